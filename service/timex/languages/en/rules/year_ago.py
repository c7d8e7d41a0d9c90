"""The same period of another year: "the year-ago quarter", "the same period last year", "the 1988 quarter"."""

from __future__ import annotations

from service.timex.languages.en.phrases import is_year
from service.timex.languages.en.words import granularity_of, length_of, ordinal_of
from service.timex.meaning import Meaning, Within, Written, YearAgo
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase, Trait

family = Family("year_ago")
#: What is sought in another year; a field of 0 stands for the number of the period last mentioned.
_SAME = {"quarter": Written(quarter=0), "month": Written(month=0), "period": Written(), "half": Written()}


@family.rule(
    "year_ago.period",
    "(?: THE? SAME? (?P<unit>UNIT) DASH (?:AGO|EARLIER) (?P<of>ORDINAL DASH? QUARTER|QUARTER|PERIOD|HALF)"
    " | (?P<alone>UNIT) DASH (?:AGO|EARLIER) )",
    Trait.YEAR_AGO,
)
def year_ago(phrase: Phrase) -> Meaning | None:
    return _year_ago(phrase.text("unit") or phrase.text("alone"), phrase.words("of"))


@family.rule(
    "year_ago.same",
    "(?:THE SAME|SAME|THE SAME FISCAL) (?P<of>(?:ORDINAL DASH?)? QUARTER|PERIOD|HALF|UNIT|TIME) "
    "(?:OF|IN|DURING)? (?: AN (?P<unit>UNIT) (?:AGO|EARLIER|BEFORE) | LAST (?P<last>UNIT) | THE PREVIOUS "
    "(?P<before>UNIT))",
    Trait.YEAR_AGO,
)
def same_last_year(phrase: Phrase) -> Meaning | None:
    unit = phrase.text("unit") or phrase.text("last") or phrase.text("before")
    if phrase.text("of") == "time":
        return YearAgo(of=Granularity.YEAR, from_anchor=True) if unit == "year" else None
    return _year_ago(unit, phrase.words("of"))


@family.rule(
    "year_ago.same_of",
    "THE SAME FISCAL? (?P<of>QUARTER|PERIOD|HALF|UNIT) (?:OF|IN|DURING) (?P<year>YEARNAME)",
    Trait.YEAR_AGO,
)
def same_of_year(phrase: Phrase) -> Meaning | None:
    year, inner = phrase.meaning("year"), _SAME.get(phrase.text("of"))
    return Within(inner, year) if year and inner else None


@family.rule(
    "year_ago.quarter",
    "THE (?P<of>(?:ORDINAL DASH?)? QUARTER|PERIOD) AN (?P<unit>UNIT) (?:AGO|EARLIER|BEFORE)",
    Trait.YEAR_AGO,
)
def quarter_a_year_ago(phrase: Phrase) -> Meaning | None:
    return _year_ago(phrase.text("unit"), phrase.words("of"))


@family.rule("year_ago.this_day", "(?<!TO) THIS (?P<unit>UNIT) (?:OF|IN)? (?P<year>YEARNAME|LAST UNIT)", Trait.YEAR_AGO)
def this_day(phrase: Phrase) -> Meaning | None:
    """On this day in 1889, this day last year."""
    year = phrase.meaning("year")
    if phrase.text("unit") != "day" or not (isinstance(year, Written) or (year and is_year(year))):
        return None
    return Within(Written(month=0, day=0), year)


@family.rule("year_ago.length", "THE? UNIT DASH (?:AGO|EARLIER) (?P<amount>COUNT) (?P<unit>UNITS|QUARTERS)")
@family.rule("year_ago.length_of", "THE YEAR (?P<amount>COUNT) (?P<unit>UNITS|QUARTERS)")
def length_a_year_ago(phrase: Phrase) -> Meaning | None:
    """The year-earlier nine months, the 1988 nine months: a length, as of the months that are reported."""
    return length_of(phrase.words("amount"), phrase.text("unit"))


def _year_ago(unit: str, of: tuple[str, ...]) -> Meaning | None:
    if unit != "year":
        return None
    if len(of) > 1:
        return YearAgo(Granularity.QUARTER, quarter=ordinal_of(of[:-1]))
    return YearAgo(granularity_of(of[0]) if of and of[0] != "period" else None)


@family.rule("year_ago.last", "LAST (?P<unit>UNIT) POSSESSIVE (?P<of>PERIOD|QUARTER)", Trait.YEAR_AGO)
def quarter_of_last_year(phrase: Phrase) -> Meaning | None:
    return _year_ago(phrase.text("unit"), phrase.words("of"))


@family.rule("year_ago.period_of", "THE (?P<year>YEAR) (?P<of>PERIOD|QUARTER)", Trait.YEAR_AGO)
def period_of_year(phrase: Phrase) -> Meaning | None:
    return Within(_SAME[phrase.text("of")], Written(year=int(phrase.text("year"))))
