# mypy: allow-untyped-decorators
"""News feeds (Atom, JSON Feed) for feed readers: what was added or changed, the newest first, in pages."""

from __future__ import annotations

from flask import Response

from service.api import request_locale
from service.api.base import Blueprint, database
from service.api.contract import link_base
from service.api.pages import LINK, conditional
from service.api.schemas.filters import FeedIn
from service.errors import NotFound, quoted
from service.formats import Format, by_extension, date_locale
from service.timeline import feed
from service.timeline.feed import FeedQuery

blueprint = Blueprint("feeds", __name__, description="Follow a timeline in a feed reader.")

#: The export format of each extension.
_FORMATS = {"atom": "atom", "json": "jsonfeed"}
_EXTENSION = {
    "in": "path",
    "name": "extension",
    "description": "The format: atom (Atom) or json (JSON Feed).",
    "schema": {"type": "string", "enum": [*_FORMATS]},
}
_CONTENT = {
    "application/atom+xml": {"schema": {"type": "string"}},
    "application/feed+json": {"schema": {"type": "object"}},
}


@blueprint.get("/v1/feed.<string:extension>", parameters=[_EXTENSION])
@blueprint.query_parameters(FeedIn())
@blueprint.response(200, description="One page of the feed.", headers=LINK)
@blueprint.doc(responses={200: {"content": _CONTENT}})
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_feed(query: FeedQuery, extension: str) -> Response:
    """Follow a timeline

    The entries that match the filters, 50 a page, the newest change first: of everything, a collection, a search, or
    with upcoming=true of what is to come. Each entry keeps its id, and has the time of its last change. The link with
    rel="next" leads to older entries (RFC 5005). Ask again with If-None-Match: without a change, the response is 304.
    Entries that are deleted or hidden disappear; /v1/changes reports them too.
    """
    format_ = by_extension(_FORMATS.get(extension, ""))
    if format_ is None:
        raise NotFound(f"feed format {quoted(extension)} does not exist; supported: {', '.join(_FORMATS)}")
    parts = extension, query.before, date_locale.name()
    return request_locale.varied(conditional(lambda _: _page(format_, query, extension), query.timeline, *parts))


def _page(format_: Format, query: FeedQuery, extension: str) -> Response:
    page = feed.feed_page(database(), query)
    following = page.next
    link = {"Link": f'<{feed.address(following, extension)}>; rel="next"'} if following else {}
    chunks = feed.rendered(database(), format_, query, page, extension, base=link_base(format_))
    return Response(b"".join(chunks), content_type=format_.media_type, headers=link)
