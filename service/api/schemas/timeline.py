"""The timeline: what can be asked of it, a page of it, and how many entries each period has."""

from __future__ import annotations

from typing import Any, ClassVar

from flask import current_app
from marshmallow import Schema, ValidationError, fields, post_load, validate

from service.api.schemas import describe
from service.api.schemas.event import Event
from service.api.schemas.fields import (
    Count,
    DayAfter,
    FirstDay,
    FlagWord,
    LanguageTag,
    Member,
    Names,
    SearchLine,
    Text,
    one_of,
    short_text,
    slug,
)
from service.config.settings import Settings
from service.eventing import Status
from service.store.filter import Match, declarations
from service.text.search import LONGEST
from service.timeline.histogram import By
from service.timeline.query import TimelineQuery
from service.timex.model import Certainty, Granularity

_PERIOD = {"type": "string", "examples": ["2025", "2025-03", "2025-03-13"]}
_DEFAULTS = Settings()
_HIGHLIGHT = "highlight"
_ORDER = fields.String(
    load_default="asc",
    validate=validate.OneOf(["asc", "desc"]),
    metadata={"description": "By date, coarse before fine; desc turns all of that round."},
)


class FilterIn(Schema):
    """Which entries. Each parameter validates one filter of ``store.filter.Filter``, and has its name."""

    #: The result for a query string is immutable, so that it can be cached.
    is_cached: ClassVar[bool] = True

    collection = Text(
        validate=slug,
        metadata={"description": "Only events of the articles of this collection.", "examples": ["harbour-bridge"]},
    )
    article = short_text(100, "Only events of the article with this id.", "a_pogrk36tgfefqy4u2rgg")
    source = short_text(500, "Only events of articles that name exactly this publisher.", "Harbour Post")
    language = LanguageTag("Only events of articles in this language.")
    starts_from = FirstDay(
        data_key="from",
        metadata={**_PERIOD, "description": "First period wanted: YYYY, YYYY-MM or YYYY-MM-DD. See match."},
    )
    ends_before = DayAfter(
        data_key="to",
        metadata={**_PERIOD, "description": "Last period wanted, inclusive: YYYY, YYYY-MM or YYYY-MM-DD. See match."},
    )
    match = Member(
        Match,
        "How dates lie to from and to: overlaps shares a day with them, within has no other, starts begins in them.",
        load_default=Match.OVERLAPS.value,
    )
    granularity = Member(Granularity, "The coarsest dates wanted: month gives months and everything finer.")
    status = one_of(Status, "Only what has happened, or what is planned, as of its article.")
    certainty = one_of(Certainty, "Only dates that are as certain as this.")
    corrected = FlagWord(metadata={"description": "Only what an editor has corrected; false: only what none has."})
    search = SearchLine(
        data_key="q",
        metadata={
            "description": "Words that must all occur in the sentence, the summary or the article's title, whatever "
            'their case and accents; "words in a row"; -excluded; prefix*. Entries then have a highlight.',
            "minLength": 1,
            "maxLength": LONGEST,
            "examples": ['bridge "town hall" -toll clos*'],
        },
    )
    include = Names(
        ("hidden", "orphaned"),
        metadata={
            "description": "What is left out otherwise, parted by commas: hidden, orphaned.",
            "examples": ["hidden"],
        },
    )

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> Any:
        return TimelineQuery(**_filters(data))


class TimelineIn(FilterIn):
    """Which part of the timeline, in which order, how much of it."""

    order = _ORDER
    limit = Count(
        metadata={
            "description": "Entries of the page at most. A deployment may set another default and another maximum.",
            "default": _DEFAULTS.page_size,
            "minimum": 1,
            "maximum": _DEFAULTS.max_page_size,
        }
    )
    cursor = Text(metadata={"description": "next_cursor of the page before; of the others only limit may change."})
    chosen = Names(
        (*Event().fields, _HIGHLIGHT),
        data_key="fields",
        metadata={"description": "Only these fields of each entry, parted by commas.", "examples": ["id,date,summary"]},
    )

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> tuple[TimelineQuery, str | None]:
        if _HIGHLIGHT in data.get("chosen", ()) and "search" not in data:
            raise ValidationError({"fields": ["highlight is there only with q"]})
        limit = _limit(data.get("limit"), current_app.config["TIMELINE"])
        fields = data.get("chosen", ())
        query = TimelineQuery(**_filters(data), descending=data["order"] == "desc", limit=limit, fields=fields)
        return query, data.get("cursor")


