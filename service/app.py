"""``create_app(settings)``: the only place of wiring."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from service import __version__, web
from service.api import (
    access,
    articles,
    bulk,
    changes,
    collections,
    docs,
    events,
    exports,
    headers,
    ops,
    problem_pages,
    resolve,
    timeline,
)
from service.api.base import Api
from service.api.page_cache import PageCache
from service.config import NONE, capacity
from service.config.settings import Settings
from service.store import database
from service.store.database import Database
from service.telemetry import logs, requests
from service.timex import languages


class App(Flask):
    """Flask for views that are functions."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself: none here is a coroutine, and Flask would ask that of some fifteen a request."""
        return func


def create_app(settings: Settings) -> Flask:
    """The service. Opens no database connection: that happens in the process that answers, at its first request."""
    logs.configure(settings.log_level)
    for code in languages.codes():
        languages.language(code)  # loaded before workers fork, so that they share it
    app = App("service", static_folder=None)
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False  # a redirect would be the one answer without the one shape
    main, reads = _databases(settings)
    app.config.update(
        TIMELINE=settings,
        DATABASE=main,
        READ_DATABASE=reads,
        PAGE_CACHE=PageCache(settings.page_memory),
        MAX_CONTENT_LENGTH=settings.max_body,
        PROPAGATE_EXCEPTIONS=False,
        **_CONTRACT,
    )
    app.url_map.converters["article"] = articles.ArticleId
    if settings.trusted_proxies:  # or anybody could name an address as his own
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.trusted_proxies, x_proto=0, x_host=0)  # type: ignore[method-assign]
    requests.register(app)
    headers.register(app)
    access.register(app, settings)
    modules = (articles, bulk, collections, events, timeline, exports, changes, resolve, problem_pages, docs, ops)
    Api(app, *(module.blueprint for module in modules))
    web.register(app)
    return app


def _databases(settings: Settings) -> tuple[Database, Database]:
    """Where events are stored, and what is asked by requests that only read: a replica, or the same."""
    limits = settings.busy_timeout, capacity.threads(settings)
    main = database.connect(settings.database_url, *limits)
    url = settings.read_database_url
    return main, main if url == NONE else database.replica(main, url, *limits)


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
