"""The application factory: the only place that wires the service together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from service import web
from service.api import (
    access,
    articles,
    bulk,
    changes,
    collections,
    contract,
    docs,
    entries,
    events,
    exports,
    feeds,
    headers,
    hosts,
    ops,
    problem_pages,
    public_path,
    request_locale,
    resolve,
    slots,
    story,
    timeline,
    webhooks,
)
from service.api import languages as languages_api
from service.api.api import Api
from service.api.page_cache import PageCache
from service.api.request_input import CheckedInput
from service.config import NONE, capacity
from service.config.settings import Settings
from service.store import database
from service.store.database import Database
from service.telemetry import logs, requests

#: The modules with routes, in the order of the API reference.
_ROUTES = (
    resolve,
    articles,
    bulk,
    timeline,
    exports,
    feeds,
    events,
    collections,
    entries,
    story,
    changes,
    webhooks,
    languages_api,
    problem_pages,
    docs,
    ops,
)


class App(Flask):
    """A Flask app whose views are plain functions."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``func``: no view is a coroutine, and Flask would check that about fifteen times per request."""
        return func


def create_app(settings: Settings) -> Flask:
    """Return the WSGI application. It opens no database connection before its first request."""
    logs.configure(settings.log_level)
    app = App("service", static_folder=None)
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False  # the redirect would be the only response without the API's format
    main, replica = _databases(settings)
    app.config.update(
        TIMELINE=settings,
        DATABASE=main,
        READ_DATABASE=replica,
        PAGE_CACHE=PageCache(settings.page_memory),
        MAX_CONTENT_LENGTH=settings.max_body,
        PROPAGATE_EXCEPTIONS=False,
        **contract.config(settings),
    )
    app.url_map.converters["article"] = articles.ArticleId
    app.wsgi_app = CheckedInput(app.wsgi_app)  # type: ignore[method-assign]
    if settings.trusted_proxies:  # without a proxy, a client could claim any address
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.trusted_proxies, x_proto=1, x_host=0)  # type: ignore[method-assign]
    public_path.register(app, settings.public_path)
    requests.register(app)
    request_locale.register(app, settings)
    headers.register(app)
    hosts.register(app, settings)
    access.register(app, settings)
    slots.register(app, capacity.threads(settings))
    Api(app, *(module.blueprint for module in _ROUTES))
    web.register(app)
    return app


def _databases(settings: Settings) -> tuple[Database, Database]:
    """Return the database, and the one for read-only requests: a replica, or the same database."""
    limits = settings.busy_timeout, capacity.threads(settings)
    main = database.connect(settings.database_url, *limits, settings.durability)
    url = settings.read_database_url
    return main, main if url == NONE else database.replica(main, url, *limits)
