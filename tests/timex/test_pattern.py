"""The context of a pattern, and the characters that its matches begin with."""

from __future__ import annotations

import pytest

from service.timex.pattern import first_characters, without_context


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("ab", "a"),
        ("a?b{0,2}cd?", "abc"),
        ("(?:ab?|(?P<day>c)?d)e", "acd"),
        ("[ab]c", "ab"),
        ("a{1,2}b", "a"),
        ("(?:a?)+b*c", "abc"),
    ],
)
def test_first_characters(pattern: str, characters: str) -> None:
    assert first_characters(pattern) == set(characters)


@pytest.mark.parametrize("pattern", ["a.b", "(?:ab", "a)b", "[^a]b", r"\d", "^a", "+a"])
def test_syntax_that_patterns_do_not_use_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        first_characters(pattern)


@pytest.mark.parametrize(
    ("pattern", "alone"),
    [
        ("(?<=a|b)c", "c"),
        ("c(?!a(?:b|d)?)", "c"),
        ("(?:(?<=a)b|c)(?=d)", "(?:b|c)"),
        ("(?P<a>b)", "(?P<a>b)"),
    ],
)
def test_context_is_cut_from_a_pattern(pattern: str, alone: str) -> None:
    assert without_context(pattern) == alone
