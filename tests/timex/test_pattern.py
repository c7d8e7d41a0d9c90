"""The context of a pattern, and what its matches begin with."""

from __future__ import annotations

import pytest

from service.timex.pattern import beginnings, without_context


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("a", "a"),
        ("abc", "ab"),
        ("a?b{0,2}cd?", "ab ac bb bc c cd"),
        ("(?:ab?|(?P<day>c)?d)e", "ab ae cd de"),
        ("[ab]c", "ac bc"),
        ("a{1,2}b", "aa ab"),
        ("a+", "a aa"),
        ("(?:a?)+b*c", "aa ab ac bb bc c"),
        ("(?:ab(?:c|d)+e|bc)d|c(?:d|e)f|da", "ab bc cd ce da"),
    ],
)
def test_beginnings(pattern: str, found: str) -> None:
    assert beginnings(pattern) == set(found.split())


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("a", "a"),
        ("abcd", "abc"),
        ("a?b*cd?", "abb abc ac acd bbb bbc bc bcd c cd"),
        ("[ab]cd?", "ac acd bc bcd"),
        ("a+", "a aa aaa"),
        ("a+b", "ab aab aaa"),
        ("(?:ab?)+", "a aa aaa aab ab aba"),
        ("(?:a(?:bc|d)e|f)g", "abc ade fg"),
    ],
)
def test_beginnings_of_three_characters(pattern: str, found: str) -> None:
    assert beginnings(pattern, 3) == set(found.split())


@pytest.mark.parametrize(
    "pattern", ["a.b", "(?:ab", "a)b", "[^a]b", r"\d", "^a", "+a", "abc.", r"ab(c\d)", "abc(d", "abc)d"]
)
def test_syntax_that_patterns_do_not_use_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        beginnings(pattern)


@pytest.mark.parametrize("pattern", ["", "a?", "a|b*", "(?:a?b{0,2})"])
def test_a_pattern_that_matches_no_words_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match="matches no words"):
        beginnings(pattern)


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
