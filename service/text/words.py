"""The words of a text as a search compares them: letters, digits and vowel signs, without case and accents.

Chinese, Japanese, Korean, Thai and other scripts whose words are not separated, or inflect without a blank, have a word
for each character, so that a search finds every part of a word: a search for several characters is one for a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple


@cache
def combining_marks() -> str:
    """Return the combining marks of the Basic Multilingual Plane as ranges of a regular expression."""
    marks = [code for code in range(0x300, 0xFE30) if unicodedata.category(chr(code))[0] == "M"]
    starts = [code for place, code in enumerate(marks) if place == 0 or marks[place - 1] != code - 1]
    ends = [code for place, code in enumerate(marks) if marks[place + 1 : place + 2] != [code + 1]]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))


_MARKS = combining_marks() + "\u200c\u200d"  # and joiners
#: Thai and Lao, Burmese, Khmer, kana, Han and Hangul.
_SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_JAMO = "[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*"  # a syllable of Hangul, decomposed
#: Runs of letters and digits; a combining mark belongs to the letter before it.
_WORD = re.compile(
    rf"(?=[{_SINGLE}])[^\W_][{_MARKS}]*|{_JAMO}|[^\W_{_SINGLE}\u1100-\u11ff]+(?:[{_MARKS}]+[^\W_{_SINGLE}]*)*"
)
#: Marks that are no accents: vowel signs and the like of India and Southeast Asia, and voicing marks of kana.
_IS_SIGN = re.compile("[\u0900-\u1aaf\u3099\u309a\ua800-\uabff]")
_LONGEST = 100  # characters; longer words are cut, since an index has a limit
#: ASCII as it is compared, with a blank for all that separates words: most texts are ASCII and need no folding.
_PLAIN = str.maketrans({letter: letter.lower() if letter.isalnum() else " " for letter in map(chr, range(128))})
#: Punctuation outside ASCII, which separates words: much English has no other characters outside it.
_PUNCTUATION = re.compile("[\u00a0£\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026€]+")


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
    """Return a word without case, accents and compatibility forms (Unicode's NFKC_Casefold, without accents)."""
    if word.isascii() and word.isalnum():  # such as most words: the same, at a fortieth of the cost
        return word[:_LONGEST].lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word[:_LONGEST]).casefold())
    return "".join(letter for letter in plain if letter.isalnum() or _is_sign(letter))[:_LONGEST]


def _is_sign(letter: str) -> bool:
    return bool(_IS_SIGN.match(letter)) and unicodedata.category(letter)[0] == "M"


def folded_words(text: str) -> list[str]:
    """Return the words of a text as they are compared, in order."""
    if not text.isascii():
        text = _PUNCTUATION.sub(" ", text)
    if text.isascii():
        found = text.translate(_PLAIN).split()
        is_cut = len(max(found, key=len, default="")) > _LONGEST
        return [word[:_LONGEST] for word in found] if is_cut else found
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
