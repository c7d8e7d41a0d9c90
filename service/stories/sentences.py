"""The sentences that tell a day best: near to what all reports of the day say, from articles about the story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from service.eventing import EventKind
from service.stories.relevance import Direction, WeightedArticle, centroid, cosine
from service.stories.reports import Report

#: Preferred lengths in distinct words: shorter sentences say little, longer ones say too much.
_SHORT, _LONG = 14, 40
#: What an announcement weighs beside a report of what happened then.
_ANNOUNCED = 0.3
#: What the news of an article weighs, which its first sentence tells: "the bank said on Monday it would close".
_NEWS = 1.3
#: What another report of a kind weighs that seldom says what happened; the others weigh 1.
_OF_KIND: Mapping[str, float] = {
    EventKind.STATEMENT: 0.5,
    EventKind.REFERENCE: 0.5,
    EventKind.BACKGROUND: 0.7,
    EventKind.COMPARISON: 0.7,
    EventKind.FIGURE: 0.7,
}
#: Articles that report a day ``HINDSIGHT`` or more days later know the outcome, so they weigh more.
HINDSIGHT, _OF_HINDSIGHT = 2, 1.1
#: Of a day with more reports, those of the most relevant articles are compared.
_MAX_CANDIDATES = 400
#: The share of its words by which a sentence repeats another one.
_SAME = 0.7


def ranked(reports: Sequence[Report], weighted: Sequence[WeightedArticle]) -> list[tuple[float, Report]]:
    """Return the reports of a day that can tell it with how well they do, the best first."""
    candidates = sorted(reports, key=lambda report: -report.relevance)[:_MAX_CANDIDATES]
    directions = [weighted[report.article].sentence(report.terms) for report in candidates]
    center = centroid(
        (direction, report.relevance**2) for report, direction in zip(candidates, directions, strict=True)
    )
    scored = [
        (_score(report, direction, center), -number, report)
        for number, (report, direction) in enumerate(zip(candidates, directions, strict=True))
    ]
    return [(score, report) for score, _, report in sorted(scored, reverse=True)]


def _score(report: Report, direction: Direction, center: Direction) -> float:
    """Return how well a report tells its day. An editor's own event comes first."""
    if report.event is not None and not report.terms:
        return 1.0 + _OF_HINDSIGHT
    value = cosine(direction, center) * report.relevance * _length(len(report.terms))
    value *= _NEWS if report.is_news else _OF_KIND.get(report.kind, 1.0)
    if report.delay < 0:
        value *= _ANNOUNCED
    return value * _OF_HINDSIGHT if report.delay >= HINDSIGHT else value


def _length(words: int) -> float:
    if words < _SHORT:
        return words / _SHORT
    return _LONG / words if words > _LONG else 1.0


def repeats(words: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Return whether a sentence says little that another one does not say; the shorter one decides."""
    return len(words & others) >= _SAME * min(len(words), len(others))
