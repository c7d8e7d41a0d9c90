"""Which expressions of time may date an event, and why others may not: by their own text, not by their sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from service.eventing.chronology import clock_stamps, headings_of
from service.eventing.model import Passage, UndatedExpression
from service.eventing.tagged import TaggedDocument
from service.text.document import Document
from service.timex.languages.event_words import Datelines, EventWords
from service.timex.model import CalendarDate, Granularity, Tagging, Timex, TimexType

_WORD = re.compile(r"[^\W\d_]+")
_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_LONGEST_PLACE = 80  # characters
_LONGEST_WORD = 20


class DatedExpression(NamedTuple):
    """An expression that may date an event: one timex, or both ends of a range. Half-open code point offsets."""

    start: int
    end: int
    timexes: tuple[Timex, ...]
    date: CalendarDate


def expressions(tagged: TaggedDocument) -> Iterator[DatedExpression | UndatedExpression]:
    """Yield each expression in the order of the text, those that date no event with the reason."""
    text, tagging, lexicon = tagged.text, tagged.tagging, tagged.language.events
    dropped = _DroppedLines(tagged.document)
    headings, stamps = headings_of(text, tagging.timexes), clock_stamps(text, tagging.timexes)
    for timexes, date in _with_dates(tagging):
        first, start, end = timexes[0], timexes[0].start, timexes[-1].end
        reason = dropped.reason(start, end) or _by_itself(first, date)
        if start in headings:
            reason = "a heading: the dates below it are read against it"
        elif start in stamps:
            reason = "the time of an update"
        elif start not in tagged.entries:
            reason = reason or _in_its_text(text, first, end, lexicon)
        if date and not reason:
            yield DatedExpression(start, end, timexes, date)
        else:
            passage = Passage(start, end, text[start:end])
            yield UndatedExpression(passage, first.type, first.value, first.trace.rule, reason or "no date")


def _with_dates(tagging: Tagging) -> Iterator[tuple[tuple[Timex, ...], CalendarDate | None]]:
    """Yield each expression with its date; the two ends of a range are one expression."""
    spans = {span.first: span for span in tagging.spans}
    place = 0
    while place < len(tagging.timexes):
        span = spans.get(place)
        after = span.last + 1 if span else place + 1
        timexes = tagging.timexes[place:after]
        yield timexes, span.date if span else timexes[0].date
        place = after


def _by_itself(timex: Timex, date: CalendarDate | None) -> str | None:
    """Return why an expression dates no event, whatever stands around it."""
    if timex.unresolved:
        return timex.unresolved
    if timex.type is TimexType.SET:
        return "repeats: no single day"
    if timex.value in _REFERENCES:
        return "points to the past, the present or the future and names no part of it"
    if date is None:
        return "a length of time, not a date"
    if timex.qualifies_previous:  # the second half of a pair such as "the week ended | July 2"
        return "belongs to the expression before it: says when that ends, begins or what it is part of"
    return None


def _in_its_text(text: str, timex: Timex, end: int, lexicon: EventWords) -> str | None:
    """Return why an expression dates no event where it stands."""
    is_length = timex.type is TimexType.DURATION and not timex.counts
    if is_length and _word_before(text, timex.start) not in lexicon.adverbial:
        return "a length of time that describes a thing, not when something happened"
    if is_dateline(text, timex, end, lexicon.datelines):
        return "the dateline: where and when the article was written"
    return None


def _word_before(text: str, start: int) -> str:
    words = _WORD.findall(text[max(0, start - _LONGEST_WORD) : start])
    return words[-1].lower() if words else ""


def is_dateline(text: str, timex: Timex, end: int, datelines: Datelines) -> bool:
    """Whether a line begins with a place, this date and a dash: "KARACHI, March 12 —"."""
    if timex.date is None or timex.date.granularity is not Granularity.DAY or not datelines.after.match(text, end):
        return False
    line = text.rfind("\n", max(0, timex.start - _LONGEST_PLACE), timex.start) + 1
    if line == 0 and timex.start > _LONGEST_PLACE:
        return False
    place = datelines.before.fullmatch(text, line, timex.start)
    return place is not None and any(map(str.isdigit, timex.text))


class _DroppedLines:
    """Finds the dropped line that holds an expression."""

    def __init__(self, document: Document) -> None:
        self.lines = document.dropped
        self.starts = [line.start for line in document.dropped]

    def reason(self, start: int, end: int) -> str | None:
        place = bisect_right(self.starts, start) - 1
        if place < 0 or start >= self.lines[place].end or end > self.lines[place].end:
            return None
        return f"stands in a line of the page, not of the article: {self.lines[place].reason}"
