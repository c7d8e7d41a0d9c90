"""Laws that hold for every date and text: shifting there and back, containment, EDTF, offsets."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.timex import calendar, tag
from service.timex.edtf import date_of, edtf_of
from service.timex.model import Anchor, Granularity

DAYS = st.dates(dt.date(200, 1, 1), dt.date(9700, 1, 1))
UNITS = st.sampled_from([unit for unit in Granularity if unit not in (Granularity.MINUTE, Granularity.PART_OF_DAY)])
WORDS = st.sampled_from(
    "on in by the last next this two weeks ago March 3 4 , and . 1990 '98 Sunday Monday early mid late year quarter "
    "third "
    "of earlier later will met until half first second winter spring night noon 10 p.m. 5:30 GMT weekend decade "
    "1990s \n\n "
    "nineteen ninety-six ( ) - – “ ” $ % every each a an few months ended 30 to from between 7 May may March march "
    "Christmas "
    "fiscal year-ago period same that day 2025-03-13 3/4/2025 3-7 Q3 tonight now about at least day before after é "
    "🗞 _ \r\n".split(" ")
)


@given(DAYS, UNITS)
def test_the_period_of_a_day_contains_it(day: dt.date, unit: Granularity) -> None:
    period = calendar.containing(unit, day)
    if unit is Granularity.WEEKEND:
        assert calendar.week_of(day).interval.overlaps(period.interval)
    else:
        assert period.interval.contains(day)


@given(st.dates(dt.date(4000, 1, 1), dt.date(6000, 1, 1)), UNITS, st.integers(-30, 30))
def test_shifting_there_and_back_gives_the_same_period(day: dt.date, unit: Granularity, count: int) -> None:
    period = calendar.containing(unit, day)
    assert calendar.neighbour(calendar.neighbour(period, count), -count) == period


@given(DAYS, UNITS)
def test_a_period_ends_where_the_next_one_begins(day: dt.date, unit: Granularity) -> None:
    period = calendar.containing(unit, day)
    following = calendar.neighbour(period, 1)
    if unit is Granularity.WEEKEND:
        assert following.start == period.start + dt.timedelta(days=7)
    else:
        assert following.start == period.interval.end_before


@given(DAYS)
def test_coarser_periods_are_not_shorter(day: dt.date) -> None:
    order = [Granularity.DAY, Granularity.MONTH, Granularity.QUARTER, Granularity.HALF, Granularity.YEAR]
    order += [Granularity.DECADE, Granularity.CENTURY]
    periods = [calendar.containing(unit, day) for unit in order]
    for fine, coarse in itertools.pairwise(periods):
        assert coarse.interval.start_on <= fine.interval.start_on
        assert fine.interval.end_before <= coarse.interval.end_before
        assert fine.granularity.rank > coarse.granularity.rank


@given(DAYS, UNITS, st.booleans())
def test_parsing_written_edtf_gives_the_same_days(day: dt.date, unit: Granularity, approximate: bool) -> None:
    period = calendar.containing(unit, day)
    written = edtf_of(period, approximate=approximate)
    assert date_of(written).interval == period.interval
    assert ("~" in written) == approximate


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
def test_offsets_match_the_words_and_every_answer_is_complete(words: list[str], anchor: dt.date) -> None:
    text = " ".join(words)
    tagging = tag(text, Anchor(anchor), explain=True)
    end = 0
    for timex in tagging.timexes:
        assert timex.start >= end
        end = timex.end
        assert text[timex.start : timex.end] == timex.text
        assert timex.value
        assert timex.trace.rule
        if timex.date:
            assert date_of(timex.date.edtf).interval == timex.date.interval
        else:
            assert timex.unresolved or timex.type in ("DURATION", "SET") or timex.value.endswith("_REF")
    for rejection in tagging.rejections:
        assert text[rejection.start : rejection.end] == rejection.text
        assert rejection.reason
    assert tag(text, Anchor(anchor), explain=True) == tagging


@pytest.mark.parametrize("anchor", [dt.date(1, 1, 1), dt.date(1, 1, 3), dt.date(9999, 12, 27), dt.date(9999, 12, 31)])
def test_ranges_at_the_ends_of_the_calendar_can_be_tagged(anchor: dt.date) -> None:
    text = "It lasted from Tuesday to Friday. It will last from Thursday to Sunday, or from December 31 to January 3."
    assert len(tag(text, Anchor(anchor)).timexes) == 6


LENGTHS = st.sampled_from("days weeks fortnights months quarters years decades centuries".split())
_LONGEST_NUMBER = 100
_FEW = 20  # of any unit, which lie within the calendar
AMOUNTS = st.one_of(st.integers(1, 9999).map(str), st.sampled_from(["few", "several", "twenty", "1/2", "9" * 400]))


@given(st.sampled_from(["past", "next"]), AMOUNTS, LENGTHS)
def test_the_edtf_of_a_length_beside_the_anchor_covers_its_days(side: str, amount: str, unit: str) -> None:
    found = tag(f"It was the {side} {amount} {unit}.", Anchor(dt.date(2009, 5, 4))).timexes
    if len(amount) > _LONGEST_NUMBER:
        assert found == ()
        return
    (timex,) = found
    if amount.isdigit() and int(amount) < _FEW:
        assert timex.date
    if timex.date:
        assert date_of(timex.date.edtf).interval == timex.date.interval
    else:
        assert timex.unresolved


@given(st.sampled_from(["following", "previous"]), st.sampled_from("1903 1990s century twenties decade".split()))
def test_a_season_beside_a_period_of_any_length_is_resolved(side: str, period: str) -> None:
    """The period may be longer than a year."""
    text = f"It fell in the {period}, in the 19th century. The {side} spring was wet, and the {side} May."
    timexes = tag(text, Anchor(dt.date(2009, 5, 4))).timexes
    assert [timex.date is not None for timex in timexes if timex.text.startswith(("The", f"the {side}"))] == [
        True,
        True,
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.dates())
def test_any_text_can_be_tagged(text: str, anchor: dt.date) -> None:
    for timex in tag(text, Anchor(anchor)).timexes:
        assert text[timex.start : timex.end] == timex.text
