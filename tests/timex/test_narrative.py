"""Which texts tell of years long past: by the dates that they name, and by how many of them are near their own day."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex.meaning import Length, Meaning, Part, Relation, Shifted, TimeOfDay, Unit, Written
from service.timex.model import Granularity
from service.timex.resolve.narrative import is_narrative

ANCHOR = dt.date(2010, 3, 13)
MAY, JUNE, JULY = (Written(month=month) for month in (5, 6, 7))
OLD, LAST_YEAR, THIS_YEAR = Written(year=1862), Written(year=2009), Written(year=2010)
WEEK = Length(1, Granularity.WEEK, "P1W")
#: Dates of the text's own time, of which each needs more than five old ones beside it.
NEAR = {
    "last year": LAST_YEAR,
    "this year": THIS_YEAR,
    "Monday": Written(weekday=1),
    "Monday, May 3": Written(weekday=1, month=5, day=3),
    "next May": Written(month=5, relation=Relation.NEXT),
    "yesterday": Unit(Granularity.DAY, -1),
    "next week": Unit(Granularity.WEEK, 1),
    "a week ago": Shifted(WEEK, -1, from_anchor=True),
    "Monday night": TimeOfDay(Written(weekday=1), part="night"),
    "late last year": Part("END", LAST_YEAR),
}
#: Dates that say nothing of the text's own time.
OTHERS = {
    "today": Unit(Granularity.DAY, 0),
    "a week later": Shifted(WEEK, 1, from_anchor=False),
    "May 3": Written(month=5, day=3),
    "a week": WEEK,
}


def tells(*meanings: Meaning, past_events: bool = True) -> bool:
    return is_narrative(meanings, ANCHOR, lambda _: past_events)


@pytest.mark.parametrize(
    ("meanings", "expected"),
    [
        ([], False),
        ([OLD], False),
        ([OLD, OLD], True),
        ([Part("END", OLD), TimeOfDay(OLD, part="night")], True),
        ([WEEK, OLD, OLD], True),
        ([MAY, OLD, OLD], False),  # it begins with a date of its own time
        ([LAST_YEAR, *6 * [OLD]], False),
        ([Written(year=2008)] * 2, True),
        ([LAST_YEAR] * 2, False),
        ([Written(month=5, year=2011)] * 2, False),
        # one old year, if the text continues with dates without one
        ([OLD, MAY], False),
        ([OLD, MAY, JUNE], True),
        ([OLD, Part("END", MAY), JUNE], True),
        ([OLD, Written(weekday=1), Written(day=3)], False),
        ([OLD, MAY, JUNE, Unit(Granularity.DAY, -1)], False),
    ],
)
def test_a_narrative_begins_with_old_years_and_continues(meanings: list[Meaning], expected: bool) -> None:
    assert tells(*meanings) is expected


@pytest.mark.parametrize("near", NEAR.values(), ids=NEAR)
def test_each_date_near_the_text_s_own_day_needs_more_than_five_old_ones(near: Meaning) -> None:
    assert not tells(*5 * [OLD], near)
    assert tells(*6 * [OLD], near)
    assert not tells(*10 * [OLD], near, near)


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_other_dates_need_no_more_old_ones(other: Meaning) -> None:
    assert tells(OLD, OLD, other, other)


def test_one_of_the_old_dates_is_when_something_happened() -> None:
    assert not tells(OLD, OLD, past_events=False)
    assert is_narrative([OLD, OLD], ANCHOR, lambda index: index == 1)


def test_a_range_is_one_old_date() -> None:
    assert not is_narrative([OLD, OLD, MAY], ANCHOR, lambda _: True, range_ends={1})
    assert is_narrative([OLD, OLD, MAY, OLD], ANCHOR, lambda _: True, range_ends={1})
