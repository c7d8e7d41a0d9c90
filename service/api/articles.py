"""Articles: post one and get its report, read it again, delete it."""

from __future__ import annotations

from flask import Response, current_app
from peewee import Database

from service import ingest
from service.api.bodies import Blueprint
from service.api.problems import Problem
from service.api.responses import json_response
from service.api.schemas.answers import ProblemOut, Report
from service.api.schemas.requests import ArticleIn
from service.ingest import ArticleDraft, Outcome

blueprint = Blueprint("articles", __name__, url_prefix="/v1/articles", description="Articles and what was read from them")


def database() -> Database:
    """The database of the app that answers."""
    found: Database = current_app.config["DATABASE"]
    return found


@blueprint.post("")
@blueprint.arguments(ArticleIn, location="json")
@blueprint.response(201, Report, description="Read and stored.")
@blueprint.alt_response(200, schema=Report, description="Known already, or read anew in place of the old (changed).")
@blueprint.alt_response(413, schema=ProblemOut, content_type="application/problem+json", description="Too large.")
@blueprint.alt_response(415, schema=ProblemOut, content_type="application/problem+json", description="Not JSON.")
def post_article(draft: ArticleDraft) -> Response:
    """Post an article

    Finds every expression of time in its text, resolves each against the publication date and stores the dated events.
    The same article again (same external_id, else same url, else same text and date) stores nothing.
    """
    outcome, report = ingest.post(database(), draft)
    if outcome is Outcome.CREATED:
        return json_response(report, 201, {"Location": f"/v1/articles/{report['article']['id']}"})
    return json_response(report)


@blueprint.get("/<string:article_id>")
@blueprint.response(200, Report, description="The report of the article.")
@blueprint.alt_response(404, schema=ProblemOut, content_type="application/problem+json", description="No such article.")
def get_article(article_id: str) -> Response:
    """Read an article's report"""
    report = ingest.find_article(database(), article_id)
    if report is None:
        raise Problem(404, f"there is no article {article_id[:60]!r}")
    return json_response(report)


@blueprint.delete("/<string:article_id>")
@blueprint.response(204, description="Deleted, with its events.")
@blueprint.alt_response(404, schema=ProblemOut, content_type="application/problem+json", description="No such article.")
def delete_article(article_id: str) -> Response:
    """Delete an article with its events"""
    if not ingest.delete_article(database(), article_id):
        raise Problem(404, f"there is no article {article_id[:60]!r}")
    return Response(status=204)
