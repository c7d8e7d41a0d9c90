"""Numbers and years in words, and years of two digits: which numbers are years."""

from __future__ import annotations

import pytest

from service.timex.languages._shared.years import full_year, year_in_words
from service.timex.languages.en.lexicon import DECADES, MULTIPLIERS, NUMBERS, ORDINALS
from service.timex.languages.en.words import year_of

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_ONES += "seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRST = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
_FIRST += "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()


def test_each_number_word_has_its_number() -> None:
    assert {word: number for number, word in enumerate(_ONES)} | {
        word: 10 * number for number, word in enumerate(_TENS, 2)
    } == NUMBERS
    assert {word: number for number, word in enumerate(_FIRST, 1)} | {"thirtieth": 30} == ORDINALS
    assert {f"{word.removesuffix('y')}ies": number for number, word in enumerate(_TENS, 2)} == DECADES
    assert MULTIPLIERS == {"dozen": 12, "hundred": 100, "thousand": 1000}


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("1996", 1996),
        ("199", None),
        ("nineteen ninety - six", 1996),
        ("nineteen ten", 1910),
        ("nineteen nine", None),
        ("nineteen hundred", 1900),
        ("ten ten", 1010),
        ("nine ninety", None),
        ("twenty ten", 2010),
        ("twenty-one ten", None),
        ("nineteen", None),
        ("two thousand and five", 2005),
        ("the year two thousand", 2000),
        ("one thousand", 1000),
        ("nine hundred", None),
        ("three thousand", None),
    ],
)
def test_a_year_in_english_words(words: str, year: int | None) -> None:
    assert year_of(words.split()) == year


@pytest.mark.parametrize(
    ("values", "year"),
    [
        ([2, 1000, 20], 2020),
        ([1000, 900, 90, 8], 1998),
        ([1000, 900, 98], 1998),
        ([2, 1000], None),
        ([1000], None),
        ([3, 1000, 20], None),
        ([5, 20], None),
        ([], None),
        ([1000, 20, 900], None),
        ([1000, 20, 30], None),
        ([1000, 2000], None),
    ],
)
def test_a_year_that_number_words_add_up_to(values: list[int], year: int | None) -> None:
    assert year_in_words(values) == year


@pytest.mark.parametrize(("digits", "year"), [(0, 2000), (49, 2049), (50, 1950), (99, 1999), (100, 100), (1998, 1998)])
def test_a_year_of_two_digits(digits: int, year: int) -> None:
    assert full_year(digits) == year
