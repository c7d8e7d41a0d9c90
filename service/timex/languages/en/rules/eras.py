"""Years with their era ("AD 79", "44 BC"), and years, months and days that are only about right ("circa 1850")."""

from __future__ import annotations

from service.timex.languages.en.words import ordinal_of, year_of
from service.timex.meaning import About, BeforeChrist, Meaning, Written
from service.timex.rule import Family, Phrase, Trait

family = Family("eras")
_YEAR = "(?P<year>YEAR|NUM|TWO|DAY)"
#: What may follow a year that is no count of what follows: "about 1500 | workers" is one.
_NO_COUNT = "(?:DOT|COMMA|CLOSE|STOP|BREAK|AND|IN|BY|UNTIL)"
_TO = "(?:TO|UNTIL|THROUGH|DASH)"
_LAST = "TO|UNTIL|THROUGH"


@family.rule("era.ad", f"(?: AD {_YEAR} )", Trait.YEAR)
def anno_domini(phrase: Phrase) -> Meaning | None:
    return _year(phrase)


@family.rule("era.ce", "(?P<year>YEAR|NUM|TWO|DAY) AD", Trait.YEAR)
def common_era(phrase: Phrase) -> Meaning | None:
    return _year(phrase)


def _year(phrase: Phrase) -> Written | None:
    digits = phrase.text("year")
    return Written(year=int(digits)) if digits.isdigit() and 0 < int(digits) < 3000 else None


@family.rule("era.bc", f"(?: (?:MONTHNAME DAYNUMBER|DAYNUMBER MONTHNAME|MONTHNAME) COMMA? )? {_YEAR} BC")
def before_christ(phrase: Phrase) -> Meaning | None:
    digits = phrase.text("year").replace(",", "")
    return BeforeChrist(int(digits)) if digits.isdigit() and int(digits) else None


@family.rule("era.century_bc", "THE? (?P<place>ORDINAL) DASH? (?P<unit>UNIT) BC")
def century_before_christ(phrase: Phrase) -> Meaning | None:
    """The 5th century BC."""
    place = ordinal_of(phrase.words("place"))
    return BeforeChrist(100 * place) if phrase.text("unit") == "century" and place else None


@family.rule("about.year", f"AROUND (?P<year>YEAR) (?={_NO_COUNT}|{_TO} AROUND? YEAR {_NO_COUNT})", Trait.YEAR)
def about_year(phrase: Phrase) -> Meaning | None:
    year = year_of(phrase.words("year"))
    return About(Written(year=year)) if year else None


@family.rule("about.years", f"AROUND (?P<years>YEARRANGE) (?={_NO_COUNT})", Trait.YEAR)
def about_years(phrase: Phrase) -> Meaning | None:
    """About 1990–95."""
    years = phrase.meaning("years")
    return About(years) if years else None


@family.rule(
    "about.month",
    f"(?:AROUND (?P<date>MONTHNAME) (?={_TO} AROUND? MONTHNAME) | (?<={_LAST}) AROUND (?P<last>MONTHNAME)"
    " | (?<=BETWEEN) AROUND (?P<first>MONTHNAME) (?=AND AROUND? MONTHNAME))",
)
def about_month(phrase: Phrase) -> Meaning | None:
    """From about March to about May; a month alone may be what the text is about."""
    month = phrase.meaning("date") or phrase.meaning("last") or phrase.meaning("first")
    return About(month) if month else None


@family.rule("about.abbreviated", "CIRCA DOT? (?P<year>YEAR)", Trait.YEAR)
def abbreviated(phrase: Phrase) -> Meaning | None:
    """C. 1640, ca 1640."""
    year = year_of(phrase.words("year"))
    return About(Written(year=year)) if year and phrase.written[0].islower() else None


@family.rule("about.date", "AROUND (?P<date>MONTH_DAY|DAY_MONTH|MONTH_YEAR)")
def about_date(phrase: Phrase) -> Meaning | None:
    date = phrase.meaning("date")
    return About(date) if date else None


@family.rule("decade.possessive", "(?<=THE|EARLY|LATE|MID|MIDDLE) (?P<year>YEAR) POSSESSIVE")
def decade(phrase: Phrase) -> Meaning | None:
    """The 1970's; the 1800's are the century."""
    year = int(phrase.text("year"))
    if year % 100 == 0 and year % 1000:
        return Written(century=year // 100)
    return Written(decade=year // 10) if year % 10 == 0 else None
