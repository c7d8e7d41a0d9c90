"""Dates that the calendar does not have are unresolved, with a reason; other errors are not hidden."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex import resolve, tag
from service.timex.meaning import Reference
from service.timex.model import Anchor
from service.timex.resolve.context import Answer, Context

ANCHOR = Anchor(dt.date(2025, 3, 13))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It met on 29 February 2025.", "the calendar has no day 2025-02-29"),
        ("It met on 2025-13-45.", "the calendar has no day 2025-13-45"),
        ("It met on February 30 and 31.", "the calendar has no day 02-30 near 2025"),
        ("It met on the fifth Friday of February.", "2025-02 has no fifth Friday"),
        ("It froze 9,000 years ago.", "the year -6975 is outside 1 to 9999"),
        ("It melts 99,999,999,999 days from now.", "99999999999 days from 2025-03-13 are outside the years 1 to 9999"),
        ("The next 1/2 week is calm.", "shorter than the week that it is counted in"),
        ("The first 1/2 week of May is calm.", "shorter than the week that it is counted in"),
    ],
)
def test_a_date_that_the_calendar_does_not_have_is_unresolved(text: str, reason: str) -> None:
    timex = tag(text, ANCHOR).timexes[0]
    assert (timex.date, timex.unresolved) == (None, reason)


def test_an_engine_error_is_not_mistaken_for_an_impossible_date(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(meaning: Reference, context: Context) -> Answer:
        raise ValueError("a mistake")

    monkeypatch.setitem(resolve._RESOLVERS, Reference, fail)
    with pytest.raises(ValueError, match="a mistake"):
        tag("It is open now.", ANCHOR)
