"""What the words of an expression mean by themselves, before an anchor is known: the step called *normalise*.

Meanings are frozen, hashable and free of any language. The same words always have the same meaning, so the meaning of
a phrase can be cached. ``resolve`` turns a meaning and an anchor into a date; ``timex3`` gives its under-specified
value ("XXXX-WXX-7").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.timex.holidays import NamedDay
from service.timex.model import Granularity


class Relation(StrEnum):
    """How a period lies relative to the anchor, or to the period mentioned before."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Written:
    """A date of the calendar as far as it is written; fields that the words leave out are None.

    ``year`` is complete; ``short_year`` is the two digits of "'98". ``season`` is 0 (spring) to 3 (winter);
    ``weekday`` is ISO's 1 (Monday) to 7. ``other_order`` is the (month, day) of the second reading of 03/04/2025,
    and ``year_first`` the (two-digit year, month, day) of 25/03/04 if the year comes first.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    short_year: int | None = None
    fiscal: bool = False
    other_order: tuple[int, int] | None = None
    year_first: tuple[int, int, int] | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A holiday or another named day; ``year`` if it is given, or ``near_year`` counted from the anchor's year."""

    name: str
    day: NamedDay
    year: int | None = None
    near_year: int | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """This, last or next unit, counted from the anchor: today is (DAY, 0), last year (YEAR, -1).

    ``bare`` if no word says which ("the weekend"): the direction of the expression decides.
    """

    granularity: Granularity
    offset: int
    fiscal: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """How long: ``amount`` units, None where the words are vague ("a few"); ``value`` is TIMEX3's ("P3M", "PXW").

    ``rest`` is the finer length that a compound adds: "two years | and three months".
    """

    amount: float | None
    granularity: Granularity | None
    value: str
    mod: str | None = None
    rest: Length | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A length after "in": a date ahead where the words around it look ahead ("will close in two years").

    Elsewhere it says how long something took ("was built in two years").
    """

    length: Length


@dataclass(frozen=True, slots=True)
class Shifted:
    """A length before (-1) or after (+1) a reference.

    The reference is the anchor ("ago"), the day that ``reference`` names ("two weeks after Easter"), or else the
    expression mentioned before ("a week earlier"). Words that mean both "in three years" and "three years later", as
    三年後, ``may_follow``: they count from the anchor unless the text is about an earlier year. The result is as fine
    as the unit of the length, or a ``unit`` that the words name: "a year ago | today", "five years ago | this month".
    """

    length: Length
    sign: int
    from_anchor: bool
    reference: Meaning | None = None
    may_follow: bool = False
    unit: Granularity | None = None


@dataclass(frozen=True, slots=True)
class AgoFrom:
    """A length back from a day or period near the anchor: "five years ago | on Sunday", "two years ago | next week".

    The result is as fine as ``unit``. A bare weekday is the nearest to the anchor if the length is counted in years: an
    anniversary is written about just before it and on the day.
    """

    length: Length
    near: Meaning
    unit: Granularity


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length that ends at the anchor (-1, "the past three months") or begins after it (+1, "the next two weeks").

    ``of`` is the period of which it is the first (+1) or last (-1) part: "the first nine months of 1989". One that
    ``follows`` begins after the date mentioned before ("the following two years"); without one, it is a mere length.
    """

    length: Length
    sign: int
    of: Meaning | None = None
    follows: bool = False


class Extent(StrEnum):
    """How much of a period a part covers, about: "late May", "the end of May", "the second half", "the first week"."""

    THIRD = "third"
    EDGE = "edge"
    HALF = "half"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning (START), middle (MID) or end (END) of a period; ``mod`` as in TIMEX3.

    A ``relative`` part, "later that day", is only before or after something else: it names no hours of a day. ``week``
    is the number of a week inside a month ("the second week of May"), or 0.
    """

    mod: str
    whole: Meaning
    relative: bool = False
    extent: Extent = Extent.THIRD
    week: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """A date that is only about right: "around June 5", "circa 1850"."""

    date: Meaning


def written_of(meaning: Meaning) -> Written | None:
    """Return a written date, or the one that another is about: "May", "about May"; None for any other meaning."""
    date = meaning.date if isinstance(meaning, About) else meaning
    return date if isinstance(date, Written) else None


@dataclass(frozen=True, slots=True)
class BeforeChrist:
    """A year before the year 1: TIMEX3's "BC0044"; no day of it has a place in the calendar."""

    year: int


