"""Full text: the words of events, folded by ``text.words``, in an index of FTS5 (SQLite) or GIN (PostgreSQL).

Both databases are given words separated by spaces and tokenise nothing themselves, so they find the same. Searches
are written from parsed terms, so nothing that a client typed reaches their query languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from peewee import Database

from service.store import word_ids
from service.store.database import as_list, execute, execute_for_ids, insert_many, kind
from service.text.search import Search, Term
from service.text.words import BREAK

#: The index as migrations 0019 and 0026 make it. The tokeniser ``ascii`` splits only at spaces here, because the words
#: have no other ASCII separators.
INDEXES = {
    "sqlite": "CREATE VIRTUAL TABLE wording_index"
    " USING fts5(words, content='wording', content_rowid='id', tokenize='ascii', columnsize=0)",
    "postgresql": "CREATE INDEX wording_index ON wording"
    f" USING GIN (array_to_tsvector(array_remove(string_to_array(words, ' '), '{BREAK}')))"
    " WITH (gin_pending_list_limit = 256)",
}
#: From rows of full text to events; SQLite must keep this order.
EVENTS = {
    "sqlite": "wording CROSS JOIN event ON event.id = wording.event_id",
    "postgresql": "wording JOIN event ON event.id = wording.event_id",
}
#: From the index to its rows.
ROWS = {"sqlite": "wording_index CROSS JOIN wording ON wording.id = wording_index.rowid", "postgresql": "wording"}
#: The index alone, and the id of its rows.
INDEX = {"sqlite": "wording_index", "postgresql": "wording"}
ID = {"sqlite": "wording_index.rowid", "postgresql": "wording.id"}
#: From matches to events.
TABLES = {dialect: events.replace("wording", ROWS[dialect], 1) for dialect, events in EVENTS.items()}
_VECTOR = f"array_to_tsvector(array_remove(string_to_array(wording.words, ' '), '{BREAK}'))"
#: The first place of a text in the words of a row, found without FTS5 or GIN; 0 if there is none.
_FIND = {"sqlite": "instr(' ' || wording.words || ' ', ?)", "postgresql": "strpos(' ' || wording.words || ' ', ?)"}
#: Any number of ids as a table of one value (see ``database.as_list``).
IDS = {"sqlite": "SELECT value FROM json_each(?)", "postgresql": "SELECT value FROM unnest(?::bigint[]) AS value"}
#: The condition that a row has one of any number of ids. PostgreSQL reads just these rows of an array.
OF_IDS = {"sqlite": f"wording.id IN ({IDS['sqlite']})", "postgresql": "wording.id = ANY(?::bigint[])"}
#: The last id that is taken in each block of ids, by the first id of the block.
_LAST_IDS = (
    "SELECT value, (SELECT max(id) FROM wording WHERE id BETWEEN value AND value + {last}) FROM ({ids}) AS first_id"
)


class IndexedWords(NamedTuple):
    """The folded words of an event, and the lowest id that its row can have (see ``word_ids``)."""

    first_id: int
    event: str
    words: str


def put(database: Database, events: Iterable[IndexedWords]) -> None:
    """Index the words of new events, within the transaction that writes the events."""
    # FTS5 writes a new segment for each id that is lower than the one before
    ordered = sorted(events)
    firsts = [event.first_id for event in ordered]
    row_ids = word_ids.numbered(firsts, _last_ids(database, sorted(set(firsts))))
    rows = [(row_id, event.event, event.words) for row_id, event in zip(row_ids, ordered, strict=True)]
    insert_many(database, "wording", ("id", "event_id", "words"), rows)
    if kind(database) == "sqlite":
        database.cursor().executemany(  # type: ignore[no-untyped-call]
            "INSERT INTO wording_index (rowid, words) VALUES (?, ?)", [(row[0], row[2]) for row in rows]
        )


def _last_ids(database: Database, firsts: Sequence[int]) -> dict[int, int | None]:
    """Return the last id that is taken in each block of ids, by the first id of the block."""
    sql = _LAST_IDS.format(last=word_ids.MAX_NUMBER, ids=IDS[kind(database)]).replace("?", database.param)
    return dict(execute(database, sql, (as_list(database, firsts),)).fetchall())


def remove(database: Database, events: Sequence[str]) -> None:
    """Remove events from the index, within the transaction that deletes them and before it does."""
    if kind(database) == "sqlite":
        removed = "INSERT INTO wording_index (wording_index, rowid, words) SELECT 'delete', id, words"
        execute_for_ids(database, f"{removed} FROM wording WHERE event_id IN ({{ids}}) ORDER BY id", events)
    execute_for_ids(database, "DELETE FROM wording WHERE event_id IN ({ids})", events)


def condition(database_kind: str, search: Search) -> tuple[str, tuple[str, ...]]:
    """Return the condition of a search that reads the index, and its values."""
    if database_kind == "sqlite":
        return "wording_index MATCH ?", (query(database_kind, search),)
    # the index has no positions
    found, values = reading_condition(database_kind, search, _phrases(search))
    return " AND ".join(filter(None, (f"{_VECTOR} @@ ?::tsquery", found))), (query(database_kind, search), *values)


def single_words(search: Search) -> list[Search]:
    """Return a search for each wanted word."""
    ends = {(term.words[-1], term.is_prefix) for term in search.wanted}
    inner = {(word, False) for term in search.wanted for word in term.words[:-1]}
    return [Search((Term((word,), is_prefix),)) for word, is_prefix in sorted(ends | inner)]


def _phrases(search: Search) -> list[Term]:
    return [term for term in (*search.wanted, *search.excluded) if len(term.words) > 1]


def estimated_rows(database: Database, search: Search, also: str, values: Sequence[int]) -> int:
    """Return how many rows PostgreSQL expects to have the words of a search and to meet another condition.

    It answers from its statistics of the index.
    """
    sql = f"EXPLAIN (FORMAT JSON) SELECT 1 FROM wording WHERE {_VECTOR} @@ ?::tsquery AND ({also})"  # noqa: S608
    statement = sql.replace("?", database.param)
    ((plan,),) = execute(database, statement, (query("postgresql", search), *values)).fetchall()
    return int(plan[0]["Plan"]["Plan Rows"])


def reading_condition(
    database_kind: str, search: Search, terms: Sequence[Term] | None = None
) -> tuple[str, tuple[str, ...]]:
    """Return the condition that reads the words of a row and no index, and its values.

    It is that of some ``terms`` of the search, or of all of them.
    """
    wanted, excluded = (
        [term for term in some if terms is None or term in terms] for some in (search.wanted, search.excluded)
    )
    find = _FIND[database_kind]
    parts = [f"{find} > 0"] * len(wanted) + [f"{find} = 0"] * len(excluded)
    return " AND ".join(parts), tuple(map(_text, (*wanted, *excluded)))


def _text(term: Term) -> str:
    """Return a term as it stands between the words of a row."""
    return f" {' '.join(term.words)}{'' if term.is_prefix else ' '}"


def query(database_kind: str, search: Search) -> str:
    """Return a search in the query language of FTS5, or as a tsquery. Its terms are letters and digits only.

    A tsquery finds the rows that have all words of a phrase, wherever they stand.
    """
    if database_kind == "sqlite":
        wanted = " AND ".join(map(_fts5, search.wanted))
        excluded = " OR ".join(map(_fts5, search.excluded))
        return f"({wanted}) NOT ({excluded})" if excluded else wanted
    excluded_words = (term for term in search.excluded if len(term.words) == 1)
    return " & ".join([*map(_tsquery, search.wanted), *(f"!{_tsquery(term)}" for term in excluded_words)])


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}'


def _tsquery(term: Term) -> str:
    return f"({' & '.join(term.words)}{':*' if term.is_prefix else ''})"
