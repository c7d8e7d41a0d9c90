# mypy: allow-untyped-decorators
"""Entries of a collection: read one with its reports, merge and split entries, undo that, and read the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, redirect, request

from service.api import etags
from service.api.access import author
from service.api.base import Blueprint, database
from service.api.parsing import refuse_parameters
from service.api.path_parameters import ENTRY_ID, SLUG
from service.api.problems import not_found
from service.api.responses import json_response
from service.api.schemas.editing import HistoryIn
from service.api.schemas.entry_editing import EntryHistory, EntryIn, EntryPage, MergeIn, SplitIn
from service.articles import collections, entry_editing
from service.articles.entry_editing import EntryEditor, Unchanged
from service.store import entry_members
from service.timeline.entry import entry_page

blueprint = Blueprint(
    "entries",
    __name__,
    url_prefix="/v1/collections/<string:slug>/entries/<string:entry_id>",
    description="Read the reports of an entry of a collection, and decide which of them belong together.",
)
_PATH = [SLUG, ENTRY_ID]
_MOVED = "The entry was merged into another one, whose address is in Location."
_LIMIT = 100  # reports of an entry in the response to a change


@blueprint.get("", parameters=_PATH)
@blueprint.query_parameters(EntryIn())
@blueprint.response(200, EntryPage(), description="The entry.")
@blueprint.alt_response(308, description=_MOVED)
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_entry(parameters: dict[str, Any], slug: str, entry_id: str) -> Response:
    """Read an entry of a collection

    An event, or several reports of the same happening with the values of the one that represents them. Its reports
    come in pages. The id of an entry stays valid: it redirects if the entry was merged into another one.
    """
    current = _current(slug, entry_id)
    if current != entry_id:
        return _redirect(slug, current)
    return _entry_response(slug, entry_id, after=parameters.get("after"), limit=parameters["limit"])


@blueprint.post("/merge", parameters=_PATH)
@blueprint.json_body(MergeIn())
@blueprint.response(200, EntryPage(), description="The entry with the first page of its reports.")
@blueprint.alt_response(308, description=_MOVED)
@blueprint.requires_if_match
@blueprint.problems(404)
def merge_entries(wanted: dict[str, Any], slug: str, entry_id: str) -> Response:
    """Merge entries

    All reports of the named entries of the collection join this one. That holds against later articles, new readings
    and newer algorithms, until an editor splits reports off or undoes it. The ids of the merged entries redirect.
    """

    def merge(unchanged: Unchanged) -> str:
        _editor(slug).merge(entry_id, wanted["entries"], unchanged)
        return entry_id

    return _edit(slug, entry_id, "/merge", merge)


@blueprint.post("/split", parameters=_PATH)
@blueprint.json_body(SplitIn())
@blueprint.response(
    201,
    EntryPage(),
    description="The new entry with the first page of its reports.",
    headers={"Location": {"description": "The address of the new entry.", "schema": {"type": "string"}}},
)
@blueprint.alt_response(308, description=_MOVED)
@blueprint.requires_if_match
@blueprint.problems(404)
def split_entry(wanted: dict[str, Any], slug: str, entry_id: str) -> Response:
    """Split reports off an entry

    The reports found an entry of their own, and later reports join either. The report that founded this entry keeps
    its id: if it is one of those that leave, the others found the new entry. That holds as after merging.
    """

    def split(unchanged: Unchanged) -> str:
        return _editor(slug).split(entry_id, wanted["reports"], unchanged)

    return _edit(slug, entry_id, "/split", split)


@blueprint.post("/undo", parameters=_PATH)
@blueprint.response(200, EntryPage(), description="The entry with the first page of its reports.")
@blueprint.alt_response(308, description=_MOVED)
@blueprint.requires_if_match
@blueprint.problems(404, 409, 422)
def undo_entry_change(slug: str, entry_id: str) -> Response:
    """Undo the last change of an entry

    Puts the reports back where they were before the last merging or splitting that is not undone yet; send it again
    to undo the one before. If that removes this entry, the response is the one that has its reports. 409 if there is
    nothing to undo, or if a later change of another entry concerns the same reports.
    """

    def undo(unchanged: Unchanged) -> str:
        _editor(slug).undo(entry_id, unchanged)
        return _current(slug, entry_id)

    return _edit(slug, entry_id, "/undo", undo)


@blueprint.get("/history", parameters=_PATH)
@blueprint.query_parameters(HistoryIn())
@blueprint.response(200, EntryHistory(), description="One page of the history.")
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_entry_history(parameters: dict[str, Any], slug: str, entry_id: str) -> Response:
    """Read the history of an entry

    Who merged, split and undid what, and when, oldest first. The history of an entry that was merged into another one
    stays readable under its own id.
    """
    after, limit = parameters.get("after"), parameters["limit"]
    changes, following = entry_editing.history_page(database(), slug, entry_id, after=after, limit=limit)
    if not changes and after is None:
        _current(slug, entry_id)
    return etags.tagged_by_content(json_response({"changes": changes, "next": following}))


def _edit(slug: str, entry_id: str, action: str, edit: Callable[[Unchanged], str]) -> Response:
    """Return the entry that a change results in, or a redirect if the entry was merged into another one."""
    refuse_parameters()
    current = _current(slug, entry_id)
    if current != entry_id:
        return _redirect(slug, current, action)
    result = edit(etags.if_match(slug, entry_id, required=True))
    return _entry_response(slug, result, is_new=action == "/split")


def _editor(slug: str) -> EntryEditor:
    return EntryEditor(database(), slug, author())


def _current(slug: str, entry_id: str) -> str:
    """Return the id that leads to the same entry now. Raises NotFound."""
    if collections.find(database(), slug) is None:
        raise not_found("collection", slug)
    current = entry_members.current_id(database(), slug, entry_id)
    if current is None:
        raise not_found("entry", entry_id)
    return current


def _redirect(slug: str, current: str, action: str = "") -> Response:
    return redirect(_path(slug, current) + action, 308, Response)  # type: ignore[return-value]


def _path(slug: str, entry_id: str) -> str:
    return f"/v1/collections/{slug}/entries/{entry_id}"


def _entry_response(
    slug: str, entry_id: str, *, after: str | None = None, limit: int = _LIMIT, is_new: bool = False
) -> Response:
    """Return an entry with its tag, also after a change: the client can change it again without reading it."""
    members = entry_members.members(database(), slug, entry_id)
    if not members:
        raise not_found("entry", entry_id)
    tag = etags.tag_of(slug, entry_id, entry_members.version(database(), members))
    unchanged = etags.not_modified(tag) if request.method in ("GET", "HEAD") else None
    if unchanged:
        return unchanged
    page = entry_page(database(), slug, entry_id, members, after=after, limit=limit)
    location = {"Location": _path(slug, entry_id)} if is_new else None
    return etags.tagged(json_response(page, 201 if is_new else 200, location), tag)
