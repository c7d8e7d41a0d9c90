"""Full text: the words of events, folded by ``text.words``, in an index of FTS5 (SQLite) or GIN (PostgreSQL).

Both databases are given words separated by spaces and tokenise nothing themselves, so they find the same. Searches
are written from parsed terms, so nothing that a client typed reaches their query languages.

No words are kept beside the index. An event's body has them, because a walk of a search reads them: compressed on
SQLite, whose FTS5 must be told what it is to forget, and plain on PostgreSQL, whose index reads them there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from peewee import Database

from service.store import packed_json, word_ids
from service.store.database import as_list, execute, kind, rows_for_ids, writing
from service.text.search import Search, Term
from service.text.words import BREAK

#: The column of an event that has its id in the index, which sorts like the timeline.
COLUMN = "word_id"
#: The words in a body: plain, with a space on each side, from its second byte to the end of the line.
_IN_BODY = "substring(event.body FROM 2 FOR greatest(position('\\x0a'::bytea IN event.body) - 2, 0))"
_VECTOR = f"array_to_tsvector(array_remove(string_to_array(words_of(event.body), ' '), '{BREAK}'))"
#: The column and the index as migrations 0030 and 0036 make them. The tokeniser ``ascii`` splits only at spaces
#: here, because the words have no other ASCII separators.
SCHEMA = {
    "sqlite": (
        'ALTER TABLE event ADD COLUMN "word_id" INTEGER',
        'CREATE UNIQUE INDEX "event_word_id" ON "event" ("word_id")',
        "CREATE VIRTUAL TABLE wording_index USING fts5(words, content='', tokenize='ascii', columnsize=0)",
    ),
    "postgresql": (
        'ALTER TABLE event ADD COLUMN "word_id" BIGINT',
        'CREATE INDEX "event_word_id" ON "event" ("word_id")',
        f"CREATE INDEX wording_index ON event USING GIN ({_VECTOR}) WITH (gin_pending_list_limit = 256)",
    ),
}
#: From matches to events; SQLite must keep this order.
TABLES = {
    "sqlite": "wording_index CROSS JOIN event ON event.word_id = wording_index.rowid",
    "postgresql": "event",
}
#: The index alone, and the id of its rows.
INDEX = {"sqlite": "wording_index", "postgresql": "event"}
ID = {"sqlite": "wording_index.rowid", "postgresql": "event.word_id"}
#: The condition that an event is one of any number of hits, given by their ids on SQLite, by their events on PostgreSQL
#: (see ``database.as_list``). PostgreSQL reads just these rows of an array.
OF_HITS = {
    "sqlite": "event.word_id IN (SELECT value FROM json_each(?))",
    "postgresql": "event.id = ANY(?::text[])",
}
#: The last id that is taken in each block of ids on SQLite, by the first id of the block.
_LAST_IDS = (
    "SELECT value, (SELECT max(word_id) FROM event"  # noqa: S608 - a constant
    f" WHERE word_id BETWEEN value AND value + {word_ids.MAX_NUMBER}) FROM json_each(?)"
)


_ESTIMATED_WORDS = 8  # words of a search whose rows are estimated one by one
#: PostgreSQL's index is not asked for words that a larger share of rows have, if there is a rarer one: reading the rows
#: that have the rarer one takes less time.
_RARE = 0.25


class IndexedWords(NamedTuple):
    """The folded words of an event, and the lowest id that its row can have (see ``word_ids``)."""

    first_id: int
    event: str
    words: str


def new_ids(database: Database, events: Iterable[IndexedWords]) -> dict[str, int]:
    """Return an id of the index for each event, within the transaction that writes the events.

    Those of SQLite are unique. On PostgreSQL, events of the same place share one.
    """
    if kind(database) == "postgresql":
        return {event.event: event.first_id for event in events}
    ordered = sorted(events)
    firsts = [event.first_id for event in ordered]
    row_ids = word_ids.numbered(firsts, _last_ids(database, sorted(set(firsts))))
    return {event.event: row_id for row_id, event in zip(row_ids, ordered, strict=True)}


def put(database: Database, events: Iterable[IndexedWords], ids: Mapping[str, int]) -> None:
    """Index the words of new events, within the transaction that writes the events and after it has."""
    if kind(database) == "sqlite":  # PostgreSQL's index reads the rows of events
        # FTS5 writes a new segment for each id that is lower than the one before
        rows = sorted((ids[event.event], event.words) for event in events)
        _execute_many(database, "INSERT INTO wording_index (rowid, words) VALUES (?, ?)", rows)


def replace(database: Database, event: IndexedWords) -> None:
    """Index other words of an event that is stored, after ``remove``."""
    ids = new_ids(database, [event])
    renumber = f"UPDATE event SET {COLUMN} = {database.param} WHERE id = {database.param}"  # noqa: S608 - a constant
    execute(database, renumber, (ids[event.event], event.event))
    put(database, [event], ids)


def _last_ids(database: Database, firsts: Sequence[int]) -> dict[int, int | None]:
    """Return the last id that is taken in each block of ids, by the first id of the block."""
    return dict(execute(database, _LAST_IDS, (as_list(database, firsts),)).fetchall())


def remove(database: Database, events: Sequence[str]) -> None:
    """Remove events from the index, within the transaction that deletes or changes them and before it does."""
    if kind(database) == "postgresql":
        return
    rows = rows_for_ids(database, "SELECT word_id, body FROM event WHERE id IN ({ids})", events)
    removed = sorted((word_id, packed_json.words_of(body).decode()) for word_id, body in rows)
    _execute_many(database, "INSERT INTO wording_index (wording_index, rowid, words) VALUES ('delete', ?, ?)", removed)


#: FTS5 merges this many segments of about the same size; by itself it merges four.
_MERGED_SEGMENTS = 2
_MERGED_PAGES = 4_000  # of 4 kB each


def merge_segments(database: Database) -> None:
    """Merge what a bulk load has added to FTS5's index, up to a limit: each of its segments repeats common words."""
    if kind(database) != "sqlite":
        return
    with writing(database):
        for command, value in (("usermerge", _MERGED_SEGMENTS), ("merge", _MERGED_PAGES)):
            execute(database, "INSERT INTO wording_index (wording_index, rank) VALUES (?, ?)", (command, value))


