"""A collection: as a client says it, and as answers give it."""

from __future__ import annotations

from marshmallow import Schema, validate

from service.api.schemas import describe
from service.api.schemas.fields import Count, LanguageTag, Text, short_text, time_zone
from service.timex.model import DateOrder


class CollectionIn(Schema):
    """What a collection is, and what holds for those of its articles that do not say it themselves."""

    title = short_text(1_000, "What it is called.", "The harbour bridge")
    description = short_text(10_000, "What it is about.", "From the first crack to the new bridge.")
    language = LanguageTag("Language of its articles.")
    timezone = Text(
        validate=time_zone,
        metadata={"description": "IANA time zone of its publishers.", "examples": ["Asia/Karachi"]},
    )
    date_order = Text(
        validate=validate.OneOf([one.value for one in DateOrder]),
        metadata={"description": "How figures such as 3/4/2025 are read.", "examples": ["DMY"]},
    )


class Collection(Schema):
    """A collection of articles."""

    slug = describe.text("Its name in addresses.", "harbour-bridge")
    title = describe.maybe("What it is called.", "The harbour bridge")
    description = describe.maybe("What it is about.", "From the first crack to the new bridge.")
    language = describe.maybe("Language of its articles where they do not say it.", "en")
    timezone = describe.maybe("IANA time zone of its articles where they do not say it.", "Asia/Karachi")
    date_order = describe.maybe("How its articles mean 3/4/2025 where they do not say it.", "DMY")


class PageIn(Schema):
    """Which page of a list."""

    after = Text(metadata={"description": "next of the page before."})
    limit = Count(
        load_default=100,
        validate=validate.Range(1, 1_000, error="must be from {min} to {max}"),
        metadata={"description": "How many at most."},
    )


class Collections(Schema):
    """One page of the collections."""

    collections = describe.many(Collection, "By slug.")
    next = describe.maybe("The parameter after of the next page; null on the last.", None)


class Member(Schema):
    """An article of a collection, in short."""

    id = describe.text("The article's id.", "a_pogrk36tgfefqy4u2rgg")
    title = describe.maybe("The headline.", "Council to vote on budget")
    url = describe.maybe("Where it stands.", "https://example.org/council")
    source = describe.maybe("Who published it.", "Harbour Post")
    published_at = describe.maybe("As the client gave it.", "2025-03-13")
    anchor_date = describe.day("The day that it was read against.", "2025-03-13")


class Members(Schema):
    """One page of a collection's articles."""

    articles = describe.many(Member, "By id.")
    next = describe.maybe("The parameter after of the next page; null on the last.", None)
