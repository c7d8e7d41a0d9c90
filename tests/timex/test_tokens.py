"""Tokens: what every language shares, and what the spelling of one adds."""

from __future__ import annotations

import pytest

from service.timex.languages import language
from service.timex.languages._shared.tokens import alphabet, roman_number
from service.timex.tokens import Alphabet, Spelling, WordClasses, token_pattern

NEUTRAL = Spelling()


def words(text: str, spelling: Spelling) -> list[str]:
    return [word.strip() for word in token_pattern(spelling).findall(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's at 5p.m., isn't it?", ["It", "'s", "at", "5p.m.", ",", "isn't", "it", "?"]),
        ("At six o’clock a. m. sharp", ["At", "six", "o’clock", "a. m.", "sharp"]),
        ("on New Year’s Day 2025", ["on", "New Year’s Day", "2025"]),
        ("the 1990s, 3/4/2025 and 3-7", ["the", "1990s", ",", "3/4/2025", "and", "3-7"]),
    ],
)
def test_english_tokens(text: str, expected: list[str]) -> None:
    assert [word.strip() for word in language("en").token.findall(text)] == expected


def test_without_a_spelling_words_are_letters_and_numbers_have_endings() -> None:
    assert words("L'été: le 1er août, à 20h", NEUTRAL) == "L ' été : le 1er août , à 20h".split()


@pytest.mark.parametrize("text", ["le jour de l’an.", "Le jour de l'an."])
def test_a_name_of_several_words_may_begin_with_a_lowercase_letter(text: str) -> None:
    assert words(text, Spelling(names=("jour de l'an",)))[1:] == [text[3:-1], "."]


def test_tokens_are_the_whole_text() -> None:
    text = "A line.\n \nAnother – “quoted”, 1:30… \t"
    for spelling in (NEUTRAL, Spelling(names=("a b",), tokens=("x",), word_ending="s?", number_ending="")):
        assert "".join(token_pattern(spelling).findall(text)) == text


def test_shapes_of_a_language_come_before_shared_ones() -> None:
    spelling = Spelling(shapes=(("ORDINAL", r"\d+er"), ("HOUR", r"\d\d")))
    alphabet = Alphabet.of(("ORDINAL", "HOUR", "MONTH"))
    classes = WordClasses({"août": "MONTH"}, alphabet, spelling)
    names = {character: name for name, character in alphabet.character.items()}
    assert [names.get(classes[word]) for word in ("1er", "20", "3", "1990", "août", "Août", "", "!")] == [
        *("ORDINAL", "HOUR", "DAY", "YEAR", "MONTH", None, "BREAK", "STOP")
    ]


def test_an_alphabet_has_a_character_for_each_class_and_no_more() -> None:
    with pytest.raises(ValueError, match="word classes are more than"):
        Alphabet.of(f"CLASS{number}" for number in range(2_000))


@pytest.mark.parametrize(
    ("code", "classes"),
    [
        ("fr", {"XIX": "ROMAN", "XIXe": "ROMAN", "XXXIX": "ROMAN", "XIXx": None, "Il": None, "IIII": None, "VX": None}),
        ("pl", {"i": "JOIN", "I": "ROMAN"}),
        ("ru", {"XIX-го": "ROMAN", "ХІХ": "ROMAN"}),  # the second in Cyrillic letters
        ("fr", {"1er": "NTH", "2e": "NTH", "20h": "CLOCK", "20h30": "CLOCK"}),
        ("sv", {"3:e": "NTH", "1990-talet": "DECADENUM"}),
        ("de", {"1990er": "DECADENUM", "90er": "DECADENUM", "95er": "TWO"}),
        ("ru", {"1990-х": "DECADENUM", "90-х": "DECADENUM", "1990-го": "YEAR", "95-й": "NTH", "3-го": "NTH"}),
        ("tr", {"1990'da": "YEAR", "3'ünde": "DAY", "1990'larda": "DECADENUM", "15:30'da": "CLOCK", "15:30'xx": None}),
        ("et", {"12.03.2025-l": "SLASHED", "12.03.2025-xx": None}),
        ("sv", {"15.30-tiden": "CLOCK", "15-tiden": "CLOCK", "15-tider": None}),
        ("de", {"12.3": "DAYMONTH", "12.30": "DECIMAL", "3.12.2025": "SLASHED", "15:30": "CLOCK"}),
        ("fr", {"3/4": "DAYSLASHMONTH", "03/2025": "MONTHSLASHYEAR", "2568": "YEAR"}),
        ("th", {"2568": "BUDDHIST", "1999": "YEAR"}),
        ("zh", {"二〇二五": "NUMBER", "三": "NUMBER", "十二月": "MONTH", "桥": None}),
    ],
)
def test_numbers_have_the_classes_of_their_spelling(code: str, classes: dict[str, str | None]) -> None:
    names = {character: name for name, character in alphabet().character.items()}
    assert {word: names.get(language(code).classes[word]) for word in classes} == classes


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("I", 1),
        ("IV", 4),
        ("VI", 6),
        ("IX", 9),
        ("XIX", 19),
        ("XXIVe", 24),
        ("XXXIX", 39),
        ("IIII", None),
        ("VX", None),
    ],
)
def test_roman_numbers(word: str, number: int | None) -> None:
    assert roman_number(word) == number
