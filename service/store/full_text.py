"""Full text: the words of events, folded by ``text.words``, in an index of FTS5 (SQLite) or GIN (PostgreSQL).

Both databases are given words separated by spaces and tokenise nothing themselves, so they find the same. Searches
are written from parsed terms, so nothing that a client typed reaches their query languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peewee import Database

from service.store.database import execute, execute_for_ids, insert_many, kind
from service.text.search import Search, Term
from service.text.words import BREAK

#: The index as migration 0005 creates it. The tokeniser ``ascii`` splits only at spaces here, because the words have no
#: other ASCII separators.
INDEXES = {
    "sqlite": "CREATE VIRTUAL TABLE wording_index"
    " USING fts5(words, content='wording', content_rowid='id', tokenize='ascii')",
    "postgresql": "CREATE INDEX wording_index ON wording USING GIN ((words::tsvector))",
}
#: From matches to events: the tables and their joins; SQLite must keep this order.
TABLES = {
    "sqlite": "wording_index CROSS JOIN wording ON wording.id = wording_index.rowid"
    " CROSS JOIN event ON event.id = wording.event_id",
    "postgresql": "wording JOIN event ON event.id = wording.event_id",
}
#: The condition of a search; its value is what ``query`` returns.
CONDITIONS = {"sqlite": "wording_index MATCH ?", "postgresql": "wording.words::tsvector @@ ?::tsquery"}


def put(database: Database, words: Iterable[tuple[str, str]]) -> None:
    """Index the words of new events (id and words), within the transaction that writes the events."""
    columns = ("event_id", "words")
    if kind(database) != "sqlite":
        insert_many(database, "wording", columns, [(event, _tsvector(line)) for event, line in words])
        return
    (last,) = execute(database, "SELECT coalesce(max(id), 0) FROM wording", ()).fetchone()
    insert_many(database, "wording", columns, list(words))
    # SQLite gives new rows ids above the last one
    execute(database, "INSERT INTO wording_index (rowid, words) SELECT id, words FROM wording WHERE id > ?", (last,))


def remove(database: Database, events: Sequence[str]) -> None:
    """Remove events from the index, within the transaction that deletes them and before it does."""
    if kind(database) == "sqlite":
        removed = "INSERT INTO wording_index (wording_index, rowid, words) SELECT 'delete', id, words"
        execute_for_ids(database, f"{removed} FROM wording WHERE event_id IN ({{ids}})", events)
    execute_for_ids(database, "DELETE FROM wording WHERE event_id IN ({ids})", events)


def query(database_kind: str, search: Search) -> str:
    """Return a search in the query language of FTS5, or as a tsquery. Its terms are letters and digits only."""
    if database_kind == "sqlite":
        wanted = " AND ".join(map(_fts5, search.wanted))
        excluded = " OR ".join(map(_fts5, search.excluded))
        return f"({wanted}) NOT ({excluded})" if excluded else wanted
    return " & ".join([*map(_tsquery, search.wanted), *(f"!{_tsquery(term)}" for term in search.excluded)])


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}'


def _tsquery(term: Term) -> str:
    return f"({' <-> '.join(term.words)}{':*' if term.is_prefix else ''})"


def _tsvector(line: str) -> str:
    """Return words with their positions, as PostgreSQL writes a tsvector."""
    return " ".join(f"{word}:{place}" for place, word in enumerate(line.split(" "), 1) if word not in ("", BREAK))
