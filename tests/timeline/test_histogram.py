"""Histograms against what Python counts in random events."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest

from service.store import articles
from service.store.articles import EventRow
from service.store.database import Database
from service.store.histogram import IntervalRow
from service.timeline import histogram
from service.timeline.histogram import By, TooManyPeriods, count_entries, count_intervals
from service.timeline.query import TimelineQuery
from tests.store.rows import article_row, event_row
from tests.timeline.rows import DAY, expected_ids, random_query, store_varied_events


def test_a_histogram_counts_the_entries_of_the_pages(store: Database) -> None:
    stored = store_varied_events(store)
    chance = random.Random(13)
    rows = {row.id: row for article in stored for row in stored[article]}
    for _ in range(100):
        query, by = random_query(chance), chance.choice(list(By))
        expected = Counter(_period(rows[event_id], by) for event_id in expected_ids(stored, query))
        counted = count_entries(store, query, by)
        assert {name: count for name, _, count in counted.counts} == {name: expected[name] for name in expected if name}
        assert counted.coarser == expected[None]
        assert [first for _, first, _ in counted.counts] == sorted(first for _, first, _ in counted.counts)


def test_intervals_count_the_entries_of_the_pages(store: Database) -> None:
    stored = store_varied_events(store)
    chance = random.Random(17)
    rows = {row.id: row for article in stored for row in stored[article]}
    for _ in range(50):
        query = random_query(chance)
        found = [rows[event_id] for event_id in expected_ids(stored, query)]
        expected = Counter((row.start_on, row.end_before) for row in found)
        counted = count_intervals(store, query)
        assert {(row.start_on, row.end_before): row.entries for row in counted} == expected
        assert all(row.sources == row.entries for row in counted), "no entry has several reports"


def test_very_many_intervals_are_counted_by_year(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histogram, "_MAX_INTERVALS", 2)
    days = (dt.date(2025, 3, 1), dt.date(2025, 4, 1), dt.date(9999, 12, 30))
    rows = [
        event_row(f"e_{n}", position=n, start_on=day, end_before=day + dt.timedelta(1)) for n, day in enumerate(days)
    ]
    assert articles.create(store, article_row(), rows)
    assert count_intervals(store, TimelineQuery()) == [
        IntervalRow(dt.date(2025, 1, 1), dt.date(2026, 1, 1), 2, 2),
        IntervalRow(dt.date(9999, 1, 1), dt.date.max, 1, 1),
    ]


def _period(row: EventRow, by: By) -> str | None:
    """Return the period that an event is within, or None if it spans two."""
    first, last = (_name(day, by) for day in (row.start_on, row.end_before - dt.timedelta(days=1)))
    return first if first == last else None


def _name(day: dt.date, by: By) -> str:
    week = day.isocalendar()
    if by is By.WEEK:
        return f"{week.year:04}-W{week.week:02}"
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[by]]


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 30), dt.date(2024, 12, 30), dt.date(2021, 1, 3)])
@pytest.mark.parametrize("by", By)
def test_a_histogram_at_the_limits_of_the_calendar_and_of_years(store: Database, day: dt.date, by: By) -> None:
    assert articles.create(store, article_row(), [event_row(start_on=day, end_before=day + dt.timedelta(days=1))])
    ((name, first, count),) = count_entries(store, TimelineQuery(), by).counts
    assert (name, count) == (_name(day, by), 1)
    assert first <= day


@pytest.mark.only("sqlite")
def test_a_histogram_has_up_to_4000_periods(store: Database) -> None:
    days = [
        event_row(f"e_{n:04}", position=n, start_on=DAY + dt.timedelta(n), end_before=DAY + dt.timedelta(n + 1))
        for n in range(4_001)
    ]
    assert articles.create(store, article_row(), days[:4_000])
    assert len(count_entries(store, TimelineQuery(), By.DAY).counts) == 4_000
    assert articles.create(store, article_row("a_two"), days[4_000:])
    with pytest.raises(TooManyPeriods):
        count_entries(store, TimelineQuery(), By.DAY)


def test_a_histogram_of_too_many_periods_is_refused(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histogram, "MAX_PERIODS", 3)
    year = event_row("e_year", position=9, start_on=dt.date(2025, 1, 1), end_before=dt.date(2026, 1, 1))
    days = [
        event_row(f"e_{n}", position=n, start_on=DAY + dt.timedelta(n), end_before=DAY + dt.timedelta(n + 1))
        for n in range(4)
    ]
    assert articles.create(store, article_row(), [*days[:3], year])
    assert len(count_entries(store, TimelineQuery(), By.DAY).counts) == 3
    assert articles.create(store, article_row("a_two"), days[3:])
    with pytest.raises(TooManyPeriods) as error:
        count_entries(store, TimelineQuery(), By.DAY)
    assert (error.value.field, error.value.detail.partition(":")[0]) == ("by", "more than 3 periods")
    assert len(count_entries(store, TimelineQuery(), By.MONTH).counts) == 1
