"""A document -> its events: each dated expression with its sentence, kind, status and summary."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from service.eventing.expressions import DatedExpression, expressions
from service.eventing.kinds import Place, Verdict, decide, place_of
from service.eventing.mentions import with_mentions
from service.eventing.model import EventDraft, Passage, Reading, Status, UndatedExpression
from service.eventing.sentences import Sentences
from service.eventing.statements import with_statements
from service.eventing.tagged import TaggedDocument
from service.text.document import Document
from service.timex import languages, tag
from service.timex.model import Anchor, CalendarDate, DateOrder, Direction, Tagging, Trace

#: Days between an article and what it reports as news.
_RECENT = 31
_LONGEST_TITLE = 150  # characters


def read(
    document: Document,
    anchor: Anchor,
    language: str = "en",
    *,
    title: str | None = None,
    date_order: DateOrder = DateOrder.MDY,
    explain: bool = False,
    most: int | None = None,
) -> Reading:
    """Return the events of a document, read against its anchor. Raises UnsupportedLanguage.

    With ``explain`` the tagging lists what the engine rejected, too. Of more expressions of time than ``most`` only the
    first are read.
    """
    tagging = tag(document.text, anchor, language=language, date_order=date_order, explain=explain, most=most)
    return events_of(document, tagging, anchor, language, title=title)


def events_of(
    document: Document, tagging: Tagging, anchor: Anchor, language: str, *, title: str | None = None
) -> Reading:
    """Return the events of a document whose expressions of time are tagged. Raises UnsupportedLanguage.

    ``title`` is that of the article: the context of statements that name nobody, as is its first sentence without one.
    """
    tagged = TaggedDocument(document, tagging, anchor, languages.language(language), title)
    found = list(expressions(tagged))
    undated = tuple(expression for expression in found if isinstance(expression, UndatedExpression))
    drafts = list(_events(tagged, _dated(found)))
    events = with_statements(drafts, tagged)
    return Reading(tuple(with_mentions(events, tagged.language.events)), undated, tagging)


def dates_of(document: Document, anchor: Anchor, language: str = "en") -> Iterator[tuple[DatedExpression, Place]]:
    """Yield each dated expression of a document with the place where it stands. Raises UnsupportedLanguage."""
    tagging = tag(document.text, anchor, language=language)
    tagged = TaggedDocument(document, tagging, anchor, languages.language(language))
    dated = _dated(expressions(tagged))
    yield from ((expression, place) for expression, _, place in _places(tagged, dated))


def _dated(found: Iterable[DatedExpression | UndatedExpression]) -> list[DatedExpression]:
    return [expression for expression in found if isinstance(expression, DatedExpression)]


def _events(tagged: TaggedDocument, dated: Sequence[DatedExpression]) -> Iterator[EventDraft]:
    seen = defaultdict[tuple[str, str], int](int)
    for expression, sentence, place in _places(tagged, dated, is_history=_is_history(tagged)):
        key = (sentence.text, place.expression)
        yield _event(expression, sentence, place, occurrence=seen[key])
        seen[key] += 1


def _places(
    tagged: TaggedDocument, dated: Sequence[DatedExpression], *, is_history: bool = False
) -> Iterator[tuple[DatedExpression, Passage, Place]]:
    """Yield dated expressions with their sentences and places."""
    sentences = Sentences(tagged.text, tagged.language, [expression.start for expression in dated])
    placed = [(expression, sentences.around(expression.start, expression.end)) for expression in dated]
    dates_in = Counter(sentence.start for _, sentence in placed)
    in_news = not is_history and any(_is_recent(expression.date, tagged.anchor.date) for expression in dated)
    for expression, sentence in placed:
        place = place_of(  # by position: a call with names takes longer, and each date of a text pays for it
            sentence.text,
            expression.start - sentence.start,
            expression.end - sentence.start,
            expression.date,
            tagged.anchor.date,
            tagged.language.events,
            in_news,
            dates_in[sentence.start] == 1,
            expression.start in tagged.entries,
        )
        yield expression, sentence, place


def _is_history(tagged: TaggedDocument) -> bool:
    """Whether an article is about the past, by its title or, without one, its first line."""
    title = tagged.title or tagged.text.partition("\n")[0]
    return len(title) <= _LONGEST_TITLE and tagged.language.events.kinds.histories.search(title) is not None


def _is_recent(date: CalendarDate, anchor: dt.date) -> bool:
    """Whether an article that dates this reports news: it lies within a month of the article."""
    return abs((date.interval.start_on - anchor).days) <= _RECENT


def _event(expression: DatedExpression, sentence: Passage, place: Place, *, occurrence: int) -> EventDraft:
    timex = expression.timexes[0]
    verdict = decide(place)
    return EventDraft(  # by position, as above
        expression.date,
        _status(place, timex.direction),
        verdict.kind,
        "",  # the summary, which is written from all dates of the sentence
        sentence,
        Passage(expression.start, expression.end, place.expression),
        timex.certainty,
        timex.alternatives,
        _explained(timex.trace, verdict),
        occurrence,
    )


def _explained(trace: Trace, verdict: Verdict) -> Trace:
    """Return the trace of a date with one more step: why its clause is not an event."""
    if not verdict.evidence:
        return trace
    return Trace(trace.rule, trace.anchor, (*trace.steps, f"kind: {verdict.kind}, because of {verdict.evidence}"))


def _status(place: Place, direction: Direction) -> Status:
    """Planned if the date lies after the anchor, or holds it and the words around it look ahead."""
    interval = place.date.interval
    if interval.start_on > place.anchor:
        return Status.PLANNED
    if interval.contains(place.anchor) and (direction is Direction.FUTURE or place.looks_ahead):
        return Status.PLANNED
    return Status.HAPPENED
