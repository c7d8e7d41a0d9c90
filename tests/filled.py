"""Apps whose databases are filled once for all tests that only read them: filling takes longer than most tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask
from flask.testing import FlaskClient

from service.api.page_cache import PageCache
from service.app import create_app
from service.config.settings import Settings
from service.store import revisions, tables

#: Fills the empty database of an app by requests.
Fill = Callable[[FlaskClient], object]
#: Return a client of an app that a function has filled.
Clients = Callable[[Fill], FlaskClient]


class FilledApps:
    """Apps on databases of one kind, one for each function that fills them."""

    def __init__(self, new_url: Callable[[], str]) -> None:
        """Take a function that creates a database of the current schema and returns its URL."""
        self._new_url = new_url
        self.apps: dict[Fill, Flask] = {}

    @contextmanager
    def unchanged(self) -> Iterator[Clients]:
        """Yield a function that returns clients for one test; fail if the test has changed one of their databases."""
        used = {}

        def client(fill: Fill) -> FlaskClient:
            app = self.apps.get(fill) or self._create(fill)
            tables.database.initialize(app.config["DATABASE"])
            app.config["PAGE_CACHE"] = PageCache(Settings().page_memory)
            used[fill] = revisions.latest(app.config["DATABASE"])
            return app.test_client()

        yield client
        for fill, revision in used.items():
            assert revisions.latest(self.apps[fill].config["DATABASE"]) == revision, "tests of a filled app only read"

    def _create(self, fill: Fill) -> Flask:
        app = create_app(Settings(database_url=self._new_url()))
        fill(app.test_client())
        self.apps[fill] = app
        return app
