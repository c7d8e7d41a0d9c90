"""A document's expressions of time, one after the other: which are events, of what sentence, kind and status."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter

from service.eventing.clauses import clause
from service.eventing.cues import Beside, beside, is_saying, looks_ahead
from service.eventing.mentions import Mention, mentions
from service.eventing.model import EventDraft, EventKind, Passage, Reading, Status, Undated
from service.text.document import Document
from service.text.sentences import Sentence, sentences
from service.timex import languages, tag
from service.timex.languages import Language
from service.timex.languages.event_words import EventWords
from service.timex.model import Anchor, CalendarDate, DateOrder, Direction, Tagging

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def read(
    document: Document,
    anchor: Anchor,
    language: str = "en",
    *,
    date_order: DateOrder = DateOrder.MDY,
    explain: bool = False,
) -> Reading:
    """Everything that a document says of time. ``explain`` lists what the engine refused, too."""
    tagging = tag(document.text, anchor, language=language, date_order=date_order, explain=explain)
    return events_of(document, tagging, anchor, language)


def events_of(document: Document, tagging: Tagging, anchor: Anchor, language: str) -> Reading:
    """The events of a document whose expressions of time are known. Raises UnsupportedLanguage."""
    spoken = languages.language(language)
    found = list(mentions(document, tagging, spoken.events))
    dated = [mention for mention in found if isinstance(mention, Mention)]
    where = _Sentences(document.text, spoken)
    placed = [(mention, where.around(mention.start, mention.end)) for mention in dated]
    dates_in = Counter(sentence.start for _, sentence in placed)
    seen: Counter[tuple[str, str]] = Counter()
    events = []
    for mention, sentence in placed:
        key = (sentence.text, document.text[mention.start : mention.end])
        crowded = dates_in[sentence.start] > 1
        events.append(_event(mention, sentence, anchor.date, spoken.events, crowded=crowded, occurrence=seen[key]))
        seen[key] += 1
    return Reading(tuple(events), tuple(one for one in found if isinstance(one, Undated)), tagging)


class _Sentences:
    """Finds the sentence of an offset; one that an expression runs across ("5 p.m. Tuesday") is joined to the next.

    Only paragraphs that are asked about are cut into sentences: a blank line always ends one.
    """

    def __init__(self, text: str, spoken: Language) -> None:
        self.text, self.spoken = text, spoken
        self.paragraphs = [0, *(blank.end() for blank in _BLANK_LINE.finditer(text)), len(text)]
        self.cut: dict[int, tuple[list[Sentence], list[int]]] = {}

    def around(self, start: int, end: int) -> Passage:
        found, starts = self._of_paragraph(
            max(bisect_right(self.paragraphs, start, hi=len(self.paragraphs) - 1) - 1, 0)
        )
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, end - 1) - 1, first)
        if first == last and end <= found[first].end:
            return Passage(found[first].start, found[first].end, found[first].text)
        begin, finish = min(found[first].start, start), max(found[last].end, end)
        return Passage(begin, finish, self.text[begin:finish])

    def _of_paragraph(self, place: int) -> tuple[list[Sentence], list[int]]:
        if place not in self.cut:
            begin, end = self.paragraphs[place], self.paragraphs[place + 1]
            found = sentences(self.text[begin:end], self.spoken.code, self.spoken.false_boundaries, begin)
            self.cut[place] = found, [one.start for one in found]
        return self.cut[place]


def _event(
    mention: Mention, sentence: Passage, anchor: dt.date, lexicon: EventWords, *, crowded: bool, occurrence: int
) -> EventDraft:
    timex, words = mention.timexes[0], sentence.text
    start = mention.start - sentence.start
    end = mention.end - sentence.start
    near = beside(words, start, end)
    return EventDraft(
        date=mention.date,
        status=_status(mention.date, timex.direction, anchor, near, lexicon),
        kind=EventKind.STATEMENT if is_saying(near, lexicon) else EventKind.EVENT,
        summary=clause(words, start, end, lexicon, crowded=crowded),
        sentence=sentence,
        expression=Passage(mention.start, mention.end, words[start:end]),
        certainty=timex.certainty,
        alternatives=timex.alternatives,
        trace=timex.trace,
        occurrence=occurrence,
    )


def _status(date: CalendarDate, direction: Direction, anchor: dt.date, near: Beside, lexicon: EventWords) -> Status:
    """Planned when it lies ahead of the anchor, or holds it and its own words look ahead."""
    if date.interval.start_on > anchor:
        return Status.PLANNED
    if date.interval.contains(anchor) and (direction is Direction.FUTURE or looks_ahead(near, lexicon)):
        return Status.PLANNED
    return Status.HAPPENED
