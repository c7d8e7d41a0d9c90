"""The page of an entry of a collection, where editors split reports off it, and the page that merges entries.

As on the page of an event, a form carries what its viewer saw: if somebody else has changed the entry since, nothing is
overwritten and the page shows the entry as it is now.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Response, make_response, redirect, request

from service.api import etags
from service.api.access import author
from service.api.base import database
from service.api.problems import ProblemError, not_found
from service.articles import collections, entry_editing
from service.articles.entry_editing import EntryEditor, Unchanged
from service.errors import Conflict, InvalidInput
from service.eventing.served import CollectionJson, EntryPageJson
from service.store import entry_members
from service.store.revisions import RevisionMismatch
from service.timeline.entry import entry_page
from service.web import session
from service.web.base import blueprint, redirect_to, render_page
from service.web.grouping import Entry, make_entry
from service.web.text_languages import languages_of

_MAX_REPORTS = 100  # of a page
_MAX_CHANGES = 100  # of the history
_MAX_CHOSEN = 50  # entries to merge


class _Seen(NamedTuple):
    """An entry as a page shows it, and the revision that its form carries."""

    entry: Entry
    page: EntryPageJson
    revision: str


@blueprint.get("/t/<string:slug>/e/<string:entry_id>")
def show_entry(slug: str, entry_id: str) -> Response:
    """Show an entry with all its reports, and who has merged or split it."""
    session.require(read=True)
    collection, current = _find(slug, entry_id)
    if current != entry_id:
        return make_response(redirect(f"/t/{slug}/e/{current}", 308))
    return _entry_page(collection, entry_id)


@blueprint.post("/t/<string:slug>/e/<string:entry_id>")
def edit_entry(slug: str, entry_id: str) -> Response:
    """Split the chosen reports off an entry, or undo its last change."""
    session.require(write=True)
    collection, current = _find(slug, entry_id)
    try:
        shown = _apply(slug, entry_id, request.form.get("action", "split"))
    except (InvalidInput, Conflict) as error:
        status = 412 if isinstance(error, RevisionMismatch) else 422 if isinstance(error, InvalidInput) else 409
        return _entry_page(collection, current, status, error=_message(error))
    return redirect_to(f"/t/{slug}/e/{shown}")


def _apply(slug: str, entry_id: str, action: str) -> str:
    """Apply the form to an entry and return the entry to show next."""
    unchanged = _as_seen(slug, entry_id, request.form.get("revision", ""))
    if action == "undo":
        EntryEditor(database(), slug, author()).undo(entry_id, unchanged)
        return entry_members.current_id(database(), slug, entry_id) or entry_id
    chosen = set(request.form.getlist("report"))
    if not chosen:
        raise InvalidInput("choose at least one report")
    EntryEditor(database(), slug, author()).split(entry_id, chosen, unchanged)
    return entry_id


@blueprint.get("/t/<string:slug>/merge")
def show_merge(slug: str) -> Response:
    """Show the entries that an editor has chosen, before they are merged."""
    session.require(write=True)
    return _merge_page(slug, request.args.getlist("entry"))


@blueprint.post("/t/<string:slug>/merge")
def merge(slug: str) -> Response:
    """Merge the chosen entries into one of them."""
    session.require(write=True)
    chosen, into = request.form.getlist("entry"), request.form.get("into", "")
    others = [entry for entry in dict.fromkeys(chosen) if entry != into]
    if into not in chosen or not others or len(others) >= _MAX_CHOSEN:
        return _merge_page(slug, chosen, 422)
    _find(slug, into)
    try:
        unchanged = _as_seen(slug, into, request.form.get(f"revision-{into}", ""))
        EntryEditor(database(), slug, author()).merge(into, others, unchanged)
    except RevisionMismatch as error:
        return _merge_page(slug, chosen, 412, error=_message(error))
    return redirect_to(f"/t/{slug}/e/{into}")


def _message(error: InvalidInput | Conflict) -> str:
    if isinstance(error, RevisionMismatch):
        return "Someone else changed this entry in the meantime. Nothing was changed; the entry is shown as it is now."
    return error.detail[:1].upper() + error.detail[1:] + "."


def _as_seen(slug: str, entry_id: str, seen: str) -> Unchanged:
    return lambda version: etags.tag_of(slug, entry_id, version) == seen


def _find(slug: str, entry_id: str) -> tuple[CollectionJson, str]:
    """Return a collection, and the id that leads to the same entry now. Raises NotFound."""
    collection = collections.find(database(), slug)
    if collection is None:
        raise not_found("collection", slug)
    current = entry_members.current_id(database(), slug, entry_id)
    if current is None:
        raise not_found("entry", entry_id)
    return collection, current


def _seen(slug: str, entry_id: str, *, after: str | None = None, limit: int = _MAX_REPORTS) -> _Seen:
    members = entry_members.members(database(), slug, entry_id)
    if not members:
        raise not_found("entry", entry_id)
    page = entry_page(database(), slug, entry_id, members, after=after, limit=limit)
    revision = etags.tag_of(slug, entry_id, entry_members.version(database(), members))
    return _Seen(make_entry(page), page, revision)


def _entry_page(collection: CollectionJson, entry_id: str, status: int = 200, **context: Any) -> Response:
    slug = collection["slug"]
    seen = _seen(slug, entry_id, after=request.args.get("after"))
    history, _ = entry_editing.history_page(database(), slug, entry_id, after=None, limit=_MAX_CHANGES)
    can_undo = any(change["action"] != "undone" and not change["undone"] for change in history)
    context |= {"history": history, "can_undo": can_undo, "languages": languages_of([seen.page])}
    return render_page("entry.html", status, collection=collection, **seen._asdict(), **context)


def _merge_page(slug: str, chosen: list[str], status: int = 200, **context: Any) -> Response:
    if len(chosen) > _MAX_CHOSEN:
        raise ProblemError(422, f"choose at most {_MAX_CHOSEN} entries")
    collection = collections.find(database(), slug)
    if collection is None:
        raise not_found("collection", slug)
    current = dict.fromkeys(_find(slug, entry)[1] for entry in chosen)
    entries = [_seen(slug, entry, limit=1) for entry in current]
    return render_page("merge.html", status, collection=collection, entries=entries, **context)
