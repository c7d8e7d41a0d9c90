"""What a meaning is resolved against, and what comes of it: the anchor, what the text has said so far, its words.

One ``Context`` is made per text; it holds no clock. ``Answer`` is the outcome of one expression.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from service.timex.calendar import Period
from service.timex.direction import Cue
from service.timex.meaning import Meaning
from service.timex.model import Certainty, DateOrder, Direction, Granularity, TimexType

#: Granularities that name a day, and those that name a month.
DAYS = (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.MINUTE)
MONTHS = (Granularity.MONTH, *DAYS)


@dataclass(frozen=True, slots=True)
class Other:
    """A second reading that is live, with what speaks for it."""

    period: Period
    reason: str


class Answer(NamedTuple):
    """What one expression means on the calendar. ``period`` is None where it has no place there.

    ``value`` and ``mod`` are TIMEX3's; ``said`` is the under-specified value. ``unresolved`` gives the reason why an
    expression that should have a date has none. ``steps`` tell how it was decided, in words a reporter understands.
    """

    type: TimexType
    value: str
    period: Period | None = None
    mod: str | None = None
    said: str | None = None
    certainty: Certainty = Certainty.INFERRED
    direction: Direction = Direction.SAME
    others: tuple[Other, ...] = ()
    unresolved: str | None = None
    read_against: int | None = None
    steps: tuple[str, ...] = ()
    part_of_day: str | None = None
    clock: str | None = None
    zone: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression resolved earlier in the same text: its place among the answers, its token, its period."""

    index: int
    token: int
    period: Period
    type: TimexType
    deictic: bool


@dataclass(slots=True)
class Context:
    """The anchor, the mentions so far, and how to ask the words around an expression for its direction."""

    anchor: dt.date
    date_order: DateOrder
    #: Reads a meaning inside another one ("the third quarter of | last year").
    resolve: Callable[[Meaning], Answer] = field(init=False)
    mentions: list[Mention] = field(default_factory=list)
    #: Of the mentions: the last that a narrative goes on from, the last said in full that a verb beside it told, and
    #: the last year with which a sentence began.
    told: Mention | None = None
    just_told: Mention | None = None
    leading_year: Mention | None = None
    _ask: Callable[[], Cue | None] = lambda: None
    _cue: Cue | None = None
    _asked: bool = False
    #: The first token of the sentence of the expression in hand, and of the one before; the day that it names later.
    sentence: Callable[[], int] = lambda: 0
    sentence_before: Callable[[], int] = lambda: 0
    day_ahead: Callable[[], Period | None] = lambda: None
    #: Whether the expression in hand opens its sentence, after its preposition.
    leads_sentence: Callable[[], bool] = lambda: False

    def look(self, ask: Callable[[], Cue | None]) -> None:
        """Turn to another expression: ``ask`` reads the words around it."""
        self._ask, self._asked = ask, False

    def cue(self) -> Cue | None:
        """The direction of the expression in hand, asked once; None when no word around it decides."""
        if not self._asked:
            self._cue, self._asked = self._ask(), True
        return self._cue

    def looks_back(self) -> bool:
        """Whether the words around the expression in hand tell of the past."""
        cue = self.cue()
        return cue is not None and cue.direction is Direction.PAST

    def looks_ahead(self) -> bool:
        """Whether they tell of what is to come: the next week will be busy."""
        cue = self.cue()
        return cue is not None and cue.direction is Direction.FUTURE

    def last_reported(self) -> Mention | None:
        """Return the last mention, but not the year-ago period that it is only compared with."""
        return next((mention for mention in reversed(self.mentions) if mention.deictic), None)

    def last(self, *granularities: Granularity) -> Mention | None:
        """The mention last made of one of these granularities; of any if none is named."""
        for mention in reversed(self.mentions):
            if not granularities or mention.period.granularity in granularities:
                return mention
        return None
