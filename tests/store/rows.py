"""Rows of articles and events, made without the engine."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from service.store.articles import EventRow
from service.timex.model import Granularity


def article_row(row_id: str = "a_one", **changes: Any) -> dict[str, Any]:
    return {
        "id": row_id,
        "text": "The bridge opened on Monday.",
        "title": None,
        "language": "en",
        "url": None,
        "source": None,
        "external_id": None,
        "published_at": "2025-03-13",
        "timezone": None,
        "anchor_date": dt.date(2025, 3, 13),
        "anchor_kind": "published_at",
        "engine_version": "1",
        "report": "{}",
        "posted": "",
        "edits": "{}",
        "revision": 0,
        **changes,
    }


def event_row(row_id: str = "e_one", **changes: Any) -> EventRow:
    values: dict[str, Any] = {
        "id": row_id,
        "position": 0,
        "start_on": dt.date(2025, 3, 10),
        "end_before": dt.date(2025, 3, 11),
        "grain_rank": Granularity.DAY.rank,
        "granularity": "day",
        "status": "happened",
        "body": f'{{"id":"{row_id}"}}',
        **changes,
    }
    return EventRow(**{"order_key": f"{values['grain_rank']:02}", **values})


def random_events(chance: random.Random, count: int, prefix: str = "") -> list[EventRow]:
    """Return events of few days and granularities, so that many differ only in their id."""
    rows = []
    for position in range(count):
        grain = chance.choice([Granularity.DAY, Granularity.MONTH, Granularity.YEAR, Granularity.MINUTE])
        start = dt.date(2025, 3, 1) + dt.timedelta(days=chance.randrange(8))
        end = start + dt.timedelta(days=chance.choice([1, 1, 3, 30]))
        name = f"e_{prefix}{chance.randrange(10**6):06}_{position}"
        rows.append(
            event_row(
                name, position=position, start_on=start, end_before=end, grain_rank=grain.rank, granularity=str(grain)
            )
        )
    return rows