@dataclass(frozen=True, slots=True)
class Within:
    """A part of the calendar inside a period: the third quarter of next year, June last year.

    The day and month of the anchor are ``Written(month=0, day=0)``: "on this day in 1889".
    """

    inner: Written
    outer: Meaning


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time ("22:00") or a part of the day (TIMEX3's MO, MI, AF, EV, NI), on a day if the words name one.

    A time whose sentence names no day lies on the day of the sentence before, unless it is ``bare`` digits. Without
    that day it stays unresolved if it ``needs_day``, and lies on the day of the text otherwise.
    """

    day: Meaning | None
    clock: str | None = None
    zone: str | None = None
    part: str | None = None
    mod: str | None = None
    bare: bool = False
    needs_day: bool = True


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A period that points back: that year (0), the same day (0), the following month (+1), the previous week (-1).

    ``granularity`` is None for "the latest period". If nothing was mentioned before, ``own`` allows the period of the
    anchor ("the quarter") and ``from_anchor`` counts from it ("the previous month"). ``latest`` wants one that is over.
    ``weekday`` is the one before or after the day mentioned ("the previous Friday").
    """

    granularity: Granularity | None
    offset: int
    own: bool = False
    weekday: int | None = None
    latest: bool = False
    from_anchor: bool = False


@dataclass(frozen=True, slots=True)
class Neighbouring:
    """The following (+1) or previous (-1) spring or May, counted from the last mention, or else from the anchor."""

    part: Written
    sign: int


@dataclass(frozen=True, slots=True)
class YearAgo:
    """The period a year before the one that is compared with it: "a year earlier", "the year-ago quarter".

    ``of`` is its granularity and ``quarter`` its number where the words give them; ``from_anchor`` counts from the
    year of the anchor ("the same time last year"). One that ``follows`` counts from whatever date of an earlier year
    the text has just told ("a year earlier"), others ("a year ago") from a reported quarter, half or year alone.
    """

    of: Granularity | None = None
    quarter: int | None = None
    from_anchor: bool = False
    follows: bool = False


@dataclass(frozen=True, slots=True)
class PeriodEnded:
    """Units that end on a day: "the week ended July 2", "the six months to June 30"."""

    granularity: Granularity
    count: int
    day: Meaning


@dataclass(frozen=True, slots=True)
class Containing:
    """The unit that contains a day: "the week of March 6"."""

    granularity: Granularity
    day: Meaning


@dataclass(frozen=True, slots=True)
class Beside:
    """The unit, or else the weekday, next to a known day: "the week before Christmas", "the Friday after Easter"."""

    granularity: Granularity
    sign: int
    day: Meaning
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The second Saturday of August (2), the last Friday of the year (-1): ``weekday`` is ISO's 1 to 7."""

    place: int
    weekday: int
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Edge:
    """The first (+1) or last (-1) unit of a period: the last day of May, the first weekend of June."""

    sign: int
    granularity: Granularity
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Between:
    """A range that one expression names by both its ends: "2010-2014", "March 3-7"."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Repeated:
    """A TIMEX3 SET: "every Monday" is XXXX-WXX-1."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """TIMEX3's PAST_REF, PRESENT_REF or FUTURE_REF: "recently", "now", "soon"."""

    value: str


Meaning = (
    Written
    | Named
    | Unit
    | Length
    | Ahead
    | About
    | BeforeChrist
    | Shifted
    | AgoFrom
    | Stretch
    | Part
    | Within
    | TimeOfDay
    | Anaphor
    | Neighbouring
    | YearAgo
    | PeriodEnded
    | Containing
    | Beside
    | Nth
    | Edge
    | Between
    | Repeated
    | Reference
)
