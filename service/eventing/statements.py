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
from service.text.document import Document
from service.text.mojibake import may_be_garbled, repaired
from service.timex.languages import Language
from service.timex.languages.event_words import EventWords
from service.timex.model import Tagging

_AROUND_DATELINE = " \t\n-–—·•▪\\*"
_AGENCY = re.compile(r" ?\([^()\n]{2,40}\) ?(?:--|[-–—]) ?")


def with_statements(
    events: Sequence[EventDraft],
    document: Document,
    tagging: Tagging,
    entries: frozenset[int],
    spoken: Language,
    title: str | None,
) -> Iterator[EventDraft]:
    """Yield events with their summaries, contexts and positions.

    ``entries`` are the offsets of the dates that begin the entries of a chronology.
    """
    lexicon = spoken.events
    dates = DatedWords(document.text, tagging.timexes, lexicon.deictics)
    contexts = Contexts(document.text, spoken, title)
    datelines = sorted(_datelines(document, tagging, lexicon).items())
    prose, length = first_prose(document), len(document.text)
    repair = repaired if may_be_garbled(document.text) else str
    for sentence_start, of_sentence in groupby(events, key=_start_of_sentence):
        reports = list(of_sentence)
        is_crowded, place_in_text = len(reports) > 1, position(sentence_start, prose, length)
        for event in reports:
            begin = _begin(event, datelines, spoken)
            place = event.expression.start - begin, event.expression.end - begin
            sentence, start, end = _repaired(*dates.rewritten(begin, event.sentence.end, place), repair)
            after = after_date if event.expression.start in entries else after_label
            entry = after(sentence, start, end)
            statement = (
                summary(sentence[entry:], 0, 1, lexicon)
                if entry
                else summary(sentence, start, end, lexicon, crowded=is_crowded)
            )
            context = contexts.of(statement, sentence_start)
            yield event._replace(
                summary=statement, context=repair(context) if context else None, position=place_in_text
            )


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


def _begin(event: EventDraft, datelines: Sequence[tuple[int, int]], spoken: Language) -> int:
    """Return where the sentence of an event begins, after its dateline and the head of its page.

    A sentence may begin inside its dateline: "Москва. 13 марта. | INTERFAX.RU - ".
    """
    begin = event.sentence.start
    last = bisect_right(datelines, begin, key=itemgetter(0)) - 1
    after = max(datelines[last][1], begin) if last >= 0 else begin
    after = begin + after_head(event.sentence.text, after - begin, spoken)
    rest = event.sentence.text[after - begin :]
    after += len(rest) - len(rest.lstrip(_AROUND_DATELINE))
    return after if begin < after <= event.expression.start else begin
