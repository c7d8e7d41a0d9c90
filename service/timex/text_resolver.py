"""The candidates of one text, resolved in order, so that each can depend on those before it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from service.text.lines import is_line
from service.timex.calendar import OutsideCalendar, Period, day_of, plus_days
from service.timex.direction import Cue
from service.timex.direction.cues import is_adjective
from service.timex.direction.sentences import is_boundary, leads_sentence
from service.timex.find import Candidate
from service.timex.languages import Language
from service.timex.meaning import Anaphor, Meaning, TimeOfDay, Unit, Written, YearAgo, written_of
from service.timex.model import Anchor, Certainty, DateOrder, Direction, Granularity, Timex
from service.timex.quotations import days_from_today, is_in_week_before, is_quoted, spoken_on
from service.timex.resolve import resolve
from service.timex.resolve.context import DAYS, MONTHS, Answer, Context, Mention
from service.timex.resolve.narrative import is_narrative
from service.timex.resolve.range_ends import beginning_on_side, end_after
from service.timex.resolve.surroundings import Surroundings, first_time_of_line, is_at_head
from service.timex.rule import Trait
from service.timex.tagging import timex_of
from service.timex.tokens import Tokens

_TOO_COARSE = (Granularity.DECADE, Granularity.CENTURY)  # for a narrative to continue from


def _is_year_of_anchor(meaning: Meaning) -> bool:
    """Whether it is last year or this year."""
    return isinstance(meaning, Unit) and meaning.granularity is Granularity.YEAR and meaning.offset in (-1, 0)


class TextResolver:
    """Resolves the candidates of one text."""

    def __init__(
        self,
        tokens: Tokens,
        candidates: Sequence[Candidate],
        language: Language,
        anchor: Anchor,
        date_order: DateOrder,
    ) -> None:
        self.tokens, self.candidates, self.language, self.anchor = tokens, candidates, language, anchor.date
        self.cues, self.surroundings = language.cues, Surroundings(tokens, candidates, language)
        range_ends = {index for index, candidate in enumerate(candidates) if candidate.ends_range}
        self.has_ranges = bool(range_ends)
        self.is_narrative = is_narrative(
            [candidate.meaning for candidate in candidates], self.anchor, self._is_past_event, range_ends
        )
        continues = language.continues_sentence
        self.first_update = first_time_of_line(tokens, candidates)
        self.context = Context(
            self.anchor,
            date_order,
            self.surroundings,
            resolve,
            continues_sentence=continues,
            has_times_of_lines=self.first_update is not None,
        )

    def timexes(self) -> list[Timex]:
        """Return one expression for each candidate."""
        return [self._timex(index, candidate) for index, candidate in enumerate(self.candidates)]

    def _timex(self, index: int, candidate: Candidate) -> Timex:
        self.surroundings.turn_to(index)
        answer = self._directed(resolve(candidate.meaning, self.context))
        offset = days_from_today(candidate.meaning)
        if offset is not None and is_quoted(self.tokens, candidate.first):
            answer = self._as_spoken(answer, offset)
        if self.has_ranges and (words := written_of(candidate.meaning)):
            with suppress(OutsideCalendar):  # where agreement is impossible, each end of a range stands for itself
                answer = self._in_range(index, words, answer)
        if answer.period is not None:
            self._remember(index, candidate, answer, answer.period)
        return timex_of(self.tokens, candidate, answer, self.anchor)

    def _as_spoken(self, answer: Answer, offset: int) -> Answer:
        """Return "today" of a quotation as the day on which the text says that it was spoken, "yesterday" before it."""
        mention = spoken_on(self.context)
        spoken = mention.period if mention else self._spoken_ahead()
        if spoken is None or answer.period is None:
            return answer
        day = day_of(plus_days(spoken.start, offset))
        value = day.value + answer.period.value[len(day.value) :]  # with its part of the day: 2025-03-12TNI
        period = replace(answer.period, interval=day.interval, value=value)
        step = f"in a quotation: counted from the day on which it was spoken, {spoken.value}"
        read_against = mention.index if mention else None
        return answer._replace(value=value, period=period, read_against=read_against, steps=(step,))

    def _spoken_ahead(self) -> Period | None:
        """Return the day of the week before publication that the sentence names after the quotation."""
        day = self.surroundings.day_ahead(self.context.period_of, lambda later: is_quoted(self.tokens, later.first))
        return day if day and is_in_week_before(day, self.anchor) else None

    def _is_past_event(self, index: int) -> bool:
        """Whether the expression at an index is when something happened."""
        return self._is_past(self.surroundings.cue_of(self.candidates[index]))

    def _is_past(self, cue: Cue | None) -> bool:
        """Whether a cue is a past verb; "since" only compares."""
        return cue is not None and cue.direction is Direction.PAST and cue.word not in self.cues.prepositions.since

    def _directed(self, answer: Answer) -> Answer:
        """Return the answer with the direction of its cue if the period contains the anchor: it may lie either way."""
        if answer.period is None or not answer.period.interval.contains(self.anchor):
            return answer
        cue = self.context.cue()
        if cue is None or cue.direction is answer.direction or self._was_offered(cue, answer.period):
            return answer
        return answer._replace(direction=cue.direction)

    def _was_offered(self, cue: Cue, period: Period) -> bool:
        """Whether an offer was made on the day: "proposed a tax today", but not "promised to vote today"."""
        verbs, cues = self.cues.verbs, self.cues
        if period.granularity is not Granularity.DAY or cue.place < 0 or cue.word not in verbs.promised:
            return False
        leads_on = self.tokens.lower_word(cue.place + 1) in cues.prepositions.purpose
        return cue.word.endswith(verbs.past_endings) and not leads_on and not is_adjective(self.tokens, cue.place, cues)

    def _remember(self, index: int, candidate: Candidate, answer: Answer, period: Period) -> None:
        """Add the expression to what later ones can depend on."""
        context, cue, traits = self.context, self.context.cue, candidate.rule.traits
        is_year_ago = isinstance(candidate.meaning, YearAgo) or Trait.YEAR_AGO in traits
        words = candidate.meaning
        if context.continues_sentence and isinstance(words, TimeOfDay) and words.day is not None:
            words = words.day
        names_month = isinstance(words, Written) and bool(words.month or (words.day and not words.weekday))
        lacks_day = isinstance(candidate.meaning, TimeOfDay) and candidate.meaning.day is None
        mention = Mention(
            index, candidate.first, period, answer.type, is_year_ago, names_month, lacks_day, answer.zone, answer.days
        )
        context.mentions.append(mention)
        if self.is_narrative and period.granularity not in _TOO_COARSE and self._is_past(cue()):
            context.narrated = mention
        if self._is_dated_in_full(answer, period) and self._is_firmly_past(cue()):
            context.dated_in_full = mention
        if context.has_times_of_lines and period.granularity in DAYS and not mention.lacks_day:
            self._note_day_of_updates(index, mention, candidate)
        if self._is_dated(answer, period) and is_at_head(self.tokens, candidate):
            context.label = mention
        if Trait.YEAR in traits:
            self._remember_year(mention, candidate)
        elif isinstance(words, Anaphor) and words.granularity is Granularity.YEAR and self._opens_sentence(candidate):
            context.leading_year = mention  # "That year a fire broke out on May 3"
        elif context.continues_sentence and _is_year_of_anchor(words) and self._leads(candidate):
            context.leading_year = mention  # "Im vergangenen Jahr wurde am 9. Juni gewählt"

    def _remember_year(self, mention: Mention, candidate: Candidate) -> None:
        """Note a year that other dates may lie in: it stands in a line of its own, or opens its sentence."""
        if is_line(self.tokens.text, *self._offsets(candidate)):
            self.context.year_heading = mention
        if leads_sentence(self.tokens, candidate.first, self.cues):
            self.context.leading_year = mention

    def _leads(self, candidate: Candidate) -> bool:
        """Whether an expression opens its sentence, with its preposition or one in front."""
        return self._opens_sentence(candidate) or leads_sentence(self.tokens, candidate.first, self.cues)

    def _opens_sentence(self, candidate: Candidate) -> bool:
        return candidate.first == 0 or is_boundary(self.tokens, candidate.first - 1, self.cues)

    def _note_day_of_updates(self, index: int, mention: Mention, candidate: Candidate) -> None:
        """Note the day that heads a line, also with its time ("Yesterday, 22:10"): that of the updates below it.

        Another day before all updates leaves theirs open: "How the attack of 3 March unfolded".
        """
        if is_at_head(self.tokens, candidate):
            self.context.day_heading = mention
        elif self.first_update is not None and index < self.first_update:
            self.context.has_times_of_lines = mention.period.start == self.anchor

    def _offsets(self, candidate: Candidate) -> tuple[int, int]:
        return self.tokens.start(candidate.first), self.tokens.end(candidate.end - 1)

    def _is_dated(self, answer: Answer, period: Period) -> bool:
        """Whether it is a day, month or year that gives its year, or takes it from another date of the text."""
        is_known = answer.certainty is Certainty.EXPLICIT or answer.read_against is not None
        return is_known and (period.granularity is Granularity.YEAR or period.granularity in MONTHS)

    def _is_dated_in_full(self, answer: Answer, period: Period) -> bool:
        """Whether it is a day or month of an earlier year, written in full or continuing from one that is."""
        if period.start.year >= self.anchor.year or period.granularity not in MONTHS:
            return False
        return answer.certainty is Certainty.EXPLICIT or answer.read_against is not None

    def _is_firmly_past(self, cue: Cue | None) -> bool:
        """Whether a date stands on its own; "the worst storm since six people died in May 2006" only compares."""
        if cue is None or not cue.firm or not self._is_past(cue):
            return False
        words = self.tokens.lower_words(self.context.sentence(), max(cue.place, 0))
        return self.cues.prepositions.since.isdisjoint(words)

    def _in_range(self, index: int, words: Written, answer: Answer) -> Answer:
        """Return the answer for an end of a range, in agreement with the other end. Raises OutsideCalendar."""
        if answer.period is None:
            return answer
        if self.candidates[index].ends_range:
            return self._after_beginning(index, words, answer)
        following = self.candidates[index + 1 : index + 2]
        if following and following[0].ends_range and (ends := written_of(following[0].meaning)):
            return self._on_side(words, ends, answer, answer.period)
        return answer

    def _on_side(self, begins: Written, ends: Written, answer: Answer, period: Period) -> Answer:
        """Return the beginning of a range on the side that its verb names."""
        cue = self.context.cue()
        moved = beginning_on_side(period, begins, ends, cue, self.anchor) if cue else None
        if not cue or not moved:
            return answer
        step = f"{cue.explain('decide')} for the whole range, counted from {self.anchor}"
        moved_answer = answer._replace(value=moved.value, period=moved, steps=(step,), direction=cue.direction)
        return moved_answer._replace(certainty=Certainty.INFERRED, others=())

    def _after_beginning(self, index: int, ends: Written, answer: Answer) -> Answer:
        """Return the end of a range as the first such day, or month, after its beginning."""
        beginning, begins = self.context.last(), written_of(self.candidates[index - 1].meaning)
        if beginning is None or beginning.index != index - 1 or begins is None:
            return answer
        end = end_after(beginning.period, begins, ends)
        if end is None:
            return answer
        if ends.day is None and answer.others:  # its beginning decides between the readings of a weekday or month
            answer = answer._replace(certainty=Certainty.INFERRED, others=())
        if end.period == answer.period:
            return answer
        steps = (f"the end of a range: the first after its beginning, {beginning.period.value}", *end.steps)
        return answer._replace(value=end.period.value, period=end.period, steps=steps)
