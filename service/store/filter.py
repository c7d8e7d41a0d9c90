"""The Filter: which events a timeline shows. Each of its fields declares one filter.

A declaration has the filter's query parameter and its SQL condition. The statements of pages and histograms, the
addresses of exports and the check of cursors all follow from it. The parameter's validation and help are declared in
``api/schemas/filters.py``; the API reference and the options of the command line follow from those.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_type_hints

from service.store import full_text
from service.text.search import Search, line_of
from service.timex.model import Granularity


class Match(StrEnum):
    """How the days of an entry relate to the days that are filtered for."""

    OVERLAPS = "overlaps"
    WITHIN = "within"
    STARTS = "starts"


class Merge(StrEnum):
    """Whether the reports of a happening in a collection are one entry, or each an entry of its own."""

    REPORTS = "reports"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Condition:
    """An SQL condition, with one ``?`` for each of its values.

    ``{order}`` in it stands for the table whose index has the order of the timeline.
    """

    sql: str
    values: tuple[str | int, ...] = ()


def all_of(parts: Sequence[Condition]) -> Condition:
    """Return the condition that all of some conditions hold."""
    sql = " AND ".join(part.sql for part in parts) or "1 = 1"
    return Condition(sql, tuple(value for part in parts for value in part.values))


#: Builds the condition of a filter from its value, the whole filter and the kind of database.
Build = Callable[[Any, "Filter", str], Condition]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a field of Filter declares, as metadata of its annotation.

    ``parameter`` is the name of its query parameter, ``as_text`` returns a value as the parameter's text. ``build``
    is None if the field only modifies others. ``is_placed`` says that placings have its column, so that a histogram
    of a collection need not read events. The condition of an ``is_implied`` filter always applies.
    """

    parameter: str
    build: Build | None
    as_text: Callable[[Any], str] = str
    is_placed: bool = False
    is_implied: bool = False


def equals(column: str) -> Build:
    """Return the condition that a column has the value."""
    return lambda value, _, __: Condition(f"{column} = ?", (value,))


#: Filters that each have an index. The first one that is set chooses it, because it leaves the fewest events.
_SELECTIVE = ("search", "article", "source", "language")


def _selects(name: str, column: str) -> Build:
    """Return the condition that a column has the value, written so that only one filter can choose the index."""

    def build(value: str, wanted: Filter, _: str) -> Condition:
        chosen = next(other for other in _SELECTIVE if getattr(wanted, other) is not None)
        # no index has the expression column || ''
        return Condition(f"{column} = ?" if chosen == name else f"{column} || '' = ?", (value,))

    return build


#: The value of the filter by kind that asks for every kind.
ALL_KINDS = ("all",)
#: The kinds that timelines show by default: partial indexes hold only those.
DEFAULT_KINDS = ("event",)
#: A collection is in the table of placings, whose name PostgreSQL reserves.
_SLUG = '"placing".collection_id'
#: For each match, the conditions for the first day and for the day after the last.
_BOUNDS = {
    Match.OVERLAPS: ("{order}.end_before > ?", "{order}.start_on < ?"),
    Match.WITHIN: ("{order}.start_on >= ?", "{order}.end_before <= ?"),
    Match.STARTS: ("{order}.start_on >= ?", "{order}.start_on < ?"),
}


def _first_day(value: dt.date, wanted: Filter, _: str) -> Condition:
    return Condition(_BOUNDS[wanted.match][0], (value.isoformat(),))


def _day_after(value: dt.date, wanted: Filter, _: str) -> Condition:
    return Condition(_BOUNDS[wanted.match][1], (value.isoformat(),))


def _of_anchor(value: tuple[str, ...], _: Filter, __: str) -> Condition:
    # without a parameter, as for kinds
    kinds = ", ".join(f"'{kind}'" for kind in value)
    article = "SELECT 1 FROM article WHERE article.id = event.article_id"
    return Condition(f"EXISTS ({article} AND article.anchor_kind IN ({kinds}))")


def _is_upcoming(value: dt.date, _: Filter, __: str) -> Condition:
    return Condition("{order}.status = 'planned' AND {order}.end_before > ?", (value.isoformat(),))


def _at_least_as_fine(value: Granularity, _: Filter, __: str) -> Condition:
    return Condition("{order}.grain_rank >= ?", (value.rank,))


def _is_corrected(value: bool, _: Filter, __: str) -> Condition:
    # without a parameter: the partial index of corrected events serves only a condition that it can see
    return Condition("event.corrected" if value else "NOT event.corrected")


def _contains(value: Search, _: Filter, database_kind: str) -> Condition:
    return Condition(*full_text.condition(database_kind, value))


def _states(value: tuple[str, ...], _: Filter, __: str) -> Condition:
    # without parameters, as for corrected events
    states = ", ".join(f"'{state}'" for state in ("shown", *value))
    return Condition(f"{{order}}.state IN ({states})" if value else f"{{order}}.state = {states}")


