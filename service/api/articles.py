# mypy: allow-untyped-decorators
"""Articles: store one and get its report, read the report again, change or delete the article."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app
from werkzeug.routing import BaseConverter

from service.api import etags
from service.api.access import author
from service.api.article_bodies import accepts_articles
from service.api.article_drafts import check_length
from service.api.article_lists import list_response
from service.api.base import Blueprint, database
from service.api.batches import Batch, Line, batch_response
from service.api.idempotency import idempotent
from service.api.parsing import refuse_parameters
from service.api.path_parameters import ARTICLE_ID
from service.api.problems import not_found
from service.api.responses import json_response, no_content
from service.api.schemas.article import ArticlePatch
from service.api.schemas.article_list import Articles, ArticlesIn
from service.api.schemas.bulk import BulkLine
from service.api.schemas.report import Report
from service.articles import ingest
from service.articles.draft import ArticleDraft
from service.articles.ingest import Matches, Outcome, Revision
from service.articles.listing import ArticleFilter
from service.config.settings import Settings

blueprint = Blueprint(
    "articles",
    __name__,
    url_prefix="/v1/articles",
    description="Store articles, and read what the engine found in them.",
)

_LOCATION = {"Location": {"description": "The address of the article.", "schema": {"type": "string"}}}
_BY_ARTICLE_ID = {"article_id": "$response.body#/article/id"}
#: The operations that a client can follow a report with.
_LINKS = {
    "report": {"operationId": "get_article", "parameters": _BY_ARTICLE_ID},
    "change": {"operationId": "patch_article", "parameters": _BY_ARTICLE_ID},
    "forget": {"operationId": "delete_article", "parameters": _BY_ARTICLE_ID},
    "event": {"operationId": "get_event", "parameters": {"event_id": "$response.body#/events/0/id"}},
    "collect": {"operationId": "put_collection_article", "parameters": _BY_ARTICLE_ID},
}


class ArticleId(BaseConverter):
    """An article's id in a path. "bulk" is the path of another operation."""

    regex = r"(?!bulk$)[^/]+"
    part_isolating = True  # it never contains a slash


@blueprint.post("")
@blueprint.doc(responses={201: {"links": _LINKS}})
@idempotent(blueprint)
@accepts_articles(blueprint, BulkLine)
@blueprint.response(201, Report(), description="Stored as a new article.", headers=_LOCATION)
@blueprint.alt_response(
    200, schema=Report(), description="Stored before: unchanged, or replaced by the new reading (then changed is true)."
)
def post_article(_: dict[str, str], article: ArticleDraft | Batch) -> Response:
    """Store an article

    Finds every expression of time in the text, resolves each one against the publication date and stores the dated
    events. An article is identified by its external_id, else by its url, else by its text and date. Sending the same
    article again stores nothing. Sending it with another text or date replaces the old reading; events that still
    occur in the text keep their ids. The items of a feed are stored one by one: the response then has one line of
    JSON per item, with its status, id and number of events, or with its problem.
    """
    if isinstance(article, Batch):
        return batch_response(article, store)
    outcome, report = ingest.post(database(), article, author())
    if outcome is Outcome.CREATED:
        return json_response(report, 201, {"Location": f"/v1/articles/{report['article']['id']}"})
    return json_response(report)


def store(draft: ArticleDraft) -> Line:
    """Store one article of several, and return its line of the response."""
    outcome, report = ingest.post(database(), draft, author())
    status = 201 if outcome is Outcome.CREATED else 200
    return {"status": status, "id": report["article"]["id"], "events": len(report["events"])}


@blueprint.get("")
@blueprint.query_parameters(ArticlesIn())
@blueprint.response(200, Articles(), description="One page of articles.")
@blueprint.supports_if_none_match
def get_articles(parameters: tuple[ArticleFilter, str | None, int]) -> Response:
    """List articles

    Ordered by id, without their texts. The filters find, for example, the article with a URL or those that a
    publisher published in a week.
    """
    return list_response(*parameters)


@blueprint.get("/<article:article_id>", parameters=[ARTICLE_ID])
@blueprint.response(200, Report(), description="The article's report.")
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_article(article_id: str) -> Response:
    """Read an article's report

    The report that the article got when it was stored, with later corrections. It does not contain the text.
    """
    refuse_parameters()
    tag = etags.tag_of(article_id, _revision(article_id))
    return etags.not_modified(tag) or _report_response(article_id, ingest.find_article(database(), article_id), tag)


@blueprint.patch("/<article:article_id>", parameters=[ARTICLE_ID])
@blueprint.merge_patch(ArticlePatch())
@blueprint.response(200, Report(), description="The report of the changed article.")
@blueprint.requires_if_match
@blueprint.problems(404)
def patch_article(patch: dict[str, Any], article_id: str) -> Response:
    """Change an article

    A JSON merge patch of the article's fields. A new text or date is read again: corrections of its events stay, and
    corrected events whose sentence is gone are listed as orphaned. The change also stays when the article is sent
    again. The field that identifies the article (its external_id, else its url) cannot be changed.
    """
    refuse_parameters()
    check_length(patch.get("text", ""))
    _revision(article_id)
    matches = etags.if_match(article_id, required=True)
    report, revision = _patched(article_id, patch, matches)
    return _report_response(article_id, report, etags.tag_of(article_id, revision))


def _patched(article_id: str, patch: dict[str, Any], matches: Matches) -> tuple[Any, Revision]:
    settings: Settings = current_app.config["TIMELINE"]
    defaults = {"language": "en", "date_order": settings.date_order}
    changes = {name: defaults.get(name) if value is None else value for name, value in patch.items()}
    result = ingest.patch(database(), article_id, changes, author(), matches, most_expressions=settings.max_expressions)
    if result is None:
        raise not_found("article", article_id)
    return result


@blueprint.delete("/<article:article_id>", parameters=[ARTICLE_ID])
@blueprint.response(204, description="Deleted.")
@blueprint.supports_if_match
@blueprint.problems(404)
def delete_article(article_id: str) -> Response:
    """Delete an article

    Deletes its events too.
    """
    refuse_parameters()
    if not ingest.delete_article(database(), article_id, etags.if_match(article_id)):
        raise not_found("article", article_id)
    return no_content()


def _revision(article_id: str) -> Revision:
    """Return the article's revision. Raises NotFound."""
    revision = ingest.revision(database(), article_id)
    if revision is None:
        raise not_found("article", article_id)
    return revision


def _report_response(article_id: str, report: Any, tag: str) -> Response:
    if report is None:
        raise not_found("article", article_id)
    return etags.tagged(json_response(report), tag)
