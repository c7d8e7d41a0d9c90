"""English rules at their edges: for each, what it still reads, and what it leaves to others."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex import tag
from service.timex.model import Anchor

ANCHOR = Anchor(dt.date(2025, 3, 13))
#: The words of a sentence that a rule reads, with their values.
EDGES = {
    "unit.begun": {
        "It closes in the week starting March 24.": {"the week starting March 24": "2025-W13"},
        "It closes in the week beginning March 23.": {"the week beginning March 23": "2025-W13"},  # a Sunday
        "It closes in the week commencing March 31.": {"the week commencing March 31": "2025-W14"},
        "It closes in the week spent March 24.": {},
        "It closes in the month beginning March 24.": {},
    },
    "date.dashed_month": {
        "It was filed on Jun-18-2020.": {"Jun-18-2020": "2020-06-18"},
        "It was filed on May-31-2020.": {"May-31-2020": "2020-05-31"},
        "It was filed on May-32-2020.": {},
        "It was filed on Jun-18-20.": {},
    },
    "date.dashed": {
        "It was filed on 18-Jun-2020.": {"18-Jun-2020": "2020-06-18"},
        "It was filed on 18-Jun-20.": {"18-Jun-20": "2020-06-18"},
        "It was filed on 19/Nov/2012.": {"19/Nov/2012": "2012-11-19"},
        "It was filed on 18-Jun-5.": {},
    },
    "anaphor.quarter": {
        "Profit rose last quarter.": {"last quarter": "2024-Q4"},
        "Profit rose this quarter.": {"this quarter": "2025-Q1"},
        "Profit will rise next quarter.": {"next quarter": "2025-Q2"},
        "Profit will rise in the coming quarter.": {"the coming quarter": "2025-Q2"},
        "Profit rose in the latest quarter.": {"the latest quarter": "2024-Q4"},
        "In the third quarter profit rose, and in that period sales fell.": {"that period": "2024-Q3"},
        "In the third quarter profit rose, and in the same period sales fell.": {"the same period": "2024-Q3"},
        "In the third quarter profit rose, and in this period sales fell.": {},
    },
    "season.years": {
        "It fell in the winter of 1812-13.": {"the winter of 1812-13": "1812-WI"},
        "It fell in the winter of 1813-12.": {},
    },
    "date.numeric": {
        "It was filed on 20/03/31.": {"20/03/31": "2031-03-20"},
        "It was filed on 99/12/01.": {"99/12/01": "1999-12-01"},  # only the year can be 99
        "It was filed on 99/12/31.": {"99/12/31": "1999-12-31"},
        "It was filed on 99/12/32.": {},
        "It was filed on 99/13/01.": {},
        "It was filed on 31/04/31.": {},
        "It was filed on 99/02/30.": {},
    },
    "year_end": {
        "It closed at the year end.": {"the year end": "2025"},
        "It closed at last year-end.": {"last year-end": "2024"},
        "It closes at next year-end.": {"next year-end": "2026"},
        "It closed at year-end 2024.": {"year-end 2024": "2024"},
        "It closes at month-end.": {"month-end": "2025-03"},
        "It closes at quarter-end.": {"quarter-end": "2025-Q1"},
        "It closes at quarter end.": {},
        "It closed at quarter-end 2024.": {},
    },
    "time.spoken_hour": {
        "It closed at nine in the evening.": {"nine in the evening": "XXXX-XX-XXT21:00"},
        "It closed at 12 in the morning.": {"12 in the morning": "XXXX-XX-XXT00:00"},
        "It closed at 4 at night.": {"4 at night": "XXXX-XX-XXT04:00"},
        "It closed at 5 at night.": {"5 at night": "XXXX-XX-XXT17:00"},
        "It closed at 13 in the evening.": {},
    },
    "time.day_clock": {
        "It closed Sunday afternoon at 11:15.": {"Sunday afternoon at 11:15": "2025-03-09T23:15"},
        "It closed Sunday afternoon at 12:15.": {"Sunday afternoon at 12:15": "2025-03-09T12:15"},
        "It closed Sunday night at 4:15.": {"Sunday night at 4:15": "2025-03-09T04:15"},
        "It closed Sunday night at 5:15.": {"Sunday night at 5:15": "2025-03-09T17:15"},
        "It closed Sunday morning at 9:15.": {"Sunday morning at 9:15": "2025-03-09T09:15"},
        "It closed Sunday at 24:15.": {},
        "It closed Sunday at 9:60.": {},
    },
    "time.military": {
        "It closed at 2359 GMT on Sunday.": {"2359 GMT on Sunday": "2025-03-09T23:59"},
        "It closed at 2400 GMT on Sunday.": {},
        "It closed at 2360 GMT on Sunday.": {},
    },
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in EDGES for text in EDGES[rule]])
def test_a_rule_reads_what_is_inside_its_limits(rule: str, text: str) -> None:
    found = {timex.text: timex.value for timex in tag(text, ANCHOR).timexes if timex.trace.rule == rule}
    assert found == EDGES[rule][text]


@pytest.mark.parametrize("rule", EDGES)
def test_each_rule_has_examples_of_both_sides(rule: str) -> None:
    assert {bool(found) for found in EDGES[rule].values()} == {True, False}
