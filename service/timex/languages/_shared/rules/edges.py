"""Ranges of months that begin or end within a month: "von Ende März bis Mitte April 2004"."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.years import year_of
from service.timex.meaning import Meaning, Part, Written
from service.timex.rule import Piece

family = SharedFamily("edges")

_EDGE = "(?:EDGE|HALF|NUMBER) DASH? LINK LINK"
_TO = "(?:JOIN|IN|OF|AHEAD|DASH|LONGDASH)+"
_YEAR = "COMMA? LINK LINK YEARUNIT? (?P<year>YEAR) (?:DOT? YEARUNIT)?"


@family.rule(
    "months.edges",
    f"(?P<first>{_EDGE} MONTHUNIT? LINK (?P<begin>MONTH)) {_TO} (?P<last>(?:{_EDGE})? MONTHUNIT? LINK (?P<end>MONTH) "
    f"{_YEAR}) | (?P<first_month>(?P<begin_month>MONTH)) {_TO} "
    f"(?P<last_edge>{_EDGE} MONTHUNIT? LINK (?P<end_edge>MONTH) {_YEAR.replace('year', 'year_behind')})",
)
def months(dates: Reading) -> tuple[Piece, ...] | None:
    """Von Ende März bis Mitte April 2004, desde marzo hasta mediados de mayo de 2010: the year is that of both."""
    side = ("first", "begin", "last", "end", "year")
    if not dates.has("first"):
        side = ("first_month", "begin_month", "last_edge", "end_edge", "year_behind")
    first, begin, last, end, year_part = side
    year, months = year_of(dates, year_part), [int(dates.value(part) or 0) for part in (begin, end)]
    if year is None or 0 in months:
        return None
    begins = Written(year - (months[0] > months[1]), months[0])
    return _piece(dates, first, begins), _piece(dates, last, Written(year, months[1]))


@family.rule(
    "months.edges_behind",
    "(?P<first>(?P<begin>MONTH) (?P<year>YEAR)? OF? EDGE) (?:JOIN|IN|DASH|LONGDASH)? "
    "(?P<last>(?P<end>MONTH) OF? EDGE (?P<year_behind>YEAR)?) (?! COUNTED|YEARUNIT)",
)
def months_behind(dates: Reading) -> tuple[Piece, ...] | None:
    """Maaliskuun lopusta huhtikuun puoliväliin 2004, मार्च 2004 के अंत से अप्रैल के मध्य तक: the edges stand behind."""
    year, months = year_of(dates, "year"), [int(dates.value(part)) for part in ("begin", "end")]
    is_later = months[0] < months[1]
    years = (year, year + (not is_later)) if year else (0, 0)
    if year is None and (last := year_of(dates, "year_behind")):
        years = (last - (not is_later), last)
    if not all(years) or not dates.words.has("style", "edges behind"):
        return None
    first, last_month = (Written(number, month) for number, month in zip(years, months, strict=True))
    return _piece(dates, "first", first), _piece(dates, "last", last_month)


def _piece(dates: Reading, part: str, month: Written) -> Piece:
    """Return the part of a month that a part of the match names, or the whole month."""
    first, end = dates.phrase.match.span(part)
    entries = [dates.words.entry(word) for word in dates.phrase.written[first:end]]
    edge = next((entry.value for entry in entries if entry is not None and entry.name == "EDGE"), "")
    meaning: Meaning = Part(edge, month) if edge else month
    return dates.piece(part, meaning)
