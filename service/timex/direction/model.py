"""A linear model that decides the direction of an expression where no cue is firm.

Its features are the words around the expression. The weights are those of a language (``Language.weights``), learnt by
``training``; a positive sum looks ahead.
"""

from __future__ import annotations

from service.timex.direction.cue import Cue
from service.timex.direction.features import features
from service.timex.languages import Language
from service.timex.model import Direction
from service.timex.tokens import Tokens

#: Number of words by which a decision is explained.
_EXPLAINED = 2
#: Sums of weights that a model must reach: to decide without a cue, and to outweigh a word of what is planned or a past
#: verb that is not beside the expression.
_WITHOUT_CUE = 1.25
_AGAINST_FUTURE = 1.0
_AGAINST_PAST = 0.5
#: Places of features that name one word.
_PLACES = frozenset({"before", "after", "previous", "following"})


def judge(tokens: Tokens, first: int, end: int, language: Language, cue: Cue | None) -> Cue | None:
    """Return what decides the direction of the expression at tokens ``first`` up to, not including, ``end``.

    ``cue`` is what the rules read. It stands if it is strong, if it leaves the direction open, or if the language has
    no weights. None if neither the rules nor the model decide.
    """
    if not language.weights or (cue is not None and (cue.is_strong or cue.direction is Direction.SAME)):
        return cue
    weights, names = language.weights, features(tokens, first, end, language, cue)
    total = sum([weights.get(name, 0.0) for name in names])
    if _stands(cue, total):
        return cue
    side = 1 if total > 0 else -1
    words = _strongest([(weight, name) for name in names if (weight := side * weights.get(name, 0.0)) > 0])
    direction = Direction.FUTURE if side > 0 else Direction.PAST
    word, *others = words or [""]
    return Cue(direction, word, says=cue is not None and cue.says, others=tuple(others))


def _stands(cue: Cue | None, total: float) -> bool:
    """Whether the model agrees with what the rules read, or is not sure enough to outweigh it."""
    if cue is None:
        return abs(total) < _WITHOUT_CUE
    return total > -_AGAINST_FUTURE if cue.direction is Direction.FUTURE else total < _AGAINST_PAST


def _strongest(weights: list[tuple[float, str]]) -> list[str]:
    """Return the words of the features that count most."""
    words: dict[str, None] = {}
    for _, name in sorted(weights, reverse=True):
        place, _, word = name.partition(" ")
        if place in _PLACES and word.isalpha():
            words[word] = None
        if len(words) == _EXPLAINED:
            break
    return list(words)
