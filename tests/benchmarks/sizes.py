"""``python -m tests.benchmarks.sizes ARCHIVE``: the bytes that an event of an archive takes in each database."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from multiprocessing import get_context

import click
from peewee import SqliteDatabase
from rich.table import Table

from service.archive.loading import load
from service.articles.regroup import regroup_grown
from service.cli.demo.table import console
from service.store import collections, database, full_text, migrate, revisions
from service.store.database import Database
from tests import postgresql
from tests.conftest import close

_COLLECTION = "archive"
#: What the tables are for; the others are small.
_PARTS = {
    "event": "events",
    "article": "articles",
    "term_vectors": "stories",
    "placing": "a collection",
    "membership": "a collection",
    "entry_report": "merging",
    "merged_entry": "merging",
}
#: The indexes of full text; SQLite has tables with these names.
_OF_FULL_TEXT = ("wording", "event_word_id")
#: The table, whether this is an index of it, the name, and bytes.
_SIZES = {
    "sqlite": (
        "SELECT coalesce(of.tbl_name, dbstat.name), of.type = 'index', dbstat.name, sum(pgsize) FROM dbstat"
        " LEFT JOIN sqlite_master AS of ON of.name = dbstat.name GROUP BY 1, 2, 3"
    ),
    "postgresql": (
        "SELECT coalesce(parent.relname, part.relname), parent.relname IS NOT NULL, part.relname,"
        " pg_table_size(part.oid) FROM pg_class AS part LEFT JOIN pg_index ON indexrelid = part.oid"
        " LEFT JOIN pg_class AS parent ON parent.oid = indrelid"
        " WHERE part.relnamespace = current_schema()::regnamespace AND part.relkind IN ('r', 'i')"
    ),
}


@click.command()
@click.argument("archive", type=click.Path(exists=True))
@click.option("--reindex", is_flag=True, help="Write the indexes of PostgreSQL again before they are measured.")
def main(archive: str, reindex: bool) -> None:
    """Load an ARCHIVE, which ``timeline read`` has written, into new databases, without and within a collection."""
    columns: dict[str, Counter[str]] = {}
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server = stack.enter_context(postgresql.server())
        urls: dict[str, Callable[[str], str]] = {
            "SQLite": lambda name: f"sqlite:///{folder}/{name}.db",
            "PostgreSQL": lambda _: stack.enter_context(server.fresh(migrated=False)),
        }
        for name, url in urls.items():
            for slug in ("", _COLLECTION):
                measured = _measured(url(slug or "none"), archive, slug, reindex)
                columns[f"{name}, in a collection" if slug else name] = measured
    _print(columns)


def _measured(url: str, archive: str, slug: str, reindex: bool) -> Counter[str]:
    """Return the bytes an event of each part of a database; in a process of its own, because a process has one."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(sizes, (url, archive, slug, reindex))


def sizes(url: str, archive: str, slug: str, reindex: bool = False) -> Counter[str]:
    """Load an archive into a new database, and return the bytes an event of each of its parts."""
    store = database.connect(url)
    migrate.up(store)
    with database.available(store):
        if slug:
            collections.put(store, {"slug": slug}, None)
        since = revisions.latest(store)
        events = sum(loaded.counts["events"] for loaded in load(store, archive, slug or None))
        regroup_grown(store, since)
        full_text.merge_segments(store)
        if reindex and not isinstance(store, SqliteDatabase):
            store.execute_sql("REINDEX SCHEMA public")
        parts = _parts(store)
    close(store)
    return Counter({part: round(size / events) for part, size in parts.items()})


def _parts(store: Database) -> Counter[str]:
    is_sqlite = isinstance(store, SqliteDatabase)
    if is_sqlite:
        store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        store.execute_sql("VACUUM")  # as autovacuum does elsewhere: it returns what COPY has reserved
    parts: Counter[str] = Counter()
    for table, is_index, name, size in store.execute_sql(_SIZES["sqlite" if is_sqlite else "postgresql"]).fetchall():
        part = "full text" if name.startswith(_OF_FULL_TEXT) else _PARTS.get(table, "others")
        parts[f"{part}, indexes" if is_index and part == "events" else part] += size
    return parts


def _print(columns: dict[str, Counter[str]]) -> None:
    table = Table("bytes an event")
    for name in columns:
        table.add_column(name, justify="right")
    parts = dict.fromkeys(part for column in columns.values() for part, _ in column.most_common())
    for part in parts:
        table.add_row(part, *(f"{column[part]:,}" for column in columns.values()))
    table.add_row("all", *(f"{column.total():,}" for column in columns.values()))
    console().print(table)


if __name__ == "__main__":
    main()
