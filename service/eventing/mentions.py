"""Expressions of time that may be events, and why the others may not. Knows the text around them, not its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from service.eventing.model import Passage, Undated
from service.text.document import Document
from service.timex.languages.event_words import Datelines, EventWords
from service.timex.model import CalendarDate, Granularity, Tagging, Timex, TimexType

_WORD = re.compile(r"[^\W\d_]+")
_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_LONGEST_PLACE = 80


class Mention(NamedTuple):
    """An expression with its date: one timex, or the ends of a range. Half-open code point offsets."""

    start: int
    end: int
    timexes: tuple[Timex, ...]
    date: CalendarDate


def mentions(document: Document, tagging: Tagging, lexicon: EventWords) -> Iterator[Mention | Undated]:
    """Each expression in the order of the text: one that may be an event, or one that is none and the reason."""
    dropped = _DroppedLines(document)
    for timexes, date in _expressions(tagging):
        first, start, end = timexes[0], timexes[0].start, timexes[-1].end
        reason = (
            dropped.reason(start, end)
            or _why_not(first, date)
            or _leans(first)
            or _why_not_here(document.text, first, end, lexicon)
        )
        if date and not reason:
            yield Mention(start, end, timexes, date)
        else:
            expression = Passage(start, end, document.text[start:end])
            yield Undated(expression, first.type, first.value, first.trace.rule, reason or "no date")


def _expressions(tagging: Tagging) -> Iterator[tuple[tuple[Timex, ...], CalendarDate | None]]:
    """Each expression with its date; the two ends of a range are one."""
    spans = {span.first: span for span in tagging.spans}
    place = 0
    while place < len(tagging.timexes):
        span = spans.get(place)
        after = span.last + 1 if span else place + 1
        timexes = tagging.timexes[place:after]
        yield timexes, span.date if span else timexes[0].date
        place = after


def _why_not(timex: Timex, date: CalendarDate | None) -> str | None:
    """Why an expression is no event by itself, or None when it may be one."""
    if timex.unresolved:
        return timex.unresolved
    if timex.type is TimexType.SET:
        return "repeats: no single day"
    if timex.value in _REFERENCES:
        return "points to the past, the present or the future and names no part of it"
    return None if date else "a length of time, not a date"


def _leans(timex: Timex) -> str | None:
    """Why the second half of a pair such as "the week ended | July 2" is no event of its own."""
    if not timex.leans:
        return None
    return "belongs to the expression before it: says when that ends, begins or what it is part of"


def _why_not_here(text: str, timex: Timex, end: int, lexicon: EventWords) -> str | None:
    if timex.type is TimexType.DURATION and _word_before(text, timex.start) not in lexicon.adverbial:
        return "a length of time that describes a thing, not when something happened"
    if _is_dateline(text, timex, end, lexicon.datelines):
        return "the dateline: where and when the article was written"
    return None


def _word_before(text: str, start: int) -> str:
    words = _WORD.findall(text[max(0, start - 20) : start])
    return words[-1].lower() if words else ""


def _is_dateline(text: str, timex: Timex, end: int, datelines: Datelines) -> bool:
    """A line that begins with a place, this date and a dash: "KARACHI, March 12 —"."""
    if timex.date is None or timex.date.granularity is not Granularity.DAY or not datelines.after.match(text, end):
        return False
    line = text.rfind("\n", max(0, timex.start - _LONGEST_PLACE), timex.start) + 1
    if line == 0 and timex.start > _LONGEST_PLACE:
        return False
    place = datelines.before.fullmatch(text, line, timex.start)
    return place is not None and any(figure.isdigit() for figure in timex.text)


class _DroppedLines:
    """Finds the dropped line in which an expression stands."""

    def __init__(self, document: Document) -> None:
        self.lines = document.dropped
        self.starts = [line.start for line in document.dropped]

    def reason(self, start: int, end: int) -> str | None:
        place = bisect_right(self.starts, start) - 1
        if place < 0 or start >= self.lines[place].end or end > self.lines[place].end:
            return None
        return f"stands in a line of the page, not of the article: {self.lines[place].reason}"
