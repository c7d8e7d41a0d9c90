"""How many articles use a word, counted once from openly licensed news: frequent words say little about a story.

A language is a file of this folder, ``en.tsv``: the first line has the number of articles, each other line a word and
the number of articles that use it. Without a file all words of a language weigh the same. ``count_words`` writes one.
The frequencies are frozen, so that a story does not depend on what else is stored.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from zlib import crc32

#: The weight of a word that every article uses; more than 0, so that a sentence of such words has a direction.
_LOWEST = 0.02


class Weights(dict[int, float]):
    """The inverse document frequency of each term by its CRC-32; a term that is not in the table weighs ``unknown``."""

    def __init__(self, known: dict[int, float], unknown: float) -> None:
        super().__init__(known)
        self.unknown = unknown

    def __missing__(self, term: int) -> float:
        return self.unknown


@cache
def weights(language: str) -> Weights:
    """Return the weights of the terms of a language."""
    file = files(__name__) / f"{language}.tsv"
    if not language.isalpha() or not file.is_file():
        return Weights({}, 1.0)
    total, *rows = file.read_text(encoding="utf-8").splitlines()
    articles, least = int(total), 0
    known = {}
    for row in rows:
        word, _, count = row.partition("\t")
        known[crc32(word.encode())] = max(math.log((articles + 1) / (int(count) + 1)), _LOWEST)
        least = min(least or int(count), int(count))
    return Weights(known, math.log((articles + 1) / (least or 1)))
