# mypy: allow-untyped-decorators
"""The API reference: a page generated from the contract, without scripts and without resources from other sites."""

from __future__ import annotations

from flask import Response, current_app, render_template, request
from flask_smorest import current_api  # type: ignore[import-untyped]

from service.api.base import Blueprint
from service.api.contract import server_url
from service.api.parsing import refuse_parameters
from service.api.problem_types import PROBLEM_TYPES
from service.api.reference import groups, problem_example

blueprint = Blueprint(
    "docs",
    __name__,
    url_prefix="/docs",
    description="This reference, as a page for people.",
    template_folder="templates",
)
blueprint.before_request(refuse_parameters)

_POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_STRING = {"schema": {"type": "string"}}


@blueprint.get("")
@blueprint.problems(422)
@blueprint.doc(operationId="get_docs", responses={200: {"description": "The page.", "content": {"text/html": _STRING}}})
def get_docs() -> Response:
    """API reference

    Every operation with a curl command and examples, as a page for people.
    """
    contract = current_api.contract
    html = render_template(
        "docs.html",
        contract=contract,
        groups=groups(contract, server_url(current_app.config["TIMELINE"]) or request.host_url.rstrip("/")),
        problem=problem_example(contract),
        problem_types=PROBLEM_TYPES,
    )
    return Response(html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": _POLICY})


@blueprint.get("/style.css")
@blueprint.problems(422)
@blueprint.doc(
    operationId="get_docs_style",
    responses={200: {"description": "The style sheet.", "content": {"text/css": _STRING}}},
)
def get_style() -> Response:
    """Style sheet of the API reference

    The reference links to it.
    """
    return Response(render_template("docs.css"), content_type="text/css; charset=utf-8")
