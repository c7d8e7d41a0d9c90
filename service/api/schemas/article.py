"""An article: as a client sends it, and as answers name it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import current_app
from marshmallow import Schema, ValidationError, post_load, validate

from service import ingest
from service.api.problems import field_refusal
from service.api.schemas import describe
from service.api.schemas.fields import Text, known_language, local_day, not_blank, short_text, time_zone
from service.documents import LOOKED_FOR, Dating, future_warning
from service.ingest import ArticleDraft
from service.timex import LANGUAGES
from service.timex.model import Anchor, DateOrder


class ArticleIn(Schema):
    """An article with its publication date."""

    text = Text(
        required=True,
        validate=not_blank,
        metadata={
            "description": "The article's text. Offsets in answers count its code points.",
            "minLength": 1,
            "maxLength": 200_000,
            "examples": ["The council met on Sunday. It will vote on the budget in April."],
        },
    )
    published_at = Text(
        metadata={
            "description": "A date, or a date-time with offset (without one, the field timezone is needed). Its local "
            "day is the anchor that expressions of time are read against. Without it the text's own date is looked "
            "for: a dateline or a line “Published on …”, a page header's date, a date in the URL.",
            "examples": ["2025-03-13", "2025-03-13T08:30:00+05:00"],
        },
    )
    timezone = Text(
        validate=time_zone,
        metadata={
            "description": "IANA time zone of the publisher: the anchor is the day there.",
            "examples": ["Asia/Karachi"],
        },
    )
    title = short_text(1_000, "The headline.", "Council to vote on budget")
    language = Text(
        load_default="en",
        validate=known_language,
        metadata={"description": "Language of the text.", "enum": sorted(LANGUAGES)},
    )
    date_order = Text(
        validate=validate.OneOf([one.value for one in DateOrder]),
        metadata={
            "description": "How figures such as 3/4/2025 are read: month first or day first; the other reading is "
            "given as an alternative. Without it the service's own order (TIMELINE_DATE_ORDER) holds.",
            "examples": ["DMY"],
        },
    )
    url = short_text(
        2_000, "Where the article stands: its identity, if it has no external_id.", "https://example.org/council"
    )
    source = short_text(500, "Who published it.", "Harbour Post")
    external_id = short_text(500, "The client's own id of the article: its identity.", "post-2025-0313-7")

    @post_load
    def _draft(self, data: dict[str, Any], **_: Any) -> ArticleDraft:
        settings = current_app.config["TIMELINE"]
        length, limit = len(data["text"]), settings.max_text
        if length > limit:
            raise field_refusal("text", f"has {length} characters, and at most {limit} are read", 413)
        dating = _dating(data)
        today = dt.datetime.now(dt.UTC).date()
        future = future_warning(dating, today)
        warnings = (*dating.warnings, future) if future else dating.warnings
        order = DateOrder(data.pop("date_order", settings.date_order))
        published_at = data.pop("published_at", None)
        return ArticleDraft(
            anchor=dating.anchor,
            published_at=published_at,
            evidence=dating.evidence,
            warnings=warnings,
            date_order=order,
            **data,
        )


def _dating(data: dict[str, Any]) -> Dating:
    """The anchor that the client gives, else the article's own. Refuses an article that has none."""
    if "published_at" in data:
        try:
            day = local_day(data["published_at"], data.get("timezone"))
        except ValidationError as error:
            raise ValidationError({"published_at": error.messages}) from error
        return Dating(Anchor(day), "published_at, given by the client")
    found = ingest.find_anchor(data["text"], data.get("url"))
    if found is None:
        raise field_refusal(
            "published_at", f"is missing, and the text does not tell its day; looked for, in vain: {LOOKED_FOR}"
        )
    return found


class ArticleReference(Schema):
    """The article of an event."""

    id = describe.maybe("The article's id; null where nothing is stored.", "a_pogrk36tgfefqy4u2rgg")
    title = describe.maybe("The headline.", "Council to vote on budget")
    url = describe.maybe("Where it stands.", "https://example.org/council")
    source = describe.maybe("Who published it.", "Harbour Post")


class Article(ArticleReference):
    """An article without its text."""

    language = describe.text("Language of the text.", "en")
    external_id = describe.maybe("The client's own id.", None)
    published_at = describe.maybe("As the client gave it; null where the page's own date was taken.", "2025-03-13")
    timezone = describe.maybe("IANA time zone, if one was given.", None)
