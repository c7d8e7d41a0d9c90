"""Rows of articles and events, and their insertion.

Peewee builds no statement here: building one takes it longer than SQLite takes to execute it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, NamedTuple, TypedDict

from peewee import Database, DateField, Model

from service.store import full_text, packed_json, word_ids
from service.store.database import batches, insert_many, kind, rows_for_ids
from service.store.tables import Event

#: Article columns copied onto events so that one index serves the filter.
ARTICLE_COLUMNS = ("source", "language")
#: Event columns copied onto placings so that a histogram reads one index.
EVENT_COLUMNS = (
    *("start_on", "end_before", "grain_rank", "lasting", "state", "status", "certainty", "corrected"),
    *("kind", "order_key"),
)
#: Upper bounds in days of the length classes of events: a day, a month, a year, a leap year, a decade; the last class
#: has no bound.
LENGTHS = (1, 31, 365, 366, 3_653)


def as_day(value: date | str) -> date:
    """Return a day as the database driver gives it: SQLite stores it as ISO 8601 text."""
    return value if isinstance(value, date) else date.fromisoformat(value)


class ArticleRow(TypedDict):
    """A row of ``article`` without its revision.

    ``anchor_date`` is ISO 8601 text if it comes from SQLite. ``report`` and ``edits`` are JSON: how the article was
    read, and what editors have changed. ``posted`` is the fingerprint of what the client posted.
    """

    id: str
    text: str
    title: str | None
    language: str
    url: str | None
    source: str | None
    external_id: str | None
    published_at: str | None
    timezone: str | None
    anchor_date: date | str
    anchor_kind: str
    engine_version: str
    report: str
    posted: str
    edits: str


class StoredArticleRow(ArticleRow):
    """A row of ``article`` with the revision of its last change."""

    revision: int


class EventRow(NamedTuple):
    """A row of ``event`` without its article's columns and without its revisions.

    ``order_key`` sorts the events that begin on the same day, before their ids do.
    """

    id: str
    position: int | None
    start_on: date
    end_before: date
    grain_rank: int
    granularity: str
    status: str
    body: str
    certainty: str = "explicit"
    origin: str = "engine"
    state: str = "shown"
    corrected: bool = False
    kind: str = "event"
    order_key: str = ""
    words: str = ""

    def columns(self, database_kind: str, article_id: str | None) -> dict[str, Any]:
        """Return the stored values by column, without the id of full text."""
        columns = self._asdict()
        del columns["words"]
        columns["lasting"] = self._length_class
        columns["article"] = article_id
        is_plain = database_kind == "postgresql"
        columns["body"] = packed_json.packed_event(self.body, self.words, self.id, article_id, plain=is_plain)
        return columns

    @property
    def indexed(self) -> full_text.IndexedWords:
        """What full text stores of the event."""
        is_omitted = self.kind != "event" or self.state != "shown"
        first = word_ids.first_id(
            self.start_on, self.end_before, self.order_key, self._length_class, is_omitted=is_omitted
        )
        return full_text.IndexedWords(first, self.id, self.words)

    @property
    def _length_class(self) -> int:
        return bisect_left(LENGTHS, (self.end_before - self.start_on).days)


def insert(
    database: Database, model: type[Model], rows: Iterable[Mapping[str, Any]], *, more: tuple[str, ...] = ()
) -> None:
    """Insert rows, each a mapping by column; a column that is missing is NULL. The model lacks the columns ``more``."""
    columns, days = (*column_names(model), *more), _days(model)
    values: list[list[Any]] = [list(map(row.get, columns)) for row in rows]
    for line in values:
        for place in days:
            if isinstance(line[place], date):
                line[place] = line[place].isoformat()
    insert_many(database, model._meta.table_name, (*_database_columns(model), *more), values)


class NewEvents(NamedTuple):
    """Events as they are stored, without their revisions, and what full text stores of them."""

    columns: list[dict[str, Any]]
    indexed: list[full_text.IndexedWords]


def new_events(database: Database, groups: Iterable[tuple[Mapping[str, Any], Sequence[EventRow]]]) -> NewEvents:
    """Return events ready to be inserted, each group with the row of its article (empty without article).

    Packing them takes longer than inserting them: who can does it before the transaction, in which others wait.
    """
    pairs = [(article, event) for article, events in groups for event in events]
    columns = [_columns(kind(database), article, event) for article, event in pairs]
    return NewEvents(columns, [event.indexed for _, event in pairs])


def joined(parts: Iterable[NewEvents]) -> NewEvents:
    """Return the events of several articles, ready to be inserted together."""
    columns, indexed = zip(*parts, strict=True)
    return NewEvents(list(chain.from_iterable(columns)), list(chain.from_iterable(indexed)))


def insert_events(database: Database, new: NewEvents, number: int, added: Mapping[str, int]) -> None:
    """Insert events within the change ``number``.

    ``added`` gives, for events that existed before, the revisions that added them.
    """
    added = {**added, **_restored(database, (event.event for event in new.indexed))}
    ids = full_text.new_ids(database, new.indexed)
    rows = (
        {
            **columns,
            "added_in": added.get(columns["id"], number),
            "changed_in": number,
            full_text.COLUMN: ids[columns["id"]],
        }
        for columns in new.columns
    )
    insert(database, Event, rows, more=(full_text.COLUMN,))
    full_text.put(database, new.indexed, ids)


def _restored(database: Database, ids: Iterable[str]) -> dict[str, int]:
    """Delete the removals of events that come back, and return the revisions that first added those events.

    A follower of the feed may know such an event from then. If it is removed again, the feed must say so.
    """
    return dict(rows_for_ids(database, "DELETE FROM removal WHERE event IN ({ids}) RETURNING event, added_in", ids))


def _columns(database_kind: str, article: Mapping[str, Any], event: EventRow) -> dict[str, Any]:
    copied = {name: article.get(name) for name in ARTICLE_COLUMNS}
    return {**event.columns(database_kind, article.get("id")), **copied}


def delete_events(database: Database, ids: Iterable[str]) -> None:
    """Delete events and their words."""
    for batch in batches(ids):
        full_text.remove(database, batch)
        Event.delete().where(Event.id.in_(batch)).execute()


@cache
def column_names(model: type[Model]) -> tuple[str, ...]:
    """Return the names of a table's fields, in the order of its columns."""
    return tuple(field.name for field in model._meta.sorted_fields)


@cache
def _days(model: type[Model]) -> tuple[int, ...]:
    """Return the places of a table's columns that hold days."""
    return tuple(place for place, field in enumerate(model._meta.sorted_fields) if isinstance(field, DateField))


@cache
def _database_columns(model: type[Model]) -> tuple[str, ...]:
    """Return the names of a table's columns: that of a foreign key ends in _id."""
    return tuple(field.column_name for field in model._meta.sorted_fields)
