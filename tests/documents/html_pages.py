"""Pages for the tests of publication dates: the same article, and around it what a test needs."""

from __future__ import annotations

from service.documents import ClientMetadata, Dating, read_page
from service.documents.html import read_html
from service.timex.model import DateOrder

HEADLINE = "Harbour bridge closed after crack is found"
PROSE = (
    "The harbour bridge was closed on Monday after a crack was found in its eastern pier, the works department said.",
    "Engineers examined the pier for two days, and a temporary ferry will carry the traffic until it is repaired.",
)


def page(head: str = "", above: str = "", below: str = "", after: str = "", lang: str = "en") -> str:
    """Return a page: metadata, and markup above and below the headline, and after the article."""
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{HEADLINE} | Harbour Post</title>{head}</head><body>{above}'
        f"<main><div><h1>{HEADLINE}</h1>{below}{prose}</div></main>{after}</body></html>"
    )


def dating_of(source: str, timezone: str | None = None, url: str | None = None) -> Dating | None:
    """Return the publication date of a page, as a client gets it who knows at most its time zone and URL."""
    read = read_html(source, 100_000)
    order = read.date_order or DateOrder.MDY
    return read_page(read, ClientMetadata(timezone=timezone, url=url), date_order=order).dating


def day_of(source: str) -> str | None:
    """Return the day of a page in ISO 8601, or None if it is refused."""
    dating = dating_of(source)
    return dating.anchor.date.isoformat() if dating else None


def meta(name: str, content: str) -> str:
    """Return a ``meta`` element."""
    return f'<meta property="{name}" content="{content}">'


def json_ld(content: str) -> str:
    """Return a ``script`` element with JSON-LD."""
    return f'<script type="application/ld+json">{content}</script>'
