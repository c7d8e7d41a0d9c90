"""The line that answers one article of several."""

from __future__ import annotations

from marshmallow import Schema, fields

from service.api.schemas import describe
from service.api.schemas.problem import Problem


class BulkLine(Schema):
    """What became of one article: its id and the number of its events, or its problem."""

    line = describe.whole("Its place in what was posted: the line, or the item of an array or a feed, from 1.", 1)
    status = describe.whole("201 stored, 200 known already or read anew; else the status of the problem.", 201)
    id = describe.text("The article's id; absent where it was refused.", "a_pogrk36tgfefqy4u2rgg", required=False)
    events = describe.whole("How many events were read; absent where it was refused.", 2, required=False)
    problem = fields.Nested(Problem, metadata={"description": "Why it was refused; absent otherwise."})
