"""The parameters of timelines: which entries, in which order, how many, or counted by which period."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, ClassVar, NamedTuple

from flask import current_app
from marshmallow import ValidationError, post_load

from service.api.schemas.base import QuerySchema
from service.api.schemas.date_filters import ANCHOR_KIND, CERTAINTY, GRANULARITY, KIND, kinds_of
from service.api.schemas.event import Event
from service.api.schemas.fields import Choice, Count, LanguageTag, Text, short_text
from service.api.schemas.query_fields import DayAfter, EnumMember, FirstDay, Names, QueryFlag, SearchQuery
from service.api.schemas.validators import slug
from service.config.settings import ALL, KINDS, Settings
from service.eventing import Status
from service.store.filter import ALL_KINDS, Match, Merge, declarations
from service.store.recent import ChangePlace
from service.text.search import LONGEST
from service.timeline.feed import FeedQuery
from service.timeline.histogram import By
from service.timeline.query import TimelineQuery

_DEFAULTS = Settings()
_HIGHLIGHT, _REPORTS = "highlight", "reports"
_BEFORE = re.compile(r"^([0-9]{1,9})\.([a-z0-9_]{1,32})$")
_ORDER = Choice(
    ("asc", "desc"),
    "Sort by date, coarser dates before finer ones on the same day, then as articles tell it; desc reverses the order.",
    load_default="asc",
)


class FilterIn(QuerySchema):
    """Which entries. Each parameter validates one filter of ``store.filter.Filter``, and has its name."""

    #: The result for a query string is immutable, so that it can be cached.
    is_cached: ClassVar[bool] = True
    #: Whether a request that names no kinds gets those of the setting TIMELINE_DEFAULT_KINDS, not all.
    has_default_kinds: ClassVar[bool] = True

    collection = Text(
        validate=slug,
        metadata={"description": "Only events of articles in this collection.", "examples": ["harbour-bridge"]},
    )
    article = short_text(100, "Only events of the article with this id.", "a_pogrk36tgfefqy4u2rgg")
    source = short_text(500, "Only events of articles from this publisher, spelt the same.", "Harbour Post")
    language = LanguageTag("Only events of articles in this language.")
    starts_from = FirstDay("from", "The first period: YYYY, YYYY-MM or YYYY-MM-DD. See match.")
    ends_before = DayAfter("to", "The last period, inclusive: YYYY, YYYY-MM or YYYY-MM-DD. See match.")
    match = EnumMember(
        Match,
        "How an entry's dates relate to from/to: overlaps = at least one day in common; within = no day outside; "
        "starts = begins inside.",
        load_default=Match.OVERLAPS.value,
    )
    granularity = GRANULARITY
    status = Choice(Status, "Only past, or only planned, events, as seen from the article's date.")
    upcoming = QueryFlag(metadata={"description": "true: only planned events that end today (UTC) or later."})
    certainty = CERTAINTY
    kind = Names(
        (ALL, *KINDS),
        metadata={
            "description": "Only events of these kinds, separated by commas, or all. A deployment may have another "
            "default.",
            "default": _DEFAULTS.default_kinds,
            "examples": ["event,statement"],
        },
    )
    anchor_kind = ANCHOR_KIND
    corrected = QueryFlag(
        metadata={"description": "true: only events that an editor has corrected; false: only the others."}
    )
    search = SearchQuery(
        data_key="q",
        metadata={
            "description": "Words that must all occur in the sentence, the summary or the article's title, in any case "
            'and with any accents. Also "a phrase", -excluded and prefix*. Adds a highlight to each entry.',
            "minLength": 1,
            "maxLength": LONGEST,
            "examples": ['bridge "town hall" -toll clos*'],
        },
    )
    merge = EnumMember(
        Merge,
        "In a collection: reports = the reports of a happening are one entry; none = each is an entry of its own, as "
        "it is with article, source, language, corrected and q, which find single reports.",
        load_default=Merge.REPORTS.value,
    )
    include = Names(
        ("hidden", "orphaned"),
        metadata={
            "description": "Events to include that are omitted by default, separated by commas: hidden, orphaned.",
            "examples": ["hidden"],
        },
    )

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> Any:
        return TimelineQuery(**self._filters(data))

    def _filters(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the values of filters by name. Raises ValidationError if they contradict each other."""
        first, day_after = data.get("starts_from"), data.get("ends_before")
        if first and day_after and first >= day_after:
            raise ValidationError({"from": ["must not be after to"]})
        filters: dict[str, Any] = {name: data[name] for name, _, _ in declarations(TimelineQuery) if name in data}
        today = dt.datetime.now(dt.UTC).date()
        return {
            **filters,
            "upcoming": today if data.get("upcoming") else None,
            "kind": self._kinds(data.get("kind")),
        }

    def _kinds(self, kinds: tuple[str, ...] | None) -> tuple[str, ...]:
        if kinds is None:
            settings: Settings = current_app.config["TIMELINE"]
            kinds = tuple(settings.default_kinds.split(",")) if self.has_default_kinds else ALL_KINDS
        return kinds_of(kinds)


