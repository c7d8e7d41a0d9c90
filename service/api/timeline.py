"""The timeline: one page of entries in order."""

from __future__ import annotations

import json
from dataclasses import replace

from flask import Response

from service import timeline
from service.api import cursors
from service.api.articles import database
from service.api.bodies import Blueprint
from service.api.problems import field_problem
from service.api.responses import text_response
from service.api.schemas.answers import Timeline
from service.api.schemas.requests import TimelineIn
from service.timeline import TimelineQuery

blueprint = Blueprint("timeline", __name__, url_prefix="/v1/timeline", description="Dated events in order")


@blueprint.get("")
@blueprint.arguments(TimelineIn, location="query")
@blueprint.response(200, Timeline, description="One page.")
def get_timeline(asked: tuple[TimelineQuery, str | None]) -> Response:
    """Read the timeline

    Ordered by date, coarse before fine on the same day. The cursor skips and repeats nothing while articles are added.
    """
    query, cursor = asked
    if cursor is not None:
        try:
            query = replace(query, after=cursors.decode(cursor, query))
        except cursors.BadCursor as error:
            raise field_problem("cursor", "was altered, or belongs to a query with other parameters") from error
    page = timeline.page(database(), query)
    following = json.dumps(cursors.encode(page.next, query)) if page.next else "null"
    # the entries are JSON text already: a page is a join of strings
    return text_response(f'{{"entries":[{",".join(page.bodies)}],"next_cursor":{following}}}')
