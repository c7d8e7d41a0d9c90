# mypy: allow-untyped-decorators
"""Articles: post one and get its report, read it again, delete it."""

from __future__ import annotations

from flask import Response, request
from werkzeug.routing import BaseConverter

from service import ingest
from service.api import etags
from service.api.base import Blueprint, database
from service.api.batches import Batch, Line, batch_response
from service.api.bodies import refuse_parameters
from service.api.posted import takes_articles
from service.api.problems import unknown
from service.api.responses import json_response, no_content
from service.api.schemas.report import Report
from service.drafts import ArticleDraft
from service.ingest import Outcome

blueprint = Blueprint("articles", __name__, url_prefix="/v1/articles", description="Articles and what was read in them")


_LOCATION = {"Location": {"description": "The article's address.", "schema": {"type": "string"}}}


class ArticleId(BaseConverter):
    """An article's id in an address; "bulk" is an address of its own."""

    regex = r"(?!bulk$)[^/]+"
    part_isolating = True  # it never holds a slash


#: Where a client goes on from a report.
_LINKS = {
    "report": {"operationId": "get_article", "parameters": {"article_id": "$response.body#/article/id"}},
    "forget": {"operationId": "delete_article", "parameters": {"article_id": "$response.body#/article/id"}},
    "event": {"operationId": "get_event", "parameters": {"event_id": "$response.body#/events/0/id"}},
    "collect": {"operationId": "put_collection_article", "parameters": {"article_id": "$response.body#/article/id"}},
}


@blueprint.post("")
@blueprint.doc(responses={201: {"links": _LINKS}})
@takes_articles(blueprint)
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
    outcome, report = ingest.post(database(), article)
    if outcome is Outcome.CREATED:
        return json_response(report, 201, {"Location": f"/v1/articles/{report['article']['id']}"})
    return json_response(report)


def store(draft: ArticleDraft) -> Line:
    """Store one article of several: its line."""
    outcome, report = ingest.post(database(), draft)
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
    report = ingest.find_article(database(), article_id)
    if report is None:
        raise unknown("article", article_id)
    return etags.answer(json_response(report))


@blueprint.delete("/<article:article_id>")
@blueprint.response(204, description="Deleted, with its events.")
@blueprint.may_be_unknown
def delete_article(article_id: str) -> Response:
    """Delete an article with its events"""
    refuse_parameters()
    if "If-Match" in request.headers and (report := ingest.find_article(database(), article_id)):
        etags.demand_match(report)
    if not ingest.delete_article(database(), article_id):
        raise unknown("article", article_id)
    return no_content()
