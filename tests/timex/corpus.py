"""Reads the engine's corpus: TOML files of cases, positive (``corpus/en/*.toml``) and ``refused``."""

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
    """One text with every expression of time in it, or with the words that are none."""

    file: str
    number: int
    anchor: dt.date
    text: str
    timexes: tuple[dict[str, Any], ...]
    refused: str | None = None
    occurrence: int = 1

    def refused_span(self) -> tuple[int, int]:
        """Where the refused words stand: at their n-th mention."""
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
            found = tomllib.load(file)["case"]
        for number, case in enumerate(found, 1):
            timexes = tuple(case.get("timexes", ()))
            yield Case(
                path.stem, number, case["anchor"], case["text"], timexes, case.get("refused"), case.get("occurrence", 1)
            )


def positive() -> list[Case]:
    return list(cases(FOLDER))


def refused() -> list[Case]:
    return list(cases(FOLDER / "refused"))


def expected(case: Case) -> list[dict[str, Any]]:
    """What the case says, in the form of ``found``."""
    return [
        {
            "span": one["span"],
            "type": one.get("type", "DATE"),
            "value": one["value"],
            "mod": one.get("mod"),
            "days": days(one["interval"]) if "interval" in one else None,
            "certainty": one.get("certainty"),
            "alternatives": one.get("alternatives", []),
            "unresolved": one.get("unresolved", False),
        }
        for one in case.timexes
    ]


def found(tagging: Tagging) -> list[dict[str, Any]]:
    """What the engine says, in the form of ``expected``."""
    return [_found(timex) for timex in tagging.timexes]


def _found(timex: Timex) -> dict[str, Any]:
    interval = timex.date.interval if timex.date else None
    return {
        "span": timex.text,
        "type": str(timex.type),
        "value": timex.value,
        "mod": timex.mod,
        "days": f"{interval.start_on}/{interval.last_day}" if interval else None,
        "certainty": str(timex.certainty) if interval else None,
        "alternatives": [one.date.value for one in timex.alternatives],
        "unresolved": timex.unresolved is not None,
    }


def days(edtf: str) -> str:
    interval = interval_of(edtf)
    return f"{interval.start_on}/{interval.last_day}"


def explained(tagging: Tagging) -> str:
    """The trace of every expression, for a case that fails."""
    lines = [f"  {one.text!r} {one.trace.rule}: {'; '.join(one.trace.steps)}" for one in tagging.timexes]
    lines += [f"  refused {one.text!r} {one.rule}: {one.reason}" for one in tagging.rejections]
    return "\n".join(lines)
