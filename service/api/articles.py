# mypy: allow-untyped-decorators
"""Articles: post one and get its report, read it again, delete it."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app
from werkzeug.routing import BaseConverter

from service.api import article_bodies, etags
from service.api.access import author
from service.api.article_bodies import accepts_articles
from service.api.base import Blueprint, database
from service.api.batches import Batch, Line, batch_response
from service.api.bodies import refuse_parameters
from service.api.idempotency import idempotent
from service.api.problems import not_found
from service.api.responses import json_response, no_content
from service.api.schemas.article import ArticlePatch
from service.api.schemas.report import Report
from service.articles import ingest
from service.articles.draft import ArticleDraft
from service.articles.ingest import Matches, Outcome

blueprint = Blueprint("articles", __name__, url_prefix="/v1/articles", description="Articles and what was read in them")


_LOCATION = {"Location": {"description": "The article's address.", "schema": {"type": "string"}}}


class ArticleId(BaseConverter):
    """An article's id in an address; "bulk" is an address of its own."""

    regex = r"(?!bulk$)[^/]+"
    part_isolating = True  # it never holds a slash


#: Where a client goes on from a report.
_LINKS = {
    "report": {"operationId": "get_article", "parameters": {"article_id": "$response.body#/article/id"}},
    "change": {"operationId": "patch_article", "parameters": {"article_id": "$response.body#/article/id"}},
    "forget": {"operationId": "delete_article", "parameters": {"article_id": "$response.body#/article/id"}},
    "event": {"operationId": "get_event", "parameters": {"event_id": "$response.body#/events/0/id"}},
    "collect": {"operationId": "put_collection_article", "parameters": {"article_id": "$response.body#/article/id"}},
}


@blueprint.post("")
@blueprint.doc(responses={201: {"links": _LINKS}})
@idempotent(blueprint)
@accepts_articles(blueprint)
@blueprint.response(201, Report(), description="Read and stored.", headers=_LOCATION)
@blueprint.alt_response(200, schema=Report(), description="Known already, or read anew in place of the old (changed).")
def post_article(_: dict[str, str], article: ArticleDraft | Batch) -> Response:
    """Post an article

    Finds every expression of time in its text, resolves each against the publication date and stores the dated events.
    The same article again (same external_id, else same url, else same text and date) stores nothing. The same
    external_id or url with another text or date is read anew in place of the old; events that still stand keep their
    ids. Each item of a feed is an article: it is answered line by line, with status, id and number of events or with
    the problem of that item.
    """
    if isinstance(article, Batch):
        return batch_response(article, store)
    outcome, report = ingest.post(database(), article, author())
    if outcome is Outcome.CREATED:
        return json_response(report, 201, {"Location": f"/v1/articles/{report['article']['id']}"})
    return json_response(report)


def store(draft: ArticleDraft) -> Line:
    """Store one article of several: its line."""
    outcome, report = ingest.post(database(), draft, author())
    status = 201 if outcome is Outcome.CREATED else 200
    return {"status": status, "id": report["article"]["id"], "events": len(report["events"])}


@blueprint.get("/<article:article_id>")
@blueprint.response(200, Report(), description="The report of the article.")
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_article(article_id: str) -> Response:
    """Read an article's report

    The same as when it was posted; its text is not repeated.
    """
    refuse_parameters()
    tag = etags.tag_of(article_id, _revision(article_id))
    same = etags.unchanged(tag)
    return same or _answer(article_id, ingest.find_article(database(), article_id), tag)


@blueprint.patch("/<article:article_id>")
@blueprint.takes_patch(ArticlePatch())
@blueprint.response(200, Report(), description="The report of the article as it is now.")
@blueprint.needs_match
@blueprint.may_be_unknown
def patch_article(said: dict[str, Any], article_id: str) -> Response:
    """Change an article

    A JSON merge patch of the article as it was posted. With another text or date it is read anew: corrections of its
    events stay, and those whose sentence is gone are listed as orphaned. What is changed here holds when the same
    article is posted again. What it is known by (its external_id, else its url) cannot be changed.
    """
    refuse_parameters()
    article_bodies.refuse_length(said.get("text", ""))
    _revision(article_id)
    matches = etags.matches(article_id, needed=True)
    report, revision = _patched(article_id, said, matches)
    return _answer(article_id, report, etags.tag_of(article_id, revision))


def _patched(article_id: str, said: dict[str, Any], matches: Matches) -> tuple[Any, int]:
    defaults = {"language": "en", "date_order": current_app.config["TIMELINE"].date_order}
    changes = {name: defaults.get(name) if value is None else value for name, value in said.items()}
    found = ingest.patch(database(), article_id, changes, author(), matches)
    if found is None:
        raise not_found("article", article_id)
    return found


@blueprint.delete("/<article:article_id>")
@blueprint.response(204, description="Deleted, with its events.")
@blueprint.condition("If-Match")
@blueprint.refuses(412)
@blueprint.may_be_unknown
def delete_article(article_id: str) -> Response:
    """Delete an article with its events"""
    refuse_parameters()
    if not ingest.delete_article(database(), article_id, etags.matches(article_id)):
        raise not_found("article", article_id)
    return no_content()


def _revision(article_id: str) -> int:
    """The article's revision. Raises ProblemError 404."""
    found = ingest.revision(database(), article_id)
    if found is None:
        raise not_found("article", article_id)
    return found


def _answer(article_id: str, report: Any, tag: str) -> Response:
    if report is None:
        raise not_found("article", article_id)
    return etags.tagged(json_response(report), tag)
