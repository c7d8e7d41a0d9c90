"""The page of an article: its text with marked dates, its events, and expressions without an event, with reasons."""

from __future__ import annotations

from typing import cast

from flask import Response

from service.api.base import database
from service.api.problems import not_found
from service.articles import collections, ingest
from service.eventing.served import EntryJson, Json
from service.web import session
from service.web.base import blueprint, render_page
from service.web.grouping import make_entry
from service.web.marked_text import stored_segments
from service.web.text_languages import text_language


@blueprint.get("/a/<string:article_id>")
def article_page(article_id: str) -> Response:
    """Show an article as it was read, with later corrections of its events."""
    session.require(read=True)
    found = ingest.find_article_with_text(database(), article_id)
    if found is None:
        raise not_found("article", article_id)
    report, text = found
    slugs = report["article"]["collections"] or []
    titles = {slug: collection["title"] for slug in slugs if (collection := collections.find(database(), slug))}
    segments, footnotes = stored_segments(text, cast(Json, report))
    return render_page(
        "article.html",
        report=report,
        titles=titles,
        segments=segments,
        footnotes=footnotes,
        entries=[make_entry(cast(EntryJson, event)) for event in report["events"]],
        language=text_language(report["article"]["language"]),
    )
