"""The engine's corpus: TOML files of texts with expressions of time, and of words that only look like them.

A case has an ``anchor``, a ``text`` and ``timexes``: all the expressions of the text, in order. An expression has its
``span`` and TIMEX3 ``value``; ``interval`` and ``certainty`` if it has a date. Defaults: ``type`` DATE; no ``mod``,
``zone``, ``part_of_day`` or ``alternatives`` (their values); not ``unresolved``; ``approximate`` for a part of a period
only; ``clock`` as in the value; ``edtf`` of a day, month, year or week its value or interval, of a part of a period its
interval. The other fields of ``WHERE_GIVEN`` are compared where a case gives them. ``ranges`` are the pairs of
expressions that are the ends of one range; none by default.

A refused case names the ``refused`` words (one string or several, from the n-th ``occurrence`` on); its ``timexes`` are
compared where it gives them, so that ``[]`` means none.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.timex import tag
from service.timex.edtf import date_of
from service.timex.model import Anchor, CalendarDate, Tagging, Timex

FOLDER = Path(__file__).parents[1] / "corpus" / "en"
WHERE_GIVEN = ("edtf", "direction", "trace")

_PARTS = ("START", "MID", "END")  # about these days of a period
_DAY = len("2025-03-13")
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}(T.+)?")
_WITHOUT_EDTF = re.compile(r"P|\d{4}-W")  # lengths, weeks and weekends are written as intervals of days

Fields = dict[str, Any]
_UNDATED: Fields = {**dict.fromkeys(("days", "clock", "certainty", "zone", "part_of_day")), "approximate": False}


@dataclass(frozen=True)
class Case:
    """One text with its anchor and its expressions of time, or with words that are not one."""

    file: str
    number: int
    anchor: dt.date
    text: str
    timexes: tuple[Fields, ...] | None
    ranges: tuple[Fields, ...]
    refused: tuple[str, ...] = ()
    occurrence: int = 1

    def refused_spans(self) -> Iterator[tuple[int, int]]:
        """Yield the half-open offsets of the refused words."""
        start = -1
        for _ in range(self.occurrence):
            start = self.text.index(self.refused[0], start + 1)
        for words in self.refused:
            start = self.text.index(words, start)
            yield start, start + len(words)
            start += len(words)

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
            yield _case(path.stem, number, case)


def _case(file: str, number: int, case: Fields) -> Case:
    timexes, words = case.get("timexes"), case.get("refused", [])
    return Case(
        file,
        number,
        case["anchor"],
        case["text"],
        None if timexes is None else tuple(timexes),
        tuple(case.get("ranges", ())),
        (words,) if isinstance(words, str) else tuple(words),
        case.get("occurrence", 1),
    )


def positive() -> list[Case]:
    return list(cases(FOLDER))


def refused() -> list[Case]:
    return list(cases(FOLDER / "refused"))


def expected(case: Case) -> list[Fields]:
    """Return the fields of the case's expressions that are compared, in the form of ``actual``."""
    return [_expected(timex) for timex in case.timexes or ()]


def _expected(timex: Fields) -> Fields:
    time = timex["value"].partition("T")[2]
    return {
        "span": timex["span"],
        "type": timex.get("type", "DATE"),
        "value": timex["value"],
        "mod": timex.get("mod"),
        "days": days(timex["interval"]) if "interval" in timex else None,
        "clock": timex.get("clock", time if ":" in time and "interval" in timex else None),
        "certainty": timex.get("certainty"),
        "alternatives": timex.get("alternatives", []),
        "unresolved": timex.get("unresolved", False),
        "zone": timex.get("zone"),
        "part_of_day": timex.get("part_of_day"),
        "approximate": _is_approximate(timex),
        **_edtf(timex),
        **{field: timex[field] for field in WHERE_GIVEN if field in timex},
    }


def _is_approximate(timex: Fields) -> bool:
    default = _is_part(timex) and "interval" in timex
    return bool(timex.get("approximate", default))


def _is_part(timex: Fields) -> bool:
    """Return whether an expression is a part of a period that is longer than a day."""
    return timex.get("mod") in _PARTS and len(timex["value"]) < _DAY


def _edtf(timex: Fields) -> Fields:
    """Return the EDTF that follows from the value or the interval; nothing for periods with a form of their own."""
    if "interval" not in timex:
        return {}
    mark = "~" if _is_approximate(timex) else ""
    if _PLAIN.fullmatch(timex["value"]) and not _is_part(timex):
        return {"edtf": timex["value"].partition("T")[0] + mark}
    if _WITHOUT_EDTF.match(timex["value"]) or _is_part(timex):
        return {"edtf": "/".join(day + mark for day in timex["interval"].split("/"))}
    return {}


def actual(tagging: Tagging) -> list[Fields]:
    """Return all fields of the expressions that the engine found."""
    return [_actual(timex) for timex in tagging.timexes]


def _actual(timex: Timex) -> Fields:
    return {
        "span": timex.text,
        "type": str(timex.type),
        "value": timex.value,
        "mod": timex.mod,
        "alternatives": [alternative.date.value for alternative in timex.alternatives],
        "unresolved": timex.unresolved is not None,
        "direction": timex.direction.value,
        "trace": f"{timex.trace.rule}: {'; '.join(_own_steps(timex))}",
    } | (_dated(timex.date, str(timex.certainty)) if timex.date else _UNDATED)


def _own_steps(timex: Timex) -> Iterator[str]:
    """Yield the steps of a trace, except those that quote dateparser."""
    return (step for step in timex.trace.steps if not step.startswith("dateparser reads"))


def _dated(date: CalendarDate, certainty: str) -> Fields:
    return {
        "days": f"{date.interval.start_on}/{date.interval.last_day}",
        "edtf": date.edtf,
        "clock": date.clock,
        "zone": date.zone,
        "part_of_day": date.part_of_day,
        "approximate": date.approximate,
        "certainty": certainty,
    }


def differences(case: Case, tagging: Tagging) -> list[str]:
    """Return what the engine found and the case does not say, and the other way round."""
    wanted, got = expected(case), actual(tagging)
    spans = [fields["span"] for fields in got]
    if spans != [fields["span"] for fields in wanted]:
        return [f"found {spans}"]
    return [
        f"{fields['span']!r}: {name} is {found.get(name)!r}, not {value!r}"
        for fields, found in zip(wanted, got, strict=True)
        for name, value in fields.items()
        if found.get(name) != value
    ]


def range_differences(case: Case, tagging: Tagging) -> list[str]:
    """Return the ranges that the engine joined if the case gives others."""
    joined = [
        {
            "first": tagging.timexes[span.first].text,
            "last": tagging.timexes[span.last].text,
            "value": span.date.value,
            "edtf": span.date.edtf,
        }
        for span in tagging.spans
    ]
    return [] if list(case.ranges) == joined else [f"ranges are {joined}"]


def days(edtf: str) -> str:
    interval = date_of(edtf).interval
    return f"{interval.start_on}/{interval.last_day}"


def explained(tagging: Tagging) -> str:
    """Return the trace of every expression, for a case that fails."""
    lines = [f"  {timex.text!r} {timex.trace.rule}: {'; '.join(timex.trace.steps)}" for timex in tagging.timexes]
    lines += [f"  rejected {words.text!r} {words.rule}: {words.reason}" for words in tagging.rejections]
    return "\n".join(lines)