class TimelineIn(FilterIn):
    """Which entries, in which order, and which page of them."""

    #: Filters that a client cannot choose.
    implied: ClassVar[dict[str, Any]] = {}

    include = Names(
        ("hidden", "orphaned", _REPORTS),
        metadata={
            "description": "Events to include that are omitted by default, separated by commas: hidden, orphaned. "
            "With reports, each entry of a collection lists its reports and why they are one entry.",
            "examples": ["hidden"],
        },
    )
    order = _ORDER
    limit = Count(
        metadata={
            "description": "The maximum number of entries on the page. A deployment may have another default and "
            "maximum.",
            "default": _DEFAULTS.page_size,
            "minimum": 1,
            "maximum": _DEFAULTS.max_page_size,
        }
    )
    cursor = Text(
        metadata={
            "description": "next_cursor of the previous page. Every other parameter but limit must stay the same."
        }
    )
    selected_fields = Names(
        (*Event().fields, _HIGHLIGHT),
        data_key="fields",
        metadata={
            "description": "Only these fields of each entry, separated by commas.",
            "examples": ["id,date,summary"],
        },
    )

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> tuple[TimelineQuery, str | None]:
        names = data.get("selected_fields", ())
        if _HIGHLIGHT in names and "search" not in data:
            raise ValidationError({"fields": ["'highlight' needs the parameter q"]})
        limit = _page_size(data.get("limit"), current_app.config["TIMELINE"])
        filters = self._filters(data)
        included = filters.pop("include", ())
        query = TimelineQuery(
            **{**filters, **self.implied},
            include=tuple(state for state in included if state != _REPORTS),
            descending=data["order"] == "desc",
            limit=limit,
            fields=names,
            lists_reports=_REPORTS in included,
        )
        return query, data.get("cursor")


class EventsIn(TimelineIn):
    """The same for the list of events, which has all kinds by default."""

    has_default_kinds: ClassVar[bool] = False
    implied: ClassVar[dict[str, Any]] = {"merge": Merge.NONE}

    class Meta:
        exclude = ("merge",)

    kind = KIND


class CsvStyle(NamedTuple):
    """What a client wants of CSV: the delimiter, and a byte order mark or none."""

    delimiter: str = ","
    has_mark: bool = False


class ExportIn(FilterIn):
    """Which entries to export, and in which order."""

    order = _ORDER
    limit = Count(metadata={"description": "The maximum number of entries; all by default.", "minimum": 1})
    delimiter = Choice((",", ";"), "CSV only: what separates cells.", load_default=",")
    bom = QueryFlag(
        load_default=False, metadata={"description": "CSV only: true: a byte order mark comes first, for Excel."}
    )

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> tuple[TimelineQuery, int | None, CsvStyle]:
        if data.get("limit") == 0:
            raise ValidationError({"limit": ["must be at least 1"]})
        query = TimelineQuery(**self._filters(data), descending=data["order"] == "desc")
        return query, data.get("limit"), CsvStyle(data["delimiter"], data["bom"])


class FeedIn(FilterIn):
    """Which entries a feed has, and which page of it."""

    before = Text(
        metadata={
            "description": "Only entries that changed before: see the link to the next page.",
            "examples": ["42.e_uj7rnjqx4u3a5hoc3i5w"],
            "pattern": _BEFORE.pattern,
        }
    )

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> FeedQuery:
        return FeedQuery(TimelineQuery(**self._filters(data)), _change_place(data.get("before")))


class HistogramIn(FilterIn):
    """Which entries to count, and by which period."""

    by = EnumMember(By, "The period to count by. Weeks are those of ISO 8601.", load_default=By.MONTH.value)

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> tuple[TimelineQuery, By]:
        return TimelineQuery(**self._filters(data)), data["by"]


def _change_place(before: str | None) -> ChangePlace | None:
    if before is None:
        return None
    match = _BEFORE.fullmatch(before)
    if match is None:
        raise ValidationError({"before": ["must be that of a link to the next page"]})
    return ChangePlace(int(match[1]), match[2])


def _page_size(limit: int | None, settings: Settings) -> int:
    if limit is None:
        return settings.page_size
    if not 1 <= limit <= settings.max_page_size:
        raise ValidationError({"limit": [f"must be between 1 and {settings.max_page_size}"]})
    return limit
