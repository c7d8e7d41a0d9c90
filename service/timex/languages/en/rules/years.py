"""Years, decades and centuries that are named by their number."""

from __future__ import annotations

from service.timex.languages.en.lexicon import DECADES, NUMBERS
from service.timex.languages.en.phrases import in_year
from service.timex.languages.en.words import ordinal_of
from service.timex.meaning import Between, Meaning, Part, Written
from service.timex.rule import Family, Phrase, Piece, Trait

family = Family("years")
_LAST_CENTURY = 30
_LAST_SPELLED = 20  # "the nineteen forties", "the twenty twenties"


@family.rule("year.bare", "(?:THE UNIT)? (?P<year>YEAR)", Trait.YEAR)
def bare_year(phrase: Phrase) -> Meaning | None:
    return Written(year=int(phrase.text("year")))


@family.rule("year.early", "(?<=IN) (?P<year>NUM)", Trait.YEAR)
def early_year(phrase: Phrase) -> Meaning | None:
    digits = phrase.text("year")
    return Written(year=int(digits)) if digits.isdigit() and len(digits) == 3 and digits[0] != "0" else None


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
    """The 1990s, the '60s, the thirties; "the 1800s" are a century, "the 2000s" a decade."""
    digits = phrase.text("digits") or phrase.text("short")
    if len(digits) == 5:
        if digits == "1000s" and phrase.first_word != "the":
            return None  # "1000s have died" counts people
        names_century = digits.endswith("00s") and digits < "2000s"
        return Written(century=int(digits[:2])) if names_century else Written(decade=int(digits[:3]))
    return Written(short_year=10 * (int(digits[0]) if digits else DECADES[phrase.text("word")]), decade=0)


@family.rule("decade.spelled", "THE? (?P<century>CARD) DASH? (?P<decade>DECADEWORD)")
def spelled_decade(phrase: Phrase) -> Meaning | None:
    """The nineteen forties."""
    century = int(NUMBERS[phrase.text("century")])
    if not 10 < century <= _LAST_SPELLED:
        return None
    return Written(decade=10 * century + DECADES[phrase.text("decade")])


@family.rule(
    "century.list",
    "THE? (?P<first>ORDINAL) (?P<how>AND|OR|TO|THROUGH|DASH|LONGDASH) (?: THE? (?P<mod>EARLY|LATE|MID) DASH? )? THE? "
    "(?P<last>ORDINAL) DASH? (?P<unit>UNIT|UNITS)",
)
def centuries(phrase: Phrase) -> tuple[Piece, ...] | None:
    """The 17th and early 18th centuries; the 17th to the 19th century."""
    places = [ordinal_of(phrase.words(part)) or 0 for part in ("first", "last")]
    if phrase.text("unit") not in ("century", "centuries") or not 0 < places[0] < places[1] <= _LAST_CENTURY:
        return None
    first, last = (Written(century=place - 1) for place in places)
    mod = phrase.text("mod")
    whole: Meaning = Part({"early": "START", "late": "END"}.get(mod, "MID"), last) if mod else last
    begin = phrase.match.start("mod" if mod else "last")
    is_range = phrase.text("how") not in ("and", "or", "&")
    return phrase.piece("first", first), Piece(begin, phrase.match.end(), whole, is_range)


@family.rule("century", "THE? (?P<place>ORDINAL) DASH? (?P<unit>UNIT)")
def century(phrase: Phrase) -> Meaning | None:
    place = ordinal_of(phrase.words("place"))
    return Written(century=place - 1) if phrase.text("unit") == "century" and place and place <= _LAST_CENTURY else None
