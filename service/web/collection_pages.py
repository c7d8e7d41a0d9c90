"""The list of collections, where editors create one, and the page that changes or deletes one.

As on the page of an event, a form carries what its viewer saw: if somebody else has changed the collection since,
nothing is overwritten and the page shows it as it is now.
"""

from __future__ import annotations

from typing import Any

from flask import Response, request
from marshmallow import ValidationError

from service.api import etags
from service.api.base import database
from service.api.problems import not_found
from service.api.schemas import validators
from service.api.schemas.collection import CollectionIn
from service.articles import collections
from service.eventing.served import CollectionJson
from service.store.revisions import RevisionMismatch
from service.web import session
from service.web.base import blueprint, redirect_to, render_page

_MAX_COLLECTIONS = 100  # of a page
_TEXTS = ("title", "description")
_SCHEMA = CollectionIn(only=_TEXTS)


@blueprint.get("/t")
def collections_page() -> Response:
    """List all collections, in pages."""
    session.require(read=True)
    return _list_page({})


@blueprint.post("/t")
def create_collection() -> Response:
    """Create a collection."""
    session.require(write=True)
    typed = _typed("slug", *_TEXTS)
    try:
        validators.slug(typed["slug"])
        fields = _fields(typed)
        collections.put(database(), typed["slug"], fields, None)
    except ValidationError as error:
        errors = error.messages_dict if isinstance(error.messages, dict) else {"slug": error.messages}
        return _list_page(typed, 422, errors=errors)
    except RevisionMismatch:
        return _list_page(typed, 409, errors={"slug": ["a collection with this name exists already"]})
    return redirect_to(f"/t/{typed['slug']}")


@blueprint.get("/t/<string:slug>/edit")
def edit_form(slug: str) -> Response:
    """Show the form that changes a collection's title and description, or deletes it."""
    session.require(write=True)
    return _edit_page(_find(slug))


@blueprint.post("/t/<string:slug>/edit")
def edit_collection(slug: str) -> Response:
    """Change a collection's title and description, or delete it; its articles stay."""
    session.require(write=True)
    current = _find(slug)
    typed = _typed(*_TEXTS)
    try:
        if request.form.get("revision") != _revision(current):
            raise RevisionMismatch
        if request.form.get("action") == "delete":
            return _delete(current)
        collections.put(database(), slug, {**current, **_fields(typed)}, current)
    except ValidationError as error:
        return _edit_page(current, 422, typed=typed, errors=error.messages_dict)
    except RevisionMismatch:
        return _edit_page(_find(slug), 412, typed=typed, has_changed=True)
    return redirect_to(f"/t/{slug}")


def collection_list(after: str | None, limit: int = _MAX_COLLECTIONS) -> dict[str, Any]:
    """Return a page of collections, their numbers of articles, and where the next page begins."""
    listed, next_slug = collections.collections_page(database(), after=after, limit=limit)
    sizes = collections.sizes(database(), [collection["slug"] for collection in listed])
    return {"collections": listed, "sizes": sizes, "next_slug": next_slug}


def _delete(current: CollectionJson) -> Response:
    if request.form.get("confirmed") is None:
        return _edit_page(current, 422, errors={"confirmed": ["confirm that the collection goes"]})
    collections.delete(database(), current["slug"], current)
    return redirect_to("/t")


def _typed(*names: str) -> dict[str, str]:
    return {name: request.form.get(name, "").strip() for name in names}


def _fields(typed: dict[str, str]) -> dict[str, Any]:
    """Return the title and the description, null where nothing was typed. Raises ValidationError."""
    given = {name: typed[name].replace("\r\n", "\n") for name in _TEXTS if typed[name]}
    return {**dict.fromkeys(_TEXTS), **_SCHEMA.load(given)}


def _revision(collection: CollectionJson) -> str:
    return etags.tag_of("collection", *collection.items())


def _find(slug: str) -> CollectionJson:
    collection = collections.find(database(), slug)
    if collection is None:
        raise not_found("collection", slug)
    return collection


def _list_page(typed: dict[str, str], status: int = 200, errors: dict[str, Any] | None = None) -> Response:
    listed = collection_list(request.args.get("after"))
    return render_page("collections.html", status, typed=typed, errors=errors or {}, **listed)


def _edit_page(
    current: CollectionJson, status: int = 200, typed: dict[str, str] | None = None, **context: Any
) -> Response:
    stored = {"title": current["title"] or "", "description": current["description"] or ""}
    context = {"errors": {}, "typed": typed or stored, "stored": stored, "revision": _revision(current), **context}
    return render_page("collection.html", status, collection=current, **context)
