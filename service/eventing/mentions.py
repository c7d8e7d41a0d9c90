"""The main date of a clause dates its event; its other dates are mentions of the event.

A clause has one main date. A date that only qualifies a thing ("the 2017 law") and one that says the same less
precisely ("at 9 a.m. | on Monday") are mentions of the event. Coordinated dates do not overlap: each stays an event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from service.eventing.model import EventDraft, EventKind, Mention
from service.eventing.segments import segments_of
from service.timex.languages.event_words import EventWords

_QUALIFYING = frozenset({EventKind.COMPARISON, EventKind.BACKGROUND, EventKind.REFERENCE})
_STEP = f"kind: {EventKind.BACKGROUND}, because of a more precise date in its clause"


def with_mentions(drafts: Iterable[EventDraft], lexicon: EventWords) -> Iterator[EventDraft]:
    """Yield the events of a document with their mentions. All dates of a clause but its main one are background."""
    for _, group in groupby(drafts, key=lambda draft: draft.sentence.start):
        of_sentence = list(group)
        if len(of_sentence) > 1:
            of_sentence = _attached([*_with_main_dates(of_sentence, lexicon)])
        yield from of_sentence


def _with_main_dates(drafts: list[EventDraft], lexicon: EventWords) -> Iterator[EventDraft]:
    """Yield the drafts of a sentence; an event is background if its clause dates the same time more precisely."""
    clauses = [_clause(draft, lexicon) for draft in drafts]
    for place, draft in enumerate(drafts):
        others = [
            (other, index)
            for index, other in enumerate(drafts)
            if index != place and other.kind is EventKind.EVENT and clauses[index] == clauses[place]
        ]
        is_main = draft.kind is not EventKind.EVENT or not any(
            other.date.interval.overlaps(draft.date.interval) and _precision(other, index) > _precision(draft, place)
            for other, index in others
        )
        yield draft if is_main else _as_background(draft)


def _precision(draft: EventDraft, place: int) -> tuple[int, int]:
    """Return how precise a date is; of two equal ones, the first is the main one."""
    return draft.date.granularity.rank, -place


def _clause(draft: EventDraft, lexicon: EventWords) -> int:
    """Return where the segment of an expression begins in its sentence."""
    found = segments_of(draft.sentence.text, lexicon, crowded=True)
    start = draft.expression.start - draft.sentence.start
    return found[max(bisect_right(found, start, key=lambda segment: segment.start) - 1, 0)].start


def _as_background(draft: EventDraft) -> EventDraft:
    trace = draft.trace._replace(steps=(*draft.trace.steps, _STEP))
    return draft._replace(kind=EventKind.BACKGROUND, trace=trace)


def _attached(drafts: list[EventDraft]) -> list[EventDraft]:
    """Return the drafts of a sentence, each event with the qualifying dates that stand nearest to it."""
    events = [place for place, draft in enumerate(drafts) if draft.kind is EventKind.EVENT]
    mentions: dict[int, list[Mention]] = {place: [] for place in events}
    for place, draft in enumerate(drafts):
        if events and draft.kind in _QUALIFYING:
            nearest = min(events, key=lambda event: abs(event - place))
            mentions[nearest].append(Mention(draft.expression, draft.date))
    return [draft._replace(mentions=tuple(mentions.get(place, ()))) for place, draft in enumerate(drafts)]
