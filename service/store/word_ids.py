"""The ids of the rows of full text. They sort like the timeline, so that a search reads its first hits first.

An id has 56 bits, from the highest down: whether timelines omit the event by default (1 bit), its length class (3), its
first day (22) and coarseness (4), which are its place in the timeline, whether it lies within one week, one month and
one year (3), and a number among the events that agree in all of that (23), which new rows on PostgreSQL do not have.

FTS5 reads ids of more than 56 bits wrongly from the last to the first: it steps back over integers of variable length,
of which only those of up to eight bytes show where they begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import IntEnum
from itertools import count, groupby

_NUMBER, _WITHIN, _COARSENESS, _DAY, _LENGTH = 23, 3, 4, 22, 3  # bits
MAX_NUMBER = (1 << _NUMBER) - 1
#: What ids begin with, to the periods within which events lie.
PERIOD_SHIFT = _NUMBER
PLACE_SHIFT = _NUMBER + _WITHIN
#: The last place in the timeline, to the day and the coarseness.
LAST_PLACE = (1 << _COARSENESS + _DAY) - 1
_CLASS_SHIFT = PLACE_SHIFT + _COARSENESS + _DAY


class Within(IntEnum):
    """The bits of an id that say within which period the event lies."""

    YEAR = 1 << _NUMBER
    MONTH = 2 << _NUMBER
    WEEK = 4 << _NUMBER


def first_id(first_day: date, day_after: date, order_key: str, length_class: int, *, is_omitted: bool) -> int:
    """Return the lowest id of the events that agree in all of this. The order key begins with the coarseness."""
    place = place_of(first_day, order_key)
    first, _ = ids_between(place, place, length_class, is_omitted=is_omitted)
    return first | sum(_periods(first_day, day_after - timedelta(days=1)))


def _periods(first: date, last: date) -> Iterator[Within]:
    if first.year == last.year:
        yield Within.YEAR
        if first.month == last.month:
            yield Within.MONTH
    if first.isocalendar()[:2] == last.isocalendar()[:2]:
        yield Within.WEEK


def place_of(first_day: date, order_key: str) -> int:
    """Return the place of an event in the timeline, which its day and the coarseness make."""
    return place_on(first_day.toordinal()) | int(order_key[:1] or 0)


def place_on(day: int) -> int:
    """Return the first place in the timeline on a day, given by its ordinal."""
    return day << _COARSENESS


def place(row_id: int) -> int:
    """Return the place in the timeline of a row."""
    return row_id >> PLACE_SHIFT & LAST_PLACE


def day(row_id: int) -> date:
    """Return the first day of a row."""
    return date.fromordinal(place(row_id) >> _COARSENESS)


def length_class(row_id: int) -> int:
    """Return the length class of a row: 0 for a day."""
    return row_id >> _CLASS_SHIFT & (1 << _LENGTH) - 1


def ids_between(first: int, last: int, length_class: int, *, is_omitted: bool) -> tuple[int, int]:
    """Return the first and last id of a length class between two places, both inclusive."""
    head = (is_omitted << _LENGTH | length_class) << _CLASS_SHIFT
    return head | first << PLACE_SHIFT, head | last << PLACE_SHIFT | (1 << PLACE_SHIFT) - 1


def numbered(first_ids: Iterable[int], taken: dict[int, int | None]) -> Iterator[int]:
    """Yield a free id for each of ``first_ids``, which are sorted; ``taken`` gives the last id of each, if any."""
    for first, group in groupby(first_ids):
        last = taken[first]
        following = count(first if last is None else last + 1)
        yield from (next(following) for _ in group)
