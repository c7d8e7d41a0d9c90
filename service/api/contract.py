"""The metadata of the contract (OpenAPI 3.1): what the API is, where it is served and how clients authenticate.

The routes describe everything else.
"""

from __future__ import annotations

from typing import Any

from flask import current_app, request

from service import __version__
from service.config import NONE
from service.config.settings import Settings
from service.formats import Format

_DESCRIPTION = (
    "Send a news article with its publication date. The service finds every expression of time in the text, resolves "
    "it, explains the result, and returns the dated events as one ordered timeline. Every error is a problem document "
    "(RFC 9457)."
)


def config(settings: Settings) -> dict[str, Any]:
    """Return the configuration of flask-smorest, which makes the contract."""
    return {
        "API_TITLE": "News timeline",
        "API_VERSION": __version__,
        "OPENAPI_VERSION": "3.1.0",
        "API_SPEC_OPTIONS": {
            "info": {
                "description": _DESCRIPTION,
                "contact": {"name": "The operator of this service"},
                "license": {"name": "MIT", "identifier": "MIT"},
            },
            "servers": [{"url": server_url(settings) or "/", "description": "This service"}],
            "security": [{}, {"key": []}],
            "components": {
                "securitySchemes": {
                    "key": {
                        "type": "http",
                        "scheme": "bearer",
                        "description": "An API key, if the service has any. Reading may be public.",
                    }
                }
            },
        },
    }


def link_base(format_: Format) -> str:
    """Return the beginning of a document's links: the public URL, or "" if the settings have none.

    Without one, a format that needs absolute URLs uses the address of the request.
    """
    public_url = server_url(current_app.config["TIMELINE"])
    return public_url or (request.url_root.rstrip("/") if format_.needs_whole_urls else "")


def server_url(settings: Settings) -> str | None:
    """Return the public URL of the service without a trailing slash, or None if the settings have none."""
    return None if settings.public_url == NONE else settings.public_url
