"""Responses that list articles: all of them, or those of a collection."""

from __future__ import annotations

from flask import Response

from service.api import etags
from service.api.base import database
from service.api.responses import json_response
from service.articles import listing
from service.articles.listing import ArticleFilter


def list_response(wanted: ArticleFilter, after: str | None, limit: int) -> Response:
    """Return a page of articles, or 304. Raises UnknownCollection."""
    tag = etags.tag_of("articles", listing.revision(database(), wanted), wanted, after, limit)

    def respond() -> Response:
        page, following = listing.articles_page(database(), wanted, after=after, limit=limit)
        return json_response({"articles": page, "next": following})

    return etags.not_modified(tag) or etags.tagged(respond(), tag)
