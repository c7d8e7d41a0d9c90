"""A document's expressions of time, one after the other: which are events, of what sentence, kind and status."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from service.documents import Document
from service.eventing.clauses import clause
from service.eventing.lexicon import ADVERBIAL, SPEECH, is_verb
from service.eventing.model import EventDraft, EventKind, Passage, Reading, Status, Undated
from service.text.sentences import Sentence, sentences
from service.timex import tag
from service.timex.model import Anchor, CalendarDate, Direction, Span, Tagging, Timex, TimexType

_WORD = re.compile(r"[^\W\d_]+")
#: A place in capitals, then the date, then a dash: "KARACHI, March 12 —", "SALVADOR, Feb 26 -".
_BEFORE_DATELINE = re.compile(r"(?:^|\n)[ \t]*[A-Z][A-Z .'’,()/]{2,60}(?:\([A-Za-z .]+\))?[ ,]*$")
_AFTER_DATELINE = re.compile(r"\s*(?:\([A-Za-z .]+\)\s*)?(?:--|[-–—])")
#: Rules that read two expressions as one: the second only says when the first ends or what it is part of.
_LEANING = frozenset({"unit.ended", "part.units", "before_after"})
_CLOSE = 20
_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})


def read(document: Document, anchor: Anchor, language: str = "en", *, explain: bool = False) -> Reading:
    """Everything that a document says of time. ``explain`` lists what the engine refused, too."""
    return events_of(document, tag(document.text, anchor, language=language, explain=explain), anchor, language)


def events_of(document: Document, tagging: Tagging, anchor: Anchor, language: str) -> Reading:
    """The events of a document whose expressions of time are known."""
    text = document.text
    sentence_of = _Sentences(sentences(text, language) if tagging.timexes else [])
    events: list[EventDraft] = []
    unresolved: list[Undated] = []
    seen: Counter[tuple[str, str]] = Counter()
    dropped = _DroppedLines(document)
    for place, timexes, date in _mentions(tagging):
        start, end = timexes[0].start, timexes[-1].end
        expression = Passage(start, end, text[start:end])
        reason = _why_not(timexes, date, text) or dropped.reason(start, end) or _leans(tagging, place)
        if reason or date is None:
            first = timexes[0]
            unresolved.append(Undated(expression, first.type, first.value, first.trace.rule, reason or "no date"))
            continue
        sentence = sentence_of.around(text, start, end)
        key = (sentence.text, expression.text)
        events.append(_event(sentence, expression, timexes, date, anchor.date, seen[key]))
        seen[key] += 1
    return Reading(tuple(events), tuple(unresolved), tagging)


def _mentions(tagging: Tagging) -> Iterator[tuple[int, tuple[Timex, ...], CalendarDate | None]]:
    """Each expression with its place and its date; the two ends of a range are one."""
    spans = {span.first: span for span in tagging.spans}
    inside = {span.last for span in tagging.spans}
    for index, timex in enumerate(tagging.timexes):
        span: Span | None = spans.get(index)
        if span:
            yield index, tagging.timexes[span.first : span.last + 1], span.date
        elif index not in inside:
            yield index, (timex,), timex.date


def _why_not(timexes: tuple[Timex, ...], date: CalendarDate | None, text: str) -> str | None:
    """Why an expression is no event by itself, or None when it may be one."""
    timex = timexes[0]
    if timex.unresolved:
        return timex.unresolved
    if timex.type is TimexType.SET:
        return "repeats: no single date"
    if timex.value in _REFERENCES:
        return "points to the past, the present or the future and names no part of it"
    if date is None:
        return "a length of time, not a date"
    if timex.type is TimexType.DURATION and _word_before(text, timex.start) not in ADVERBIAL:
        return "a length of time that describes a thing, not when something happened"
    if _is_dateline(text, timex.start, timexes[-1].end):
        return "the dateline: where and when the article was written"
    return None


def _leans(tagging: Tagging, place: int) -> str | None:
    """Why the second half of a pair such as "the week ended | July 2" is no event of its own."""
    timex = tagging.timexes[place]
    if place == 0 or timex.trace.rule not in _LEANING:
        return None
    before = tagging.timexes[place - 1]
    if before.trace.rule != timex.trace.rule or timex.start - before.end > _CLOSE:
        return None
    return "belongs to the expression before it: says when that ends, begins or what it is part of"


class _DroppedLines:
    """Finds the dropped line in which an expression stands."""

    def __init__(self, document: Document) -> None:
        self.lines = document.dropped
        self.starts = [line.start for line in document.dropped]

    def reason(self, start: int, end: int) -> str | None:
        place = bisect_right(self.starts, start) - 1
        if place < 0 or end > self.lines[place].end:
            return None
        return f"stands in a line that is not the article's: {self.lines[place].reason}"


def _word_before(text: str, start: int) -> str:
    words = _WORD.findall(text[max(0, start - 20) : start])
    return words[-1].lower() if words else ""


def _is_dateline(text: str, start: int, end: int) -> bool:
    line = max(0, start - 80)
    return bool(_AFTER_DATELINE.match(text, end) and _BEFORE_DATELINE.search(text[line:start]))


class _Sentences:
    """Finds the sentence of an offset; one that an expression runs across ("5 p.m. Tuesday") is joined to the next."""

    def __init__(self, found: list[Sentence]) -> None:
        self.found = found
        self.starts = [sentence.start for sentence in found]

    def around(self, text: str, start: int, end: int) -> Passage:
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, end - 1) - 1, first)
        begin, finish = self.found[first].start, max(self.found[last].end, end)
        return Passage(begin, finish, text[begin:finish])


def _event(
    sentence: Passage, expression: Passage, timexes: tuple[Timex, ...], date: CalendarDate, anchor: dt.date, occurrence: int
) -> EventDraft:
    timex = timexes[0]
    place = expression.start - sentence.start
    return EventDraft(
        date=date,
        status=_status(date, timex.direction, anchor),
        kind=_kind(sentence.text, place, place + len(expression.text)),
        summary=clause(sentence.text, place, place + len(expression.text)),
        sentence=sentence,
        expression=expression,
        certainty=timex.certainty,
        alternatives=timex.alternatives,
        trace=timex.trace,
        occurrence=occurrence,
    )


def _status(date: CalendarDate, direction: Direction, anchor: dt.date) -> Status:
    """Planned when it lies ahead of the anchor, or holds it and its own words look ahead."""
    if date.interval.start_on > anchor:
        return Status.PLANNED
    if date.interval.contains(anchor) and direction is Direction.FUTURE:
        return Status.PLANNED
    return Status.HAPPENED


def _kind(sentence: str, start: int, end: int) -> EventKind:
    """A statement when the verb nearest to the date, with no other between, is one of saying."""
    before = _WORD.findall(sentence[:start])[-4:]
    for word in reversed(before):
        if word.lower() in SPEECH:
            return EventKind.STATEMENT
        if is_verb(word):
            return EventKind.EVENT
    if len(_WORD.findall(sentence[:start])) > 3:
        return EventKind.EVENT
    after = _WORD.findall(sentence[end:])[:6]
    verb = next((word for word in after if is_verb(word)), "")
    return EventKind.STATEMENT if verb.lower() in SPEECH else EventKind.EVENT
