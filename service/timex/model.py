"""The engine's terms as frozen data: anchors, intervals, expressions of time, their dates and how they were decided.

Nothing here computes a date (see ``calendar``), knows a language (see ``languages``) or reads a clock.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NamedTuple

_DAY = dt.timedelta(days=1)


class Granularity(StrEnum):
    """How long a period is, from the finest to the coarsest."""

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

    __hash__ = str.__hash__  # Enum hashes the name, in Python

    @property
    def rank(self) -> int:
        """Place among dates that start on the same day: 0 (century) to 11 (minute); coarse ones come first."""
        return _COARSE_FIRST[self]


_COARSE_FIRST = {grain: rank for rank, grain in enumerate(reversed(Granularity))}


class DateOrder(StrEnum):
    """How dates in digits are read: month first, day first, or year first (25/03/04); 3/4/2025 is never year first."""

    MDY = "MDY"
    DMY = "DMY"
    YMD = "YMD"


class AnchorKind(StrEnum):
    """Where the anchor comes from."""

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
    """Whole days, half-open: ``start_on`` belongs to the interval, ``end_before`` does not.

    Raises ValueError for one that would be empty or run backwards.
    """

    start_on: dt.date
    end_before: dt.date

    def __post_init__(self) -> None:
        if self.start_on >= self.end_before:
            raise ValueError(f"an interval must end after its start, {self.start_on}, not on {self.end_before}")

    def contains(self, day: dt.date) -> bool:
        return self.start_on <= day < self.end_before

    def overlaps(self, other: Interval) -> bool:
        return self.start_on < other.end_before and other.start_on < self.end_before

    @property
    def last_day(self) -> dt.date:
        return self.end_before - _DAY


class TimexType(StrEnum):
    """TIMEX3 ``type`` (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Certainty(StrEnum):
    """Whether the words give a date in full, or leave some of it to be inferred, or have several readings."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
    AMBIGUOUS = "ambiguous"


class Direction(Enum):
    """Which way from the anchor an expression points."""

    PAST = "past"
    SAME = "same"
    FUTURE = "future"

    __hash__ = object.__hash__  # Enum hashes the name, in Python


class CalendarDate(NamedTuple):
    """One reading of an expression: a period of the calendar, no more precise than its words.

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
    """Another possible reading, with the reason for it."""

    date: CalendarDate
    reason: str


class Trace(NamedTuple):
    """Why an expression has its date: the id of its rule, the anchor, and the steps in plain words."""

    rule: str
    anchor: dt.date
    steps: tuple[str, ...]


class Timex(NamedTuple):
    """An expression of time in a text, after TIMEX3 (ISO 24617-1).

    ``start`` and ``end`` are half-open code point offsets into the text as posted; ``text`` is exactly those words.
    ``value`` and ``mod`` are TIMEX3's. ``underspecified`` is the value of the words alone ("XXXX-WXX-7"). ``date``
    is set if the expression names a period of the calendar; ``unresolved`` says why one that should does not.
    ``read_against`` is the index (in ``Tagging.timexes``) of the expression that it depends on (TIMEX3's
    anchorTimeID), or None for the anchor. ``qualifies_previous`` marks the second of a pair ("the week ended | July
    2"), which only says when the first begins or ends, or what it is part of. ``counts`` marks a length that leads from
    a date or a time to another one ("two weeks | before Christmas", "at noon … | an hour later").
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
    qualifies_previous: bool = False
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """Words that look like an expression of time and are not one, with the reason."""

    start: int
    end: int
    text: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Span:
    """Two expressions that are the ends of one range ("from March 3 to 7"): their indexes and its date."""

    first: int
    last: int
    date: CalendarDate


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the engine finds in one text, in the order of the text.

    ``rejected_by`` has the id of the rule of each rejected match, whether or not ``rejections`` explain them.
    ``omitted`` are the first offset and the number of the expressions beyond the limit, which are not resolved.
    """

    timexes: tuple[Timex, ...]
    spans: tuple[Span, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    rejected_by: tuple[str, ...] = ()
    omitted: tuple[int, int] | None = None
