"""The last judge of kinds: a linear model over the surroundings of a date, where no rule is firm.

The weights are a language's (``KindWords.weights``), learnt by ``training``. A high sum for ``event`` finds one.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import repeat

from service.eventing.kinds.features import features
from service.eventing.kinds.place import Place
from service.eventing.kinds.rules import Ruling
from service.eventing.model import EventKind
from service.timex.languages.kind_words import Length

#: The weights of features, by kind.
KindWeights = Mapping[str, Mapping[str, float]]
#: Number of words by which a decision is explained.
_EXPLAINED = 2
#: Letters of the shortest word that explains anything to a reader: "the" and "by" do not.
_SHORTEST = 4
#: The sums that make a date an event: without a rule, against a weak one, and in an article that dates nothing recent,
#: which reports more of the past than the news that the model learnt from.
_WITHOUT_RULE = -0.3
_AGAINST_RULE = 0.3
#: The same against a cue that is weak because the verb of the date reports a happening.
_AGAINST_CUE = 0.0
_NOT_IN_NEWS = -1.0
#: The same for a past year whose main clause has a verb that reports something: with a subject that it names, or with
#: a pronoun.
_NAMED_IN_YEAR = -1.0
_PRONOUN_IN_YEAR = 0.3
_REPORTS = frozenset({"main-verb-class happening", "main-verb-class other"})
_OLD = 10  # years
#: Features that name one word.
_WORDS = frozenset({"verb", "verb-before", "verb-after", "first-verb", "between", "before", "after", "clause"})


def judge(place: Place, weights: KindWeights, ruling: Ruling) -> tuple[EventKind, str | None]:
    """Return the kind of a date where no rule is firm, with the evidence; None for an event."""
    names = features(place, ruling.rule)
    if _sum(names, weights[EventKind.EVENT]) > _needed(place, ruling, names):
        return EventKind.EVENT, None
    if ruling.evidence or _is_history(place):
        return ruling.kind, ruling.evidence
    kind = max((kind for kind in weights if kind != EventKind.EVENT), key=lambda kind: _sum(names, weights[kind]))
    return EventKind(kind), _evidence(names, weights[EventKind.EVENT])


def _is_history(place: Place) -> bool:
    """Whether a date lies years before an article about the past: the model knows only news."""
    return not place.in_news and place.anchor.year - place.date.interval.last_day.year > _OLD


def _needed(place: Place, ruling: Ruling, names: list[str]) -> float:
    """Return the sum that makes a date an event."""
    if ruling.evidence:
        return _AGAINST_RULE if ruling.kind is EventKind.BACKGROUND else _AGAINST_CUE
    if not place.in_news:
        return _NOT_IN_NEWS
    return _needed_in_year(place, names) if _is_reported_year(place, names) else _WITHOUT_RULE


def _is_reported_year(place: Place, names: list[str]) -> bool:
    """Whether a past year belongs to a main clause with a verb that reports something."""
    is_past_year = place.date.granularity in Length.YEAR.value and place.date.interval.last_day < place.anchor
    is_main = not place.segment.relative and not place.segment.aside
    return is_past_year and is_main and not _REPORTS.isdisjoint(names)


def _needed_in_year(place: Place, names: list[str]) -> float:
    """Return the sum for "a fire destroyed the mill in 2023", and for "it was sold in 2023", which names nothing."""
    pronouns = place.lexicon.subjects.pronouns
    return _PRONOUN_IN_YEAR if any(f"subject {word}" in names for word in pronouns) else _NAMED_IN_YEAR


def _sum(names: list[str], weights: Mapping[str, float]) -> float:
    return sum(map(weights.get, names, repeat(0.0)))


def _evidence(names: list[str], weights: Mapping[str, float]) -> str:
    """Return the words that speak most against an event, or that only the structure of its clause does."""
    against = sorted((weight, name) for name in names if (weight := weights.get(name, 0.0)) < 0)
    words: dict[str, None] = {}
    for _, name in against:
        feature, _, word = name.partition(" ")
        if feature in _WORDS and word.isalpha() and len(word) >= _SHORTEST:
            words[word] = None
    shown = ", ".join(f"'{word}'" for word in list(words)[:_EXPLAINED])
    return shown or "the structure of its clause"
