# mypy: allow-untyped-decorators
"""Reading an article without storing anything."""

from __future__ import annotations

from flask import Response

from service.api.article_bodies import accepts_articles
from service.api.base import Blueprint
from service.api.batches import Batch, batch_response
from service.api.responses import json_response
from service.api.schemas.report import Report, ResolveQuery
from service.articles import ingest
from service.articles.draft import ArticleDraft

blueprint = Blueprint("resolve", __name__, url_prefix="/v1/resolve", description="Read an article, store nothing")


@blueprint.post("")
@accepts_articles(blueprint, ResolveQuery)
@blueprint.response(200, Report(), description="The report; nothing is stored.")
def post_resolve(asked: dict[str, str], article: ArticleDraft | Batch) -> Response:
    """Resolve an article

    The same report as for POST /v1/articles, and nothing stored: its ids are null. With explain=full also every
    expression of time and everything that looked like one and was refused, each with its reason. A feed is answered
    line by line, with a report for each item.
    """
    explain = asked.get("explain") == "full"
    if isinstance(article, Batch):
        return batch_response(article, lambda one: {"status": 200, "report": ingest.resolve(one, explain=explain)})
    return json_response(ingest.resolve(article, explain=explain))
