"""A document -> its events: each dated expression with its sentence, kind, status and summary."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from service.eventing.chronology import entry_dates
from service.eventing.expressions import DatedExpression, expressions
from service.eventing.kinds import Place, Verdict, decide, place_of
from service.eventing.mentions import with_mentions
from service.eventing.model import EventDraft, Passage, Reading, Status, UndatedExpression
from service.eventing.statements import with_statements
from service.text.document import Document
from service.text.sentences import Sentence, each_sentence
from service.timex import languages, tag
from service.timex.languages import Language
from service.timex.model import Anchor, CalendarDate, DateOrder, Direction, Tagging, Trace

#: What may stand around a date that is alone in its line.
_AROUND_DATE = " \t\n-–—:*•"
#: Days between an article and what it reports as news.
_RECENT = 31
#: Characters of a sentence that is stored with an event: real sentences are shorter, tables without stops are not.
_LONGEST_SENTENCE = 1_000
#: The same for a sentence with more dates than ``_CROWD``: each of its events repeats the others' dates.
_LONGEST_CROWDED = 200
_CROWD = 20
_LONGEST_TITLE = 150
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


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
    spoken = languages.language(language)
    entries = entry_dates(document.text, tagging.timexes)
    found = list(expressions(document, tagging, spoken.events, entries))
    dated = [expression for expression in found if isinstance(expression, DatedExpression)]
    undated = tuple(expression for expression in found if isinstance(expression, UndatedExpression))
    is_history = _is_history(title or document.text.partition("\n")[0], spoken)
    drafts = list(_events(document.text, dated, entries, anchor, spoken, is_history=is_history))
    events = with_statements(drafts, document, tagging, entries, spoken, title)
    return Reading(tuple(with_mentions(events, spoken.events)), undated, tagging)


def dates_of(document: Document, anchor: Anchor, language: str = "en") -> Iterator[tuple[DatedExpression, Place]]:
    """Yield each dated expression of a document with the place where it stands. Raises UnsupportedLanguage."""
    spoken = languages.language(language)
    tagging = tag(document.text, anchor, language=language)
    entries = entry_dates(document.text, tagging.timexes)
    found = expressions(document, tagging, spoken.events, entries)
    dated = [expression for expression in found if isinstance(expression, DatedExpression)]
    yield from ((expression, place) for expression, _, place in _places(document.text, dated, entries, anchor, spoken))


def _events(
    text: str,
    dated: list[DatedExpression],
    entries: frozenset[int],
    anchor: Anchor,
    spoken: Language,
    *,
    is_history: bool,
) -> Iterator[EventDraft]:
    seen = defaultdict[tuple[str, str], int](int)
    for expression, sentence, place in _places(text, dated, entries, anchor, spoken, is_history=is_history):
        key = (sentence.text, text[expression.start : expression.end])
        yield _event(expression, sentence, place, occurrence=seen[key])
        seen[key] += 1


def _places(
    text: str,
    dated: list[DatedExpression],
    entries: frozenset[int],
    anchor: Anchor,
    spoken: Language,
    *,
    is_history: bool = False,
) -> Iterator[tuple[DatedExpression, Passage, Place]]:
    """Yield dated expressions with their sentences and places."""
    sentences = _Sentences(text, spoken, [expression.start for expression in dated])
    placed = [(expression, sentences.around(expression.start, expression.end)) for expression in dated]
    dates_in = Counter(sentence.start for _, sentence in placed)
    in_news = not is_history and any(_is_recent(expression.date, anchor.date) for expression in dated)
    for expression, sentence in placed:
        place = place_of(  # by position: a call with names takes longer, and each date of a text pays for it
            sentence.text,
            expression.start - sentence.start,
            expression.end - sentence.start,
            expression.date,
            anchor.date,
            spoken.events,
            in_news,
            dates_in[sentence.start] == 1,
            expression.start in entries,
        )
        yield expression, sentence, place


class _Sentences:
    """Finds the sentence of an expression; if it runs across a boundary ("5 p.m. Tuesday"), both sentences are one.

    A blank line always ends a sentence, so only the paragraphs that hold an expression are split into sentences.
    """

    def __init__(self, text: str, spoken: Language, dates: Sequence[int]) -> None:
        self.text, self.spoken, self.dates = text, spoken, dates
        self.paragraphs = [0, *(blank.end() for blank in _BLANK_LINE.finditer(text)), len(text)]
        self.split: dict[int, _Paragraph] = {}

    def around(self, start: int, end: int) -> Passage:
        """Return the sentence of the expression at ``start`` to ``end``."""
        paragraph = bisect_right(self.paragraphs, start, hi=len(self.paragraphs) - 1) - 1
        found, starts = self._of_paragraph(max(paragraph, 0), end)
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, end - 1) - 1, first)
        begin, finish = min(found[first].start, start), max(found[last].end, end)
        if self.text[begin:finish].strip(_AROUND_DATE) == self.text[start:end]:
            finish = self._end_of_following(paragraph, finish)
        begin, finish = self._window(begin, finish, start, end)
        return Passage(begin, finish, self.text[begin:finish])

    def _window(self, begin: int, finish: int, start: int, end: int) -> tuple[int, int]:
        """Return the part of a sentence around its expression, cut between words, if the whole is too long to store."""
        is_crowded = bisect_left(self.dates, finish) - bisect_left(self.dates, begin) > _CROWD
        longest = _LONGEST_CROWDED if is_crowded else _LONGEST_SENTENCE
        if finish - begin <= longest:
            return begin, finish
        half = max(0, longest - (end - start)) // 2
        if start - begin > half:
            begin = self.text.find(" ", start - half, start) + 1 or start - half
        if finish - end > half:
            blank = self.text.rfind(" ", end, end + half)
            finish = blank if blank >= 0 else end + half
        return begin, finish

    def _end_of_following(self, paragraph: int, finish: int) -> int:
        """Return the end of the sentence below a line that is only a date; that of the line if there is none."""
        for place in (paragraph, paragraph + 1):
            if place < len(self.paragraphs) - 1:
                found, starts = self._of_paragraph(place, finish)
                following = bisect_left(starts, finish)
                if following < len(found):
                    return found[following].end
        return finish

    def _of_paragraph(self, place: int, reach: int) -> tuple[list[Sentence], list[int]]:
        if place not in self.split:
            begin, end = self.paragraphs[place], self.paragraphs[place + 1]
            spoken = self.spoken
            self.split[place] = _Paragraph(each_sentence(self.text[begin:end], spoken.code, spoken.boundaries, begin))
        return self.split[place].up_to(reach)


class _Paragraph:
    """The sentences of a paragraph, split as far as its expressions reach: a long list may hold far more of them."""

    def __init__(self, following: Iterator[Sentence]) -> None:
        self.following = following
        self.found: list[Sentence] = []
        self.starts: list[int] = []

    def up_to(self, place: int) -> tuple[list[Sentence], list[int]]:
        """Return the sentences and where they begin, at least up to the first that begins at or after a place."""
        while not self.starts or self.starts[-1] < place:
            sentence = next(self.following, None)
            if sentence is None:
                break
            self.found.append(sentence)
            self.starts.append(sentence.start)
        return self.found, self.starts


def _is_history(title: str, spoken: Language) -> bool:
    """Whether an article is about the past, by its title or, without one, its first line."""
    return len(title) <= _LONGEST_TITLE and spoken.events.kinds.histories.search(title) is not None


def _is_recent(date: CalendarDate, anchor: dt.date) -> bool:
    """Whether an article that dates this reports news: it lies within a month of the article."""
    return abs((date.interval.start_on - anchor).days) <= _RECENT


def _event(expression: DatedExpression, sentence: Passage, place: Place, *, occurrence: int) -> EventDraft:
    timex = expression.timexes[0]
    verdict = decide(place, place.lexicon)
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
