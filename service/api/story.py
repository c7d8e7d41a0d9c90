# mypy: allow-untyped-decorators
"""The story of a collection: its key days, each in a few sentences."""

from __future__ import annotations

from dataclasses import replace

import orjson
from flask import Response, current_app

from service.api.base import Blueprint, database
from service.api.page_cache import CachedPage
from service.api.pages import conditional
from service.api.path_parameters import SLUG
from service.api.responses import text_response
from service.api.schemas.story import Story, StoryIn
from service.timeline import story
from service.timeline.query import TimelineQuery
from service.timeline.story import StoryQuery

blueprint = Blueprint("stories", __name__, description="Read a collection as a story.")


@blueprint.get("/v1/collections/<string:slug>/story", parameters=[SLUG])
@blueprint.query_parameters(StoryIn())
@blueprint.response(200, Story(), description="The story; empty if the collection has no dated events.")
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_story(wanted: StoryQuery, slug: str) -> Response:
    """Read the story of a collection

    The days that matter most in the collection, each with one of the sentences that report it, with the number of its
    articles and sources. A day matters if many articles that are typical of the collection report it, on different
    days, more than the days around it. A collection of more than 2,000 articles is summarised from 2,000 of them. With
    filters, the story is made only from what matches them; the first sentence of an article, which gives no date,
    counts as an inferred event of its day.
    """
    query = replace(wanted, collection=slug)
    whole = TimelineQuery(collection=slug)
    return conditional(lambda tag: text_response(cached_story(tag, query).body), whole, "story", repr(query))


def cached_story(tag: str, query: StoryQuery) -> CachedPage:
    """Return a story as JSON, from the cache if it is there. ``tag`` changes with everything that the story is from."""

    def create() -> CachedPage:
        return CachedPage(orjson.dumps(story.story(database(), query)), {})

    key = tag, "story", repr(query).encode()
    page: CachedPage = current_app.config["PAGE_CACHE"].get_or_create(key, create)
    return page
