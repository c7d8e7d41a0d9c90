# mypy: allow-untyped-decorators
"""The timeline: pages of entries in order, and how many there are of each period."""

from __future__ import annotations

from dataclasses import replace

from flask import Response

from service.api.base import Blueprint, database
from service.api.exports import in_any_form
from service.api.pages import LINK, Asked, page_answer, unless_unchanged
from service.api.responses import json_response
from service.api.schemas.timeline import TIMELINE, Histogram, HistogramIn, TimelineIn
from service.timeline import query as timeline
from service.timeline.query import By, TimelineQuery

blueprint = Blueprint("timeline", __name__, description="Dated events in order")


@blueprint.get("/v1/timeline")
@in_any_form
@blueprint.arguments(TimelineIn(), location="query")
@blueprint.response(200, TIMELINE, description="One page.", headers=LINK)
@blueprint.may_be_unchanged
def get_timeline(asked: Asked) -> Response:
    """Read the timeline

    Ordered by date, coarse before fine on the same day. Following next_cursor skips and repeats nothing that was there
    at the start, even while articles are added. It serves entries: today each is one event, and one day several that
    are reports of the same. For events by themselves see /v1/events. With Accept, or an extension, it comes as a whole
    in another form.
    """
    return page_answer(asked, "entries")


@blueprint.get("/v1/timeline/histogram")
@blueprint.arguments(HistogramIn(), location="query")
@blueprint.response(200, Histogram(), description="The periods that have any, in order.")
@blueprint.may_be_unchanged
def get_histogram(asked: tuple[TimelineQuery, By]) -> Response:
    """Count the entries of each year, month, week or day

    Takes the filters of the timeline. An entry counts where all of its days lie within one period; one that is coarser,
    or lies across the edge of two, is no entry of either, and is counted apart, under coarser.
    """
    query, by = asked
    return unless_unchanged(lambda _: _histogram(query, by), query, by)


@blueprint.get("/v1/collections/<string:slug>/timeline")
@in_any_form
@blueprint.arguments(TimelineIn(exclude=("collection",)), location="query")
@blueprint.response(200, TIMELINE, description="One page.", headers=LINK)
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_collection_timeline(asked: Asked, slug: str) -> Response:
    """Read the timeline of a collection

    As the timeline of everything, of the articles of this collection.
    """
    query, cursor = asked
    return page_answer((replace(query, collection=slug), cursor), "entries")


def _histogram(query: TimelineQuery, by: By) -> Response:
    found = timeline.counted(database(), query, by)
    periods = [{"period": name, "start_on": str(first), "count": count} for name, first, count in found.counts]
    return json_response({"by": by, "periods": periods, "coarser": found.coarser})
