"""What a meaning is resolved against, and the answer: the anchor, the expressions before it, the words around it.

One ``Context`` is made for each text; it holds no clock. ``Answer`` is the outcome of one expression.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from service.timex.calendar import Period
from service.timex.direction import Cue
from service.timex.direction.cue import FROM_THEN
from service.timex.meaning import Meaning
from service.timex.model import Certainty, DateOrder, Direction, Granularity, Interval, TimexType
from service.timex.resolve.surroundings import Surroundings

#: Granularities that name a day, and those that name a month.
DAYS = (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.MINUTE)
MONTHS = (Granularity.MONTH, *DAYS)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class OtherReading:
    """A second period that an expression may mean, and why."""

    period: Period
    reason: str


class Answer(NamedTuple):
    """What one expression means on the calendar; ``period`` is None if it has no place there.

    ``value`` and ``mod`` are TIMEX3's, and ``underspecified`` is the value of the words alone. ``unresolved`` says why
    an expression that should have a date has none. ``read_against`` is the index of the mention that it depends on.
    ``days`` are about those that a part of the period covers ("early May"), None for the whole period.
    ``steps`` explain the decision in words that a reporter understands.
    """

    type: TimexType
    value: str
    period: Period | None = None
    mod: str | None = None
    underspecified: str | None = None
    certainty: Certainty = Certainty.INFERRED
    direction: Direction = Direction.SAME
    others: tuple[OtherReading, ...] = ()
    unresolved: str | None = None
    read_against: int | None = None
    steps: tuple[str, ...] = ()
    part_of_day: str | None = None
    clock: str | None = None
    zone: str | None = None
    approximate: bool = False
    days: Interval | None = None


class Mention(NamedTuple):
    """An expression resolved earlier in the same text: its index among the answers, its first token, its period.

    ``is_year_ago`` marks the period of a comparison ("up from a year earlier"), which is not what the text is about.
    ``names_month`` marks a month, and a day of one ("May 3", "the 12th"): a day without a month may lie in it.
    ``lacks_day`` marks a time of day without one, which lies on the day of another mention or of the text. ``zone`` is
    the time zone of a time of day, as written; ``days`` are about those of a part of the period ("late January").
    """

    index: int  # type: ignore[assignment]  # hides the method of tuples, which nobody needs here
    token: int
    period: Period
    type: TimexType
    is_year_ago: bool
    names_month: bool = False
    lacks_day: bool = False
    zone: str | None = None
    days: Interval | None = None


@dataclass(slots=True)
class Context:
    """The anchor, the mentions so far, and how to find out about the words around the current expression."""

    anchor: dt.date
    date_order: DateOrder
    surroundings: Surroundings
    #: ``service.timex.resolve.resolve``, which imports this module.
    resolver: Callable[[Meaning, Context], Answer]
    mentions: list[Mention] = field(default_factory=list)
    #: Whether a date without a year takes that of a date long past before it in its sentence.
    continues_sentence: bool = False
    #: The mention that a narrative has reached.
    narrated: Mention | None = None
    #: The last day or month of an earlier year that is written in full and that a past verb stands beside.
    dated_in_full: Mention | None = None
    #: The last year that opened a sentence.
    leading_year: Mention | None = None
    #: Whether the lines of the text begin with times, as those of a live blog do.
    has_times_of_lines: bool = False
    #: The last day that stands in a line of its own: that of the times which begin the lines below it.
    day_heading: Mention | None = None
    #: The last year that stands in a line of its own: that of the dates below it.
    year_heading: Mention | None = None
    #: The last date at the head of a line that gives its year, or takes it from another such date.
    label: Mention | None = None

    def resolve(self, meaning: Meaning) -> Answer:
        """Return the answer for a meaning inside another one ("the third quarter of | last year")."""
        return self.resolver(meaning, self)

    def sentence(self) -> int:
        """Return the first token of the current sentence."""
        return self.surroundings.sentence()

    def sentence_before(self) -> int:
        """Return the first token of the sentence before the current one in its paragraph."""
        return self.surroundings.sentence_before()

    def previous_sentence(self) -> int:
        """Return the first token of the sentence before the current one, in whatever paragraph."""
        return self.surroundings.previous_sentence()

    def heads_line(self) -> bool:
        """Whether the current expression is one of the times that begin the lines of the text."""
        return self.has_times_of_lines and self.surroundings.heads_line()

    def follows_clause(self) -> bool:
        """Whether a new clause begins right after the expression before the current one: "in May, but in | June"."""
        return self.surroundings.follows_clause()

    def leads_sentence(self) -> bool:
        """Whether the current expression opens its sentence, after its preposition."""
        return self.surroundings.leads_sentence()

    def day_ahead(self) -> Period | None:
        """Return the day that the current sentence names after the current expression; None if it names none.

        A day until which something lasts is none: "opened at noon, but the line is shut until Thursday".
        """
        return self.surroundings.day_ahead(self.period_of, self.surroundings.is_limit)

    def period_of(self, meaning: Meaning) -> Period | None:
        """Return the period of a meaning; None if it has none."""
        return self.resolve(meaning).period

    def cue(self) -> Cue | None:
        """Return the cue that the words around the current expression give, or None."""
        return _decided(self.surroundings.cue())

    def listed_day(self) -> Mention | None:
        """Return the day without a year that the current one follows in a list; None if there is none."""
        mention = self._listed_before()
        return mention if mention and mention.names_month and mention.period.granularity is Granularity.DAY else None

    def listed_ahead(self) -> Mention | None:
        """Return the day of the coming week that the current one follows in a list, or None: "on Thursday or | Friday".

        But not in "it meets on Thursday, and | Monday | was quiet".
        """
        mention = self._listed_before()
        if mention is None or self.surroundings.is_subject_of_past():
            return None
        return mention if self._is_of_coming_week(mention) else None

    def joined_ahead(self) -> Mention | None:
        """Return the day of the coming week that the clause goes on from, or None: "will shut on Friday and on |".

        But not in "the mill will open on Friday, and closed on Monday".
        """
        mention = self.mentions[-1] if self.mentions and self.surroundings.is_joined() else None
        is_ahead = mention is not None and mention.token >= self.sentence() and self._is_of_coming_week(mention)
        return mention if is_ahead and not self.looks_back() else None

    def _is_of_coming_week(self, mention: Mention) -> bool:
        return mention.period.granularity in DAYS and 0 < (mention.period.start - self.anchor).days < _WEEK

    def _listed_before(self) -> Mention | None:
        """Return the mention that the current expression follows in a list; None if it does not."""
        return self.mentions[-1] if self.mentions and self.surroundings.continues_list() else None

    def conditional(self) -> Cue | None:
        """Return a conditional ("would open in | May") as a cue that looks ahead, where no other word decides."""
        return self.surroundings.conditional() if self.cue() is None else None

    def prospect(self) -> Cue | None:
        """Return the noun of a prospect ("fears of a strike in | July") as a cue that looks ahead."""
        return None if self.looks_ahead() else self.surroundings.prospect()

    def verdict(self) -> Cue | None:
        """Return what decides on which side the current expression lies: a firm cue, or else the judge."""
        return _decided(self.surroundings.verdict())

    def looks_back(self) -> bool:
        """Whether the words around the current expression point to the past."""
        cue = self.cue()
        return cue is not None and cue.direction is Direction.PAST

    def narrates(self) -> bool:
        """Whether a past verb tells what happened then: "40 towns were burned", but not "the firm said", "has to"."""
        cue, cues = self.cue(), self.surroundings.language.cues
        others = cues.verbs.saying | cues.auxiliaries.present_perfect
        return cue is not None and cue.direction is Direction.PAST and cue.word not in others

    def past_mention_in_sentence(self, *granularities: Granularity) -> Mention | None:
        """Return the last mention in the current sentence if it is long past, in languages whose texts go on from it.

        "Стихи он читает с 2001 года, а в | следующем году | отправился в турне."
        """
        mention = self.last(*granularities) if self.continues_sentence else None
        is_here = mention is not None and mention.token >= self.sentence()
        return mention if mention and is_here and mention.period.start.year < self.anchor.year - 1 else None

    def looks_ahead_from_then(self) -> bool:
        """Whether the words around the current expression look ahead from a past day: "was due on Friday"."""
        return self.surroundings.cue() is FROM_THEN

    def looks_ahead(self) -> bool:
        """Whether the words around the current expression point to the future: the next week will be busy."""
        cue = self.cue()
        return cue is not None and cue.direction is Direction.FUTURE

    def day_mentioned(self, first: int) -> Mention | None:
        """Return the last mention of a day from a token on, preferably not one that says when somebody spoke.

        "It burned on Monday, police said on Tuesday": Monday. A day that only bounds a time does not count: "Bolt, on
        holiday since Tuesday, landed at | 4 a.m."
        """
        near = (mention for mention in self._mentions_from(first) if mention.period.granularity in DAYS)
        days = [day for day in near if not self.surroundings.is_bound(day.index, day.period.granularity)]
        if len(days) < 2:
            return next(iter(days), None)
        return next((day for day in days if not self.surroundings.is_of_speech(day.index)), days[0])

    def _mentions_from(self, first: int) -> Iterator[Mention]:
        """Yield the mentions from a token on, the last one first."""
        return takewhile(lambda mention: mention.token >= first, reversed(self.mentions))

    def month_mentioned(self) -> Mention | None:
        """Return the last mention of a month, or of a day of one, in this sentence or the one before."""
        first = self.sentence_before()
        for mention in reversed(self.mentions):
            if mention.token < first:
                return None
            if mention.names_month:
                return mention
        return None

    def last(self, *granularities: Granularity) -> Mention | None:
        """Return the last mention of one of these granularities; of any if none is given."""
        for mention in reversed(self.mentions):
            if not granularities or mention.period.granularity in granularities:
                return mention
        return None

    def last_named_day(self) -> Mention | None:
        """Return the last mention of a day that its own words name."""
        days = (mention for mention in reversed(self.mentions) if mention.period.granularity in DAYS)
        return next((mention for mention in days if not mention.lacks_day), None)

    def has_mentioned(self, day: dt.date) -> bool:
        """Whether the text has named a day before."""
        return any(mention.period.granularity in DAYS and mention.period.start == day for mention in self.mentions)

    def last_reported(self) -> Mention | None:
        """Return the last mention that is not the year-ago period of a comparison."""
        return next((mention for mention in reversed(self.mentions) if not mention.is_year_ago), None)


def _decided(cue: Cue | None) -> Cue | None:
    """Return a cue that decides a direction; None for one that leaves it open."""
    return None if cue is None or cue.direction is Direction.SAME else cue
