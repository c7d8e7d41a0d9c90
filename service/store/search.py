"""Pages of a search, in the order of the timeline.

There are two ways to find them. The first reads *hits* from full text, whose ids sort like the timeline, a few hundred
at a time until a page is full; PostgreSQL has to find all hits before it can read the first ones. The second, a *walk*,
reads the words of each event that the other filters find, in the order of their index. A walk is faster if the other
filters find few events, and on PostgreSQL also if most events are hits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from peewee import Database

from service.store import anchored, full_text, word_ids
from service.store.database import as_list, available, execute, kind
from service.store.entries import (
    Row,
    Shape,
    Statement,
    entries_statement,
    fetched,
    shape_of,
    unpacked,
    with_placeholders,
)
from service.store.event_counts import finds_days, rows_of_few_events
from service.store.filter import DEFAULT_KINDS, Condition, Filter, Match, Merge, parameters
from service.store.keyset import EVENT_KEY, Keyset, Slice
from service.store.rows import LENGTHS
from service.store.word_ids import LAST_PLACE, ids_between, place, place_of, place_on
from service.text.search import Search

#: Events that a walk reads at most: without filters that may find few of them, and with such filters.
_MOST_WALKED = (2_000, 5_000)
_NO_LIMIT = 2**63 - 1  # the greatest that both databases take
_WALKED_PER_HIT = 4  # events that a walk may read at least for each event of a page
#: On PostgreSQL, a walk reads at most one event per this many rows that finding all hits reads, of the index or of the
#: table, so that it takes at most half the time: first without a collection, then in one, where it takes three times as
#: long.
_READ_PER_WALKED = (64, 192)
_FEW_HITS = 2_000
_FEW_ESTIMATED = 1_000  # of more hits, a walk soon finds those of a page
_MOST_HITS = 4_000  # of a step
#: Parameters that full text can tell from the ids of its rows.
_OF_IDS = {"q", "from", "to", "match", "merge", "kind"}

_IN_COLLECTION = 'SELECT 1 FROM "placing" WHERE "placing".event_id = event.id AND "placing".collection_id = ?'

#: The first and last id of a range.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page of a search has: a slice of the wanted events."""

    wanted: Filter
    search: Search
    part: Slice
    rare: tuple[Search, ...] = ()


def search_rows(database: Database, wanted: Filter, part: Slice) -> list[Row]:
    """Return a slice of the events that a filter with a search finds, in the order of the timeline."""
    if wanted.search is None:
        raise ValueError("the filter has no search")
    # a search finds single reports
    page = _Page(replace(wanted, search=None, merge=Merge.NONE), wanted.search, part)
    with available(database):
        words = Condition(*full_text.reading_condition(kind(database), page.search))
        rows = anchored.rows_of_few_articles(database, page.wanted, part, words)
        if rows is not None:
            return rows
        return _sqlite_rows(database, page) if kind(database) == "sqlite" else _postgresql_rows(database, page)


def _sqlite_rows(database: Database, page: _Page) -> list[Row]:
    if is_of_ids(page.wanted):
        return _from_hits(database, page, page.part.limit)
    number = full_text.hits_up_to(database, page.search, _FEW_HITS + 1)
    rows = _from_counts(database, page, min(number, _FEW_HITS))
    if rows is None and number > _FEW_HITS:
        rows = _walk(database, page, max(_MOST_WALKED[True], _WALKED_PER_HIT * page.part.limit))
    return _from_hits(database, page, max(page.part.limit, _MOST_HITS)) if rows is None else rows


def _postgresql_rows(database: Database, page: _Page) -> list[Row]:
    between, bounds = _between(ranges(page.wanted, *_places(page)))
    if not bounds:
        return []
    estimate = full_text.estimate(database, page.search, between, bounds)
    page = replace(page, rare=estimate.rare)
    if estimate.hits_within <= _FEW_ESTIMATED:
        return _from_hits(database, page, _FEW_HITS + 1)
    rows = _from_counts(database, page, _FEW_HITS)
    if rows is None and (most := _most_walked(page, estimate)):
        rows = _walk(database, page, most)
    count = page.part.limit if is_of_ids(page.wanted) else max(page.part.limit, _MOST_HITS)
    return _from_hits(database, page, count) if rows is None else rows


def is_plain(wanted: Filter) -> bool:
    """Whether a timeline has the kinds and states that are shown by default."""
    return wanted.kind == DEFAULT_KINDS and not wanted.include


