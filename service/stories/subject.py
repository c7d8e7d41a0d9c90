"""The subject of a collection: the words that many of its reports have.

They tell its happenings apart the least, so they count less when the reports of a day are compared: in a collection
about one dam, "dam" and the name of its river.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from service.stories.joining import terms_of

#: As many reports without a common word are assumed, because a few reports say little about a collection.
_UNSEEN = 200
#: The inverse document frequency in the collection from which a word counts in full.
_SPECIFIC = 4.0

#: What remains of the weight of terms that are common in a collection, in thousandths; others count in full.
Subject = Mapping[int, int]


def subject_of(reports: Iterable[bytes]) -> Subject:
    """Return the common terms of a collection from the packed terms of its reports."""
    packed = list(reports)
    counts = Counter(chain.from_iterable(map(terms_of, packed)))
    total = len(packed) + _UNSEEN + 1
    least = total / math.exp(_SPECIFIC)
    return {term: round(1_000 * math.log(total / count) / _SPECIFIC) for term, count in counts.items() if count > least}


def without_subject(weights: Mapping[int, int], subject: Subject) -> Mapping[int, int]:
    """Return the weights of terms, those of common ones lessened."""
    return {term: weight * subject.get(term, 1_000) // 1_000 for term, weight in weights.items()}
