# mypy: allow-untyped-decorators
"""The timeline: one page of entries in order."""

from __future__ import annotations

import json
from dataclasses import replace

from flask import Response

from service import timeline
from service.api import cursors
from service.api.base import Blueprint, database
from service.api.problems import field_refusal
from service.api.responses import text_response
from service.api.schemas.timeline import Timeline, TimelineIn
from service.timeline import Page, TimelineQuery

blueprint = Blueprint("timeline", __name__, url_prefix="/v1/timeline", description="Dated events in order")


@blueprint.get("")
@blueprint.arguments(TimelineIn(), location="query")
@blueprint.response(200, Timeline(), description="One page.")
def get_timeline(asked: tuple[TimelineQuery, str | None]) -> Response:
    """Read the timeline

    Ordered by date, coarse before fine on the same day. Following next_cursor skips and repeats nothing that was there
    at the start, even while articles are added.
    """
    query, cursor = asked
    if cursor is not None:
        query = _after(cursor, query)
    return _page(timeline.page(database(), query), query)


def _after(cursor: str, query: TimelineQuery) -> TimelineQuery:
    try:
        return replace(query, after=cursors.decode(cursor, query))
    except cursors.CursorError as error:
        raise field_refusal("cursor", "was altered, or belongs to a query with other parameters") from error


def _page(page: Page, query: TimelineQuery) -> Response:
    """The entries are JSON text already: a page is a join of strings."""
    following = json.dumps(cursors.encode(page.next, query)).encode() if page.next else b"null"
    return text_response(b'{"entries":[%b],"next_cursor":%b}' % (b",".join(page.bodies), following))
