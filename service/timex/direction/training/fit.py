"""Logistic regression over named features: FTRL-Proximal (McMahan et al., "Ad Click Prediction", KDD 2013).

The same examples in the same order give the same weights. It takes about half a minute for 25,000 examples.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from service.timex.direction.training.labels import Example

PASSES = 6
RATE = 0.1
SMOOTHING = 1.0
#: Penalties that keep weights few (L1) and small (L2).
SPARSITY = 1.5
SMALLNESS = 1.0
#: Number of examples, and of their sources, in which a feature must occur: a word of one topic teaches nothing.
COMMON = 5
SOURCES = 5
_STEEPEST = 30.0
#: Characters of UTF-8 that was decoded as Windows-1252, and the one that replaces an undecodable byte.
_BROKEN = frozenset("âÂ€œ™\ufffd")


class Weights:
    """The state of the regression: a sum of gradients and of their squares for each feature.

    ``sparsity`` is the penalty that keeps weights few.
    """

    def __init__(self, sparsity: float = SPARSITY) -> None:
        self._sparsity = sparsity
        self._gradients: dict[str, float] = {}
        self._squares: dict[str, float] = {}

    def learn(self, names: Sequence[str], future: bool, weight: float) -> None:
        """Learn one example."""
        gradients, squares = self._gradients, self._squares
        current = [self.weight(name) for name in names]
        likelihood = 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, sum(current)))))
        error = (likelihood - future) * weight
        for name, value in zip(names, current, strict=True):
            before = squares.get(name, 0.0)
            squares[name] = before + error * error
            step = (math.sqrt(squares[name]) - math.sqrt(before)) / RATE
            gradients[name] = gradients.get(name, 0.0) + error - step * value

    def weight(self, name: str) -> float:
        """Return the weight of a feature; positive looks ahead."""
        gradient = self._gradients.get(name, 0.0)
        if abs(gradient) <= self._sparsity:
            return 0.0
        scale = (SMOOTHING + math.sqrt(self._squares[name])) / RATE + SMALLNESS
        return -(gradient - math.copysign(self._sparsity, gradient)) / scale


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each feature that helps to tell the sides apart."""
    known = _common(examples)
    common = [tuple(name for name in one.features if name in known) for one in examples]
    weights = Weights()
    for _ in range(PASSES):
        for one, names in zip(examples, common, strict=True):
            weights.learn(names, one.future, one.weight)
    found = {name: round(weights.weight(name), 2) for names in common for name in names}
    return {name: weight for name, weight in sorted(found.items()) if weight}


def _common(examples: Sequence[Example]) -> set[str]:
    """Return the features that occur often enough, and in texts about different topics."""
    counts = Counter(name for one in examples for name in one.features)
    sources: dict[str, set[str]] = defaultdict(set)
    for one in examples:
        for name in one.features:
            sources[name].add(one.source)
    needed = SOURCES if len({one.source for one in examples}) >= SOURCES else 1
    return {
        name
        for name, count in counts.items()
        if count >= COMMON and len(sources[name]) >= needed and _BROKEN.isdisjoint(name)
    }
