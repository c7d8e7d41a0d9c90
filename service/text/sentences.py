"""Where sentences begin and end, in half-open code point offsets. sentencex decides; here is what news needs besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sentencex import get_sentence_boundaries

#: A line shorter than this that ends without punctuation is a headline or an item of a list, not wrapped prose.
_SHORT_LINE = 45
_LONGEST = 2_000
_CLOSERS = ".!?,;:-–—…\"'”’)"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without the white space around it."""

    start: int
    end: int
    text: str


def sentences(text: str, language: str) -> list[Sentence]:
    """The sentences of a text in order; a blank line or a headline's end always ends one. Linear in the text."""
    found: list[Sentence] = []
    for boundary in get_sentence_boundaries(language, text):
        start: int = boundary["start_index"]
        for first, last in _lines(text, start, boundary["end_index"]):
            words = text[first:last]
            stripped = words.strip()
            if stripped:
                begin = first + len(words) - len(words.lstrip())
                found.extend(_pieces(begin, stripped))
    return found


def _pieces(begin: int, words: str) -> Iterator[Sentence]:
    """The sentence, or pieces of it where it is longer than any that a person wrote (a table, a list without stops)."""
    while len(words) > _LONGEST:
        cut = words.rfind(" ", 1, _LONGEST) + 1 or _LONGEST
        yield Sentence(begin, begin + len(words[:cut].rstrip()), words[:cut].rstrip())
        begin, words = begin + cut, words[cut:]
    if words:
        yield Sentence(begin, begin + len(words), words)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch cut after each line in it that is a headline."""
    at = start
    newline = text.find("\n", start, end)
    while newline >= 0:
        if _is_headline(text[at:newline], text[newline + 1 : newline + 2]):
            yield at, newline
            at = newline + 1
        newline = text.find("\n", newline + 1, end)
    yield at, end


def _is_headline(line: str, following: str) -> bool:
    last = line.rsplit("\n", 1)[-1].strip()
    return bool(last) and len(last) < _SHORT_LINE and last[-1] not in _CLOSERS and not following.islower()
