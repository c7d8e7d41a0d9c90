# mypy: allow-untyped-decorators
"""A page for each type of problem: what it means and what to do. The ``type`` of every problem is its address."""

from __future__ import annotations

from html import escape

from flask import Response

from service.api.base import Blueprint
from service.api.parsing import refuse_parameters
from service.api.path_parameters import PROBLEM
from service.api.problem_types import BY_SLUG, PROBLEM_TYPES
from service.api.problems import not_found
from service.api.public_path import rooted

blueprint = Blueprint("problems", __name__, url_prefix="/problems", description="Explanations of the types of problem")
blueprint.before_request(refuse_parameters)

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<h1>{title}</h1>
<p>HTTP status {status}, <code>{type}</code></p>
<p>{remedy}</p>
</html>
"""
_STATUS = {problem_type.slug: str(status) for status, problem_type in PROBLEM_TYPES.items()}


@blueprint.get("/<string:slug>", parameters=[PROBLEM])
@blueprint.doc(responses={200: {"description": "The page.", "content": {"text/html": {"schema": {"type": "string"}}}}})
@blueprint.doc(operationId="get_problem")
@blueprint.problems(404)
def get_problem(slug: str) -> Response:
    """Explain a type of problem

    A page for people: what the problem means, and what to do.
    """
    problem_type = BY_SLUG.get(slug)
    if problem_type is None:
        raise not_found("problem type", slug)
    html = _PAGE.format(
        status=_STATUS.get(slug, "4xx"),
        type=escape(rooted(f"/problems/{slug}")),
        title=escape(problem_type.title),
        remedy=escape(problem_type.remedy),
    )
    return Response(html, content_type="text/html; charset=utf-8")
