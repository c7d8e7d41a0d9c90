"""vis-timeline and Timesketch: their required fields, honest dates, and text that stays text."""

from __future__ import annotations

import json
import re

import pytest

from service.formats import by_extension
from tests.formats.examples import HOSTILE, Json, hostile_event, make_date, make_event, render, three_events
from tests.formats.read_back import csv_rows

VIS, TIMESKETCH = by_extension("vis"), by_extension("timesketch")


def items(events: list[Json]) -> list[Json]:
    found: list[Json] = json.loads(render(VIS, events))["items"]
    return found


def test_vis_items_are_ranges_and_clock_times_points() -> None:
    planned, timed, manual = items(three_events())
    assert (planned["start"], planned["end"], planned["type"]) == ("2025-04-01", "2025-05-01", "range")
    assert (timed["start"], timed["type"]) == ("2025-03-13T18:00:00+00:00", "point")
    assert "end" not in timed
    assert manual["end"] == "2025-03-08"
    assert planned["className"] == "month planned inferred event"
    assert (planned["granularity"], planned["kind"], planned["anchor_kind"]) == ("month", "event", "published_at")
    assert planned["title"].split("<br>")[1] == "When: April 2025 (month; planned; inferred)"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_vis_text_is_no_markup(text: str) -> None:
    [item] = items([hostile_event(text)])
    assert "<" not in item["content"]
    assert "<" not in item["title"].replace("<br>", "")


def test_timesketch_has_its_columns_and_an_instant_for_each_event() -> None:
    planned, timed, manual = csv_rows(render(TIMESKETCH, three_events()))
    assert list(planned)[:3] == ["message", "datetime", "timestamp_desc"]
    assert planned["datetime"] == "2025-04-01T00:00:00+00:00"
    assert planned["timestamp_desc"] == "Start of month (planned)"
    assert (planned["kind"], planned["anchor_kind"], planned["source"]) == ("event", "published_at", "Harbour Post")
    assert timed["datetime"] == "2025-03-13T18:00:00+00:00"
    assert (manual["message"], manual["source"], manual["anchor_kind"]) == ("The fair.", "", "")


def test_timesketch_takes_a_clock_time_without_a_zone_as_utc() -> None:
    event = make_event(date=make_date("2025-03-13", "minute", time={"clock": "18:00", "zone": None}))
    [row] = csv_rows(render(TIMESKETCH, [event]))
    assert row["datetime"] == "2025-03-13T18:00:00+00:00"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_timesketch_cells_are_no_formulas(text: str) -> None:
    [row] = csv_rows(render(TIMESKETCH, [hostile_event(text)]))
    assert not [cell for cell in row.values() if re.match(r"\s*[=+\-@＝＋－＠]", cell)]
