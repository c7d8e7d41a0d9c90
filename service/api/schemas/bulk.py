"""The line of the response for one article of several."""

from __future__ import annotations

from marshmallow import Schema, fields

from service.api.schemas import describe
from service.api.schemas.problem import Problem


class BulkLine(Schema):
    """The result for one article: its id and number of events, or its problem."""

    line = describe.integer("The position in the body, from 1: of the line, the array's item or the feed's item.", 1)
    status = describe.integer(
        "201: stored as a new article; 200: stored before, unchanged or replaced; else the status of the problem.", 201
    )
    id = describe.text("The article's id; absent if there is a problem.", "a_pogrk36tgfefqy4u2rgg", required=False)
    events = describe.integer("The number of events in the article; absent if there is a problem.", 2, required=False)
    problem = fields.Nested(Problem, metadata={"description": "Why the article was refused; absent if it was stored."})
