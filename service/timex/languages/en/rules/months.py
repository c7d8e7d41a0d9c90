"""Months: bare, beside the publication day or a mention, and with their year."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages.en.phrases import NEAR, YEAR, in_year, with_year
from service.timex.languages.en.words import FROM_MENTION, month_of, relation_of
from service.timex.meaning import Anaphor, Meaning, Neighbouring, Within, Written, YearAgo
from service.timex.model import Granularity
from service.timex.rule import Family, Phrase

family = Family("months")


@family.rule("date.month_year", f"(?P<month>MONTHNAME) (?:COMMA|OF|DASH(?=YEAR))? {YEAR}")
def month_year(phrase: Phrase) -> Meaning | None:
    return with_year(_month(phrase), phrase)


@family.rule("month.part_of_day", "(?P<month>MONTHNAME) DAYPART (?:IN|OF) (?P<year>YEARNAME)")
def month_and_part_of_day(phrase: Phrase) -> Meaning | None:
    """The June morning in 1998: a day of that month, which is not named."""
    return in_year(_month(phrase), phrase.words("year"))


@family.rule("month.bare", "(?P<month>MONTH|MONTHABBR DOT|(?<=IN|SINCE|UNTIL|DURING) MONTHABBR|MONTHWEAK(?=DOT))")
def bare_month(phrase: Phrase) -> Meaning | None:
    return _month(phrase)


@family.rule("month.near", f"(?P<near>{NEAR}) (?P<month>MONTH|MONTHABBR DOT?|MONTHWEAK DOT?)")
def near_month(phrase: Phrase) -> Meaning | None:
    month, near = _month(phrase), phrase.words("near")
    sign = FROM_MENTION.get(near[-1])
    return Neighbouring(month, sign) if sign else replace(month, relation=relation_of(near))


@family.rule("month.anaphor", "(?<=BREAK|DOT|IN|BY|OF|DURING|UNTIL) (?:THAT|THE SAME) (?P<month>MONTH)")
@family.rule("month.anaphor_at_end", "(?:THAT|THE SAME) (?P<month>MONTH) (?=DOT|BREAK)")
def that_month(phrase: Phrase) -> Meaning | None:
    """That September, at the beginning or the end of a sentence; but not "said that September was wet"."""
    return Within(_month(phrase), Anaphor(Granularity.YEAR, 0))


@family.rule("month.year_before", "(?P<month>MONTHNAME) AN (?P<unit>UNIT) (?:AGO|EARLIER|BEFORE)")
def month_a_year_before(phrase: Phrase) -> Meaning | None:
    return Within(_month(phrase), YearAgo(of=Granularity.YEAR)) if phrase.text("unit") == "year" else None


def _month(phrase: Phrase) -> Written:
    return Written(month=month_of(phrase.words("month")))
