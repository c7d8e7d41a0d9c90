"""The pages of timelines: everything, one collection, and a page that other sites embed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import orjson
from flask import Response, request

from service.api import cursors
from service.api.base import database
from service.api.problems import FieldError, ProblemError
from service.api.public_path import rooted
from service.articles import collections
from service.config.settings import ALL, KINDS
from service.eventing import Status
from service.eventing.served import CollectionJson
from service.formats import FORMATS
from service.timeline.pages import timeline_page
from service.timex.model import AnchorKind, Certainty, Granularity
from service.web import session
from service.web.base import EMBED_POLICY, blueprint, render_page
from service.web.collection_pages import collection_list
from service.web.density import cached_chart
from service.web.grouping import datetime_attribute, group_entries
from service.web.key_days import key_days
from service.web.page_query import PageQuery, parse_page_query
from service.web.periods import other_periods
from service.web.text_languages import languages_of

_MAX_COLLECTIONS = 100
_MAX_COLLECTIONS_AT_HOME = 12  # more would push the timeline away
#: The filters that are chosen from a list, with the option that stands for none, and the others.
_CHOICES = (
    ("status", "Status", "all", tuple(Status)),
    ("kind", "Kind", "default", (ALL, *KINDS)),
    ("certainty", "Certainty", "all", tuple(Certainty)),
    ("granularity", "At most as coarse as", "all", tuple(Granularity)),
    ("anchor_kind", "Publication date from", "all", tuple(AnchorKind)),
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
    """Show a collection's timeline inside another site: no form, no script, and links that open in a new tab."""
    session.require(read=True)
    collection = _find_collection(slug)
    page_query = parse_page_query(slug)
    entries = _page_entries(page_query, rooted(f"/embed/{slug}"))
    return render_page("embed.html", policy=EMBED_POLICY, collection=collection, **entries)


def _render_timeline(path: str, collection: CollectionJson | None, **context: Any) -> Response:
    """Return a page of a timeline, or only its entries if the script of the page before requests them."""
    page_query = parse_page_query(collection["slug"] if collection else None)
    path = rooted(path)
    context |= {"collection": collection, **_page_entries(page_query, path)}
    if request.args.get("part") == "entries":
        return render_page("entries.html", **context)
    return render_page(
        "timeline.html",
        422 if page_query.errors else 200,
        path=path,
        page_query=page_query,
        choices=_CHOICES,
        chart=None if page_query.errors or page_query.cursor else cached_chart(page_query.query),
        periods=other_periods(page_query, path),
        key_days=key_days(page_query, path, collection["slug"]) if collection else None,
        exports=_export_links(page_query, collection),
        hide_url=_hide_url(page_query, path, collection),
        hidden=request.args.getlist("hidden"),
        feed_url=_feed_url(page_query, collection),
        **context,
    )


def _page_entries(page_query: PageQuery, path: str) -> dict[str, Any]:
    """Return the grouped entries of a page with their languages, and the URL of the next page if there is one."""
    context: dict[str, Any] = {"groups": [], "next_url": None, "datetime_attribute": datetime_attribute}
    if page_query.errors:
        return context
    query = page_query.query
    page = timeline_page(database(), replace(query, lists_reports=query.collection is not None))
    next_url = page_query.url(path, cursor=cursors.encode(page.next, page_query.query)) if page.next else None
    events = [orjson.loads(body) for body in page.bodies]
    shown = {"groups": group_entries(events), "next_url": next_url, "languages": languages_of(events)}
    return context | shown | {"descending": query.descending}


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
    return f"/hidden?{urlencode({**slug, 'back': page_query.url(path, **cursor)})}"


def _match(page_query: PageQuery) -> dict[str, str]:
    """Return how the page compares days, as a parameter if the API has another default."""
    return {"match": page_query.query.match.value} if page_query.hides_lasting else {}


def _find_collection(slug: str) -> CollectionJson:
    """Return a collection. Raises ProblemError 404 with the existing ones, which the error page lists."""
    collection = collections.find(database(), slug)
    if collection is None:
        listed, _ = collections.collections_page(database(), after=None, limit=_MAX_COLLECTIONS)
        existing: list[FieldError] = [{"slug": other["slug"]} for other in listed]
        raise ProblemError(404, f"collection {slug[:60]!r} does not exist", existing)
    return collection
