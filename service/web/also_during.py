"""Entries that began before the period of a page and last into it, folded above the entries of the period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import orjson

from service.api.base import database
from service.timeline.histogram import count_intervals
from service.timeline.pages import timeline_page
from service.timeline.query import Match
from service.web.grouping import Group, group_entries
from service.web.page_query import PageQuery

_MAX_SHOWN = 10


@dataclass(frozen=True, slots=True)
class AlsoDuring:
    """The last of the entries, how many there are and are shown, and the URL of all that overlaps the period."""

    groups: list[Group]
    count: int
    shown: int
    url: str


def also_during(page_query: PageQuery, path: str) -> AlsoDuring | None:
    """Return the entries that last into the period of a first page; None if there are none or the page has them."""
    query, first = page_query.query, page_query.query.starts_from
    if first in (None, dt.date.min) or query.match == Match.OVERLAPS or page_query.cursor:
        return None
    # with both bounds on one day, that is: begins before it and ends after its beginning
    lasting = replace(query, ends_before=first, match=Match.OVERLAPS, descending=True, limit=_MAX_SHOWN)
    count = sum(row.entries for row in count_intervals(database(), lasting))
    if not count:
        return None
    page = timeline_page(database(), replace(lasting, lists_reports=query.collection is not None))
    events = [orjson.loads(body) for body in page.bodies]
    return AlsoDuring(group_entries(events), count, len(events), page_query.url(path, match=Match.OVERLAPS.value))
