"""Stored events for timelines, and what Python finds in them."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from service.store import articles, collections
from service.store.articles import EventRow
from service.store.database import Database
from service.text.search import Search, occurrences, parse
from service.text.words import joined
from service.timeline.pages import TimelinePage, timeline_page
from service.timeline.query import Match, TimelineQuery
from service.timex.model import Granularity
from tests.store.rows import article_row, event_row

DAY = dt.date(2025, 3, 4)
ARTICLES: dict[str, dict[str, Any]] = {
    "a_one": {"source": "Harbour Post", "language": "en"},
    "a_two": {"source": "The Quay", "language": "en", "anchor_kind": "metadata"},
    "a_three": {"source": None, "language": "de"},
}
_LENGTHS = {Granularity.DAY: [1, 1, 2], Granularity.MONTH: [28, 31, 45], Granularity.YEAR: [365, 366, 2_000, 4_000]}
_CHOICES: dict[str, list[Any]] = {
    "collection": [None, None, "storm"],
    "article": [None, None, None, "a_three"],
    "source": [None, None, "Harbour Post"],
    "language": [None, None, "en", "de"],
    "starts_from": [None, DAY, DAY - dt.timedelta(3_000)],
    "ends_before": [None, DAY + dt.timedelta(20)],
    "match": list(Match),
    "granularity": [None, None, Granularity.MONTH],
    "kind": [(), (), ("event",), ("event", "schedule")],
    "status": [None, None, "planned"],
    "upcoming": [None, None, DAY],
    "anchor_kind": [(), (), (), ("published_at", "url"), ("metadata",)],
    "certainty": [None, None, "inferred"],
    "corrected": [None, None, True, False],
    "include": [(), (), ("hidden",), ("hidden", "orphaned")],
    "search": [None, None, parse("bridge")],
    "descending": [False, True],
}


def store_varied_events(store: Database) -> dict[str, list[EventRow]]:
    """Store events of every kind that a filter tells apart; two of their articles are in the collection "storm"."""
    chance = random.Random(11)
    collections.put(store, {"slug": "storm"}, None)
    rows = {article: _varied_rows(chance, article, 120) for article in ARTICLES}
    for article, columns in ARTICLES.items():
        slugs = ["storm"] if article != "a_two" else []
        assert articles.create(store, article_row(article, **columns), rows[article], slugs)
    return rows


def _varied_rows(chance: random.Random, article: str, count: int) -> list[EventRow]:
    rows = []
    for position in range(count):
        grain = chance.choice(list(_LENGTHS))
        start = DAY + dt.timedelta(days=chance.randrange(-6_000, 400) if position % 2 else chance.randrange(-40, 40))
        summary = " ".join(chance.sample(["bridge", "toll", "Café", "hall"], 2))
        body = {"id": f"e_{article}_{position}", "sentence": None, "summary": summary, "article": None}
        rows.append(
            event_row(
                body["id"],
                position=position,
                start_on=start,
                end_before=start + dt.timedelta(days=chance.choice(_LENGTHS[grain])),
                grain_rank=grain.rank,
                granularity=str(grain),
                kind=chance.choice(["event", "event", "schedule", "figure"]),
                order_key=f"{grain.rank:02}{chance.randrange(10)}",
                status=chance.choice(["happened", "planned"]),
                certainty=chance.choice(["explicit", "inferred", "ambiguous"]),
                state=chance.choice(["shown", "shown", "hidden", "orphaned"]),
                corrected=chance.random() < 0.2,
                body=json.dumps(body),
                words=joined(summary),
            )
        )
    return rows


def random_query(chance: random.Random) -> TimelineQuery:
    choices = {name: chance.choice(values) for name, values in _CHOICES.items()}
    return TimelineQuery(limit=chance.choice([1, 5, 40]), **choices)


def expected_ids(stored: dict[str, list[EventRow]], query: TimelineQuery) -> list[str]:
    """Return the ids of the events that a query finds, in its order, computed without the database."""
    rows = [row for article in stored for row in stored[article] if _is_in(article, query) and _fits(row, query)]
    ordered = sorted(rows, key=lambda row: (row.start_on, row.order_key, row.id), reverse=query.descending)
    return [row.id for row in ordered]


def _is_in(article: str, query: TimelineQuery) -> bool:
    columns = {"anchor_kind": "published_at", **ARTICLES[article], "article": article}
    anchor_kind = columns.pop("anchor_kind")
    if query.anchor_kind and anchor_kind not in query.anchor_kind:
        return False
    in_collection = query.collection is None or article != "a_two"
    return in_collection and all(getattr(query, name) in (None, value) for name, value in columns.items())


def _fits(row: EventRow, query: TimelineQuery) -> bool:
    first, last = query.starts_from or dt.date.min, query.ends_before or dt.date.max
    matches = {
        Match.OVERLAPS: row.start_on < last and row.end_before > first,
        Match.WITHIN: row.start_on >= first and row.end_before <= last,
        Match.STARTS: first <= row.start_on < last,
    }
    return (
        matches[query.match]
        and (query.granularity is None or row.grain_rank >= query.granularity.rank)
        and (not query.kind or row.kind in query.kind)
        and query.status in (None, row.status)
        and (query.upcoming is None or (row.status == "planned" and row.end_before > query.upcoming))
        and query.certainty in (None, row.certainty)
        and query.corrected in (None, row.corrected)
        and row.state in ("shown", *query.include)
        and (query.search is None or finds(query.search, row.words))
    )


def finds(search: Search, text: str) -> bool:
    """Whether a search finds a text, computed without the database."""
    return all(occurrences(Search((term,)), text) for term in search.wanted) and not any(
        occurrences(Search((term,)), text) for term in search.excluded
    )


def store_daily_events(store: Database, before: int, article: str) -> None:
    """Store ``before`` events of one day each before DAY, and 60 from it on, in the collection "storm"."""
    days = [DAY - dt.timedelta(days=100 + number) for number in range(before)]
    days += [DAY + dt.timedelta(days=number) for number in range(60)]
    rows = [
        event_row(f"e_{position}", position=position, start_on=day, end_before=day + dt.timedelta(days=1))
        for position, day in enumerate(days)
    ]
    assert articles.create(store, article_row(article, source="Harbour Post"), rows, ["storm"])


def all_pages(store: Database, query: TimelineQuery) -> Iterator[TimelinePage]:
    """Yield the pages of a query, following their positions."""
    while True:
        page = timeline_page(store, query)
        yield page
        if page.next is None:
            return
        assert page.next != query.after, "the timeline does not advance"
        query = replace(query, after=page.next)


def bodies(page: TimelinePage) -> list[str]:
    return [body.decode() for body in page.bodies]


def all_bodies(store: Database, query: TimelineQuery) -> list[str]:
    return [body for page in all_pages(store, query) for body in bodies(page)]
