"""The sentences that tell a day best: near to what all reports of the day say, and written with hindsight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from service.eventing import EventKind
from service.stories.relevance import Direction, WeightedArticle, centroid, cosine
from service.stories.reports import Report

#: Preferred lengths in distinct words: shorter sentences say little, longer ones say too much.
_SHORT, _LONG = 16, 40
_ANNOUNCED, _SAID, _LEAD = 0.6, 0.7, 0.9
#: Articles that report a day ``_DELAY`` or more days later know the outcome, so they weigh more.
_HINDSIGHT, _DELAY = 1.3, 2
#: Of a day with more reports, those of the most relevant articles are compared.
_MAX_CANDIDATES = 400
#: The share of its words by which a sentence repeats another one.
_SAME = 0.7
#: The number of words in capitals that make the beginning of a sentence a heading.
_HEADING = 3
#: What a statement of prose does not have, each in any language, the worst first.
_FLAWS = (
    re.compile(r"[|<>{}\\]|https?:"),  # menus and comments
    re.compile(r"(?<![.!?…。！？।؟”\"’'»)])$|(?:…|\.\.\.)$"),  # a heading, or the beginning of a text that goes on
    re.compile(r"^[\W_]|[?？؟]$"),  # a quotation, a list item, a question
    re.compile(r"^[^.:]{1,30}: "),  # the label of a caption or of a post
    re.compile(r"\b\d{1,2}:\d\d\b"),  # the time of a post
)


def ranked(reports: Sequence[Report], weighted: Sequence[WeightedArticle]) -> list[Report]:
    """Return the reports of a day that can tell it, the best first."""
    candidates = sorted(reports, key=lambda report: -report.relevance)[:_MAX_CANDIDATES]
    directions = [weighted[report.article].sentence(report.terms) for report in candidates]
    center = centroid(
        (direction, report.relevance**2) for report, direction in zip(candidates, directions, strict=True)
    )
    scored = [
        (_score(report, direction, center), -number, report)
        for number, (report, direction) in enumerate(zip(candidates, directions, strict=True))
    ]
    return [report for _, _, report in sorted(scored, reverse=True)]


def _score(report: Report, direction: Direction, center: Direction) -> float:
    """Return how well a report tells its day. An editor's own event comes first."""
    if report.event is not None and not report.terms:
        return 1.0 + _HINDSIGHT
    value = cosine(direction, center) * _length(len(report.terms))
    if report.lead is not None:
        value *= _LEAD
    if report.kind == EventKind.STATEMENT:
        value *= _SAID
    if report.delay < 0:
        value *= _ANNOUNCED
    return value * _HINDSIGHT if report.delay >= _DELAY else value


def _length(words: int) -> float:
    if words < _SHORT:
        return words / _SHORT
    return _LONG / words if words > _LONG else 1.0


def flaws(sentence: str) -> int:
    """Return how far a sentence is from a statement of prose: 0 for one, more for worse flaws and for several."""
    found = sum(1 << place for place, flaw in enumerate(reversed(_FLAWS), 1) if flaw.search(sentence))
    return found + _begins_with_heading(sentence)


def _begins_with_heading(sentence: str) -> bool:
    first = sentence.split(maxsplit=_HEADING)[:_HEADING]
    return len(first) == _HEADING and all(len(word) > 1 and word.isupper() for word in first)


def repeats(words: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Return whether a sentence says little that another one does not say; the shorter one decides."""
    return len(words & others) >= _SAME * min(len(words), len(others))
