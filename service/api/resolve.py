# mypy: allow-untyped-decorators
"""Reading an article without storing anything."""

from __future__ import annotations

from flask import Response

from service import ingest
from service.api.base import Blueprint
from service.api.responses import json_response
from service.api.schemas.article import ArticleIn
from service.api.schemas.report import Report, ResolveQuery
from service.ingest import ArticleDraft

blueprint = Blueprint("resolve", __name__, url_prefix="/v1/resolve", description="Read an article, store nothing")


@blueprint.post("")
@blueprint.arguments(ResolveQuery(), location="query")
@blueprint.arguments(ArticleIn())
@blueprint.response(200, Report(), description="The report; nothing is stored.")
def post_resolve(asked: dict[str, str], draft: ArticleDraft) -> Response:
    """Resolve an article

    The same report as for POST /v1/articles, and nothing stored: its ids are null. With explain=full also every
    expression of time and everything that looked like one and was refused, each with its reason.
    """
    return json_response(ingest.resolve(draft, explain=asked.get("explain") == "full"))
