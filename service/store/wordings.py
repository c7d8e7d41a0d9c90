"""Full text: the words of events, folded by ``text.words``, in an index of FTS5 (SQLite) or of GIN (PostgreSQL).

Both are given words that are made already, parted by spaces, and so find alike: neither tokenises a text itself. What
is searched for is written here from terms, so that nothing that was typed reaches their query languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peewee import Database, chunked

from service.store.database import AT_ONCE, execute, execute_each, kind
from service.text.search import Search, Term
from service.text.words import BREAK

#: The index as migration 0005 makes it. ``ascii`` parts words at spaces, and knows no letter beyond that.
INDEXES = {
    "sqlite": "CREATE VIRTUAL TABLE wording_index"
    " USING fts5(words, content='wording', content_rowid='id', tokenize='ascii')",
    "postgresql": "CREATE INDEX wording_index ON wording USING GIN ((words::tsvector))",
}
#: From what is found to events, each table with how it is joined; SQLite is to keep to this order.
FOUND = {
    "sqlite": "wording_index CROSS JOIN wording ON wording.id = wording_index.rowid"
    " CROSS JOIN event ON event.id = wording.event_id",
    "postgresql": "wording JOIN event ON event.id = wording.event_id",
}
#: The condition that a search makes; its value is what ``asked`` writes.
CONDITIONS = {"sqlite": "wording_index MATCH ?", "postgresql": "wording.words::tsvector @@ ?::tsquery"}


def put(database: Database, words: Iterable[tuple[str, str]]) -> None:
    """Index the words of new events, each an id and its words, within the transaction that writes them."""
    add = _marked(database, "INSERT INTO wording (event_id, words) VALUES (?, ?)")
    if kind(database) != "sqlite":
        execute_each(database, add, [(event, _placed(line)) for event, line in words])
        return
    (last,) = execute(database, "SELECT coalesce(max(id), 0) FROM wording", ()).fetchone()
    execute_each(database, add, list(words))
    # SQLite numbers a new row after the last one
    execute(database, "INSERT INTO wording_index (rowid, words) SELECT id, words FROM wording WHERE id > ?", (last,))


def remove(database: Database, events: Iterable[str]) -> None:
    """Take events out of the index, within the transaction that deletes them and before it does."""
    for some in chunked(events, AT_ONCE):
        which = _which(some)
        if kind(database) == "sqlite":
            _run(
                database,
                f"INSERT INTO wording_index (wording_index, rowid, words) SELECT 'delete', id, words {which}",
                some,
            )
        _run(database, f"DELETE {which}", some)


def asked(database_kind: str, search: Search) -> str:
    """A search in the query language of FTS5, or as a tsquery. Terms are letters and figures, and nothing else."""
    if database_kind == "sqlite":
        wanted = " AND ".join(map(_fts5, search.wanted))
        excluded = " OR ".join(map(_fts5, search.excluded))
        return f"({wanted}) NOT ({excluded})" if excluded else wanted
    return " & ".join([*map(_tsquery, search.wanted), *(f"!{_tsquery(term)}" for term in search.excluded)])


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}'


def _tsquery(term: Term) -> str:
    return f"({' <-> '.join(term.words)}{':*' if term.is_prefix else ''})"


def _placed(line: str) -> str:
    """Words with their places, as a tsvector is written."""
    return " ".join(f"{word}:{place}" for place, word in enumerate(line.split(" "), 1) if word not in ("", BREAK))


def _which(events: Sequence[str]) -> str:
    return f"FROM wording WHERE event_id IN ({', '.join('?' * len(events))})"


def _run(database: Database, sql: str, values: Sequence[str]) -> None:
    execute(database, _marked(database, sql), values)


def _marked(database: Database, sql: str) -> str:
    """A statement with its marks for values as the driver wants them."""
    marked: str = sql.replace("?", database.param)
    return marked
