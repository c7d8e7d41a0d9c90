# mypy: allow-untyped-decorators
"""The timeline: pages of entries in order, and the number of entries of each period."""

from __future__ import annotations

from dataclasses import replace

from flask import Response

from service.api.base import Blueprint, database
from service.api.exports import negotiates_format
from service.api.pages import LINK, PageRequest, conditional, page_response
from service.api.path_parameters import SLUG
from service.api.responses import json_response
from service.api.schemas.filters import HistogramIn, TimelineIn
from service.api.schemas.timeline import TIMELINE, Histogram
from service.timeline.histogram import By, count_entries
from service.timeline.query import TimelineQuery

blueprint = Blueprint("timeline", __name__, description="Read dated events in order.")


@blueprint.get("/v1/timeline")
@negotiates_format
@blueprint.query_parameters(TimelineIn())
@blueprint.response(200, TIMELINE, description="One page of entries.", headers=LINK)
@blueprint.supports_if_none_match
def get_timeline(page_request: PageRequest) -> Response:
    """Read the timeline

    Ordered by date; on the same day, coarser dates come first, then a whole day before its hours, then what was
    published first, then what an article tells first. Following next_cursor neither skips nor repeats an entry that
    existed at the start, even while articles are added; only an entry whose reports come to agree on another date
    moves. In a collection, an entry merges the reports of a happening: see /v1/events for single events. Send Accept,
    or add an extension to the path, to get the whole timeline in another format.
    """
    return page_response(page_request, "entries")


@blueprint.get("/v1/timeline/histogram")
@blueprint.query_parameters(HistogramIn())
@blueprint.response(200, Histogram(), description="The periods with at least one entry, in order.")
@blueprint.supports_if_none_match
def get_histogram(parameters: tuple[TimelineQuery, By]) -> Response:
    """Count entries by period

    Counts the entries of each year, month, week or day, with the filters of the timeline. An entry counts for the
    period that contains all its days. An entry that is coarser than the periods, or that spans two of them, counts
    under coarser instead.
    """
    query, by = parameters
    return conditional(lambda _: _histogram(query, by), query, by)


@blueprint.get("/v1/collections/<string:slug>/timeline", parameters=[SLUG])
@negotiates_format
@blueprint.query_parameters(TimelineIn(exclude=("collection",)))
@blueprint.response(200, TIMELINE, description="One page of entries.", headers=LINK)
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_collection_timeline(page_request: PageRequest, slug: str) -> Response:
    """Read the timeline of a collection

    Like /v1/timeline, with the articles of one collection. The reports of a happening are one entry.
    """
    query, cursor = page_request
    return page_response((replace(query, collection=slug), cursor), "entries")


def _histogram(query: TimelineQuery, by: By) -> Response:
    histogram = count_entries(database(), query, by)
    periods = [{"period": name, "start_on": str(first), "count": count} for name, first, count in histogram.counts]
    return json_response({"by": by, "periods": periods, "coarser": histogram.coarser})
