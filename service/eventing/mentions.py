"""The main date of a clause dates its event; its other dates are mentions of the event.

A clause has one main date. A date that only qualifies a thing ("the 2017 law") and one that says the same less
precisely ("at 9 a.m. | on Monday") are mentions of the event. So is one whose event has the same summary ("formed on
Sunday and grew | overnight"). Coordinated dates do not overlap: each stays an event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from service.eventing.model import EventDraft, EventKind, Mention
from service.eventing.segments import segments_of
from service.timex.languages.event_words import EventWords
from service.timex.model import Granularity

_QUALIFYING = frozenset({EventKind.COMPARISON, EventKind.BACKGROUND, EventKind.REFERENCE})
_LESS_PRECISE = "a more precise date in its clause"
_TWIN = "an earlier date of the same statement"


def with_mentions(drafts: Iterable[EventDraft], lexicon: EventWords) -> Iterator[EventDraft]:
    """Yield the events of a document with their mentions. All dates of a clause but its main one are background.

    The drafts have their summaries.
    """
    for _, group in groupby(drafts, key=lambda draft: draft.sentence.start):
        of_sentence = list(group)
        if len(of_sentence) > 1 and any(draft.kind is EventKind.EVENT for draft in of_sentence):
            of_sentence = _attached([*_with_main_dates(_with_lists(of_sentence, lexicon), lexicon)])
        yield from of_sentence


def _with_lists(drafts: list[EventDraft], lexicon: EventWords) -> list[EventDraft]:
    """Return the drafts of a sentence; what stands between two events of a list is an event, too.

    In "shelled on 3 May, | 9 May | and 12 May" all days are alike, whatever the words around one of them suggest.
    """
    found = list(drafts)
    for place in range(1, len(drafts) - 1):
        before, draft, after = found[place - 1], found[place], drafts[place + 1]
        is_event = before.kind is after.kind is EventKind.EVENT is not draft.kind
        if is_event and _is_listed(before, draft, lexicon) and _is_listed(draft, after, lexicon):
            trace = draft.trace._replace(steps=draft.trace.steps[:-1])  # without the reason for its kind
            found[place] = draft._replace(kind=EventKind.EVENT, trace=trace)
    return found


def _is_listed(draft: EventDraft, following: EventDraft, lexicon: EventWords) -> bool:
    """Whether only a comma, a coordinator or both separate two dates."""
    start = draft.sentence.start
    between = draft.sentence.text[draft.expression.end - start : following.expression.start - start]
    return between.strip(" ,") in {"", *lexicon.clauses.coordinators}


def _with_main_dates(drafts: list[EventDraft], lexicon: EventWords) -> Iterator[EventDraft]:
    """Yield the drafts of a sentence; an event is background if its clause dates the same time more precisely.

    So is the second of twins.
    """
    clauses = {place: _clause(draft, lexicon) for place, draft in enumerate(drafts) if draft.kind is EventKind.EVENT}
    for place, draft in enumerate(drafts):
        clause = clauses.get(place)
        if clause is None:
            yield draft
            continue
        is_less_precise = any(
            _is_more_precise(drafts[index], index, draft, place)
            for index, other in clauses.items()
            if other == clause and index != place
        )
        earlier = (drafts[index] for index, other in clauses.items() if index < place and other != clause)
        is_main = not is_less_precise and not any(_is_twin(other, draft) for other in earlier)
        yield draft if is_main else _as_background(draft, _LESS_PRECISE if is_less_precise else _TWIN)


def _is_more_precise(one: EventDraft, index: int, other: EventDraft, place: int) -> bool:
    """Whether one date of a clause, the ``index``-th of the sentence, says the same as another one more precisely."""
    return one.date.interval.overlaps(other.date.interval) and _precision(one, index) > _precision(other, place)


def _is_twin(one: EventDraft, other: EventDraft) -> bool:
    """Whether two events of a sentence would be the same line of a timeline: the same words and days, no two times."""
    are_timed = one.date.granularity is other.date.granularity is Granularity.MINUTE
    return one.summary == other.summary and one.date.interval == other.date.interval and not are_timed


def _precision(draft: EventDraft, place: int) -> tuple[int, int]:
    """Return how precise a date is; of two equal ones, the first is the main one."""
    return draft.date.granularity.rank, -place


def _clause(draft: EventDraft, lexicon: EventWords) -> int:
    """Return where the segment of an expression begins in its sentence."""
    found = segments_of(draft.sentence.text, lexicon, crowded=True)
    start = draft.expression.start - draft.sentence.start
    return found[max(bisect_right(found, start, key=lambda segment: segment.start) - 1, 0)].start


def _as_background(draft: EventDraft, evidence: str) -> EventDraft:
    step = f"kind: {EventKind.BACKGROUND}, because of {evidence}"
    trace = draft.trace._replace(steps=(*draft.trace.steps, step))
    return draft._replace(kind=EventKind.BACKGROUND, trace=trace)


def _attached(drafts: list[EventDraft]) -> list[EventDraft]:
    """Return the drafts of a sentence, each event with the qualifying dates that stand nearest to it."""
    events = [place for place, draft in enumerate(drafts) if draft.kind is EventKind.EVENT]
    mentions: dict[int, list[Mention]] = {place: [] for place in events}
    for place, draft in enumerate(drafts):
        if events and draft.kind in _QUALIFYING:
            nearest = min(events, key=lambda event: abs(event - place))
            mentions[nearest].append(Mention(draft.expression, draft.date))
    return [
        draft._replace(mentions=tuple(found)) if (found := mentions.get(place)) else draft
        for place, draft in enumerate(drafts)
    ]