def _execute_many(database: Database, sql: str, rows: Sequence[tuple[int, str]]) -> None:
    database.cursor().executemany(sql, rows)  # type: ignore[no-untyped-call]


def condition(database_kind: str, search: Search, rare: Sequence[Search] | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the condition of a search that reads the index, and its values.

    PostgreSQL reads the index for the wanted words that are ``rare``, if given, and then the words of the rows.
    """
    if database_kind == "sqlite":
        return "wording_index MATCH ?", (query(database_kind, search),)
    indexed = [term for word in rare or single_words(search) for term in word.wanted]
    # the index has no positions
    read = [term for term in search.wanted if term not in indexed] + _phrases(search.excluded)
    found, values = reading_condition(database_kind, search, read)
    return " AND ".join(filter(None, (f"{_VECTOR} @@ ?::tsquery", found))), (_query_of(indexed, search), *values)


def hits_up_to(database: Database, search: Search, most: int) -> int:
    """Return the number of hits on SQLite, but not more than ``most``."""
    hits = f"SELECT 1 FROM wording_index WHERE wording_index MATCH ? LIMIT {most}"  # noqa: S608 - a constant
    (count,) = execute(database, f"SELECT count(*) FROM ({hits})", (query("sqlite", search),)).fetchone()  # noqa: S608
    return int(count)


def single_words(search: Search) -> list[Search]:
    """Return a search for each wanted word."""
    ends = {(term.words[-1], term.is_prefix) for term in search.wanted}
    inner = {(word, False) for term in search.wanted for word in term.words[:-1]}
    return [Search((Term((word,), is_prefix),)) for word, is_prefix in sorted(ends | inner)]


def _phrases(terms: Iterable[Term]) -> list[Term]:
    return [term for term in terms if len(term.words) > 1]


class Estimate(NamedTuple):
    """How many rows PostgreSQL expects to read for a search, of all ``rows``.

    ``hits`` have the words of the search, ``hits_within`` meet another condition too. The index is asked for the words
    that are ``rare``; ``candidates`` rows have the rarest of them.
    """

    rows: int
    hits_within: int
    hits: int
    candidates: int
    rare: tuple[Search, ...]


def estimate(database: Database, search: Search, also: str = "TRUE", values: Sequence[int] = ()) -> Estimate:
    """Return how many rows PostgreSQL expects to read for a search, from the statistics of its index."""
    words = single_words(search)[:_ESTIMATED_WORDS]
    queries = [query("postgresql", search), *(query("postgresql", word) for word in words)]
    conditions = ["TRUE", f"{_VECTOR} @@ ?::tsquery AND ({also})", *[f"{_VECTOR} @@ ?::tsquery"] * len(queries)]
    # each is planned alone, because nothing is moved into such expressions or out of them
    tables = [
        f"rows_{number} AS MATERIALIZED (SELECT 1 FROM event WHERE {where})"  # noqa: S608 - no value is in it
        for number, where in enumerate(conditions)
    ]
    counted = " UNION ALL ".join(f"SELECT * FROM rows_{number}" for number in range(len(tables)))  # noqa: S608
    sql = f"EXPLAIN (FORMAT JSON) WITH {', '.join(tables)} {counted}".replace("?", database.param)
    ((plan,),) = execute(database, sql, (queries[0], *values, *queries)).fetchall()
    parts = {part.get("Subplan Name"): int(part["Plan Rows"]) for part in plan[0]["Plan"]["Plans"]}
    everything, within, hits, *of_words = (parts[f"CTE rows_{number}"] for number in range(len(tables)))
    fewest = min(of_words)
    rare = [word for word, rows in zip(words, of_words, strict=True) if rows <= max(fewest, everything * _RARE)]
    return Estimate(everything, within, hits, fewest, tuple(rare))


def reading_condition(
    database_kind: str, search: Search, terms: Sequence[Term] | None = None
) -> tuple[str, tuple[str, ...]]:
    """Return the condition that reads the words of an event and no index, and its values.

    It is that of some ``terms`` of the search, or of all of them.
    """
    wanted, excluded = (
        [term for term in some if terms is None or term in terms] for some in (search.wanted, search.excluded)
    )
    if database_kind == "sqlite":
        return "has_words(event.body, ?, ?)", ("\n".join(map(_text, wanted)), "\n".join(map(_text, excluded)))
    find = f"position(convert_to(?, 'UTF8') IN {_IN_BODY})"
    parts = [f"{find} > 0"] * len(wanted) + [f"{find} = 0"] * len(excluded)
    return " AND ".join(parts), tuple(map(_text, (*wanted, *excluded)))


def _text(term: Term) -> str:
    """Return a term as it stands between the words of an event."""
    return f" {' '.join(term.words)}{'' if term.is_prefix else ' '}"


def query(database_kind: str, search: Search) -> str:
    """Return a search in the query language of FTS5, or as a tsquery. Its terms are letters and digits only.

    A tsquery finds the rows that have all words of a phrase, wherever they stand.
    """
    if database_kind == "sqlite":
        wanted = " AND ".join(map(_fts5, search.wanted))
        excluded = " OR ".join(map(_fts5, search.excluded))
        return f"({wanted}) NOT ({excluded})" if excluded else wanted
    return _query_of(search.wanted, search)


def _query_of(wanted: Iterable[Term], search: Search) -> str:
    """Return the tsquery that has some terms and none of the words that a search excludes."""
    excluded = (term for term in search.excluded if len(term.words) == 1)
    return " & ".join([*map(_tsquery, wanted), *(f"!{_tsquery(term)}" for term in excluded)])


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}'


def _tsquery(term: Term) -> str:
    return f"({' & '.join(term.words)}{':*' if term.is_prefix else ''})"