def is_of_ids(wanted: Filter) -> bool:
    """Whether the ids of full text have all that the filters need."""
    return is_plain(wanted) and parameters(wanted).keys() <= _OF_IDS


def _most_walked(page: _Page, estimate: full_text.Estimate) -> int:
    """Return how many events a walk reads at most on PostgreSQL; 0 if it would not fill the page.

    It reads all events of an article.
    """
    needs_only_ids = is_of_ids(page.wanted)
    most = max(_MOST_WALKED[not needs_only_ids], _WALKED_PER_HIT * page.part.limit)
    # other filters look up each of the hits, which takes longer than any walk, unless only a few have a phrase
    if needs_only_ids or any(len(term.words) > 1 for term in page.search.wanted):
        # the estimate takes words for independent of each other, which those of a phrase are not
        read = estimate.candidates * (1 + estimate.hits_within / estimate.hits)
        most = min(most, int(read / _READ_PER_WALKED[page.wanted.collection is not None]))
    is_filled = page.part.limit * estimate.rows <= most * estimate.candidates
    return most if is_filled or page.wanted.article is not None else 0


def _from_counts(database: Database, page: _Page, most: int) -> list[Row] | None:
    """Return the page from the events that the other filters find; None if they are many or not counted."""
    if not finds_days(page.wanted):
        return None
    words = Condition(*full_text.reading_condition(kind(database), page.search))
    return rows_of_few_events(database, page.wanted, page.part, words, most=most)


def _walk(database: Database, page: _Page, most: int) -> list[Row] | None:
    """Return the page from the timeline without the search; None if that would read more than ``most`` events.

    Events are read one by one until the page is full. The last one that may be read comes too, even if it is no hit.
    """
    if page.wanted.article is not None:
        most = _NO_LIMIT
    words = Condition(*full_text.reading_condition(kind(database), page.search))
    walked, values = entries_statement(database, page.wanted, page.part._replace(limit=most), shown_if=words)
    numbered = f"SELECT walked.*, row_number() OVER () AS number FROM ({walked}) AS walked"  # noqa: S608
    sql = f"SELECT * FROM ({numbered}) AS numbered WHERE body IS NOT NULL OR number = ? LIMIT ?"  # noqa: S608
    rows = execute(database, with_placeholders(sql, kind(database)), (*values, most, page.part.limit)).fetchall()
    found = [row for row in unpacked(row[:-1] for row in rows) if row[3]]
    is_complete = len(found) == page.part.limit or not rows or rows[-1][-1] < most
    return found if is_complete else None


def _from_hits(database: Database, page: _Page, count: int) -> list[Row]:
    """Return the page from hits, of which the first step reads ``count``."""
    first, last = _places(page)
    found: list[Row] = []
    while first <= last:
        some = _hits(database, page, list(ranges(page.wanted, first, last)), count)
        if some:
            keys = [hit.key for hit in some]
            found += fetched(database, _hits_statement(database, page, keys, page.part.limit - len(found)))
        if len(some) < count or len(found) >= page.part.limit:
            break
        end = place(some[-1].id)
        first, last = (first, end - 1) if page.part.descending else (end + 1, last)
        count = max(count, min(4 * count, _MOST_HITS))
    return found


def _places(page: _Page) -> Range:
    """Return the first and last place in the timeline that the events of a page can have."""
    if not page.part.after:
        return 0, LAST_PLACE
    start = place_of(*page.part.after[:2])
    return (0, start) if page.part.descending else (start, LAST_PLACE)


def _hits_statement(database: Database, page: _Page, keys: Sequence[int | str], limit: int) -> Statement:
    """Return the statement of the events of some hits that the other filters find, and its values."""
    shape, values = shape_of(page.wanted, kind(database))
    return _hits_sql(shape, page.part.keyset), (as_list(database, keys), *values, *page.part.key_values, limit)


@lru_cache(maxsize=512)
def _hits_sql(shape: Shape, keyset: Keyset) -> str:
    columns = ", ".join((*EVENT_KEY, shape.body, f"{shape.changed}.changed_in"))
    where = f"{full_text.OF_HITS[shape.database_kind]} AND {shape.where}{keyset.condition()}"
    sql = f"SELECT {columns} FROM event{shape.places_of_events} WHERE {where} ORDER BY {keyset.order} LIMIT ?"  # noqa: S608
    return with_placeholders(sql, shape.database_kind)


