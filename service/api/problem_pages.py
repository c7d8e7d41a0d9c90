# mypy: allow-untyped-decorators
"""A page for each type of problem: what it means and what to do. The ``type`` of every problem is its address."""

from __future__ import annotations

from flask import Response, render_template

from service.api.base import Blueprint
from service.api.parsing import refuse_parameters
from service.api.path_parameters import PROBLEM
from service.api.problem_types import BY_SLUG, PROBLEM_TYPES
from service.api.problems import not_found
from service.api.public_path import rooted

blueprint = Blueprint(
    "problems",
    __name__,
    url_prefix="/problems",
    description="Explanations of the types of problem",
    template_folder="templates",
)
blueprint.before_request(refuse_parameters)

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
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
    html = render_template(
        "problem.html",
        problem_type=problem_type,
        status=_STATUS.get(slug, "4xx"),
        type=rooted(f"/problems/{slug}"),
    )
    return Response(html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": _POLICY})
