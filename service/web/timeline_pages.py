"""The pages of timelines: everything, one collection, and a page that other sites embed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import orjson
from flask import Response, request

from service.api import cursors
from service.api.base import database
from service.api.problems import FieldError, ProblemError
from service.api.public_path import rooted
from service.articles import collections, listing
from service.config.settings import ALL, KINDS
from service.errors import quoted
from service.eventing import Status
from service.eventing.served import CollectionJson
from service.formats import FORMATS
from service.timeline.pages import timeline_page
from service.timex.model import AnchorKind, Certainty, Granularity
from service.web import session
from service.web.also_during import also_during
from service.web.base import EMBED_POLICY, blueprint, render_page
from service.web.cached import cached
from service.web.collection_pages import collection_list
from service.web.density import cached_chart
from service.web.grouping import datetime_attribute, group_entries
from service.web.key_days import key_days
from service.web.page_query import PageQuery, parse_page_query
from service.web.periods import other_periods
from service.web.text_languages import languages_of

_MAX_COLLECTIONS = 100
_HORIZONTAL = "horizontal"
_MAX_SOURCES = 200  # to choose from
_MAX_COLLECTIONS_AT_HOME = 12  # more would push the timeline away
#: The filters that are chosen from a list, with the option that stands for none, and the others.
_CHOICES = (
    ("status", "Past or planned", "all", tuple(Status)),
    ("kind", "Kind of entry", "as usual", (ALL, *KINDS)),
    ("certainty", "Certainty of the date", "all", tuple(Certainty)),
    ("granularity", "At least as precise as", "all", tuple(Granularity)),
    ("anchor_kind", "Publication date found in", "all", tuple(AnchorKind)),
)


@blueprint.get("/")
def home_page() -> Response:
    """Show the timeline of everything, and the collections."""
    session.require(read=True)
    return _render_timeline("/", None, **collection_list(None, _MAX_COLLECTIONS_AT_HOME))


@blueprint.get("/t/<string:slug>")
def collection_page(slug: str) -> Response:
    """Show the timeline of a collection."""
    session.require(read=True)
    return _render_timeline(f"/t/{slug}", _find_collection(slug))


@blueprint.get("/embed/<string:slug>")
def embedded_page(slug: str) -> Response:
    """Show a collection's timeline inside another site: no form, no script, and links that open in a new tab.

    With ``view=horizontal``, the entries stand side by side.
    """
    session.require(read=True)
    collection = _find_collection(slug)
    page_query = parse_page_query(slug)
    view = {"view": _HORIZONTAL} if request.args.get("view") == _HORIZONTAL else {}
    entries = _page_entries(page_query, rooted(f"/embed/{slug}"), **view)
    context = {"collection": collection, "view": view.get("view"), **entries}
    return render_page("embed.html", 422 if page_query.errors else 200, policy=EMBED_POLICY, **context)


def _render_timeline(path: str, collection: CollectionJson | None, **context: Any) -> Response:
    """Return a page of a timeline, or only its entries if the script of the page before requests them."""
    page_query = parse_page_query(collection["slug"] if collection else None)
    path = rooted(path)
    context |= {"collection": collection, **_page_entries(page_query, path)}
    if request.args.get("part") == "entries":
        return render_page("entries.html", **context)
    if not page_query.errors:
        context |= _surroundings(page_query, path, collection)
    return render_page(
        "timeline.html",
        422 if page_query.errors else 200,
        path=path,
        page_query=page_query,
        choices=_CHOICES,
        exports=_export_links(page_query, collection),
        hide_url=_hide_url(page_query, path, collection),
        hidden=request.args.getlist("hidden"),
        feed_url=_feed_url(page_query, collection),
        **context,
    )


def _page_entries(page_query: PageQuery, path: str, **view: str) -> dict[str, Any]:
    """Return the grouped entries of a page with their languages, and the URL of the next page if there is one.

    ``view`` is how they are shown: a parameter that the next page keeps.
    """
    context: dict[str, Any] = {"groups": [], "next_url": None, "datetime_attribute": datetime_attribute}
    if page_query.errors:
        return context
    query = page_query.query
    page = timeline_page(database(), replace(query, lists_reports=query.collection is not None))
    next_url = page_query.url(path, **view, cursor=cursors.encode(page.next, query)) if page.next else None
    events = [orjson.loads(body) for body in page.bodies]
    entries = {"groups": group_entries(events), "languages": languages_of(events), "shown": len(events)}
    return context | entries | {"next_url": next_url, "descending": query.descending}


def _surroundings(page_query: PageQuery, path: str, collection: CollectionJson | None) -> dict[str, Any]:
    """Return what stands around the entries: the chart, other periods, key days, numbers and ways to other pages."""
    found = cached_chart(replace(page_query.query, after=None))
    return {
        "chart": None if page_query.cursor else found,
        "total": found["total"],
        "periods": other_periods(page_query, path),
        "key_days": key_days(page_query, path, collection["slug"]) if collection else None,
        "also": also_during(page_query, path),
        "orders": list(_orders(page_query, path, has_key_days=collection is not None)),
        "previous_url": _previous_url(page_query, path),
        "sources": _sources(page_query, collection and collection["slug"]),
    }


def _sources(page_query: PageQuery, slug: str | None) -> list[str]:
    """Return the sources to choose from: the first ones that exist, and the one that is chosen."""
    existing = cached("sources", slug, _MAX_SOURCES, lambda: listing.sources(database(), slug, limit=_MAX_SOURCES))
    return sorted({*existing, *filter(None, [page_query.parameters.get("source")])})


def _previous_url(page_query: PageQuery, path: str) -> str | None:
    """Return the URL of the page before this one; None on the first page."""
    query = page_query.query
    if query.after is None:
        return None
    before = timeline_page(database(), replace(query, descending=not query.descending))
    return page_query.url(path, cursor=cursors.encode(before.next, query) if before.next else None)


def _orders(page_query: PageQuery, path: str, *, has_key_days: bool) -> Iterator[tuple[str, str, bool]]:
    """Yield the name and the URL of each order, and whether it is that of the page."""
    chosen = page_query.parameters.get("order")
    has_key_days = has_key_days and not page_query.filters
    if has_key_days:
        yield "Key days first", page_query.url(path, order=None), chosen is None
    oldest = "asc" if has_key_days else None
    yield "Oldest first", page_query.url(path, order=oldest), chosen == "asc" or not (has_key_days or chosen)
    yield "Newest first", page_query.url(path, order="desc"), chosen == "desc"


def _export_links(page_query: PageQuery, collection: CollectionJson | None) -> list[tuple[str, str]]:
    """Return the name and the URL of each export of this timeline, with the same filters."""
    base = rooted(f"/v1/collections/{collection['slug']}/timeline" if collection else "/v1/timeline")
    links = [("JSON", base), *((format_.title, f"{base}.{format_.extension}") for format_ in FORMATS)]
    return [(title, page_query.url(path, **_match(page_query))) for title, path in links]


def _feed_url(page_query: PageQuery, collection: CollectionJson | None) -> str:
    """Return the URL of the feed of this timeline, with the same filters."""
    slug = {"collection": collection["slug"]} if collection else {}
    return page_query.url(rooted("/v1/feed.atom"), **slug, **_match(page_query))


def _hide_url(page_query: PageQuery, path: str, collection: CollectionJson | None) -> str:
    """Return the URL that hides entries, and from there leads back to this page."""
    slug = {"collection": collection["slug"]} if collection else {}
    cursor = {"cursor": page_query.cursor} if page_query.cursor else {}
    back = page_query.url(path.removeprefix(request.script_root), **cursor)
    return rooted(f"/hidden?{urlencode({**slug, 'back': back})}")


def _match(page_query: PageQuery) -> dict[str, str]:
    """Return how the page compares days, as a parameter if the API has another default."""
    return {"match": page_query.query.match.value} if page_query.hides_lasting else {}


def _find_collection(slug: str) -> CollectionJson:
    """Return a collection. Raises ProblemError 404 with the existing ones, which the error page lists."""
    collection = collections.find(database(), slug)
    if collection is None:
        listed, _ = collections.collections_page(database(), after=None, limit=_MAX_COLLECTIONS)
        existing: list[FieldError] = [{"slug": other["slug"]} for other in listed]
        raise ProblemError(404, f"collection {quoted(slug)} does not exist", existing)
    return collection
