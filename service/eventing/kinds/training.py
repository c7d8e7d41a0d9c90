"""Marked dates -> weights: a logistic regression for each kind, one kind against all others.

The examples of a kind are learnt in an order of their own that depends on nothing but them, so learning is repeatable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from service.eventing.kinds.features import features
from service.eventing.kinds.place import Place
from service.eventing.kinds.rules import by_rules
from service.eventing.model import EventKind
from service.timex.direction.training.fit import Weights

#: The kinds that the model tells apart. References and comparisons have firm rules.
KINDS = (EventKind.EVENT, EventKind.STATEMENT, EventKind.FIGURE, EventKind.SCHEDULE, EventKind.BACKGROUND)
PASSES = 8
SPARSITY = 3.0
#: Number of examples in which a feature must occur: to find events, and to tell the other kinds apart.
COMMON = 3
COMMON_OTHERS = 8
_SMALLEST = 0.05


class Example(NamedTuple):
    """A date by the names of its features, with its kind. ``is_judged``: no firm rule decides it."""

    features: tuple[str, ...]
    kind: EventKind
    is_judged: bool


def example(place: Place, kind: EventKind) -> Example:
    """Return a date that a reader has given a kind."""
    ruling = by_rules(place)
    return Example(tuple(features(place, ruling.rule)), kind, not ruling.is_firm)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each feature, under the name of the kind that it speaks for."""
    counts = Counter(name for example in examples for name in example.features)
    weights: dict[str, float] = {}
    for kind in KINDS:
        needed = COMMON if kind is EventKind.EVENT else COMMON_OTHERS
        known = {name for name, count in counts.items() if count >= needed}
        weights |= _fit_kind(examples, kind, known)
    return weights


def _fit_kind(examples: Sequence[Example], kind: EventKind, known: set[str]) -> dict[str, float]:
    weights = Weights(SPARSITY)
    common = [(tuple(name for name in example.features if name in known), example.kind) for example in examples]
    for step in range(PASSES):
        for names, found in sorted(common, key=lambda example: crc32(f"{step} {example}".encode())):
            weights.learn(names, found is kind, 1.0)
    learnt = {name: round(weights.weight(name), 2) for name in sorted(known)}
    return {f"{kind} {name}": weight for name, weight in learnt.items() if abs(weight) >= _SMALLEST}
