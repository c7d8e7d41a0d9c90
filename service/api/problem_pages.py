# mypy: allow-untyped-decorators
"""A page for each kind of problem: what it means and what to do. ``type`` of every problem is its address."""

from __future__ import annotations

from html import escape

from flask import Response

from service.api.base import Blueprint
from service.api.bodies import refuse_parameters
from service.api.problems import BY_SLUG, KINDS, unknown

blueprint = Blueprint("problems", __name__, url_prefix="/problems", description="What each kind of problem means")
blueprint.before_request(refuse_parameters)

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<h1>{title}</h1>
<p>HTTP status {status}, <code>/problems/{slug}</code></p>
<p>{remedy}</p>
</html>
"""
_STATUS = {kind.slug: str(status) for status, kind in KINDS.items()}


@blueprint.get("/<string:slug>")
@blueprint.doc(responses={200: {"description": "The page.", "content": {"text/html": {"schema": {"type": "string"}}}}})
@blueprint.doc(operationId="get_problem")
@blueprint.may_be_unknown
def get_problem(slug: str) -> Response:
    """What a kind of problem means, and what to do"""
    kind = BY_SLUG.get(slug)
    if kind is None:
        raise unknown("problem", slug)
    words = {name: escape(value) for name, value in kind._asdict().items()}
    page = _PAGE.format(status=_STATUS.get(slug, "4xx"), **words)
    return Response(page, content_type="text/html; charset=utf-8")
