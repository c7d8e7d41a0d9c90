"""One text through find, direction and resolve; answers become ``Timex`` and ranges become ``Span``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from service.timex import languages
from service.timex.calendar import OutsideCalendar, Period
from service.timex.direction import Cue, direction_of
from service.timex.direction.sentences import leads_sentence, sentence_before, sentence_start
from service.timex.edtf import edtf_of
from service.timex.find import Candidate, RejectedMatch, find, tokenise
from service.timex.languages import Language
from service.timex.meaning import TimeOfDay, Unit, Written, YearAgo
from service.timex.model import (
    Alternative,
    Anchor,
    CalendarDate,
    Certainty,
    DateOrder,
    Direction,
    Granularity,
    Rejection,
    Span,
    Tagging,
    Timex,
    Trace,
)
from service.timex.ranges import mark_ranges
from service.timex.resolve import resolve
from service.timex.resolve.context import MONTHS, Answer, Context, Mention
from service.timex.resolve.narrative import is_narrative
from service.timex.resolve.periods import joined
from service.timex.resolve.range_ends import beginning_on_side, end_after
from service.timex.rule import Trait
from service.timex.tokens import OTHER, Tokens

ENGINE_VERSION = "3"
_COARSE = (Granularity.DECADE, Granularity.CENTURY)


def tag(
    text: str,
    anchor: Anchor,
    *,
    language: str = "en",
    date_order: DateOrder = DateOrder.MDY,
    explain: bool = False,
) -> Tagging:
    """Every expression of time in the text, in its order, read against the anchor.

    ``date_order`` reads figures such as 3/4/2025; the other order is their alternative. With ``explain`` what was
    refused is listed too.
    Raises UnsupportedLanguage for the tag of a language that has no folder.
    """
    spoken = languages.language(language)
    tokens = tokenise(text, spoken)
    found = list(find(tokens, spoken))
    candidates = mark_ranges(tokens, [one for one in found if isinstance(one, Candidate)], spoken.ranges)
    timexes = _Reading(tokens, candidates, spoken, anchor, date_order).timexes()
    rejections = _rejections(tokens, found, spoken) if explain else ()
    refused = tuple(one.match.rule.id for one in found if isinstance(one, RejectedMatch))
    return Tagging(tuple(timexes), tuple(_spans(candidates, timexes)), rejections, refused)


def unclassified_words(text: str, *, language: str = "en") -> Iterator[str]:
    """Yield words of a text without a class, which no expression of time can hold. Raises UnsupportedLanguage."""
    classes = languages.language(language).classes
    return (word for word in text.split() if word.isalpha() and classes[word] == OTHER)


class _Reading:
    """The candidates of one text, resolved in order, so that each can lean on those before it."""

    def __init__(
        self, tokens: Tokens, candidates: list[Candidate], spoken: Language, anchor: Anchor, date_order: DateOrder
    ) -> None:
        self.tokens, self.candidates, self.spoken, self.anchor = tokens, candidates, spoken, anchor
        self.narrative = is_narrative([one.meaning for one in candidates], anchor.date, self._tells)
        self.context = Context(anchor.date, date_order)
        self.context.resolve = partial(resolve, context=self.context)

    def timexes(self) -> list[Timex]:
        return [self._timex(index, candidate) for index, candidate in enumerate(self.candidates)]

    def _tells(self, index: int) -> bool:
        """Whether an expression is when something happened."""
        one = self.candidates[index]
        return self._is_told(direction_of(self.tokens, one.head, one.end, self.spoken.cues))

    def _is_told(self, cue: Cue | None) -> bool:
        """A past verb tells what happened then; "since" only compares."""
        return (
            cue is not None and cue.direction is Direction.PAST and cue.word not in self.spoken.cues.prepositions.since
        )

    def _look_around(self, one: Candidate) -> None:
        self.context.turn_to(partial(direction_of, self.tokens, one.head, one.end, self.spoken.cues))

    def _timex(self, index: int, candidate: Candidate) -> Timex:
        context, cues = self.context, self.spoken.cues
        self._look_around(candidate)
        context.sentence = partial(sentence_start, self.tokens, candidate.first, cues)
        context.sentence_before = partial(sentence_before, self.tokens, candidate.first, cues)
        context.day_ahead = partial(self._day_ahead, index)
        context.leads_sentence = partial(leads_sentence, self.tokens, candidate.first, cues)
        answer = self._directed(resolve(candidate.meaning, context))
        if isinstance(candidate.meaning, Written):
            with suppress(OutsideCalendar):  # the other end would be; each end then stands for itself
                answer = self._in_range(index, candidate.meaning, answer)
        if answer.period is not None:
            self._remember(index, candidate, answer, answer.period)
        return self._written(candidate, answer)

    def _remember(self, index: int, candidate: Candidate, answer: Answer, period: Period) -> None:
        """What later expressions can lean on."""
        context = self.context
        is_year_ago = isinstance(candidate.meaning, YearAgo) or Trait.YEAR_AGO in candidate.rule.traits
        mention = Mention(index, candidate.first, period, answer.type, is_year_ago)
        context.mentions.append(mention)
        if self.narrative and period.granularity not in _COARSE and self._is_told(context.cue()):
            context.narrated = mention
        if self._is_in_full(answer, period) and self._is_told(cue := context.cue()) and cue and cue.firm:
            context.dated_in_full = mention
        is_year = Trait.YEAR in candidate.rule.traits  # a fiscal year may begin on any day
        if is_year and leads_sentence(self.tokens, candidate.first, self.spoken.cues):
            context.leading_year = mention

    def _is_in_full(self, answer: Answer, period: Period) -> bool:
        """A day or month of an earlier year that was said in full, or that went on from such a one."""
        full = answer.certainty is Certainty.EXPLICIT or answer.read_against is not None
        return full and period.granularity in MONTHS and period.start.year < self.anchor.date.year

    def _in_range(self, index: int, words: Written, answer: Answer) -> Answer:
        """Return the answer for an end of a range, in agreement with the other end."""
        if answer.period is None:
            return answer
        if self.candidates[index].joined:
            return self._after_beginning(index, words, answer)
        following = self.candidates[index + 1 : index + 2]
        if following and following[0].joined and isinstance(following[0].meaning, Written):
            return self._on_side(words, following[0].meaning, answer, answer.period)
        return answer

    def _on_side(self, begins: Written, ends: Written, answer: Answer, period: Period) -> Answer:
        """Return the beginning of a range on the side that its verb names."""
        cue, anchor = self.context.cue(), self.anchor.date
        moved = beginning_on_side(period, begins, ends, cue, anchor) if cue else None
        if not cue or not moved:
            return answer
        step = f"the whole range lies on the side of “{cue.word}”, counted from {anchor}"
        return answer._replace(value=moved.value, period=moved, steps=(step,), direction=cue.direction)

    def _after_beginning(self, index: int, ends: Written, answer: Answer) -> Answer:
        """Return the end of a range as the first such day, or month, after its beginning."""
        beginning, begins = self.context.last(), self.candidates[index - 1].meaning
        if beginning is None or beginning.index != index - 1 or not isinstance(begins, Written):
            return answer
        period = end_after(beginning.period, begins, ends)
        if period is None or period == answer.period:
            return answer
        return answer._replace(value=period.value, period=period, steps=(*answer.steps, "after its beginning"))

    def _directed(self, answer: Answer) -> Answer:
        """A period that holds the anchor may lie on either side of it: the words around it decide."""
        if answer.period is None or not answer.period.interval.contains(self.anchor.date):
            return answer
        cue = self.context.cue()
        return answer._replace(direction=cue.direction) if cue else answer

    def _day_ahead(self, index: int) -> Period | None:
        """The day that the next expression of the same sentence names, when that needs nothing before it."""
        found, own = next(self._days_ahead(index), None), self.candidates[index]
        self._look_around(own)
        return found

    def _days_ahead(self, index: int) -> Iterator[Period]:
        for later in self.candidates[index + 1 : index + 3]:
            if sentence_start(self.tokens, later.first, self.spoken.cues) > self.candidates[index].first:
                return
            meaning = later.meaning.day if isinstance(later.meaning, TimeOfDay) else later.meaning
            if isinstance(meaning, Written | Unit):
                self._look_around(later)
                period = resolve(meaning, self.context).period
                if period is not None and period.granularity is Granularity.DAY:
                    yield period

    def _written(self, candidate: Candidate, answer: Answer) -> Timex:
        start, end = self.tokens.start(candidate.first), self.tokens.end(candidate.end - 1)
        return Timex(
            start=start,
            end=end,
            text=self.tokens.text[start:end],
            type=answer.type,
            value=answer.value,
            trace=Trace(candidate.rule.id, self.anchor.date, answer.steps),
            mod=answer.mod,
            underspecified=answer.underspecified,
            date=_date(answer, answer.period) if answer.period is not None else None,
            certainty=answer.certainty,
            direction=answer.direction,
            alternatives=tuple([Alternative(_date(answer, one.period), one.reason) for one in answer.others]),
            unresolved=answer.unresolved,
            read_against=answer.read_against,
            leans=candidate.leans,
        )


def _date(answer: Answer, period: Period) -> CalendarDate:
    approximate = answer.approximate or answer.mod == "APPROX"
    return CalendarDate(
        interval=period.interval,
        granularity=period.granularity,
        value=period.value,
        edtf=edtf_of(period, approximate=approximate),
        part_of_day=answer.part_of_day,
        clock=answer.clock,
        zone=answer.zone,
        approximate=approximate,
    )


def _spans(candidates: list[Candidate], timexes: list[Timex]) -> list[Span]:
    """The ranges: two neighbours of which the second ends what the first begins."""
    spans = []
    for index, candidate in enumerate(candidates):
        if not candidate.joined or index == 0:
            continue
        first, last = timexes[index - 1].date, timexes[index].date
        if first and last and first.interval.start_on < last.interval.end_before:
            period = joined(_period(first), _period(last))
            date = CalendarDate(period.interval, period.granularity, period.value, edtf_of(period))
            spans.append(Span(index - 1, index, date))
    return spans


def _period(date: CalendarDate) -> Period:
    return Period(date.granularity, date.interval, date.value)


def _rejections(tokens: Tokens, found: list[Candidate | RejectedMatch], spoken: Language) -> tuple[Rejection, ...]:
    """What a rule took and a check refused, and every other word that could have been taken for a time."""
    refused = [
        (one.match.first, one.match.end, one.match.rule.id, one.reason)
        for one in found
        if isinstance(one, RejectedMatch)
    ]
    taken = {place for one in found for place in _places(one)}
    suspected = [
        (place, place + 1, "word", reason)
        for place, word in enumerate(tokens.words)
        if place not in taken and (reason := _suspicion(tokens, place, word, spoken))
    ]
    return tuple(_rejection(tokens, *one) for one in sorted(refused + suspected))


def _places(one: Candidate | RejectedMatch) -> range:
    return range(one.match.first, one.match.end) if isinstance(one, RejectedMatch) else range(one.first, one.end)


def _suspicion(tokens: Tokens, place: int, word: str, spoken: Language) -> str | None:
    if word[:1].isdigit():
        return "a number, and nothing beside it makes it a date"
    if tokens.classes[place] in spoken.names:
        return "a name here, not a date"
    return spoken.suspects.get(word.lower())


def _rejection(tokens: Tokens, first: int, end: int, rule: str, reason: str) -> Rejection:
    start, stop = tokens.start(first), tokens.end(end - 1)
    return Rejection(start, stop, tokens.text[start:stop], rule, reason)
