"""Mentions in a file: dates with the sentence around them, labelled by their own days.

A line is ``{"id", "published_at", "before", "date", "after", "days"}``; the date is ``days`` after publication.
An ``id`` is a source and a number: "reuters-17".
One mention in five is held out, by the checksum of its ``id``; neither it nor its article is trained on.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from service.timex.direction.training.labels import FULL, HALF, NEAR, Example, Side, example
from service.timex.find import tokenise
from service.timex.languages import Language

_FOLDS = 5
_HELD_OUT = 4
#: Number of letters on each side of a date by which its sentence is found in an article.
_LETTERS = 60

Mention = Mapping[str, Any]


def is_held_out(mention: Mention) -> bool:
    """Whether a mention serves to measure a model, and not to train it."""
    return zlib.crc32(mention["id"].encode()) % _FOLDS == _HELD_OUT


def example_of(mention: Mention, language: Language) -> Example | None:
    """Return a mention as an example; None if its date does not begin and end with a token."""
    space = "" if mention["after"][:1] in tuple(",.;:") else " "
    tokens = tokenise(f"{mention['before']} {mention['date']}{space}{mention['after']}", language)
    start = len(mention["before"]) + 1
    end = start + len(mention["date"])
    places = [place for place, word in enumerate(tokens.words) if word]
    first = next((place for place in places if tokens.start(place) == start), None)
    last = next((place for place in places if tokens.end(place) == end), None)
    if first is None or last is None:
        return None
    side = Side(mention["days"] > 0, FULL if abs(mention["days"]) <= NEAR else HALF)
    return example(tokens, first, last + 1, side, mention["id"].rpartition("-")[0], language)


class HeldOut:
    """Finds the articles that contain a mention which is held out."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._keys: dict[str, list[str]] = defaultdict(list)
        for mention in mentions:
            before, after = _letters(mention["before"])[-_LETTERS:], _letters(mention["after"])[:_LETTERS]
            self._keys[mention["published_at"]].append(before + _letters(mention["date"]) + after)

    def is_in(self, text: str, published_at: str) -> bool:
        """Whether an article contains one of the mentions."""
        keys = self._keys.get(published_at[:10])
        if not keys:
            return False
        letters = _letters(text)
        return any(key in letters for key in keys)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