def _kinds(value: tuple[str, ...], _: Filter, __: str) -> Condition:
    if value == ALL_KINDS:
        return Condition("1 = 1")
    # without parameters: a partial index serves only a condition that it can see
    kinds = ", ".join(f"'{kind}'" for kind in value)
    return Condition(f"{{order}}.kind = {kinds}" if len(value) == 1 else f"{{order}}.kind IN ({kinds})")


#: Filters that find single reports: with one of them, each report that it finds is an entry.
_OF_REPORTS = ("article", "source", "language", "corrected", "search")


def merges(wanted: Filter) -> bool:
    """Whether a timeline shows merged entries, each with the place and the values of one of its reports."""
    is_of_reports = any(getattr(wanted, name) not in (None, ()) for name in _OF_REPORTS)
    return wanted.collection is not None and wanted.merge == Merge.REPORTS and not is_of_reports


def _merged(_: Merge, wanted: Filter, __: str) -> Condition:
    # without a parameter: a partial index serves only a condition that it can see
    return Condition('"placing".represents' if merges(wanted) else "1 = 1")


def _last_day(day_after: dt.date) -> str:
    return (day_after - dt.timedelta(days=1)).isoformat()


def _lower(value: bool) -> str:
    return str(value).lower()


def _true(_: object) -> str:
    return "true"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events: those that meet all conditions.

    ``match`` says how their days relate to the days from ``starts_from`` on and before ``ends_before``.
    ``granularity`` is the coarsest wanted: month gives months and everything finer. ``upcoming`` is the day from which
    on planned events are; an address only says that it is set. ``include`` adds states to those
    that are shown: hidden, orphaned. ``kind`` names the wanted kinds; all are wanted if it is empty or ALL_KINDS, which
    an address states. ``merge`` matters in a collection only.
    """

    collection: Annotated[str | None, Declaration("collection", equals(_SLUG), is_placed=True)] = None
    article: Annotated[str | None, Declaration("article", _selects("article", "event.article_id"))] = None
    source: Annotated[str | None, Declaration("source", _selects("source", "event.source"))] = None
    language: Annotated[str | None, Declaration("language", _selects("language", "event.language"))] = None
    starts_from: Annotated[dt.date | None, Declaration("from", _first_day, is_placed=True)] = None
    ends_before: Annotated[dt.date | None, Declaration("to", _day_after, _last_day, is_placed=True)] = None
    match: Annotated[Match, Declaration("match", None, is_placed=True)] = Match.OVERLAPS
    granularity: Annotated[Granularity | None, Declaration("granularity", _at_least_as_fine, is_placed=True)] = None
    kind: Annotated[tuple[str, ...], Declaration("kind", _kinds, ",".join, is_placed=True)] = ()
    status: Annotated[str | None, Declaration("status", equals("{order}.status"), is_placed=True)] = None
    upcoming: Annotated[dt.date | None, Declaration("upcoming", _is_upcoming, _true, is_placed=True)] = None
    certainty: Annotated[str | None, Declaration("certainty", equals("{order}.certainty"), is_placed=True)] = None
    anchor_kind: Annotated[tuple[str, ...], Declaration("anchor_kind", _of_anchor, ",".join)] = ()
    corrected: Annotated[bool | None, Declaration("corrected", _is_corrected, _lower, is_placed=True)] = None
    search: Annotated[Search | None, Declaration("q", _contains, line_of)] = None
    include: Annotated[tuple[str, ...], Declaration("include", _states, ",".join, is_placed=True, is_implied=True)] = ()
    merge: Annotated[Merge, Declaration("merge", _merged, is_placed=True, is_implied=True)] = Merge.REPORTS


@cache
def declarations(kind: type[Any]) -> list[tuple[str, Any, Declaration]]:
    """Return the filters that a class declares: the field's name, its default and its declaration."""
    hints = get_type_hints(kind, include_extras=True)
    return [
        (item.name, item.default, declared)
        for item in fields(kind)
        for declared in getattr(hints[item.name], "__metadata__", ())
    ]


def _filters(wanted: Filter) -> Iterator[tuple[Declaration, Any, bool]]:
    """Yield the declaration and the value of each filter, and whether it is set."""
    kind: Any = type(wanted)  # mypy takes the class of a dataclass for unhashable
    for name, default, declared in declarations(kind):
        value = getattr(wanted, name)
        yield declared, value, value != default


def conditions(wanted: Filter, database_kind: str) -> list[Condition]:
    """Return the conditions of all filters that are set or implied."""
    return [
        declared.build(value, wanted, database_kind)
        for declared, value, is_set in _filters(wanted)
        if declared.build is not None and (is_set or declared.is_implied)
    ]


def needs_only_placings(wanted: Filter) -> bool:
    """Whether the placings of a collection have all columns that the filters need."""
    return wanted.collection is not None and all(
        declared.is_placed for declared, _, is_set in _filters(wanted) if is_set
    )


def parameters(wanted: Filter) -> dict[str, str]:
    """Return the filters that are set as query parameters; defaults are omitted from URLs."""
    return {declared.parameter: declared.as_text(value) for declared, value, is_set in _filters(wanted) if is_set}
