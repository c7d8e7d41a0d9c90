"""The timeline: what can be asked of it, and a page of it."""

from __future__ import annotations

from typing import Any

from flask import current_app
from marshmallow import Schema, ValidationError, fields, post_load, validate

from service.api.schemas import describe
from service.api.schemas.event import Event
from service.api.schemas.fields import Count, Period, Text, short_text, slug
from service.settings import Settings
from service.timeline import TimelineQuery
from service.timex.model import Granularity

_PERIOD = {"type": "string", "examples": ["2025", "2025-03", "2025-03-13"]}
_DEFAULTS = Settings()


class TimelineIn(Schema):
    """Which part of the timeline, in which order, how much of it."""

    collection = Text(
        validate=slug,
        metadata={"description": "Only events of the articles of this collection.", "examples": ["harbour-bridge"]},
    )
    article = short_text(100, "Only events of the article with this id.", "a_pogrk36tgfefqy4u2rgg")
    starts_from = Period(
        data_key="from",
        metadata={**_PERIOD, "description": "First period wanted: YYYY, YYYY-MM or YYYY-MM-DD. Matched by overlap."},
    )
    until = Period(
        data_key="to",
        metadata={**_PERIOD, "description": "Last period wanted, inclusive: YYYY, YYYY-MM or YYYY-MM-DD."},
    )
    granularity = fields.String(
        validate=validate.OneOf([one.value for one in Granularity]),
        metadata={"description": "The coarsest dates wanted: month gives months and everything finer."},
    )
    order = fields.String(
        load_default="asc",
        validate=validate.OneOf(["asc", "desc"]),
        metadata={"description": "By date, coarse before fine; desc turns all of that round."},
    )
    limit = Count(
        metadata={
            "description": "Entries of the page at most. A deployment may set another default and another maximum.",
            "default": _DEFAULTS.page_size,
            "minimum": 1,
            "maximum": _DEFAULTS.max_page_size,
        }
    )
    cursor = Text(metadata={"description": "next_cursor of the page before; of the others only limit may change."})

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> tuple[TimelineQuery, str | None]:
        first, last = data.get("starts_from"), data.get("until")
        if first and last and last.end_before is not None and first.first >= last.end_before:
            raise ValidationError({"from": ["must not be after to"]})
        grain = data.get("granularity")
        query = TimelineQuery(
            collection=data.get("collection"),
            article=data.get("article"),
            starts_from=first.first if first else None,
            ends_before=last.end_before if last else None,
            granularity=Granularity(grain) if grain else None,
            descending=data["order"] == "desc",
            limit=_limit(data.get("limit"), current_app.config["TIMELINE"]),
        )
        return query, data.get("cursor")


def _limit(asked: int | None, settings: Settings) -> int:
    if asked is None:
        return settings.page_size
    if not 1 <= asked <= settings.max_page_size:
        raise ValidationError({"limit": [f"must be from 1 to {settings.max_page_size}"]})
    return asked


class Timeline(Schema):
    """One page of a timeline."""

    entries = describe.many(Event, "By date, coarse before fine on the same day.")
    next_cursor = describe.maybe("The parameter cursor of the next page; null on the last.", None)
