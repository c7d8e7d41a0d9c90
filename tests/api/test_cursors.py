"""Cursors: the same on every host, bound to their query, and no character of one can be altered."""

from __future__ import annotations

import datetime as dt
import string
from dataclasses import replace

import pytest

from service.api.cursors import InvalidCursor, decode, encode
from service.timeline.query import Position, TimelineQuery
from service.timex.model import Granularity

PLACE = Position(dt.date(2025, 3, 9), "9-1rvupogrk---t", "e_aaaaaaaaaaaaaaaaaaaa")
QUERY = TimelineQuery(starts_from=dt.date(2025, 1, 1), granularity=Granularity.MONTH, limit=50)


def test_a_cursor_gives_its_place_back_whatever_the_size_of_the_page() -> None:
    cursor = encode(PLACE, QUERY)
    assert decode(cursor, QUERY) == PLACE
    assert decode(cursor, replace(QUERY, limit=1)) == PLACE
    assert set(cursor) <= set(string.ascii_letters + string.digits + "-_")


def test_a_cursor_is_the_same_on_every_host() -> None:
    cursor = "QI3kmrzWoSpbIjIwMjUtMDMtMDkiLCI5LTFydnVwb2dyay0tLXQiLCJlX2FhYWFhYWFhYWFhYWFhYWFhYWFhIl0"
    assert encode(PLACE, QUERY) == cursor


@pytest.mark.parametrize(
    "older",
    [
        "Igks9lmuGgtbIjIwMjUtMDMtMDkiLDksImVfYWFhYWFhYWFhYWFhYWFhYWFhYWEiXQ",
        "SJS_7KKF0OZbIjIwMjUtMDMtMDkiLCI5LS0tLTIwMjUwMzA5cG9ncmszNnQwMDAwMDU3IiwiZV9hYWFhYWFhYWFhYWFhYWFhYWFhYSJd",
    ],
)
def test_a_cursor_of_a_version_with_another_order_is_refused(older: str) -> None:
    with pytest.raises(InvalidCursor):
        decode(older, QUERY)


@pytest.mark.parametrize(
    "other",
    [
        replace(QUERY, collection="harbour-bridge"),
        replace(QUERY, article="a_aaaaaaaaaaaaaaaaaaaa"),
        replace(QUERY, starts_from=dt.date(2025, 1, 2)),
        replace(QUERY, ends_before=dt.date(2026, 1, 1)),
        replace(QUERY, granularity=Granularity.DAY),
        replace(QUERY, descending=True),
    ],
)
def test_a_cursor_of_another_query_is_refused(other: TimelineQuery) -> None:
    with pytest.raises(InvalidCursor):
        decode(encode(PLACE, QUERY), other)


def test_every_altered_character_is_refused() -> None:
    cursor = encode(PLACE, QUERY)
    altered = [cursor[:at] + other + cursor[at + 1 :] for at in range(len(cursor)) for other in "Ab_= é\0"]
    altered += [cursor[:-1], cursor + "A", cursor + "=", cursor + "\n", cursor[1:], "", "=", "A" * 5000]
    for one in altered:
        if one != cursor:
            with pytest.raises(InvalidCursor):
                decode(one, QUERY)
