# mypy: allow-untyped-decorators
"""The languages that the service reads."""

from __future__ import annotations

from flask import Response

from service.api.base import Blueprint
from service.api.parsing import refuse_parameters
from service.api.responses import json_response
from service.api.schemas.languages import Languages
from service.timex.languages.catalogue import catalogue

blueprint = Blueprint("languages", __name__, description="The languages that the service reads.")


@blueprint.get("/v1/languages")
@blueprint.response(200, Languages(), description="The languages.")
@blueprint.problems(422)
def get_languages() -> Response:
    """List languages

    The languages of articles that the service reads, in the order of their codes.
    """
    refuse_parameters()
    return json_response({"languages": [known._asdict() for known in catalogue()]})
