"""Articles: as a client sends them, and as responses describe them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from service.api.schemas import describe
from service.api.schemas.base import NullIsMissing, RequestSchema
from service.api.schemas.fields import Choice, Columns, LanguageTag, Slugs, Text, TimeZone, short_text
from service.api.schemas.patch import Patch
from service.api.schemas.validators import http_url, not_blank
from service.documents import parse_publication
from service.timex import languages
from service.timex.model import DateOrder

_ID = "a_pogrk36tgfefqy4u2rgg"
_TITLE = "Council to vote on budget"
_URL = "https://example.org/council"
_SOURCE = "Harbour Post"


class ArticleFields(RequestSchema):
    """The metadata of an article."""

    published_at = Text(
        metadata={
            "description": "The publication date, or date and time, as in RFC 3339 or RFC 5322. Its local day is the "
            "anchor: the day that expressions of time are resolved against. A time without an offset is in timezone, "
            "or else in UTC, with a warning. If it is missing, the service looks for a date in the page's metadata, in "
            "a dateline or a line “Published on …”, in a page header, and in the URL.",
            "examples": ["2025-03-13", "2025-03-13T08:30:00+05:00", "Thu, 13 Mar 2025 08:30:00 +0500"],
        },
    )
    timezone = TimeZone("The IANA time zone of the publisher: the anchor is the day there.")
    title = short_text(1_000, "The headline.", _TITLE)
    language = LanguageTag("The language of the text; that of its page or of its words by default.")
    date_order = Choice(
        DateOrder,
        "How dates such as 3/4/25 are read: month first (MDY), day first (DMY) or year first (YMD; month first if the "
        "year has four digits and comes last). Other readings are listed as alternatives. The default is the setting "
        "TIMELINE_DATE_ORDER.",
        example="DMY",
    )
    url = short_text(
        2_000,
        "The http or https URL of the article. It identifies the article if there is no external_id.",
        _URL,
        http_url,
    )
    source = short_text(500, "The publisher.", _SOURCE)
    external_id = short_text(500, "Your own id of the article. It identifies the article.", "post-2025-0313-7")


class ArticleMetadata(ArticleFields):
    """The metadata of an article that a client sends: query parameters if the body is not JSON."""

    collections = Slugs(
        metadata={
            "description": "Collections to add the article to. Their defaults (time zone, language, date order) apply "
            "where the article has no value of its own. At most 100; separated by commas in a query parameter.",
            "examples": [["harbour-bridge"]],
        },
    )

    @validates_schema(skip_on_field_errors=False)
    def _check_published_at(self, data: dict[str, Any], **_: Any) -> None:
        if "published_at" in data:
            try:
                parse_publication(data["published_at"], data.get("timezone"))
            except ValueError as error:
                raise ValidationError(str(error), "published_at") from error


class ArticleQuery(ArticleMetadata):
    """The query parameters of a request with articles."""

    columns = Columns(
        lambda: ArticleIn().fields,
        "For text/csv: which fields other columns hold, as COLUMN=FIELD pairs that commas separate. Columns with the "
        "names of fields need none.",
        "Story=text,Day=published_at",
    )


class ArticleIn(NullIsMissing, ArticleMetadata):
    """An article that a client sends."""

    NULLABLE = frozenset({"title", "url", "source", "external_id", "published_at", "timezone"})

    text = Text(
        required=True,
        validate=not_blank,
        metadata={
            "description": "The text of the article. Offsets in responses count its code points.",
            "minLength": 1,
            "maxLength": 200_000,
            "examples": ["The council met on Sunday. It will vote on the budget in April."],
        },
    )


class ArticlePatch(Patch, ArticleFields):
    """A change of an article's fields: null removes a value."""

    READ_ONLY = {  # noqa: RUF012 - never changed
        "id": "it follows from the field that identifies the article",
        "collections": "use PUT or DELETE /v1/collections/{slug}/articles/{id}",
        **dict.fromkeys(("article", "anchor", "document", "events", "engine_version"), "it is read from the article"),
    }

    text = Text(
        validate=not_blank,
        metadata={
            "description": "The new text of the article. It is read again.",
            "minLength": 1,
            "examples": ["The council met on Sunday."],
        },
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name, field in self.fields.items():
            field.allow_none = name != "text"


class ArticleReference(Schema):
    """The article of an event, in short."""

    id = describe.nullable_text("The article's id; null if nothing is stored.", _ID)
    title = describe.nullable_text("The headline.", _TITLE)
    url = describe.nullable_text("The URL of the article.", _URL)
    source = describe.nullable_text("The publisher.", _SOURCE)


class Article(ArticleReference):
    """An article without its text."""

    language = describe.open_choice("The language of the text (ISO 639).", "en", sorted(languages.codes()))
    external_id = describe.nullable_text("The client's own id of the article.", None)
    published_at = describe.nullable_text(
        "The publication date as the client sent it; null if the date was found on the page.", "2025-03-13"
    )
    timezone = describe.nullable_text("The IANA time zone, if the client sent one.", None)
    collections = describe.text_list("The slugs of the article's collections.", "harbour-bridge")
