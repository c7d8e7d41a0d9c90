"""Merging: which reports of a day tell the same happening.

Two sentences are alike as far as they share words that mark their day: words that the reports of the day use more than
the collection does. Looking back, most articles mean the one thing that made the day, so reports written later are
nearer to each other. Starting with the report that is most like all others, each one joins the happening whose nearest
reports are alike enough, the more easily the more reports that has, or founds a new one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from service.stories.relevance import Direction, unit

#: Chosen on 242 reports of nine days, marked by hand.
_ALIKE, _HINDSIGHT, _NEAREST, _MAGNET = 0.33, 0.1, 3, 0.03
#: Reports written more days later are written in hindsight.
_LATER = 6
#: What a word weighs that does not mark the day, and the greatest inverse document frequency that counts.
_UNMARKED, _RAREST = 0.15, 3.0
_SMOOTHING = 0.5


class Telling(NamedTuple):
    """A report to be merged: the terms of its sentence with their inverse document frequencies, and its delay."""

    terms: Mapping[int, float]
    delay: int


@dataclass(frozen=True, slots=True)
class Usage:
    """In how many dated sentences of a collection each term occurs, and their number."""

    counts: Mapping[int, int]
    total: int

    def share(self, term: int) -> float:
        """Return the share of sentences with a term."""
        return self.counts.get(term, 0) / max(self.total, 1)


def usage(sentences: Iterable[Iterable[int]]) -> Usage:
    """Return how often the terms of some sentences occur; a term counts once in a sentence."""
    counts: Counter[int] = Counter()
    total = 0
    for total, sentence in enumerate(sentences, 1):  # noqa: B007 - the number of the last one is the total
        counts.update(sentence)
    return Usage(counts, total)


def merged(tellings: Sequence[Telling], collection: Usage) -> list[list[int]]:
    """Return the reports of one day in groups of the same happening: their indexes, each group in order."""
    alike = _likeness(_directions(tellings, collection))
    later = [number for number, telling in enumerate(tellings) if telling.delay > _LATER]
    for number, other in permutations(later, 2):
        alike[number][other] += _HINDSIGHT
    groups: list[list[int]] = []
    for number in sorted(range(len(tellings)), key=lambda number: (-sum(alike[number]), number)):
        near = _nearest(alike[number], groups)
        if near is None:
            groups.append([number])
        else:
            near.append(number)
    return [sorted(group) for group in groups]


def _nearest(alike: Sequence[float], groups: Iterable[list[int]]) -> list[int] | None:
    """Return the group whose nearest reports are most alike, if they are alike enough."""
    best, chosen = _ALIKE, None
    for group in groups:
        nearest = sorted([alike[other] for other in group], reverse=True)[:_NEAREST]
        mean = sum(nearest) / len(nearest) + _MAGNET * math.log(len(group))
        if mean > best:
            best, chosen = mean, group
    return chosen


def _likeness(directions: Sequence[Direction]) -> list[list[float]]:
    """Return the cosine of each two sentences."""
    alike = [[0.0] * len(directions) for _ in directions]
    users: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for number, direction in enumerate(directions):
        row = alike[number]
        for term, value in direction.items():
            for other, weight in users[term]:
                row[other] += value * weight
            users[term].append((number, value))
        for other in range(number):
            alike[other][number] = row[other]
    return alike


def _directions(tellings: Sequence[Telling], collection: Usage) -> list[Direction]:
    """Return the unit vectors of sentences, in which the words that mark the day weigh most."""
    day = usage(telling.terms for telling in tellings)
    marks = {term: _UNMARKED + _mark(term, day, collection) for term in day.counts}
    return [
        unit({term: marks[term] * min(rarity, _RAREST) for term, rarity in telling.terms.items()})
        for telling in tellings
    ]


def _mark(term: int, day: Usage, collection: Usage) -> float:
    """Return how much a term marks a day: its pointwise mutual information with the day, at least 0."""
    on_day = (day.counts[term] + _SMOOTHING * collection.share(term)) / (day.total + _SMOOTHING)
    overall = (collection.counts.get(term, 0) + _SMOOTHING) / (collection.total + 1)
    return max(math.log(on_day / overall), 0.0)
