"""The words of a text, found one by one or all at once."""

from __future__ import annotations

import re
import unicodedata

import pytest

from service.text.words import combining_marks, folded_words, words

TEXTS = (
    ("", []),
    ("It cost $4m_net.", ["it", "cost", "4m", "net"]),
    ("“It’s a mid–day sale…” — £5,€6\u00a0each•", ["it", "s", "a", "mid", "day", "sale", "5", "6", "each"]),
    ("Ça s’ouvre – “demain”", ["ca", "s", "ouvre", "demain"]),
    ("a’\u0301b ½’s", ["a", "b", "12", "s"]),
    ("“" + "X1" * 60 + "” ok", ["x1" * 50, "ok"]),
)


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_all_words_at_once_are_those_found_one_by_one(text: str, expected: list[str]) -> None:
    assert [word.folded for word in words(text)] == folded_words(text)
    assert folded_words(text) == expected


def test_the_combining_marks_are_those_of_unicode() -> None:
    found = re.findall(f"[{combining_marks()}]", "".join(map(chr, range(0x10000))))
    assert found == [mark for mark in map(chr, range(0x10000)) if unicodedata.category(mark).startswith("M")]
