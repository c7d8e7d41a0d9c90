"""What a client may send: an article, and the parameters of a timeline."""

from __future__ import annotations

from typing import Any

from flask import current_app
from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from service.api.problems import field_problem
from service.api.schemas.fields import Period, Text, known_language, local_day, one_line, time_zone
from service.ingest import ArticleDraft
from service.settings import Settings
from service.timeline import TimelineQuery
from service.timex.model import Anchor, Granularity


def settings() -> Settings:
    """The settings of the app that answers."""
    found: Settings = current_app.config["TIMELINE"]
    return found


class ArticleIn(Schema):
    """An article with its publication date."""

    text = Text(
        required=True,
        metadata={
            "description": "The article's text, 1 to 200,000 characters. Offsets in the answer count its code points.",
            "minLength": 1,
            "maxLength": 200_000,
            "example": "The council met on Sunday. It will vote on the budget in April.",
        },
    )
    published_at = Text(
        required=True,
        metadata={
            "description": "A date, or a date-time with offset (or with the field timezone). Its local day is the anchor.",
            "example": "2025-03-13",
        },
    )
    timezone = Text(
        validate=time_zone,
        metadata={"description": "IANA time zone of the publisher; the anchor is the day there.", "example": "Asia/Karachi"},
    )
    title = one_line(1_000, metadata={"description": "The headline.", "example": "Council to vote on budget"})
    language = Text(
        load_default="en", validate=known_language, metadata={"description": "Language of the text.", "enum": ["en"]}
    )
    url = one_line(2_000, metadata={"description": "Where the article stands; its identity if it has no external_id."})
    source = one_line(500, metadata={"description": "Who published it.", "example": "Harbour Post"})
    external_id = one_line(500, metadata={"description": "The client's own id of the article: its identity."})

    @validates_schema(skip_on_field_errors=True)
    def _text_is_there(self, data: dict[str, Any], **_: Any) -> None:
        if not data["text"].strip():
            raise ValidationError("must not be empty", "text")

    @post_load
    def _draft(self, data: dict[str, Any], **_: Any) -> ArticleDraft:
        limit = settings().max_text
        if len(data["text"]) > limit:
            raise field_problem("text", f"has {len(data['text'])} characters, and {limit} are read", 413)
        try:
            anchor = Anchor(local_day(data["published_at"], data.get("timezone")))
        except ValidationError as error:
            raise ValidationError({"published_at": error.messages}) from error
        return ArticleDraft(anchor=anchor, **data)


class ResolveQuery(Schema):
    """How much a report of /v1/resolve tells."""

    explain = fields.String(
        validate=validate.OneOf(["full"]),
        metadata={"description": "full: every expression of time, and everything that was refused, with the reason."},
    )


class TimelineIn(Schema):
    """Which part of the timeline, in which order, how much of it."""

    article = Text(metadata={"description": "Only events of the article with this id."})
    starts_from = Period(
        data_key="from",
        metadata={"type": "string", "description": "First period wanted, inclusive: YYYY, YYYY-MM or YYYY-MM-DD.", "example": "2025-03"},
    )
    until = Period(
        data_key="to",
        metadata={"type": "string", "description": "Last period wanted, inclusive: YYYY, YYYY-MM or YYYY-MM-DD.", "example": "2025"},
    )
    granularity = fields.String(
        validate=validate.OneOf([str(one) for one in Granularity]),
        metadata={"description": "The coarsest dates wanted: month gives months and everything finer."},
    )
    order = fields.String(
        load_default="asc", validate=validate.OneOf(["asc", "desc"]), metadata={"description": "By date, coarse before fine."}
    )
    limit = fields.Integer(strict=False, metadata={"description": "Entries of the page.", "minimum": 1, "example": 50})
    cursor = Text(metadata={"description": "next_cursor of the page before; the other parameters stay the same."})

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> tuple[TimelineQuery, str | None]:
        first, last = data.get("starts_from"), data.get("until")
        if first and last and last.end_before is not None and first.first >= last.end_before:
            raise ValidationError({"from": ["must not be after to"]})
        grain = data.get("granularity")
        query = TimelineQuery(
            article=data.get("article"),
            starts_from=first.first if first else None,
            ends_before=last.end_before if last else None,
            granularity=Granularity(grain) if grain else None,
            descending=data["order"] == "desc",
            limit=_limit(data.get("limit")),
        )
        return query, data.get("cursor")


def _limit(asked: int | None) -> int:
    most = settings().max_page_size
    if asked is None:
        return settings().page_size
    if not 1 <= asked <= most:
        raise ValidationError({"limit": [f"must be from 1 to {most}"]})
    return asked
