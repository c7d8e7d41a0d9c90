# mypy: allow-untyped-decorators
"""Reading an article without storing anything."""

from __future__ import annotations

from flask import Response

from service.api.article_bodies import accepts_articles
from service.api.base import Blueprint
from service.api.batches import Batch, batch_response
from service.api.responses import json_response
from service.api.schemas.bulk import ResolvedLine
from service.api.schemas.report import Report, ResolveQuery
from service.articles import ingest
from service.articles.draft import ArticleDraft

blueprint = Blueprint("resolve", __name__, url_prefix="/v1/resolve", description="Try the engine: nothing is stored.")


@blueprint.post("")
@accepts_articles(blueprint, ResolvedLine, ResolveQuery)
@blueprint.response(200, Report(), description="The report.")
def post_resolve(parameters: dict[str, str], article: ArticleDraft | Batch) -> Response:
    """Resolve an article without storing it

    Returns the same report as POST /v1/articles, with null ids. With explain=full it also lists every expression of
    time, and every phrase that looked like one and was rejected, each with the reason. For a feed, the response has one
    line of JSON per item, with its report or its problem.
    """
    explain = parameters.get("explain") == "full"
    if isinstance(article, Batch):
        return batch_response(article, lambda draft: {"status": 200, "report": ingest.resolve(draft, explain=explain)})
    return json_response(ingest.resolve(article, explain=explain))
