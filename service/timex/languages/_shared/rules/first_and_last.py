"""The first and last days, weeks, months and years of a period: "la última semana de 1999"."""

from __future__ import annotations

import calendar

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.lengths import length_of
from service.timex.meaning import Meaning, Part, Written
from service.timex.rule import Piece

family = SharedFamily("first_and_last")

#: The value of an ordinal that means the last one, "utolsó", and not the one before now.
FINAL = 99

_CENTURY = "(?: CENTURY DASH? OF? DASH? (?:ROMAN|DAY|NTH|ORDINAL) | PLACE DASH? CENTURY )"
_YEAR = "(?: YEARUNIT? AD? YEAR (?:DOT? YEARUNIT)? )"
_PERIOD = (
    f"(?: {_CENTURY} | MONTHUNIT? LINK MONTH (?: COMMA? LINK LINK {_YEAR} )? | SEASON (?: LINK LINK {_YEAR} )? "
    "| DECADES OF? APOS? (?:YEAR|TWO) DOT? | (?:DECADES|YEARUNIT)? DECADENUM (?:YEARUNIT)? | DECADE | HUNDREDS )"
)
_WHICH = (
    "(?: (?P<place>SHIFT|ORDINAL|NTH|DAY DOT) (?P<amount>DAY|NUMBER|SOME)? "
    "| (?P<amount_before>DAY|NUMBER) (?P<place_behind>SHIFT|ORDINAL) )"
)
_UNIT = "(?P<unit>UNIT|YEARUNIT|MONTHUNIT|DAYUNIT|DECADES)"
_FINER = ("day", "week", "month", "year", "decade")
_WHOLES = ("whole", "year", "year_at_once")


@family.rule(
    "edge.units",
    f"(?P<units>{_WHICH} {_UNIT}) "
    f"(?: (?:IN|OF)* (?P<whole>{_PERIOD}) | (?:IN|OF) OF? (?P<year>{_YEAR}) | (?P<year_at_once>YEAR YEARUNIT) )",
)
def units_at_edge(reading: Reading) -> Meaning | tuple[Piece, ...] | None:
    """In der letzten Woche des Jahres 1999, les premières années du XXe siècle, ostatnie lata XIX wieku."""
    return _at_edge(reading)


@family.rule("edge.units_behind", f"(?P<whole>{_PERIOD} | {_YEAR}) OF? (?P<units>{_WHICH} {_UNIT})")
def units_behind(reading: Reading) -> Meaning | tuple[Piece, ...] | None:
    """1999 utolsó hetében, 1800-luvun ensimmäisinä vuosina."""
    return _at_edge(reading) if reading.words.has("style", "edges behind") else None


def _at_edge(reading: Reading) -> Meaning | tuple[Piece, ...] | None:
    """Return the edge of the period; the length and the period if the words count the units."""
    edge, unit = _edge(reading), reading.value("unit")
    name = next(part for part in _WHOLES if reading.has(part))
    whole = reading.meaning(name)
    if edge is None or not isinstance(whole, Written) or unit not in _FINER:
        return None
    if amount := reading.number("amount") or reading.number("amount_before"):
        length = length_of(amount, unit)
        if length is None:
            return None
        counted, period = reading.piece("units", length), reading.piece(name, whole)
        return (counted, period) if counted.first < period.first else (period, counted)
    return (_day(edge, whole) if unit == "day" and _is_single(reading) else None) or Part(edge, whole)


def _edge(reading: Reading) -> str | None:
    place = "place" if reading.has("place") else "place_behind"
    if reading.is_of(place, "SHIFT"):
        return "END" if reading.value(place) == "-1" else None
    return {1: "START", FINAL: "END"}.get(reading.number(place) or 0)


def _is_single(reading: Reading) -> bool:
    """Return whether the word is for one day, in a language whose table has the words for several."""
    words, name = reading.words, folded(reading.written("unit"))
    has_plural = any(words.has("plural", day) for day, entry in words.entries.items() if entry.name == "DAYUNIT")
    return has_plural and not words.has("plural", name)


def _day(edge: str, whole: Written) -> Written | None:
    """Return the first or last day of a year, or of a month; None for other periods."""
    if whole == Written(whole.year) and whole.year:
        return Written(whole.year, *((1, 1) if edge == "START" else (12, 31)))
    if whole != Written(whole.year, whole.month):
        return None
    last = calendar.monthrange(whole.year or 2001, whole.month or 1)[1]
    return Written(whole.year, whole.month, 1 if edge == "START" else last)
