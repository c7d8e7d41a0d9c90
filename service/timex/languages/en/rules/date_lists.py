"""Several days or months in one phrase: lists ("March 3, 4 and 7") and ranges ("3-7 March")."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages.en.phrases import YEAR, with_year
from service.timex.languages.en.words import month_of, ordinal_of
from service.timex.meaning import Between, Meaning, Written
from service.timex.rule import Family, Phrase, Piece

family = Family("date_lists")
_RANGE_MARKS = frozenset({"to", "through", "until", "till", "-", "–", "—"})
_DAYS = (
    "(?P<days>DAYNUMBER (?: (?:COMMA DAYNUMBER){0,12} COMMA? (?:AND|OR) DAYNUMBER"
    # after a dash, only digits are a day: "March 5 - First Interstate"
    " | (?:TO|THROUGH|UNTIL) DAYNUMBER | (?:DASH|LONGDASH) (?:DAY|ORDNUM) ) )"
)


@family.rule(
    "date.days",
    f"(?P<month>MONTHNAME) {_DAYS} {YEAR}? (?! DASH? (?:UNIT|UNITS|PERCENT|BIG|MERIDIEM|OF|MONTH|MONTHABBR))",
)
def days(phrase: Phrase) -> tuple[Piece, ...] | None:
    pieces = _days(phrase)
    if pieces is None:
        return None
    pieces[0] = replace(pieces[0], first=phrase.match.start("month"))
    if phrase.has("year") or phrase.has("near"):
        pieces[-1] = replace(pieces[-1], end=phrase.match.end())
    return tuple(pieces)


@family.rule("date.days_month", f"{_DAYS} OF? (?P<month>MONTHNAME) {YEAR}?")
def days_month(phrase: Phrase) -> tuple[Piece, ...] | None:
    pieces = _days(phrase)
    if pieces is None:
        return None
    pieces[-1] = replace(pieces[-1], end=phrase.match.end())
    return tuple(pieces)


def _days(phrase: Phrase) -> list[Piece] | None:
    """Return a piece for each day of the list; the month and the year are not part of any of them yet."""
    first, end = phrase.match.span("days")
    pieces: list[Piece] = []
    for place in range(first, end):
        day = ordinal_of((phrase.written[place].lower(),))
        if day is None:
            continue
        meaning = with_year(Written(month=month_of(phrase.words("month")), day=day), phrase)
        if meaning is None or day > 31:
            return None
        ends_range = bool(pieces) and phrase.written[place - 1].lower() in _RANGE_MARKS
        pieces.append(Piece(place, place + 1, meaning, ends_range))
    return pieces


@family.rule("date.day_range", f"(?P<month>MONTHNAME) (?P<days>DAYRANGE) {YEAR}?")
def day_range(phrase: Phrase) -> Meaning | None:
    return _between_days(phrase)


@family.rule("date.range_month", f"(?P<days>DAYRANGE) OF? (?P<month>MONTHNAME) {YEAR}?")
def range_month(phrase: Phrase) -> Meaning | None:
    return _between_days(phrase)


def _between_days(phrase: Phrase) -> Meaning | None:
    first, last = (int(day) for day in phrase.text("days").replace("–", "-").split("-"))
    month = month_of(phrase.words("month"))
    ends = [with_year(Written(month=month, day=day), phrase) for day in (first, last)]
    return Between(ends[0], ends[1]) if ends[0] and ends[1] and first < last else None


@family.rule(
    "date.month_list",
    "(?P<first>MONTH|MONTHABBR DOT?) (?P<how>TO|THROUGH|UNTIL|AND|OR|DASH|LONGDASH) (?P<last>MONTH|MONTHABBR DOT?) "
    f"(?! DAY|DAYRANGE) (?: (?:OF(?=YEAR))? {YEAR} )?",
)
def month_list(phrase: Phrase) -> tuple[Piece, ...] | None:
    first, last = (with_year(Written(month=month_of(phrase.words(part))), phrase) for part in ("first", "last"))
    if not first or not last:
        return None
    is_range = phrase.text("how") not in ("and", "or", "&")
    if is_range and isinstance(last, Written) and last.year is not None:
        first = Written(month=month_of(phrase.words("first")))  # ``ranges`` gives it the year that fits
    return phrase.piece("first", first), Piece(phrase.match.start("last"), phrase.match.end(), last, is_range)
