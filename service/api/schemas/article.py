"""An article: as a client sends it, and as answers name it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, validate, validates_schema

from service.api.schemas import describe
from service.api.schemas.fields import LanguageTag, Slugs, Text, not_blank, short_text, time_zone
from service.api.schemas.patch import Patch
from service.documents import parse_publication
from service.timex.model import DateOrder


class ArticleFields(Schema):
    """What is known of an article beside its text."""

    published_at = Text(
        metadata={
            "description": "A date, or a date-time with offset (without one, timezone is needed). Its local day is the "
            "anchor that expressions of time are read against. Without it the page's own day is looked for: in its "
            "metadata, a dateline or a line “Published on …”, a page header, the URL.",
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
    language = LanguageTag("Language of the text; en by default.")
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


class ArticleMetadata(ArticleFields):
    """What is known of an article when it is posted: query parameters where the body is no JSON."""

    collections = Slugs(
        metadata={
            "description": "Collections to put it into, beside those that it is in; their time zone, language and date "
            "order hold where the article has none of its own. As a query parameter, parted by commas.",
            "examples": [["harbour-bridge"]],
        },
    )

    @validates_schema(skip_on_field_errors=False)
    def _is_a_day(self, data: dict[str, Any], **_: Any) -> None:
        if "published_at" in data:
            try:
                parse_publication(data["published_at"], data.get("timezone"))
            except ValueError as error:
                raise ValidationError(str(error), "published_at") from error


class ArticleIn(ArticleMetadata):
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


class ArticlePatch(Patch, ArticleFields):
    """What is changed of an article, as it was posted: null unsets what it may do without."""

    READ_ONLY = {  # noqa: RUF012 - words, never changed
        "id": "it is made from what the article is known by",
        "collections": "PUT or DELETE /v1/collections/{slug}/articles/{id}",
        **dict.fromkeys(("article", "anchor", "document", "events", "engine_version"), "it is read from the article"),
    }

    text = Text(
        validate=not_blank,
        metadata={
            "description": "The article's text, read anew.",
            "minLength": 1,
            "examples": ["The council met on Sunday."],
        },
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name, field in self.fields.items():
            field.allow_none = name != "text"
            if field.allow_none and "enum" in field.metadata:
                field.metadata = {**field.metadata, "enum": [*field.metadata["enum"], None]}


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
    collections = describe.many_texts("The collections that it belongs to, by name.", "harbour-bridge")