class ExportIn(FilterIn):
    """Which entries are taken away, and in which order."""

    order = _ORDER
    limit = Count(metadata={"description": "Entries at most; all of them if it is not said.", "minimum": 1})

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> tuple[TimelineQuery, int | None]:
        if data.get("limit") == 0:
            raise ValidationError({"limit": ["must be at least 1"]})
        return TimelineQuery(**_filters(data), descending=data["order"] == "desc"), data.get("limit")


class HistogramIn(FilterIn):
    """Which entries, and by what they are counted."""

    by = Member(By, "What they are counted by; a week is one of ISO 8601.", load_default=By.MONTH.value)

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> tuple[TimelineQuery, By]:
        return TimelineQuery(**_filters(data)), data["by"]


def _filters(data: dict[str, Any]) -> dict[str, Any]:
    """Return the values of filters by name. Raises ValidationError if they contradict each other."""
    first, day_after = data.get("starts_from"), data.get("ends_before")
    if first and day_after and first >= day_after:
        raise ValidationError({"from": ["must not be after to"]})
    return {name: data[name] for name, _, _ in declarations(TimelineQuery) if name in data}


def _limit(asked: int | None, settings: Settings) -> int:
    if asked is None:
        return settings.page_size
    if not 1 <= asked <= settings.max_page_size:
        raise ValidationError({"limit": [f"must be from 1 to {settings.max_page_size}"]})
    return asked


class Span(Schema):
    """A place in a text."""

    start = describe.whole("Offset of the first code point.", 4)
    end = describe.whole("Offset after the last code point.", 10)


class Highlight(Schema):
    """A text of an entry in which q has found something. It is text: no mark-up is added, and none is to be read."""

    field = describe.text("Where it stands in the entry: sentence, summary or article.title.", "summary")
    text = describe.text("The text.", "The bridge opens in April.")
    matches = describe.many(Span, "What was found, in order.")


class Entry(Event):
    """An entry of a timeline: an event."""

    highlight = describe.many(
        Highlight, "With q, and only then: the texts in which it has found something.", required=False
    )


class PartOfEntry(Entry):
    """Those fields of an entry that the parameter fields names."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "partial": True})


_NEXT = describe.maybe("The parameter cursor of the next page; null on the last.", None)


class Timeline(Schema):
    """One page of a timeline."""

    entries = describe.many(Entry, "By date, coarse before fine on the same day.")
    next_cursor = _NEXT


class PartOfTimeline(Schema):
    """One page of a timeline, of whose entries only some fields were asked for."""

    entries = describe.many(PartOfEntry, "By date, coarse before fine on the same day.")
    next_cursor = _NEXT


class Events(Schema):
    """One page of events."""

    events = describe.many(Entry, "By date, coarse before fine on the same day.")
    next_cursor = _NEXT


class PartOfEvents(Schema):
    """One page of events, of which only some fields were asked for."""

    events = describe.many(PartOfEntry, "By date, coarse before fine on the same day.")
    next_cursor = _NEXT


def _or_part(whole: type[Schema], part: type[Schema]) -> dict[str, Any]:
    """An answer, or what is left of it where the parameter ``fields`` is sent; the contract's test knows the mark."""
    return {"anyOf": [whole, part], "x-others-only-with": "fields"}


TIMELINE, EVENTS = _or_part(Timeline, PartOfTimeline), _or_part(Events, PartOfEvents)


class PeriodCount(Schema):
    """A year, month, week or day, and how many entries lie within it."""

    period = describe.text("Its name: 2025, 2025-03, 2025-W11 or 2025-03-13.", "2025-03")
    start_on = describe.day("Its first day.", "2025-03-01")
    count = describe.whole("How many entries have all their days in it.", 3)


class Histogram(Schema):
    """How many entries there are of each period."""

    by = describe.choice("What they are counted by.", "month", By)
    periods = describe.many(PeriodCount, "Those that have any, in order.")
    coarser = describe.whole("How many lie within no single period.", 1)
