"""Term vectors: the words of an article as numbers, made once when the article is read, so that a story reads no text.

A term is a word as ``service.text.words`` folds it, represented by its CRC-32. Each sentence that dates an event, and
each of the first sentences, refers to the terms of its article. The terms of a dated sentence start with those nearest
to the expression of the date.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, zip_longest
from typing import NamedTuple, cast
from zlib import crc32

from service.text.words import folded_words

#: Bounds of what is stored: distinct terms of an article and of a sentence, and leading sentences.
_MAX_TERMS, _MAX_TERMS_OF_SENTENCE, _MAX_LEADS = 4_096, 128, 3
#: The part of a text whose words all count, in characters.
_BEGINNING = 2_000
#: A shorter sentence at the top is a caption, a byline or a heading.
_SHORTEST_LEAD = 6  # words
_MAX_COUNT = 255  # a count is one byte
_HEADER = struct.Struct("<HHB")
_OFFSETS = struct.Struct("<II")

#: The terms of a sentence, as indexes into the terms of its article.
Indexes = tuple[int, ...]


class DatedSentence(NamedTuple):
    """The sentence of an event, and the half-open offsets of the expression of its date in it."""

    text: str
    start: int = 0
    end: int = 0

    def words(self) -> list[str]:
        """Return the folded words from the expression outwards, to both sides in turn, and those of the expression."""
        before, after = folded_words(self.text[: self.start]), folded_words(self.text[self.end :])
        outwards = chain.from_iterable(zip_longest(reversed(before), after))
        return [*filter(None, outwards), *folded_words(self.text[self.start : self.end])]


class Lead(NamedTuple):
    """One of the first sentences of an article: its half-open offsets in the text, and its terms."""

    start: int
    end: int
    terms: Indexes


@dataclass(frozen=True, slots=True)
class TermVectors:
    """The terms of an article with their counts, of the sentences of its events by position, and of its leads."""

    terms: tuple[int, ...]
    counts: tuple[int, ...]
    sentences: tuple[Indexes, ...]
    leads: tuple[Lead, ...]


def vectors_of(text: str, sentences: Sequence[DatedSentence], first: Iterable[tuple[int, int]]) -> TermVectors:
    """Return the term vectors of a text, the sentences of its events, and the offsets of its first sentences.

    The terms of the article are those of its beginning, where news says what it is about, and of ``sentences``.
    """
    counts = Counter(folded_words(text[:_BEGINNING]))
    words_of = {sentence: sentence.words() for sentence in sentences}
    distinct = dict.fromkeys(chain(counts, *words_of.values()))
    words = dict(zip(distinct, range(_MAX_TERMS), strict=False))
    known = {sentence: _indexes(found, words) for sentence, found in words_of.items()}
    return TermVectors(
        tuple(map(term_of, words)),
        tuple([min(counts[word] or 1, _MAX_COUNT) for word in words]),
        tuple([known[sentence] for sentence in sentences]),
        tuple(islice(_leads(text, first, words), _MAX_LEADS)),
    )


@lru_cache(maxsize=32_768)
def term_of(word: str) -> int:
    return crc32(word.encode())


def _leads(text: str, first: Iterable[tuple[int, int]], words: dict[str, int]) -> Iterator[Lead]:
    for start, end in first:
        in_sentence = folded_words(text[start:end])
        if len(in_sentence) >= _SHORTEST_LEAD:
            yield Lead(start, end, _indexes(in_sentence, words))


def _indexes(in_sentence: Sequence[str], words: dict[str, int]) -> Indexes:
    distinct = dict.fromkeys(map(words.get, in_sentence))
    distinct.pop(None, None)  # words beyond the bound
    return cast(Indexes, tuple(distinct)[:_MAX_TERMS_OF_SENTENCE])


def encode(vectors: TermVectors) -> bytes:
    """Return term vectors as they are stored: little-endian, about three bytes for each word."""
    parts = [
        _HEADER.pack(len(vectors.terms), len(vectors.sentences), len(vectors.leads)),
        struct.pack(f"<{len(vectors.terms)}I", *vectors.terms),
        bytes(vectors.counts),
        *(_encoded(sentence) for sentence in vectors.sentences),
        *(_OFFSETS.pack(lead.start, lead.end) + _encoded(lead.terms) for lead in vectors.leads),
    ]
    return b"".join(parts)


def _encoded(indexes: Indexes) -> bytes:
    return struct.pack(f"<{1 + len(indexes)}H", len(indexes), *indexes)


def decode(stored: bytes) -> TermVectors:
    """Return the term vectors that ``encode`` has stored."""
    terms, sentences, leads = _HEADER.unpack_from(stored)
    reader = _Reader(stored, _HEADER.size)
    return TermVectors(
        reader.take(f"<{terms}I"),
        reader.take(f"<{terms}B"),
        tuple(reader.indexes() for _ in range(sentences)),
        tuple(reader.lead() for _ in range(leads)),
    )


class _Reader:
    """Reads one value of a stored vector after the other."""

    def __init__(self, stored: bytes, at: int) -> None:
        self.stored, self.at = stored, at

    def take(self, form: str) -> tuple[int, ...]:
        """Return the next values, in a format of ``struct``."""
        values = struct.unpack_from(form, self.stored, self.at)
        self.at += struct.calcsize(form)
        return values

    def indexes(self) -> Indexes:
        """Return the next terms of a sentence."""
        (count,) = self.take("<H")
        return self.take(f"<{count}H")

    def lead(self) -> Lead:
        """Return the next lead."""
        start, end = self.take(_OFFSETS.format)
        return Lead(start, end, self.indexes())
