"""Hiding many entries at once, undoing that, and the list of what is hidden."""

from __future__ import annotations

from urllib.parse import urlencode

import orjson
from flask import Response, request

from service.api.access import author
from service.api.base import database
from service.api.problems import ProblemError, not_found
from service.api.public_path import rooted
from service.articles import collections, hiding
from service.eventing.served import CollectionJson
from service.store import hidden
from service.web import session
from service.web.base import blueprint, redirect_to, render_page
from service.web.grouping import make_entry
from service.web.sign_in import own_path
from service.web.text_languages import languages_of

_MAX_CHOSEN = 100  # entries that one form hides or shows
_MAX_LISTED = 100


@blueprint.get("/hidden")
def hidden_page() -> Response:
    """List hidden entries, of a collection if one is named, each with a way to show it again, in pages."""
    session.require(write=True)
    collection, after = _collection(), request.args.get("after")
    slug = collection and collection["slug"]
    bodies = hidden.hidden_bodies(database(), slug, limit=_MAX_LISTED + 1, after=after)
    events = [orjson.loads(body) for body in bodies[:_MAX_LISTED]]
    return render_page(
        "hidden.html",
        collection=collection,
        entries=[make_entry(event) for event in events],
        here=_address(slug, after),
        first_url=rooted(_address(slug)) if after else None,
        next_url=rooted(_address(slug, events[-1]["id"])) if len(bodies) > _MAX_LISTED else None,
        languages=languages_of(events),
    )


@blueprint.post("/hidden")
def hide_or_show() -> Response:
    """Hide the chosen entries or show them again, and return to where the form was, which offers to undo it."""
    session.require(write=True)
    collection = _collection()
    chosen = request.form.getlist("entry")
    if len(chosen) > _MAX_CHOSEN:
        raise ProblemError(422, f"choose at most {_MAX_CHOSEN} entries")
    hides = request.form.get("action") == "hide"
    hiding.set_hidden(database(), collection and collection["slug"], chosen, author(), hidden=hides)
    back = own_path(request.args.get("back", "/"))
    return redirect_to(_with_undo(back, chosen) if hides and chosen else back)


def _address(slug: str | None, after: str | None = None) -> str:
    """Return the path of a page of the list."""
    query = {name: value for name, value in (("collection", slug), ("after", after)) if value}
    return f"/hidden?{urlencode(query)}" if query else "/hidden"


def _with_undo(path: str, entries: list[str]) -> str:
    """Return a path whose page offers to show these entries again."""
    return f"{path}{'&' if '?' in path else '?'}{urlencode([('hidden', entry) for entry in entries])}"


def _collection() -> CollectionJson | None:
    slug = request.args.get("collection")
    if not slug:
        return None
    collection = collections.find(database(), slug)
    if collection is None:
        raise not_found("collection", slug)
    return collection
