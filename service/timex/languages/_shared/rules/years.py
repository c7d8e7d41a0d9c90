"""Years, with and without a word beside them."""

from __future__ import annotations

import re

from service.timex.languages._shared.early_years import has_leading_words
from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import counts_to_four, is_this_year, with_ending, year_in_words, year_of
from service.timex.meaning import About, Between, Meaning, Written
from service.timex.rule import Piece, Trait

family = SharedFamily("years")

#: Years of one digit have "AD" beside them, or the number counts or orders something.
_EARLIEST = 10
_EARLIEST_AFTER = 150


@family.rule(
    "year.marked",
    "AD? (?:(?:YEARUNIT|(?P<each>SET)) AD? (?P<behind>YEAR|BUDDHIST) "
    "| (?P<year>YEAR|NUMBER|BUDDHIST) (?P<dot>DOT)? (?P<unit>YEARUNIT) (?! YEAR))",
    Trait.YEAR,
)
def marked_year(year: Reading) -> Meaning | None:
    """Im Jahr 2011, 2011 год, 2011年, but not 2000 Jahre; "al año" is "a year", but not in "al año 1000"."""
    if year.has("each") and year.value("each") != "P1Y":
        return None
    if not year.has("dot") and year.words.has("counted years", folded(year.written("unit"))):
        return None
    number = year_of(year, "behind") or year_of(year, "year")
    return Written(year=number) if number else None


@family.rule("year.before_unit", "(?P<year>YEAR) (?P<dot>DOT)? YEARUNIT (?=YEAR)", Trait.YEAR)
def year_before_unit(year: Reading) -> Meaning | None:
    """1910年1200人, в 1878 году 1200 солдат: the word belongs to the number in front of it."""
    words = year.words
    is_before = year.has("dot") or any(words.has("style", style) for style in ("numbered days", "years have a word"))
    is_before = is_before or "ending.opening year" in words.lists or words.has("style", "units behind years")
    number = year_of(year, "year")
    return Written(year=number) if number and is_before else None


@family.rule("year.of_life", "(?P<year>NUM) (?! COUNTED|ANY_UNIT|PERCENT|MONEY)", Trait.YEAR)
def year_of_life(year: Reading) -> Meaning | None:
    """Otto starb 973, der 912 geborene Otto: a year of three digits beside a birth, a death, a coronation."""
    is_early = re.fullmatch(r"[1-9]\d\d(?!\d).*", folded(year.written("year")))
    return Written(year=year.number("year")) if is_early and "of life" in year.words.lists else None


@family.rule(
    "year.early",
    "AD? YEARUNIT AD? (?P<behind>NUM) (?! COUNTED|ANY_UNIT|PERCENT|MONEY|DECADESUFFIX) "
    "| (?<=IN) (?P<after>NUM) (?P<unit_after>YEARUNIT) (?! SINCE|LATER) "
    "| (?P<year>NUM) (?P<dot>DOT)? (?P<unit>YEARUNIT) (?! SINCE|LATER) (?P<particle>IN)? "
    "| (?P<two>TWO) DOT? (?P<unit_of_two>YEARUNIT) (?! SINCE|LATER) | (?P<nth>NTH) YEARUNIT (?! SINCE|LATER)",
    Trait.YEAR,
)
def early_year(year: Reading) -> Meaning | None:
    """Vuonna 476, в 476 году, 794年に: years of three digits, beside a word that does not count years."""
    number = year.number("behind") or year.number("after") or year.number_or_zero("year")
    unit = year.written("unit") or year.written("unit_after")
    in_digits = year.words.has("style", "numbered days") and (year.has("particle") or year.has("after"))
    is_year = year.has("behind") or in_digits or year.words.has("dated year", folded(unit))
    is_year = is_year or (year.has("dot") and year.words.has("style", "years have a dot"))
    is_year = is_year or (year.written("year") or year.written("after")).endswith("-")  # Uzbek 313-yilda
    if year.has("nth"):  # Azerbaijani 313-cü ildə; the 13th year is none
        number = year.number_or_zero("nth")
        return Written(year=number) if 100 <= number < 1000 and _numbers_join(year) else None
    number_before, few = number or year.number_or_zero("two"), folded(year.written("unit_of_two") or unit)
    if year.words.has("counts to four", few) and not counts_to_four(number_before):
        return Written(year=number_before) if _EARLIEST <= number_before < 1000 else None
    if year.has("two"):
        number, is_year = year.number_or_zero("two"), year.words.has("dated year", folded(year.written("unit_of_two")))
    return Written(year=number) if is_year and _EARLIEST <= number < 1000 else None


def _numbers_join(year: Reading) -> bool:
    return year.words.has("style", "numbers join words")


@family.rule("year.early_after", "(?P<first>(?P<year>NUM) YEARUNIT) LATER", Trait.YEAR)
def year_after(year: Reading) -> tuple[Piece, ...] | None:
    """476年後: after 476, as hardly anybody counts that many years ahead."""
    number = year.number_or_zero("year")
    is_year = year.words.has("style", "numbered days") and _EARLIEST_AFTER <= number < 1000
    return (year.piece("first", Written(year=number)),) if is_year else None


@family.rule(
    "year.of_two_digits",
    "(?P<unit>YEARUNIT) (?P<year>TWO|DAY) (?! DOT? (?:COUNTED|ANY_UNIT|PERCENT|MONEY|DECADESUFFIX|MONTH|MONTHABBR|"
    "SINCE|LATER|AHEAD|JOIN|DASH|LONGDASH|OF OF))",
    Trait.YEAR,
)
def year_of_two_digits(year: Reading) -> Meaning | None:
    """Im Jahr 79, en el año 79, År 79: behind a word that does not count what follows."""
    number = year.number_or_zero("year")
    return Written(year=number) if number >= _EARLIEST else None


