"""The words of a text as a search compares them: letters and digits, without case and accents, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

#: Runs of letters and digits; a combining mark belongs to the letter before it.
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_LONGEST = 100  # characters; longer words are cut, since an index has a limit
#: The same in lowercase ASCII, with the rest of a long word: most texts are ASCII and need no folding.
_PLAIN_WORD = re.compile(rf"([a-z0-9]{{1,{_LONGEST}}})[a-z0-9]*")


class Word(NamedTuple):
    """A word as it is compared, with its half-open code point offsets."""

    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order."""
    for found in _WORD.finditer(text):
        word = folded(found[0])
        if word:
            yield Word(word, found.start(), found.end())


@lru_cache(maxsize=32_768)
def folded(word: str) -> str:
    """Return a word without case, accents and compatibility forms (Unicode's NFKC_Casefold, without marks)."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word[:_LONGEST]).casefold())
    return "".join(letter for letter in plain if letter.isalnum())[:_LONGEST]


def folded_words(text: str) -> list[str]:
    """Return the words of a text as they are compared, in order."""
    if text.isascii():
        return _PLAIN_WORD.findall(text.lower())
    return [word for word in map(folded, _WORD.findall(text)) if word]


@lru_cache(maxsize=256)
def _line(text: str) -> str:
    """Return the folded words of a text; cached, since the events of an article share its title and their sentences."""
    return " ".join(folded_words(text))


#: Separates two texts, so that no phrase spans both. It is not a word.
BREAK = "¶"


def joined(*texts: str | None) -> str:
    """Return the folded words of texts as one line for an index; a text that is part of another adds nothing."""
    found: list[str] = []
    for text in texts:
        line = _line(text) if text else ""
        if line and not any(f" {line} " in f" {other} " for other in found):
            found.append(line)
    return f" {BREAK} ".join(found)
