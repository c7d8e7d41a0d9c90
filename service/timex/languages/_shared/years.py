"""Years as numbers: the years that texts mean, in full, in two digits, and in the Buddhist calendar.

Years of the Buddhist calendar (2400 to 2599 in Thai, Lao and Khmer, and those behind its mark) are converted.
``other_calendars`` refuses those of the Persian and Islamic calendars.
"""

from __future__ import annotations

import re
from dataclasses import replace

from service.timex.languages._shared.family import Reading
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.meaning import Meaning, Relation, Written

#: The number of the century that texts name last.
LAST_CENTURY = 21
_FEW = 10  # as many centuries are hardly ever counted
RELATIONS = {-1: Relation.LAST, 0: Relation.THIS, 1: Relation.NEXT}
_FIRST, _LAST = 1000, 2100
_THOUSAND, _LONGEST_REST = 1000, 3  # digits
_BUDDHIST_ERA, _BUDDHIST, _HUNDRED = 543, ("th", "lo", "km"), 100
_BUDDHIST_YEARS = range(2400, 2600)
#: The first decade that is of the 20th century if nothing else is said: "los años 20" are hardly the 2020s.
_FIRST_DECADE = 20
#: The first two-digit year that is of the 20th century, not of the 21st.
_FIRST_OF_LAST_CENTURY = 50


def year_of(reading: Reading, part: str) -> int | None:
    """Return the year of a part of a match; None if it is absent or no year that texts mean."""
    year = reading.number(part)
    if year is None:
        return None
    if is_buddhist(reading, part):
        return year - _BUDDHIST_ERA if year - _BUDDHIST_ERA <= _LAST else None
    if year in _BUDDHIST_YEARS and reading.words.code in _BUDDHIST:
        return year - _BUDDHIST_ERA
    return year if _FIRST <= year <= _LAST else None


def is_buddhist(reading: Reading, part: str) -> bool:
    """Return whether the mark of the Buddhist era stands before a part of a match: พ.ศ. 2310 is 1767."""
    first = reading.phrase.match.start(part)
    before = (reading.words.entry(reading.phrase.written[place]) for place in range(max(0, first - 2), first))
    return any(entry is not None and entry.value == "buddhist" for entry in before)


def counts_to_four(number: int) -> bool:
    """Return whether a number has the form of "year" that two to four have: 22 года, but 25 лет."""
    return 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14


def is_this_year(reading: Reading, part: str) -> bool:
    """Return whether a part is "in" and "year", "i år", which is "this year" unless a number follows."""
    preposition, _, unit = reading.written(part).partition(" ")
    entry = reading.words.entry(unit or " ")
    return reading.words.has("in", folded(preposition)) and entry is not None and entry.name == "YEARUNIT"


def year_in_words(values: list[int]) -> int | None:
    """Return the year that number words add up to, with a thousand in front: 2, 1000, 20 -> 2020; None for others."""
    thousands = 2 if values[:2] == [2, _THOUSAND] else 1
    rest = values[thousands:]
    if values[thousands - 1 : thousands] != [_THOUSAND] or not rest:
        return None
    digits = [len(str(value)) for value in rest]
    if digits != sorted(set(digits), reverse=True) or digits[0] > _LONGEST_REST:
        return None
    year = thousands * _THOUSAND + sum(rest)
    return year if _FIRST < year <= _LAST else None


def of_buddhist_era(year: int, words: Words) -> int | None:
    """Return the year of 17/8/2542 and 17/8/42 where languages count from the Buddha's death; None elsewhere."""
    if words.code not in _BUDDHIST:
        return None
    if year < _HUNDRED:
        year += _BUDDHIST_YEARS.start + _HUNDRED
    return year - _BUDDHIST_ERA if year in _BUDDHIST_YEARS else None


def with_short_year(written: Written, reading: Reading) -> Written:
    """Return a date with the two digits of its year, the part "short" of a match: 17 ส.ค. 42 is of 1999."""
    short = reading.number_or_zero("short")
    year = of_buddhist_era(short, reading.words)
    return replace(written, year=year) if year else replace(written, short_year=short)


def full_year(year: int) -> int:
    """Return the full year of one in two digits."""
    if year > 99:
        return year
    return year + (2000 if year < _FIRST_OF_LAST_CENTURY else 1900)


def decade_of(number: int) -> Meaning | None:
    """Return the decade that begins with a year (1960, or 60 of the 20th century); None if no decade does."""
    if number % 10 or not (10 <= number <= 90 or 1000 <= number <= 2090):
        return None
    if number < _FIRST_DECADE:
        return Written(short_year=number, decade=0)
    return Written(decade=(number if number > 99 else 1900 + number) // 10)


def is_place(century: Reading) -> bool:
    """Return whether the part "place" before the word is a place: 19. Jahrhundert, 19世紀; not "three centuries"."""
    if century.words.has("style", "counted centuries"):
        return True
    words = century.written("place").split(" ")
    if century.number_or_zero("place") >= _FEW:
        return True
    entry = century.words.entry(words[0])
    is_word = (entry is None or entry.name == "JOIN") and not words[0].isdigit()
    return len(words) > 1 or is_word or (entry is not None and entry.name == "ORDINAL")


def with_ending(word: str) -> tuple[int, str]:
    """Return the number at the beginning of a word and its ending, without the mark between them: 1900, "talet"."""
    key = folded(word)
    digits = re.match(r"\d+", key)
    length = digits.end() if digits else 0
    return int(key[:length] or 0), key[length:].lstrip("'.:-")
