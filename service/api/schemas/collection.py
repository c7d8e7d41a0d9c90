"""Collections: as a client sends them, and as responses describe them."""

from __future__ import annotations

from marshmallow import Schema

from service.api.schemas import describe
from service.api.schemas.article_list import NEXT
from service.api.schemas.base import NullIsMissing
from service.api.schemas.fields import Choice, LanguageTag, TimeZone, short_text
from service.timex import languages
from service.timex.model import DateOrder


class CollectionIn(NullIsMissing):
    """A collection, with the defaults that it supplies to its articles."""

    NULLABLE = frozenset({"title", "description", "language", "timezone", "date_order"})

    title = short_text(1_000, "The title.", "The harbour bridge")
    description = short_text(10_000, "What the collection is about.", "From the first crack to the new bridge.")
    language = LanguageTag("The default language of its articles.")
    timezone = TimeZone("The default IANA time zone of its articles.")
    date_order = Choice(DateOrder, "How its articles write dates such as 3/4/2025, by default.", example="DMY")


class Collection(Schema):
    """A collection of articles."""

    slug = describe.text("The collection's name in URLs.", "harbour-bridge")
    title = describe.nullable_text("The title.", "The harbour bridge")
    description = describe.nullable_text("What the collection is about.", "From the first crack to the new bridge.")
    language = describe.open_choice(
        "The default language of its articles (ISO 639).", "en", sorted(languages.codes()), allow_none=True
    )
    timezone = describe.nullable_text("The default IANA time zone of its articles.", "Asia/Karachi")
    date_order = describe.open_choice(
        "How its articles write dates such as 3/4/2025, by default.", "DMY", DateOrder, allow_none=True
    )


class Collections(Schema):
    """One page of collections."""

    collections = describe.nested_list(Collection, "The collections, ordered by slug.")
    next = describe.nullable_text(NEXT, None)
