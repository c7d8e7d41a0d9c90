"""The lines of the response for several articles."""

from __future__ import annotations

from marshmallow import Schema, fields

from service.api.schemas import describe
from service.api.schemas.problem import Problem
from service.api.schemas.report import Report


class _Line(Schema):
    """The result for one article of several."""

    line = describe.integer("The position in the body, from 1: of the line, the array's item or the feed's item.", 1)
    status = describe.integer(
        "201: stored as a new article; 200: stored before, unchanged or replaced; else the status of the problem.", 201
    )
    problem = fields.Nested(Problem, metadata={"description": "Why the article was refused; absent if it was not."})


class BulkLine(_Line):
    """The result for one article: its id and number of events, or its problem."""

    id = describe.text("The article's id; absent if there is a problem.", "a_pogrk36tgfefqy4u2rgg", required=False)
    events = describe.integer("The number of events in the article; absent if there is a problem.", 2, required=False)


class ResolvedLine(_Line):
    """The result for one article that is not stored: its report, or its problem."""

    status = describe.integer("200, or the status of the problem.", 200)
    report = fields.Nested(Report, metadata={"description": "The article's report; absent if there is a problem."})
