"""Full text: the words of events, folded by ``text.words``, in an index of FTS5 (SQLite) or of GIN (PostgreSQL).

Both are given words that are made already, parted by spaces, and so find alike: neither tokenises a text itself. What
is searched for is written here from terms, so that nothing that was typed reaches their query languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peewee import Database

from service.store.database import execute, execute_each, execute_for_ids, kind
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
    add = "INSERT INTO wording (event_id, words) VALUES (?, ?)".replace("?", database.param)
    if kind(database) != "sqlite":
        execute_each(database, add, [(event, _placed(line)) for event, line in words])
        return
    (last,) = execute(database, "SELECT coalesce(max(id), 0) FROM wording", ()).fetchone()
    execute_each(database, add, list(words))
    # SQLite numbers a new row after the last one
    execute(database, "INSERT INTO wording_index (rowid, words) SELECT id, words FROM wording WHERE id > ?", (last,))


def remove(database: Database, events: Sequence[str]) -> None:
    """Take events out of the index, within the transaction that deletes them and before it does."""
    if kind(database) == "sqlite":
        taken_out = "INSERT INTO wording_index (wording_index, rowid, words) SELECT 'delete', id, words"
        execute_for_ids(database, f"{taken_out} FROM wording WHERE event_id IN ({{ids}})", events)
    execute_for_ids(database, "DELETE FROM wording WHERE event_id IN ({ids})", events)


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