def ranges(wanted: Filter, first: int = 0, last: int = LAST_PLACE) -> Iterator[Range]:
    """Yield the ranges of ids that a filter can find between two places: one for each length class of events."""
    if wanted.ends_before:
        last = min(last, place_on(wanted.ends_before.toordinal()) - 1)
    for is_omitted in (False, True)[: 1 if is_plain(wanted) else 2]:
        for length_class in range(len(LENGTHS) + 1):
            begin = max(first, place_on(_first_day(wanted, length_class)))
            if begin <= last:
                yield ids_between(begin, last, length_class, is_omitted=is_omitted)


def _first_day(wanted: Filter, length_class: int) -> int:
    """Return the ordinal of the first day on which a wanted event of a length class can begin."""
    reach = LENGTHS[length_class] - 1 if length_class < len(LENGTHS) else date.max.toordinal()
    days = [0]
    if wanted.starts_from:
        days.append(wanted.starts_from.toordinal() - (reach if wanted.match == Match.OVERLAPS else 0))
    if wanted.upcoming:
        days.append(wanted.upcoming.toordinal() - reach)
    return max(days)


class Hit(NamedTuple):
    """A row of full text: its id, and what its event is found by."""

    id: int
    key: int | str


def _hits(database: Database, page: _Page, within: Sequence[Range], count: int) -> list[Hit]:
    """Return the first ``count`` hits within some ranges, by place.

    They are fewer if there are no more, and more if several share the last place. PostgreSQL leaves out those that are
    not in the collection.
    """
    if kind(database) == "postgresql":
        return _postgresql_hits(database, page, within, count)
    return [Hit(row_id, row_id) for row_id in _sqlite_hits(database, page, within, count)]


def _sqlite_hits(database: Database, page: _Page, within: Sequence[Range], count: int) -> list[int]:
    query, descending = full_text.query("sqlite", page.search), page.part.descending
    matches = "wording_index MATCH ? AND rowid BETWEEN ? AND ?"
    sql = f"SELECT rowid FROM wording_index WHERE {matches} ORDER BY rowid {page.part.keyset.direction}"  # noqa: S608
    found: list[int] = []
    cut: list[int] = []
    for first, last in within:
        ids = [row[0] for row in execute(database, f"{sql} LIMIT ?", (query, first, last, count)).fetchall()]
        found += ids
        cut += ids[-1:] if len(ids) == count else []
    found.sort(key=place, reverse=descending)
    if len(found) < count:
        return found
    end = place(found[count - 1])
    for last in cut:
        if place(last) == end:
            rest = _rest_of_place(last, descending=descending)
            found += [row[0] for row in execute(database, sql, (query, *rest)).fetchall()]
    return [row_id for row_id in found if (place(row_id) >= end if descending else place(row_id) <= end)]


def _rest_of_place(row_id: int, *, descending: bool) -> Range:
    """Return the range of the ids after one that have the same place and length class."""
    first = row_id >> word_ids.PLACE_SHIFT << word_ids.PLACE_SHIFT
    return (first, row_id - 1) if descending else (row_id + 1, first + (1 << word_ids.PLACE_SHIFT) - 1)


def _postgresql_hits(database: Database, page: _Page, within: Sequence[Range], count: int) -> list[Hit]:
    between, bounds = _between(within)
    if not bounds:
        return []
    found, words = full_text.condition("postgresql", page.search, page.rare)
    where, values = f"{found} AND ({between})", [*words, *bounds]
    if page.wanted.collection is not None:
        where += f" AND EXISTS ({_IN_COLLECTION})"
        values.append(page.wanted.collection)
    place = f"(event.word_id >> {word_ids.PLACE_SHIFT}) & {LAST_PLACE} {page.part.keyset.direction}"
    hit = f"SELECT word_id, id FROM event WHERE {where} ORDER BY {place} FETCH FIRST ? ROWS WITH TIES"  # noqa: S608
    return [Hit(*row) for row in execute(database, with_placeholders(hit, "postgresql"), (*values, count))]


def _between(within: Iterable[Range]) -> tuple[str, list[int]]:
    """Return the condition that an id is within one of some ranges, and its values; without ranges, both are empty."""
    bounds = [bound for ids in joined(within) for bound in ids]
    return " OR ".join(["event.word_id BETWEEN ? AND ?"] * (len(bounds) // 2)), bounds


def joined(within: Iterable[Range]) -> Iterator[Range]:
    """Yield ranges, each with those that follow without a gap."""
    start, end = 0, -1
    for first, last in within:
        if first != end + 1 or end < 0:
            if end >= 0:
                yield start, end
            start = first
        end = last
    if end >= 0:
        yield start, end