@family.rule("year.opening", "(?<=IN|OF|AGO|AHEAD|ABOUT) (?P<year>NUM) (?! COUNTED|ANY_UNIT|PERCENT|MONEY)", Trait.YEAR)
def opening_year(year: Reading) -> Meaning | None:
    """En 313, el emperador; um 410: a year of three digits behind the word that begins its sentence, or "about"."""
    is_early = re.fullmatch(r"[1-9]\d\d", folded(year.written("year")))
    has_no_word = year.words.has("style", "early years without a word") or has_leading_words(year.words)
    return Written(year=year.number("year")) if is_early and has_no_word else None


@family.rule("year.first", "(?P<year>NUM)", Trait.YEAR)
def first_year(year: Reading) -> Meaning | None:
    """843 wurde das Reich geteilt: a year of three digits that opens its sentence, with a singular verb behind it."""
    is_early = re.fullmatch(r"[1-9]\d\d", year.written("year"))
    return Written(year=year.number("year")) if is_early and "plural verb endings" in year.words.lists else None


@family.rule("year.this_year", "(?P<words>RELATIVE) (?P<year>NUM|TWO) (?! COUNTED|ANY_UNIT|PERCENT|MONEY)", Trait.YEAR)
def year_behind_this_year(year: Reading) -> Meaning | None:
    """I år 313 tillät kejsaren …: "i år" is "this year", but its verb would follow at once."""
    number = year.number_or_zero("year")
    return Written(year=number) if is_this_year(year, "words") and _EARLIEST <= number < 1000 else None


@family.rule(
    "year.named_this_year", "(?P<words>RELATIVE) (?P<year>YEAR) (?! COUNTED|ANY_UNIT|PERCENT|MONEY)", Trait.YEAR
)
def year_named_this_year(year: Reading) -> Meaning | None:
    """I år 1000 kom kristendomen: "i år" and a number of four digits."""
    number = year_of(year, "year")
    return Written(year=number) if number and is_this_year(year, "words") else None


@family.rule(
    "year.following",
    "(?P<words>ANAPHOR) (?P<year>YEAR) (?: DOT? YEARUNIT | (?! COUNTED|ANY_UNIT|PERCENT|MONEY) )",
    Trait.YEAR,
)
def year_behind_following_year(year: Reading) -> Meaning | None:
    """Im folgenden Jahr 1921; a round number would count what follows."""
    number = year_of(year, "year")
    is_year = year.value("words").startswith("year.") and number is not None and number % 100 != 0
    return Written(year=number) if is_year else None


@family.rule("year.edge", "(?P<words>RELATIVE) OF? (?P<year>YEAR)", Trait.YEAR)
def edge_of_year(year: Reading) -> Meaning | None:
    """Jahresende 2026: the end of the year that follows, which is otherwise the current one."""
    number = year_of(year, "year")
    return Written(year=number) if number and year.words.has("edge of year", folded(year.written("words"))) else None


@family.rule("year.locative", "(?P<year>NUM) (?P<behind>IN)? (?! COUNTED|ANY_UNIT|PERCENT|MONEY)", Trait.YEAR)
def locative_year(year: Reading) -> Meaning | None:
    """476'da imparatorluk yıkıldı, 814 में: a year of three digits that opens its sentence with "in" behind it."""
    number, ending = with_ending(year.written("year"))
    ending = ending or folded(year.written("behind"))
    is_in = year.words.has("ending.opening year", ending)
    return Written(year=number) if is_in and 100 <= number < 1000 else None


@family.rule(
    "year.spelled",
    "(?<=IN|OF|YEARUNIT) (?P<words>NUMBER NUMBER? NUMBER? (?: JOIN? NUMBER )?) "
    "(?! COUNTED|ANY_UNIT|PERCENT|MONEY|NUMBER)",
    Trait.YEAR,
)
def spelled_year(year: Reading) -> Meaning | None:
    """En mil novecientos treinta y seis, en dos mil veinte."""
    values = [int(year.words.value(word)) for word in year.written("words").split() if year.words.value(word).isdigit()]
    return Written(year=number) if (number := year_in_words(values)) else None


@family.rule("year.bare", "AD? (?P<year>YEAR|BUDDHIST)", Trait.YEAR)
def bare_year(year: Reading) -> Meaning | None:
    number = year_of(year, "year")
    return Written(year=number) if number else None


@family.rule("year.short", "(?<=IN|OF|JOIN) APOS (?P<short>TWO) (?! YEARUNIT|ANY_UNIT)", Trait.YEAR)
def short_year(year: Reading) -> Meaning | None:
    """Nel '68, in '45."""
    return Written(short_year=year.number("short"))


@family.rule(
    "year.about",
    "ABOUT (?:YEARUNIT (?P<behind>YEAR) | AD? (?P<year>YEAR) (?P<unit>YEARUNIT)?) | (?P<before>YEAR) ABOUT",
    Trait.YEAR,
)
def about_year(year: Reading) -> Meaning | None:
    """Um 1150, 1150 civarında: the word stands behind where edges do."""
    if year.has("before") and not year.words.has("style", "edges behind"):
        return None
    if year.words.has("counted years", folded(year.written("unit"))):
        return None  # около 2000 лет назад
    number = year_of(year, "behind") or year_of(year, "year") or year_of(year, "before")
    return About(Written(year=number)) if number else None


@family.rule("year.range", "YEARUNIT? (?P<years>YEARRANGE) (?:DOT? YEARUNIT)?", Trait.YEAR)
def year_range(years: Reading) -> Meaning | None:
    first, last = re.findall(r"\d+", folded(years.written("years")))
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return Between(Written(year=int(first)), Written(year=end)) if int(first) < end else None
