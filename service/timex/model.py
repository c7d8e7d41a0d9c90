"""The words of the engine as frozen data: what is found, what it means, how it was decided.

Nothing here computes a date (see ``calendar``), knows a language (see ``languages``) or reads a clock.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NamedTuple


class Granularity(StrEnum):
    """How wide a stretch of calendar is meant, from the finest to the coarsest."""

    MINUTE = "minute"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def rank(self) -> int:
        """Place in a timeline among dates that start on the same day: 0 (century) to 11 (minute), coarse first."""
        return _COARSE_FIRST[self]


_COARSE_FIRST = {grain: rank for rank, grain in enumerate(reversed(Granularity))}


class DateOrder(StrEnum):
    """How figures such as 3/4/2025 are read where both readings are days: month first, or day first."""

    MDY = "MDY"
    DMY = "DMY"


class AnchorKind(StrEnum):
    """Where the day that expressions are read against comes from."""

    PUBLISHED_AT = "published_at"
    METADATA = "metadata"
    DATELINE = "dateline"
    PAGE_DATE = "page_date"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that expressions are read against: TimeML's document creation time (DCT), local to the publisher."""

    date: dt.date
    kind: AnchorKind = AnchorKind.PUBLISHED_AT


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of whole days, half-open: ``start_on`` belongs to it, ``end_before`` does not.

    Raises ValueError when it would be empty or run backwards.
    """

    start_on: dt.date
    end_before: dt.date

    def __post_init__(self) -> None:
        if self.start_on >= self.end_before:
            raise ValueError(f"an interval cannot end ({self.end_before}) on or before its start ({self.start_on})")

    def contains(self, day: dt.date) -> bool:
        return self.start_on <= day < self.end_before

    def overlaps(self, other: Interval) -> bool:
        return self.start_on < other.end_before and other.start_on < self.end_before

    @property
    def last_day(self) -> dt.date:
        return self.end_before - dt.timedelta(days=1)


class TimexType(StrEnum):
    """TIMEX3 ``type`` (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Certainty(StrEnum):
    """How much of a date was said, and how much was inferred."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
    AMBIGUOUS = "ambiguous"


class Direction(Enum):
    """Which way from the anchor a mention points, decided from its own words."""

    PAST = "past"
    SAME = "same"
    FUTURE = "future"


class CalendarDate(NamedTuple):
    """One reading of an expression: a stretch of calendar, with no more precision than was said.

    ``value`` is the TIMEX3 value ("2025-03-09", "2025-W11", "198"), ``edtf`` the same in ISO 8601-2:2019.
    ``clock`` is a local time "HH:MM", ``zone`` its offset or abbreviation as written, if any.
    """

    interval: Interval
    granularity: Granularity
    value: str
    edtf: str
    part_of_day: str | None = None
    clock: str | None = None
    zone: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """A second reading that is live, and what speaks for it."""

    date: CalendarDate
    reason: str


class Trace(NamedTuple):
    """Why an expression was given its date: rule id, the day it was read against, and the steps in plain words."""

    rule: str
    anchor: dt.date
    steps: tuple[str, ...]


class Timex(NamedTuple):
    """An expression of time in a text, after TIMEX3 (ISO 24617-1).

    ``start`` and ``end`` are half-open code point offsets into the text as posted; ``text`` is exactly those words.
    ``value`` and ``mod`` are TIMEX3's. ``underspecified`` is what the words say by themselves ("XXXX-WXX-7").
    ``date`` is set when it names a stretch of calendar; ``unresolved`` says why one that should does not.
    ``read_against`` is the index (in ``Tagging.timexes``) of the expression that it leans on (TIMEX3's
    anchorTimeID), or None for the anchor. ``leans`` marks the second of a pair ("the week ended | July 2"), which only
    says when the first ends, begins, or what it is part of.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    trace: Trace
    mod: str | None = None
    underspecified: str | None = None
    date: CalendarDate | None = None
    certainty: Certainty = Certainty.EXPLICIT
    direction: Direction = Direction.SAME
    alternatives: tuple[Alternative, ...] = ()
    unresolved: str | None = None
    read_against: int | None = None
    leans: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """Words that looked like an expression of time and are not one, with the reason."""

    start: int
    end: int
    text: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Span:
    """Two expressions that are the ends of one stretch ("from March 3 to 7"): their indexes and its date."""

    first: int
    last: int
    date: CalendarDate


@dataclass(frozen=True, slots=True)
class Tagging:
    """All that the engine says of one text, in the order of the text.

    ``refused`` has the rule of each match that is no expression of time, whether or not ``rejections`` explain them.
    """

    timexes: tuple[Timex, ...]
    spans: tuple[Span, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    refused: tuple[str, ...] = ()
