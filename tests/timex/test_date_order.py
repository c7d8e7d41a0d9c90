"""Dates in digits: which reading comes first by the order of a publisher, and which others stand beside it."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex import tag
from service.timex.model import Anchor, DateOrder

ANCHOR = Anchor(dt.date(2025, 6, 1))


@pytest.mark.parametrize(
    ("digits", "order", "readings"),
    [
        ("3/4/2025", DateOrder.MDY, ["2025-03-04", "2025-04-03"]),
        ("3/4/2025", DateOrder.DMY, ["2025-04-03", "2025-03-04"]),
        ("3/4/25", DateOrder.DMY, ["2025-04-03", "2025-03-04"]),
        ("3/14/2025", DateOrder.DMY, ["2025-03-14"]),
        ("14/3/2025", DateOrder.MDY, ["2025-03-14"]),
        ("25/03/04", DateOrder.YMD, ["2025-03-04", "2004-03-25"]),
        ("05/06/07", DateOrder.YMD, ["2005-06-07", "2007-05-06", "2007-06-05"]),
        ("05/30/07", DateOrder.YMD, ["2007-05-30"]),
        ("10/10/10", DateOrder.YMD, ["2010-10-10"]),
        ("36/03/04", DateOrder.YMD, ["1936-03-04"]),
        ("35/03/04", DateOrder.YMD, ["2035-03-04"]),
    ],
)
def test_the_readings_of_digits(digits: str, order: DateOrder, readings: list[str]) -> None:
    [timex] = tag(f"It opened on {digits}.", ANCHOR, date_order=order).timexes
    assert [timex.value, *(other.date.value for other in timex.alternatives)] == readings
    assert (str(timex.certainty) == "ambiguous") is (len(readings) > 1)
