# mypy: allow-untyped-decorators
"""The timeline: one page of entries in order."""

from __future__ import annotations

import json
from dataclasses import replace

from flask import Response, request

from service import timeline
from service.api import cursors, etags
from service.api.base import Blueprint, database
from service.api.problems import field_refusal, unknown
from service.api.responses import text_response
from service.api.schemas.timeline import Timeline, TimelineIn
from service.timeline import Page, TimelineQuery

blueprint = Blueprint("timeline", __name__, description="Dated events in order")


@blueprint.get("/v1/timeline")
@blueprint.arguments(TimelineIn(), location="query")
@blueprint.response(200, Timeline(), description="One page.")
@blueprint.may_be_unchanged
def get_timeline(asked: tuple[TimelineQuery, str | None]) -> Response:
    """Read the timeline

    Ordered by date, coarse before fine on the same day. Following next_cursor skips and repeats nothing that was there
    at the start, even while articles are added.
    """
    return _answer(*asked)


@blueprint.get("/v1/collections/<string:slug>/timeline")
@blueprint.arguments(TimelineIn(exclude=("collection",)), location="query")
@blueprint.response(200, Timeline(), description="One page.")
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_collection_timeline(asked: tuple[TimelineQuery, str | None], slug: str) -> Response:
    """Read the timeline of a collection

    As the timeline of everything, of the articles of this collection.
    """
    query, cursor = asked
    return _answer(replace(query, collection=slug), cursor)


def _answer(query: TimelineQuery, cursor: str | None) -> Response:
    revision = timeline.revision(database(), query.collection)
    if revision is None and request.view_args:
        raise unknown("collection", str(query.collection))
    tag = etags.tag_of(revision, query, cursor)
    same = etags.unchanged(tag)
    if same is not None:
        return same
    if cursor is not None:
        query = _after(cursor, query)
    return etags.tagged(_page(timeline.page(database(), query), query), tag)


def _after(cursor: str, query: TimelineQuery) -> TimelineQuery:
    try:
        return replace(query, after=cursors.decode(cursor, query))
    except cursors.CursorError as error:
        raise field_refusal("cursor", "was altered, or belongs to a query with other parameters") from error


def _page(page: Page, query: TimelineQuery) -> Response:
    """The entries are JSON text already: a page is a join of strings."""
    following = json.dumps(cursors.encode(page.next, query)).encode() if page.next else b"null"
    return text_response(b'{"entries":[%b],"next_cursor":%b}' % (b",".join(page.bodies), following))
