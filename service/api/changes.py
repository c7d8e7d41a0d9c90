# mypy: allow-untyped-decorators
"""The feed of changes, for clients that keep a copy of the timeline."""

from __future__ import annotations

from flask import Response

from service.api import etags
from service.api.base import Blueprint, database
from service.api.pages import LINK, next_link
from service.api.responses import json_response
from service.api.schemas.changes import Changes, ChangesIn
from service.articles import collections
from service.articles.collections import UnknownCollection
from service.store.filter import Filter
from service.timeline import changes
from service.timeline.changes import Since

blueprint = Blueprint("changes", __name__, description="Follow what was added, changed or removed.")


@blueprint.get("/v1/changes")
@blueprint.query_parameters(ChangesIn())
@blueprint.response(200, Changes(), description="One page of changes.", headers=LINK)
@blueprint.supports_if_none_match
@blueprint.problems(410)
def get_changes(parameters: tuple[Since, int, Filter]) -> Response:
    """Read changes

    Keeps a copy of the timeline up to date. Start without since. Store each added or changed event under its id,
    delete each removed one, and continue with next. Each event comes once, in its current state, in the order of the
    revisions; nothing is skipped while others write. Hidden and orphaned events count as removed. An empty page is
    the end for now: ask again later, with its next and If-None-Match. After the database was restored from a backup,
    next of earlier pages gets 410: start again with since=0.

    With collection, the copy is that of its timeline: each item is an entry, merged as there, under its id. Entries of
    all kinds come; those whose kind is event are what the timeline shows by default. Then the removal of an entry that
    the client does not know may come, and an entry that is new may count as changed.

    With a filter, what changes and no longer matches counts as removed, known to the client or not.
    """
    since, limit, wanted = parameters
    revision = collections.revision(database(), wanted.collection)
    if revision is None:
        raise UnknownCollection(str(wanted.collection))
    tag = etags.tag_of("changes", revision, str(since), limit, repr(wanted))
    return etags.not_modified(tag) or etags.tagged(_page(since, limit, wanted), tag)


def _page(since: Since, limit: int, wanted: Filter) -> Response:
    page, following = changes.changes_page(database(), since, limit, wanted, keeps_last=True)
    link = next_link(since=str(following)) if page else None
    return json_response({"changes": page, "next": str(following)}, headers=link)
