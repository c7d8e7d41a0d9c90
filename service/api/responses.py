"""Answers as JSON text."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer."""
    return text_response(orjson.dumps(value), status, headers)


def text_response(text: str | bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """An answer that is JSON text already."""
    return Response(text, status=status, content_type="application/json", headers=headers)


def no_content() -> Response:
    """204: nothing, and so nothing of any type."""
    response = Response(status=204)
    del response.headers["Content-Type"]
    return response
