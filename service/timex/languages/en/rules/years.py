"""Years, decades and centuries that are named by their number."""

from __future__ import annotations

from service.timex.languages.en.lexicon import DECADES, NUMBERS
from service.timex.languages.en.phrases import in_year
from service.timex.languages.en.words import ordinal_of
from service.timex.meaning import Between, Meaning, Written
from service.timex.rule import Family, Phrase, Trait

family = Family("years")
_LAST_CENTURY = 30
_LAST_SPELLED = 20  # "the nineteen forties", "the twenty twenties"


@family.rule("year.bare", "(?:THE UNIT)? (?P<year>YEAR)", Trait.YEAR)
def bare_year(phrase: Phrase) -> Meaning | None:
    return Written(year=int(phrase.text("year")))


@family.rule("year.named", "THE UNIT (?P<year>SPELLEDYEAR)", Trait.YEAR)
def named_year(phrase: Phrase) -> Meaning | None:
    return in_year(Written(), phrase.words("year"))


@family.rule("year.spelled", "(?<=IN|OF|BY|TO) (?P<year>SPELLEDYEAR) (?! UNITS|MULTIPLIER|BIG)", Trait.YEAR)
def spelled_year(phrase: Phrase) -> Meaning | None:
    return in_year(Written(), phrase.words("year"))


@family.rule("year.said", "(?P<year>CARD CARD DASH CARD) (?! UNIT|DASH|MULTIPLIER|BIG)", Trait.YEAR)
def hyphenated_year(phrase: Phrase) -> Meaning | None:
    # No other number is spelled like "nineteen ninety-six", so it needs no preposition.
    return in_year(Written(), phrase.words("year")) if phrase.first_word.endswith("teen") else None


@family.rule("year.short", "(?P<year>SHORTYEAR) (?! APOS)", Trait.YEAR)
def short_year(phrase: Phrase) -> Meaning | None:
    return in_year(Written(), phrase.words("year"))


@family.rule("year.range", "YEARRANGE", Trait.YEAR)
def year_range(phrase: Phrase) -> Meaning | None:
    first, last = phrase.written[0].replace("–", "-").replace("/", "-").split("-")
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return Between(Written(year=int(first)), Written(year=end)) if int(first) < end else None


@family.rule("decade", "(?:THE? (?P<digits>DECADENUM) | THE? APOS (?P<short>DECADENUM) | THE (?P<word>DECADEWORD))")
def decade(phrase: Phrase) -> Meaning | None:
    digits = phrase.text("digits") or phrase.text("short")
    if len(digits) == 5:
        return Written(decade=int(digits[:3]))
    return Written(short_year=10 * (int(digits[0]) if digits else DECADES[phrase.text("word")]), decade=0)


@family.rule("decade.spelled", "THE? (?P<century>CARD) DASH? (?P<decade>DECADEWORD)")
def spelled_decade(phrase: Phrase) -> Meaning | None:
    """The nineteen forties."""
    century = int(NUMBERS[phrase.text("century")])
    if not 10 < century <= _LAST_SPELLED:
        return None
    return Written(decade=10 * century + DECADES[phrase.text("decade")])


@family.rule("century", "THE? (?P<place>ORDINAL) DASH? (?P<unit>UNIT)")
def century(phrase: Phrase) -> Meaning | None:
    place = ordinal_of(phrase.words("place"))
    return Written(century=place - 1) if phrase.text("unit") == "century" and place and place <= _LAST_CENTURY else None
