"""JSON responses."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return a value as a JSON response."""
    return text_response(orjson.dumps(value), status, headers)


def text_response(text: str | bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return a text that is JSON already as a response."""
    return Response(text, status=status, content_type="application/json", headers=headers)


def no_content() -> Response:
    """Return a response without a body (204), and so without a Content-Type."""
    response = Response(status=204)
    del response.headers["Content-Type"]
    return response
