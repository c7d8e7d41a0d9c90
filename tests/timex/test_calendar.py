"""Periods are keys of caches that serve the articles of years."""

from __future__ import annotations

import datetime as dt

from service.timex import tag
from service.timex.calendar import Period
from service.timex.edtf import edtf_of
from service.timex.model import Anchor, Granularity, Interval

_FIRST = dt.date(1990, 1, 1)


def _weeks_before(day: dt.date) -> Period:
    return Period(Granularity.WEEK, Interval(day - dt.timedelta(14), day), "P2W")


def test_lengths_back_from_different_days_are_told_apart_by_their_hashes() -> None:
    """A cache compares keys of the same hash one by one: thousands of them would take a millisecond each time."""
    periods = [_weeks_before(_FIRST + dt.timedelta(days)) for days in range(2_000)]
    assert len({hash(period) for period in periods}) > 1_900


def test_equal_periods_have_the_same_hash() -> None:
    assert hash(_weeks_before(_FIRST)) == hash(_weeks_before(_FIRST))


def test_a_length_is_read_against_each_day() -> None:
    text = "Ships lay in the harbour over the past two weeks."
    found = {tag(text, Anchor(_FIRST + dt.timedelta(days))).timexes[0].date for days in range(50)}
    assert len({edtf_of(Period(date.granularity, date.interval, date.value)) for date in found if date}) == 50
