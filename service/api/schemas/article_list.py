"""Lists of articles: which ones, which page, and an article in short."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, post_load

from service.api.schemas import describe
from service.api.schemas.base import QuerySchema
from service.api.schemas.fields import LanguageTag, PageSize, Text, short_text
from service.api.schemas.query_fields import DayAfter, FirstDay, Names
from service.api.schemas.validators import slug
from service.articles.listing import ArticleFilter
from service.timex.model import AnchorKind

NEXT = "The parameter after of the next page; null on the last page."


class PageIn(QuerySchema):
    """Which page of a list."""

    after = Text(metadata={"description": "next of the previous page."})
    limit = PageSize("The maximum number of items on the page.")


class ArticlesIn(PageIn):
    """Which articles. Those that meet all conditions are listed."""

    collection = Text(
        validate=slug, metadata={"description": "Only articles in this collection.", "examples": ["harbour-bridge"]}
    )
    source = short_text(500, "Only articles from this publisher, spelt the same.", "Harbour Post")
    language = LanguageTag("Only articles in this language.")
    url = short_text(2_000, "Only the articles with this URL, spelt the same.", "https://example.org/council")
    external_id = short_text(500, "Only the article with this id of your own.", "post-2025-0313-7")
    anchor_kind = Names(
        AnchorKind,
        metadata={
            "description": "Only articles whose publication date is from one of these sources, separated by commas.",
            "examples": ["published_at,metadata"],
        },
    )
    published_from = FirstDay("published_from", "The first period of publication: YYYY, YYYY-MM or YYYY-MM-DD.")
    published_before = DayAfter("published_to", "The last period, inclusive: YYYY, YYYY-MM or YYYY-MM-DD.")

    @post_load
    def _filter(self, data: dict[str, Any], **_: Any) -> tuple[ArticleFilter, str | None, int]:
        after, limit = data.pop("after", None), data.pop("limit")
        wanted = ArticleFilter(**data)
        first, day_after = wanted.published_from, wanted.published_before
        if first and day_after and first >= day_after:
            raise ValidationError({"published_from": ["must not be after published_to"]})
        return wanted, after, limit


class ListedArticle(Schema):
    """An article in short, without its text."""

    id = describe.text("The article's id.", "a_pogrk36tgfefqy4u2rgg")
    external_id = describe.nullable_text("The client's own id of the article.", None)
    title = describe.nullable_text("The headline.", "Council to vote on budget")
    url = describe.nullable_text("The URL of the article.", "https://example.org/council")
    source = describe.nullable_text("The publisher.", "Harbour Post")
    language = describe.text("The language of the article (ISO 639).", "en")
    published_at = describe.nullable_text("The publication date as the client sent it.", "2025-03-13")
    anchor_kind = describe.open_choice("Where the publication date is from.", "published_at", AnchorKind)
    anchor_date = describe.date("The day that expressions of time were resolved against.", "2025-03-13")


class Articles(Schema):
    """One page of articles."""

    articles = describe.nested_list(ListedArticle, "The articles, ordered by id.")
    next = describe.nullable_text(NEXT, None)
