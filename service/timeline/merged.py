"""Pages of merged entries: the reports of a happening in a collection are one entry.

Reports merge if they are dated to the same day. An entry is the first of its reports in the order of the timeline that
the query finds; its ``reports`` are all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import cast

import orjson

from service.eventing.served import EntryJson, EventJson, ReportedJson
from service.events.rows import dumps
from service.store import entries, term_vectors
from service.store.database import Database
from service.store.entries import Row
from service.store.filter import Match
from service.store.rows import as_day
from service.store.term_vectors import DatedRow, VectorsRow
from service.stories.frequencies import weights
from service.stories.merging import Telling, Usage, merged, usage
from service.stories.term_vectors import TermVectors, decode
from service.timeline.pages import TimelinePage, shaped
from service.timeline.query import Position, TimelineQuery

#: The reports of one day that are compared; further ones stay alone.
MAX_REPORTS = 800
#: The articles of a collection that show how often a word is used.
_SAMPLE = 500
_BATCH_SIZE = 200


def merged_page(database: Database, query: TimelineQuery) -> TimelinePage:
    """Return the page of merged entries after ``query.after``.

    The cost depends on the reports of its days, at most MAX_REPORTS of each, and not on the size of the collection.
    """
    merger = _Merger(database, query)
    found = list(islice(merger.entries(), query.limit + 1))
    shown = found[: query.limit]
    following = Position(*entries.key(shown[-1][0])) if len(found) > query.limit else None
    return TimelinePage([dumps(entry).encode() for _, entry in shown], following)


class _Merger:
    """Merges the entries of one page, day by day."""

    def __init__(self, database: Database, query: TimelineQuery) -> None:
        self.database, self.query = database, query
        self.usage: Usage | None = None
        self.day: date | None = None
        #: The reports of each happening of the day, by the id of the one that represents it.
        self.happenings: Mapping[str, list[str]] = {}

    def entries(self) -> Iterator[tuple[Row, EntryJson]]:
        """Yield the entries from the query's position on, each with the row of the report that represents it."""
        for row in self._rows():
            event: EventJson = orjson.loads(row[3])
            ids = self._reports(event)
            if ids:
                entry = cast(EntryJson, orjson.loads(shaped(row[3], self.query)))
                yield row, {**entry, "reports": _reported(self.database, ids)}

    def _rows(self) -> Iterator[Row]:
        after = self.query.after
        return _rows(self.database, self.query, (after.start_on, after.order_key, after.id) if after else None)

    def _reports(self, event: EventJson) -> list[str]:
        """Return the reports of an event's happening; none if another report represents it."""
        first, day_after = (date.fromisoformat(event["date"][name]) for name in ("start_on", "end_before"))
        if day_after - first != timedelta(days=1):
            return [event["id"]]
        if self.day != first:
            self.day, self.happenings = first, self._of_day(first)
        return self.happenings.get(event["id"], [])

    def _of_day(self, day: date) -> Mapping[str, list[str]]:
        """Return the reports of a day's happenings, by the first one that the query finds."""
        dated = term_vectors.of_day(self.database, str(self.query.collection), day, limit=MAX_REPORTS)
        groups = [[dated[number].id for number in group] for group in self._groups(dated)]
        group_of = {report: group for group in groups for report in group}
        happenings: dict[str, list[str]] = {}
        represented: set[str] = set()
        for report in self._found_on(day):
            if report not in represented:
                happenings[report] = group_of.get(report, [report])
                represented.update(happenings[report])
        return happenings

    def _found_on(self, day: date) -> Iterator[str]:
        """Return the ids of the events of a day that the query finds, in its order."""
        last = day + timedelta(days=1) if day < date.max else None
        query = replace(self.query, starts_from=day, ends_before=last, match=Match.STARTS)
        return (row[2] for row in _rows(self.database, query))

    def _groups(self, dated: Sequence[DatedRow]) -> list[list[int]]:
        if len(dated) < 2:
            return [[number] for number in range(len(dated))]
        articles = sorted({row.article for row in dated if row.article is not None})
        rows = {row.article: row for row in term_vectors.of_articles(self.database, articles)}
        vectors = {article: decode(row.vectors) for article, row in rows.items()}
        tellings = [_telling(row, rows, vectors) for row in dated]
        return merged(tellings, self._usage())

    def _usage(self) -> Usage:
        if self.usage is None:
            rows = term_vectors.of_collection(self.database, str(self.query.collection), limit=_SAMPLE)
            self.usage = usage(_sentences(rows))
        return self.usage


def _rows(database: Database, query: TimelineQuery, after: entries.Key | None = None) -> Iterator[Row]:
    return entries.all_entry_rows(database, query, after=after, batch_size=_BATCH_SIZE, descending=query.descending)


def _sentences(rows: Iterable[VectorsRow]) -> Iterator[list[int]]:
    for row in rows:
        vectors = decode(row.vectors)
        yield from ([vectors.terms[index] for index in sentence] for sentence in set(vectors.sentences))


def _telling(row: DatedRow, rows: Mapping[str, VectorsRow], vectors: Mapping[str, TermVectors]) -> Telling:
    """Return an event as it is merged; one without a sentence has no words and stays alone."""
    known = vectors.get(row.article) if row.article else None
    if known is None or row.position is None or row.position >= len(known.sentences):
        return Telling({}, 0)
    article = rows[str(row.article)]
    rarity = weights(article.language)
    terms = (known.terms[index] for index in known.sentences[row.position])
    delay = as_day(article.published_on) - as_day(row.start_on)
    return Telling({term: rarity[term] for term in terms}, delay.days)


def _reported(database: Database, ids: Sequence[str]) -> list[ReportedJson]:
    """Return the reports of an entry in their order."""
    bodies = term_vectors.bodies(database, ids)
    events: list[EventJson] = [orjson.loads(bodies[report]) for report in ids if report in bodies]
    external_ids = term_vectors.external_ids(database, {event["article"]["id"] for event in events if event["article"]})
    return [_reported_json(event, external_ids) for event in events]


def _reported_json(event: EventJson, external_ids: Mapping[str, str | None]) -> ReportedJson:
    article = event["article"]
    return {
        "id": event["id"],
        "article": {
            **article,
            "external_id": external_ids.get(article["id"]),
            "published_on": event["published_on"],
        }
        if article
        else None,
        "sentence": event["sentence"],
        "expression": event["expression"],
        "date": event["date"],
    }
