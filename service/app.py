"""``create_app(settings)``: the only place of wiring."""

from __future__ import annotations

from flask import Flask

from service import __version__, telemetry, timex
from service.api import (
    access,
    articles,
    bulk,
    changes,
    collections,
    docs,
    events,
    explained,
    headers,
    ops,
    resolve,
    timeline,
)
from service.api.base import Api
from service.settings import Settings
from service.store import database
from service.timex import languages


def create_app(settings: Settings) -> Flask:
    """The service. Opens no database connection: that happens in the process that answers, at its first request."""
    telemetry.configure(settings.log_level)
    for language in timex.LANGUAGES:
        languages.language(language)  # loaded before workers fork, so that they share it
    app = Flask("service", static_folder=None)
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False  # a redirect would be the one answer without the one shape
    app.config.update(
        TIMELINE=settings,
        DATABASE=database.connect(settings.database_url, settings.busy_timeout),
        MAX_CONTENT_LENGTH=settings.max_body,
        PROPAGATE_EXCEPTIONS=False,
        **_CONTRACT,
    )
    app.url_map.converters["article"] = articles.ArticleId
    headers.register(app)
    access.register(app, settings)
    modules = (articles, bulk, collections, events, timeline, changes, resolve, explained, docs, ops)
    Api(app, *(module.blueprint for module in modules))
    return app


_DESCRIPTION = (
    "Post a news article with its publication date; every expression of time in it is found, resolved and explained; "
    "the dated events come back as one ordered timeline. Every error is a problem after RFC 9457."
)
_CONTRACT = {
    "API_TITLE": "News timeline",
    "API_VERSION": __version__,
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "info": {"description": _DESCRIPTION, "license": {"name": "MIT", "identifier": "MIT"}},
        "security": [{}, {"key": []}],
        "components": {
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": "An API key, where the service has any."}
            }
        },
    },
}
