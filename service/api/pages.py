"""Pages of a timeline: one cheap query where nothing has changed; where the next one is, in the body and as a link."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote, urlencode

from flask import Response, current_app, request

from service.api import cursors, etags
from service.api.base import database
from service.api.page_cache import CachedPage
from service.api.problems import not_found
from service.api.responses import text_response
from service.errors import InvalidInput
from service.store.database import available
from service.timeline import query as timeline
from service.timeline.query import Page, TimelineQuery

#: A query and the cursor that came with it, not yet read: it is bound to all that the query is.
Asked = tuple[TimelineQuery, str | None]

LINK = {
    "Link": {"description": 'The next page, rel="next" (RFC 8288); none on the last.', "schema": {"type": "string"}}
}


def page_answer(asked: Asked, name: str) -> Response:
    """One page of what is asked for, under ``name``. Raises ProblemError."""
    query, cursor = asked

    def page() -> CachedPage:
        placed = query if cursor is None else _after(cursor, query)
        return _page(timeline.page(database(), placed), placed, name)

    def answer(tag: str) -> Response:
        made = current_app.config["PAGE_CACHE"].get_or_create((tag, request.path, request.query_string), page)
        return text_response(made.body, headers=made.headers)

    return unless_unchanged(answer, query, name, cursor)


def unless_unchanged(make: Callable[[str], Response], query: TimelineQuery, *asked: object) -> Response:
    """304 where the client has the answer to what is asked of a timeline, else that answer, which is made for its tag.

    Raises ProblemError 404.
    """
    store = database()
    with available(store):  # one connection: of several replicas, another might not have what the tag names
        revision = timeline.revision(store, query.collection)
        if revision is None and "slug" in (request.view_args or {}):
            raise not_found("collection", str(query.collection))
        tag = etags.tag_of(revision, _said(query), *asked)
        return etags.unchanged(tag) or etags.tagged(make(tag), tag)


@lru_cache(maxsize=1_024)
def _said(query: TimelineQuery) -> str:
    """All of a query, for its tag."""
    return repr(query)


def _after(cursor: str, query: TimelineQuery) -> TimelineQuery:
    try:
        return replace(query, after=cursors.decode(cursor, query))
    except cursors.CursorError as error:
        raise InvalidInput("was altered, or belongs to a query with other parameters", field="cursor") from error


def _page(page: Page, query: TimelineQuery, name: str) -> CachedPage:
    """The entries are JSON text already: a page is a join of strings."""
    cursor = cursors.encode(page.next, query) if page.next else None
    body = b'{"%b":[%b],"next_cursor":%b}' % (name.encode(), b",".join(page.bodies), json.dumps(cursor).encode())
    return CachedPage(body, next_link(cursor=cursor) if cursor else {})


def next_link(**changes: str) -> dict[str, str]:
    """The header that names the next page: this request with other parameters (RFC 8288)."""
    parameters = urlencode({**request.args.to_dict(), **changes}, safe=",", quote_via=quote)
    return {"Link": f'<{quote(request.path)}?{parameters}>; rel="next"'}
