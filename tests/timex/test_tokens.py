"""Tokens: what every language shares, and what the spelling of one adds."""

from __future__ import annotations

import pytest

from service.timex.languages import language
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
