# mypy: allow-untyped-decorators
"""What has changed since: for those who keep a copy."""

from __future__ import annotations

from flask import Response

from service.api import etags
from service.api.base import Blueprint, database
from service.api.pages import LINK, next_link
from service.api.responses import json_response
from service.api.schemas.changes import Changes, ChangesIn
from service.articles import collections
from service.timeline import changes
from service.timeline.changes import Since

blueprint = Blueprint("changes", __name__, description="What was added, changed or removed")


@blueprint.get("/v1/changes")
@blueprint.arguments(ChangesIn(), location="query")
@blueprint.response(200, Changes(), description="One page.", headers=LINK)
@blueprint.may_be_unchanged
def get_changes(asked: tuple[Since, int]) -> Response:
    """Read what has changed since

    Start with since=0, put each event that is added or changed in place of what you have under its id, drop what is
    removed, and go on with next: then you have what the timeline shows. Each event comes once, as it is now, in the
    order of the revisions; what changes meanwhile comes later, and nothing is skipped while others write. Hidden and
    orphaned events are removed ones here. An empty page is the end for now: ask again with its next and If-None-Match.
    """
    since, limit = asked
    tag = etags.tag_of("changes", collections.revision(database()), str(since), limit)
    return etags.unchanged(tag) or etags.tagged(_page(since, limit), tag)


def _page(since: Since, limit: int) -> Response:
    found, following = changes.page(database(), since, limit)
    link = next_link(since=str(following)) if found else None
    return json_response({"changes": found, "next": str(following)}, headers=link)
