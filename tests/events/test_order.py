"""The keys that sort the events of a day."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, cast

import pytest

from service.eventing.served import EventJson
from service.events.order import order_key


def _event(
    granularity: str = "day",
    published: str = "2025-03-13",
    article: str | None = "a_bbbbbcccccdddddeeeee",
    start: int | None = 17,
    **date: Any,
) -> EventJson:
    when = {"granularity": granularity, "part_of_day": None, "time": None, **date}
    return cast(
        EventJson,
        {
            "date": when,
            "published_on": published,
            "article": article and {"id": article},
            "expression": None if start is None else {"start": start},
        },
    )


#: Each comes before the next one.
_ORDERED = [
    _event("century", published="2025-12-31"),
    _event("year"),
    _event("month"),
    _event("day", published="0999-12-31"),
    _event("day", published="1999-12-31"),
    _event("day", published="2000-01-01"),
    _event("day", published="2024-12-31", article="a_zzzzz"),
    _event("day", published="2025-01-01"),
    _event("day", published="2025-01-31"),
    _event("day", published="2025-02-01"),
    _event("day", published="2025-02-10"),
    _event("day", start=0),
    _event("day", start=9),
    _event("day", start=10),
    _event("day", start=63),
    _event("day", start=64),
    _event("day", start=4_095),
    _event("day", start=4_096),
    _event("day", start=9_999_998),
    _event("day", start=None),
    _event("day", article="a_bbbbc", start=0),
    _event("day", article="a_c2222", start=0),
    _event("day", published="9999-12-31"),
    _event("day", article=None, start=5),
    _event("day", article=None, start=None),
    _event("part_of_day", part_of_day="early morning"),
    _event("part_of_day", part_of_day="morning"),
    _event("minute", time={"clock": "09:30"}),
    _event("part_of_day", part_of_day="evening"),
    _event("minute", time={"clock": "23:59"}, article=None),
]


@pytest.mark.parametrize(("earlier", "later"), list(pairwise(_ORDERED)))
def test_keys_sort_events_as_they_are_told(earlier: EventJson, later: EventJson) -> None:
    assert order_key(earlier) < order_key(later)


@pytest.mark.parametrize(
    ("event", "key"),
    [
        (_event(), "9-1rvybbbbb---G"),
        (_event("minute", time={"clock": "09:30"}), "909301rvybbbbb---G"),
        (_event("month", article=None, start=None), "6-zzzza8Oz"),
    ],
)
def test_keys_are_short(event: EventJson, key: str) -> None:
    assert order_key(event) == key
