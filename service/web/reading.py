"""Reading: the timeline of everything and of a collection, and the page that others frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import Response, request
from marshmallow import EXCLUDE, ValidationError
from werkzeug.datastructures import MultiDict

from service.api import cursors
from service.api.base import database
from service.api.problems import ProblemError
from service.api.schemas.timeline import FilterIn, TimelineIn
from service.articles import collections
from service.eventing.served import CollectionJson
from service.formats import FORMATS
from service.timeline import query as timeline
from service.timeline.query import TimelineQuery
from service.web import grouping, session
from service.web.base import FRAMED, blueprint, page
from service.web.density import Strip, strip

_PAGE = 30  # entries: a page with each entry's explanation stays far below 100 kB
_MOST_LISTED = 100
_ASKED = TimelineIn(unknown=EXCLUDE)
_FILTERS = tuple(field.data_key or name for name, field in FilterIn().fields.items())


@dataclass(frozen=True, slots=True)
class View:
    """What a page of a timeline was asked for, as it was typed, and what is wrong with that."""

    said: dict[str, str]
    query: TimelineQuery
    cursor: str | None
    errors: dict[str, list[str]]

    @property
    def filters(self) -> dict[str, str]:
        return {name: value for name, value in self.said.items() if name in _FILTERS}

    def address(self, path: str, **changes: str | None) -> str:
        """A path with these filters, some of them changed."""
        kept = {**self.filters, **changes}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"{path}?{query}" if query else path


@blueprint.get("/")
def home() -> Response:
    """Everything, and the collections that there are."""
    session.demand(read=True)
    listed, more = collections.collections_page(database(), after=None, limit=_MOST_LISTED)
    sizes = collections.sizes(database(), [one["slug"] for one in listed])
    return _timeline("/", None, collections=listed, sizes=sizes, more=more)


@blueprint.get("/t/<string:slug>")
def collection(slug: str) -> Response:
    """The timeline of a collection."""
    session.demand(read=True)
    return _timeline(f"/t/{slug}", _known(slug))


@blueprint.get("/t")
def collection_list() -> Response:
    """The collections that there are, all of them in pages."""
    session.demand(read=True)
    listed, more = collections.collections_page(database(), after=request.args.get("after"), limit=_MOST_LISTED)
    sizes = collections.sizes(database(), [one["slug"] for one in listed])
    return page("collections.html", collections=listed, sizes=sizes, more=more)


@blueprint.get("/embed/<string:slug>")
def embed(slug: str) -> Response:
    """A collection's timeline within another site's page: no form, no script, links that open outside."""
    session.demand(read=True)
    found = _known(slug)
    view = _view(slug)
    groups, later = _page(view)
    more = view.address(f"/embed/{slug}", cursor=later) if later else None
    return page("embed.html", policy=FRAMED, collection=found, groups=groups, later=more, machine=grouping.machine)


def _timeline(path: str, found: CollectionJson | None, **said: Any) -> Response:
    view = _view(found["slug"] if found else None)
    groups, later = _page(view)
    said["later"] = view.address(path, cursor=later) if later else None
    said.update(groups=groups, machine=grouping.machine, path=path, view=view, collection=found)
    if request.args.get("part") == "entries":
        return page("entries.html", **said)
    density = Strip([], 0) if view.errors or view.cursor else strip(database(), view.query)
    status = 422 if view.errors else 200
    return page("timeline.html", status, strip=density, exports=_exports(view, found), **said)


def _known(slug: str) -> CollectionJson:
    """The collection. Raises ProblemError 404, which the page tells with those that there are."""
    found = collections.find(database(), slug)
    if found is None:
        listed, _ = collections.collections_page(database(), after=None, limit=_MOST_LISTED)
        raise ProblemError(404, f"there is no collection {slug[:60]!r}", [{"slug": one["slug"]} for one in listed])
    return found


def _view(slug: str | None) -> View:
    """What is asked for. What cannot be read of it is told, and nothing is shown in its place."""
    said = {name: values[-1].strip() for name, values in request.args.lists() if values[-1].strip()}
    if slug is not None:
        said.pop("collection", None)
    errors: dict[str, list[str]] = {}
    query, cursor = TimelineQuery(), None
    asked = {name: value for name, value in said.items() if name not in ("limit", "fields", "order")}
    try:
        query, cursor = _ASKED.load(MultiDict(asked))
        query = replace(query, collection=slug or query.collection, limit=_PAGE)
        query = replace(query, after=cursors.decode(cursor, query)) if cursor else query
    except ValidationError as error:
        errors = error.normalized_messages()  # type: ignore[no-untyped-call]
    except cursors.CursorError:
        errors = {"cursor": ["this link belongs to other filters: begin anew"]}
    return View(said, query, cursor, errors)


def _page(view: View) -> tuple[list[grouping.Group], str | None]:
    if view.errors:
        return [], None
    found = timeline.page(database(), view.query)
    return grouping.grouped(found.bodies), cursors.encode(found.next, view.query) if found.next else None


def _exports(view: View, found: CollectionJson | None) -> list[tuple[str, str]]:
    """Each form that this timeline is to be had in: its name and its address, with the same filters."""
    base = f"/v1/collections/{found['slug']}/timeline" if found else "/v1/timeline"
    forms = [("JSON", base), *((one.title, f"{base}.{one.extension}") for one in FORMATS)]
    return [(title, view.address(address)) for title, address in forms]
