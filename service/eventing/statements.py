"""Statements of events that stand on their own: their summaries, contexts and positions.

The summary of an event is written from its sentence, without its dateline and with dates in place of "yesterday".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from service.eventing.chronology import after_date, after_label
from service.eventing.clauses import summary
from service.eventing.context import Contexts
from service.eventing.deictics import DatedWords
from service.eventing.expressions import is_dateline
from service.eventing.heads import after_head
from service.eventing.model import EventDraft
from service.eventing.position import first_prose, position
from service.eventing.tagged import TaggedDocument
from service.text.document import Document
from service.text.mojibake import may_be_garbled, repaired
from service.timex.languages import Language
from service.timex.languages.event_words import EventWords
from service.timex.model import Tagging

_AROUND_DATELINE = " \t\n-–—·•▪\\*"
_AGENCY = re.compile(r" ?\([^()\n]{2,40}\) ?(?:--|[-–—]) ?")


def with_statements(events: Sequence[EventDraft], tagged: TaggedDocument) -> Iterator[EventDraft]:
    """Yield the events of a document with their summaries, contexts and positions."""
    statements = _Statements(tagged)
    for _, of_sentence in groupby(events, key=_start_of_sentence):
        yield from statements.of_sentence(list(of_sentence))


class _Statements:
    """Writes the statements of one document."""

    def __init__(self, tagged: TaggedDocument) -> None:
        self.tagged, self.lexicon = tagged, tagged.language.events
        self.dates = DatedWords(tagged.text, tagged.tagging.timexes, self.lexicon.deictics)
        self.contexts = Contexts(tagged.text, tagged.language, tagged.title)
        self.datelines = sorted(_datelines(tagged.document, tagged.tagging, self.lexicon).items())
        self.prose = first_prose(tagged.document)
        self.repair: Callable[[str], str] = repaired if may_be_garbled(tagged.text) else str

    def of_sentence(self, events: Sequence[EventDraft]) -> Iterator[EventDraft]:
        """Yield the events of a sentence with their statements."""
        start = events[0].sentence.start
        place = position(start, self.prose, len(self.tagged.text))
        for event in events:
            statement = self._statement(event, crowded=len(events) > 1)
            context = self.contexts.of(statement, start)
            yield event._replace(summary=statement, context=self.repair(context) if context else None, position=place)

    def _statement(self, event: EventDraft, *, crowded: bool) -> str:
        """Return the summary of an event; a ``crowded`` sentence has several dates."""
        begin = _begin(event, self.datelines, self.tagged.language)
        place = event.expression.start - begin, event.expression.end - begin
        sentence, start, end = _repaired(*self.dates.rewritten(begin, event.sentence.end, place), self.repair)
        after = after_date if event.expression.start in self.tagged.entries else after_label
        label_end = after(sentence, start, end)
        if label_end:
            return summary(sentence[label_end:], 0, 1, self.lexicon)
        return summary(sentence, start, end, self.lexicon, crowded=crowded)


def _start_of_sentence(event: EventDraft) -> int:
    return event.sentence.start


def _repaired(sentence: str, start: int, end: int, repair: Callable[[str], str]) -> tuple[str, int, int]:
    """Return a sentence with the characters that were meant, and where its expression stands in it."""
    before, expression, after = repair(sentence[:start]), repair(sentence[start:end]), repair(sentence[end:])
    return before + expression + after, len(before), len(before) + len(expression)


def _datelines(document: Document, tagging: Tagging, lexicon: EventWords) -> dict[int, int]:
    """Return where the datelines of a text begin, and where each ends with its dash.

    "Aug. 21 (Reuters) -" at the beginning of a sentence is one, even within a paragraph.
    """
    text, found = document.text, {}
    for timex in tagging.timexes:
        agency = _AGENCY.match(text, timex.end)
        if agency:
            found[timex.start] = agency.end()
        mark = lexicon.datelines.after.match(text, timex.end)
        if mark and is_dateline(text, timex, timex.end, lexicon.datelines):
            found[text.rfind("\n", 0, timex.start) + 1] = mark.end()
    if document.dateline:
        start = text.find(document.dateline.text)
        found[start] = start + len(document.dateline.text)
    return found


def _begin(event: EventDraft, datelines: Sequence[tuple[int, int]], language: Language) -> int:
    """Return where the sentence of an event begins, after its dateline and the head of its page.

    A sentence may begin inside its dateline: "Москва. 13 марта. | INTERFAX.RU - ".
    """
    begin = event.sentence.start
    last = bisect_right(datelines, begin, key=itemgetter(0)) - 1
    after = max(datelines[last][1], begin) if last >= 0 else begin
    after = begin + after_head(event.sentence.text, after - begin, language)
    rest = event.sentence.text[after - begin :]
    after += len(rest) - len(rest.lstrip(_AROUND_DATELINE))
    return after if begin < after <= event.expression.start else begin
