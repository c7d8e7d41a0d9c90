"""Pages of a timeline: conditional and cached, with the next page in the body and in the header Link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote, urlencode

import orjson
from flask import Response, current_app, request

from service.api import cursors, etags
from service.api.base import database
from service.api.page_cache import CachedPage
from service.api.problems import not_found
from service.api.responses import text_response
from service.articles.collections import UnknownCollection
from service.config.settings import Settings
from service.errors import InvalidInput
from service.store.database import available
from service.timeline import pages
from service.timeline.pages import TimelinePage
from service.timeline.query import TimelineQuery

#: A query, and the cursor sent with it: still encoded, because it is bound to the final query.
PageRequest = tuple[TimelineQuery, str | None]

LINK = {
    "Link": {
        "description": 'The next page, with rel="next" (RFC 8288). Absent on the last page.',
        "schema": {"type": "string"},
    }
}


def page_response(page_request: PageRequest, name: str) -> Response:
    """Return one page of entries, listed under ``name``. Raises InvalidCursor and NotFound."""
    query, cursor = page_request
    if query.lists_reports and query.collection is None:
        raise InvalidInput("'reports' needs a collection, whose reports are merged", field="include")

    def create() -> CachedPage:
        positioned = query if cursor is None else replace(query, after=cursors.decode(cursor, query))
        return _rendered(pages.timeline_page(database(), positioned), positioned, name)

    def respond(tag: str) -> Response:
        key = tag, request.path, request.query_string
        page: CachedPage = current_app.config["PAGE_CACHE"].get_or_create(key, create)
        return text_response(page.body, headers=page.headers)

    return conditional(respond, query, name, cursor)


def conditional(respond: Callable[[str], Response], query: TimelineQuery, *parts: object) -> Response:
    """Return 304 if the client has the response to a query, else the response that ``respond`` makes for its tag.

    The tag depends on the revision of the timeline, the query and ``parts``. Raises NotFound or InvalidInput for an
    unknown collection.
    """
    store = database()
    with available(store):  # one connection: another replica might not have the revision that the tag contains
        revision = pages.revision(store, query.collection)
        if revision is None:
            raise _unknown_collection(str(query.collection))
        tag = etags.tag_of(revision, _text_of(query), *parts)
        return etags.not_modified(tag) or etags.tagged(respond(tag), tag)


def _unknown_collection(slug: str) -> Exception:
    """Return the error about a collection in the path, or in the query string, that does not exist."""
    if "slug" in (request.view_args or {}):
        return not_found("collection", slug)
    return UnknownCollection(slug)


@lru_cache(maxsize=1_024)
def _text_of(query: TimelineQuery) -> str:
    return repr(query)


def _rendered(page: TimelinePage, query: TimelineQuery, name: str) -> CachedPage:
    """Return a page as JSON. Its entries are JSON already, so that this only joins them."""
    cursor = cursors.encode(page.next, query) if page.next else None
    body = b'{"%b":[%b],"next_cursor":%b%b}' % (
        name.encode(),
        b",".join(page.bodies),
        orjson.dumps(cursor),
        _timeline_member() if name == "entries" else b"",
    )
    return CachedPage(body, next_link(cursor=cursor) if cursor else {})


def _timeline_member() -> bytes:
    """Return the member that says which kinds the page shows by default; null if the request names its kinds."""
    settings: Settings = current_app.config["TIMELINE"]
    kinds = None if "kind" in request.args else settings.default_kinds.split(",")
    return b',"timeline":%b' % orjson.dumps({"default_kinds": kinds})


def next_link(**changes: str) -> dict[str, str]:
    """Return the header Link to the next page: this request with some parameters changed (RFC 8288)."""
    parameters = urlencode({**request.args.to_dict(), **changes}, safe=",", quote_via=quote)
    return {"Link": f'<{quote(request.path)}?{parameters}>; rel="next"'}
