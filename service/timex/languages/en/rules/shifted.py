"""A length counted from a day: from the publication day, from the day mentioned before, or from one named beside it."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages.en.phrases import COMPOUND, LENGTH, compound_length, phrase_length
from service.timex.languages.en.words import granularity_of, half_of, length_of
from service.timex.meaning import AgoFrom, Ahead, Meaning, Shifted, Within, Written, YearAgo
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase, Piece, Trait

family = Family("shifted")
_ONE_YEAR = "P1Y"
#: The day that a length is counted from.
_DAY = "(?P<day>WRITTEN_DAY|NEAR_DAYNAME|HOLIDAY|NEARDAY)"


@family.rule("ago", f"{LENGTH} AGO")
def ago(phrase: Phrase) -> Meaning | None:
    length = phrase_length(phrase)
    return Shifted(length, -1, from_anchor=True) if length else None


@family.rule("ago.today", f"{LENGTH} AGO (?:TODAY|THIS (?P<of>UNIT|WEEKEND))")
def ago_today(phrase: Phrase) -> Meaning | None:
    """A year ago today, five years ago this month."""
    length = phrase_length(phrase)
    unit = granularity_of(phrase.text("of")) if phrase.has("of") else Granularity.DAY
    if length is None or unit is None or length.granularity is None or unit.rank <= length.granularity.rank:
        return None
    return Shifted(length, -1, from_anchor=True, unit=unit)


@family.rule("ago.on", f"{LENGTH} AGO ON? (?P<day>NEAR_DAYNAME) DAYPART?")
def ago_on(phrase: Phrase) -> Meaning | None:
    """Five years ago on Sunday, two weeks ago Friday; but not "three days ago, on Monday", which are one day."""
    length, day = phrase_length(phrase), phrase.meaning("day")
    if length is None or length.granularity is None or day is None:
        return None
    return AgoFrom(length, day, Granularity.DAY) if length.granularity.rank < Granularity.DAY.rank else None


@family.rule("ago.beside", f"{LENGTH} AGO (?P<period>(?:LAST|NEXT) (?P<of>UNIT|WEEKEND))")
def ago_beside(phrase: Phrase) -> Meaning | None:
    """Two years ago next week."""
    length, period = phrase_length(phrase), phrase.meaning("period")
    unit = granularity_of(phrase.text("of"))
    if length is None or period is None or unit is None or length.granularity is None:
        return None
    return AgoFrom(length, period, unit) if unit.rank > length.granularity.rank else None


@family.rule("ago.in", f"{LENGTH} AGO COMMA? (?:IN|ON) (?P<date>MONTH_DAY|DAY_MONTH|MONTHNAME) (?! YEARTAIL)")
def ago_in(phrase: Phrase) -> Meaning | None:
    """Ten years ago in May, three years ago on 24 February."""
    length, date = phrase_length(phrase), phrase.meaning("date")
    if length is None or length.granularity is None or not isinstance(date, Written) or date.year is not None:
        return None
    is_in_years = length.granularity.rank <= Granularity.YEAR.rank
    return Within(replace(date, weekday=None), Shifted(length, -1, from_anchor=True)) if is_in_years else None


@family.rule("ago.compound", f"{COMPOUND} (?P<side>AGO|EARLIER|LATER)")
def compound(phrase: Phrase) -> Meaning | None:
    length, side = compound_length(phrase), phrase.text("side")
    return Shifted(length, 1 if side == "later" else -1, from_anchor=side == "ago") if length else None


@family.rule("ago.half", "HEDGE? HALF AN (?P<unit>UNIT) (?P<side>AGO|EARLIER|LATER)")
def half(phrase: Phrase) -> Meaning | None:
    side = phrase.text("side")
    return Shifted(half_of(phrase.text("unit")), 1 if side == "later" else -1, from_anchor=side == "ago")


@family.rule("ago.quarter", "HEDGE? AN QUARTER (?:OF AN|DASH)? (?P<unit>UNIT) (?P<side>AGO|EARLIER|LATER)")
def quarter(phrase: Phrase) -> Meaning | None:
    """A quarter of a century ago."""
    length, side = length_of(("25",), "year"), phrase.text("side")
    if length is None or phrase.text("unit") != "century":
        return None
    return Shifted(length, 1 if side == "later" else -1, from_anchor=side == "ago")


@family.rule(
    "ago.and_half", "(?P<hedge>HEDGE)? (?P<amount>COUNT) AND AN HALF (?P<unit>ANYUNIT) (?P<side>AGO|EARLIER|LATER)"
)
def and_a_half(phrase: Phrase) -> Meaning | None:
    length = length_of(phrase.words("amount"), phrase.text("unit"), phrase.text("hedge"), half=True)
    side = phrase.text("side")
    return Shifted(length, 1 if side == "later" else -1, from_anchor=side == "ago") if length else None


@family.rule("ago.back", f"{LENGTH} BACK (?=DOT|STOP|COMMA|BREAK)")
def back(phrase: Phrase) -> Meaning | None:
    length = phrase_length(phrase)
    return Shifted(length, -1, from_anchor=True) if length else None


@family.rule("ahead", f"(?<=IN) (?! AMOUNT DASH) {LENGTH} (?! DASH|OLD|AGO|EARLIER|LATER)")
def ahead(phrase: Phrase) -> Meaning | None:
    """In two weeks; but "in two-week steps" only describes."""
    length = phrase_length(phrase)
    return Ahead(length) if length else None


@family.rule(
    "ahead.and_half", "(?<=IN) (?P<amount>COUNT) AND AN HALF (?P<unit>ANYUNIT) (?! DASH|OLD|AGO|EARLIER|LATER)"
)
def ahead_and_a_half(phrase: Phrase) -> Meaning | None:
    """In two and a half years."""
    length = length_of(phrase.words("amount"), phrase.text("unit"), half=True)
    return Ahead(length) if length else None


@family.rule("ahead.half", "(?<=IN) HALF AN (?P<unit>UNIT) (?! DASH|OLD|AGO|EARLIER|LATER)")
def ahead_half(phrase: Phrase) -> Meaning | None:
    """In half a year."""
    return Ahead(half_of(phrase.text("unit")))


@family.rule("ahead.compound", f"(?<=IN) {COMPOUND} (?! DASH|OLD|AGO|EARLIER|LATER)")
def ahead_compound(phrase: Phrase) -> Meaning | None:
    """In two years and three months."""
    length = compound_length(phrase)
    return Ahead(length) if length else None


@family.rule("ago.vague", "(?P<unit>UNITS|QUARTERS) AGO")
def vaguely_ago(phrase: Phrase) -> Meaning | None:
    length = length_of((), phrase.text("unit"))
    return Shifted(length, -1, from_anchor=True) if length else None


@family.rule("from_now", f"{LENGTH} (?:FROM (?:NOW|(?P<today>TODAY))|HENCE)")
def from_now(phrase: Phrase) -> Meaning | None:
    """A month from now; a week from today, which is a day."""
    length, unit = phrase_length(phrase), Granularity.DAY if phrase.has("today") else None
    return Shifted(length, 1, from_anchor=True, unit=unit) if length else None


@family.rule("earlier_later", f"{LENGTH} (?P<side>(?:EARLIER|LATER)(?!THAN)|BEFORE(?=DOT|COMMA|STOP|CLOSE))")
@family.rule("earlier_later.that", f"{LENGTH} (?P<side>AFTER|BEFORE) THAT(?=DOT|COMMA|STOP|CLOSE|BREAK|AND)")
def earlier_or_later(phrase: Phrase) -> Meaning | tuple[Piece, ...] | None:
    length = phrase_length(phrase)
    if length is None:
        return None
    sign = 1 if phrase.text("side") in ("later", "after") else -1
    if sign < 0 and length.value == _ONE_YEAR:
        # In "3 percent more than a year earlier" the hedge belongs to the comparison.
        return (Piece(phrase.match.start("amount"), phrase.match.end(), YearAgo(follows=True)),)
    return Shifted(length, sign, from_anchor=False)


@family.rule("before_after", f"{LENGTH} (?P<side>BEFORE|AFTER) {_DAY}", Trait.PAIR)
@family.rule("from_day", f"(?<!FOR|AROUND|NEARLY) {LENGTH} (?P<side>FROM) {_DAY}", Trait.PAIR)
def before_or_after(phrase: Phrase) -> tuple[Piece, ...] | None:
    """Two weeks before Christmas; a week from Tuesday, which is a Tuesday; but not "for two days from Tuesday"."""
    length, day = phrase_length(phrase), phrase.meaning("day")
    if length is None or day is None:
        return None
    sign = -1 if phrase.text("side") == "before" else 1
    unit = Granularity.DAY if phrase.text("side") == "from" and length.granularity else None
    shifted = Shifted(length, sign, from_anchor=False, reference=day, unit=unit)
    return Piece(0, phrase.match.start("side"), shifted), phrase.piece("day", day)
