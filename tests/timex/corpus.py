"""The engine's corpus: TOML files of texts with expressions of time, and of words that only look like them."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.timex import tag
from service.timex.edtf import interval_of
from service.timex.model import Anchor, Tagging, Timex

FOLDER = Path(__file__).parents[1] / "corpus" / "en"


@dataclass(frozen=True)
class Case:
    """One text with its anchor and all its expressions of time, or with words that are not one.

    The refused words are those at their n-th ``occurrence``.
    """

    file: str
    number: int
    anchor: dt.date
    text: str
    timexes: tuple[dict[str, Any], ...]
    refused: str | None = None
    occurrence: int = 1

    def refused_span(self) -> tuple[int, int]:
        """Return the half-open offsets of the refused words."""
        words = self.refused or ""
        start = -1
        for _ in range(self.occurrence):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    @property
    def id(self) -> str:
        return f"{self.file}:{self.number} {self.text[:50]}"

    def tag(self, *, explain: bool = False) -> Tagging:
        return tag(self.text, Anchor(self.anchor), explain=explain)


def cases(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.toml")):
        with path.open("rb") as file:
            loaded = tomllib.load(file)["case"]
        for number, case in enumerate(loaded, 1):
            timexes = tuple(case.get("timexes", ()))
            yield Case(
                path.stem, number, case["anchor"], case["text"], timexes, case.get("refused"), case.get("occurrence", 1)
            )


def positive() -> list[Case]:
    return list(cases(FOLDER))


def refused() -> list[Case]:
    return list(cases(FOLDER / "refused"))


def expected(case: Case) -> list[dict[str, Any]]:
    """Return the expressions of a case in the form of ``actual``."""
    return [
        {
            "span": timex["span"],
            "type": timex.get("type", "DATE"),
            "value": timex["value"],
            "mod": timex.get("mod"),
            "days": days(timex["interval"]) if "interval" in timex else None,
            "certainty": timex.get("certainty"),
            "alternatives": timex.get("alternatives", []),
            "unresolved": timex.get("unresolved", False),
        }
        for timex in case.timexes
    ]


def actual(tagging: Tagging) -> list[dict[str, Any]]:
    """Return the expressions that the engine found in the form of ``expected``."""
    return [_actual(timex) for timex in tagging.timexes]


def _actual(timex: Timex) -> dict[str, Any]:
    interval = timex.date.interval if timex.date else None
    return {
        "span": timex.text,
        "type": str(timex.type),
        "value": timex.value,
        "mod": timex.mod,
        "days": f"{interval.start_on}/{interval.last_day}" if interval else None,
        "certainty": str(timex.certainty) if interval else None,
        "alternatives": [alternative.date.value for alternative in timex.alternatives],
        "unresolved": timex.unresolved is not None,
    }


def days(edtf: str) -> str:
    interval = interval_of(edtf)
    return f"{interval.start_on}/{interval.last_day}"


def explained(tagging: Tagging) -> str:
    """Return the trace of every expression, for a case that fails."""
    lines = [f"  {timex.text!r} {timex.trace.rule}: {'; '.join(timex.trace.steps)}" for timex in tagging.timexes]
    lines += [f"  rejected {words.text!r} {words.rule}: {words.reason}" for words in tagging.rejections]
    return "\n".join(lines)
