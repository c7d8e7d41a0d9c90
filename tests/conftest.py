"""Fixtures that tests share: a database of each kind, the app on it, and a client."""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from peewee import Database

from service.api import access
from service.api.page_cache import PageCache
from service.app import create_app
from service.articles.draft import ArticleDraft
from service.config.settings import Settings
from service.documents import read_text
from service.events.corrections import Author
from service.store import database, migrate, revisions, tables
from service.store.postgresql import Pool
from service.timex.model import Anchor
from tests import postgresql
from tests.filled import Clients, FilledApps
from tests.served import Served, ServedAnew, serving, serving_anew

DESK = Author("desk", "2025-03-14T09:26:53.589Z")


KINDS = ("sqlite", "postgresql")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests that use a database on both kinds, unless they are marked ``only`` for one of them.

    On the kind that ``twins_on`` names, they are twins.
    """
    if "database_kind" in metafunc.fixturenames:
        only, twins = (metafunc.definition.get_closest_marker(name) for name in ("only", "twins_on"))
        kinds = [
            pytest.param(kind, marks=pytest.mark.twin if twins and kind in twins.args else ())
            for kind in (only.args if only else KINDS)
        ]
        metafunc.parametrize("database_kind", kinds, indirect=True)


# The same examples on each run, so that a failure is reproducible; `make fuzz` looks for new ones.
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.register_profile("random", derandomize=False, database=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


#: Folders of tests that mostly wait for other programs, for the first worker and for the second one.
_WAITING = (("browser",), ("live",))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that wait: two workers do, each with its own, while the others use the processor.

    Each worker begins with its share of the list: the first third, the second, the last.
    """
    waiting = [[item for item in items if item.path.parent.name in folders] for folders in _WAITING]
    others = [item for item in items if all(item.path.parent.name not in folders for folders in _WAITING)]
    share = len(items) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    between = max(share - len(waiting[0]), 0)
    items[:] = [*waiting[0], *others[:between], *waiting[1], *others[between:]]


def pytest_collection_finish() -> None:
    """Exempt the objects that exist now from garbage collection: they live until the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    with postgresql.server() as running:
        yield running


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "timeline.db"
    migrated = database.connect(f"sqlite:///{path}")
    migrate.up(migrated)
    migrated.close()
    return path


@pytest.fixture
def empty_settings(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Settings]:
    """Settings with a database without tables."""
    if database_kind == "sqlite":
        yield Settings(database_url=f"sqlite:///{tmp_path}/timeline.db")
        return
    with request.getfixturevalue("server").fresh(migrated=False) as url:
        yield Settings(database_url=url)


@pytest.fixture
def settings(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Settings]:
    """Settings with a database of the current schema, copied because migrating takes longer than most tests."""
    if database_kind == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "timeline.db")
        yield Settings(database_url=f"sqlite:///{tmp_path}/timeline.db")
        return
    with request.getfixturevalue("server").fresh(migrated=True) as url:
        yield Settings(database_url=url)


@pytest.fixture(scope="session")
def sqlite_app(migrated_file: Path) -> Flask:
    return create_app(Settings(database_url=f"sqlite:///{migrated_file.with_name('shared.db')}"))


@pytest.fixture(scope="session")
def postgresql_app(server: postgresql.Server) -> Iterator[Flask]:
    with server.fresh(migrated=True) as url:
        created = create_app(Settings(database_url=url))
        yield created
        close(created.config["DATABASE"])


@pytest.fixture
def app(database_kind: str, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The app on an empty database: that of ``settings`` if a test uses them too, else one that tests share.

    Creating an app and a database takes longer than most tests.
    """
    if "settings" in request.fixturenames:
        created = create_app(request.getfixturevalue("settings"))
        yield created
        close(created.config["DATABASE"])
        return
    shared: Flask = request.getfixturevalue(f"{database_kind}_app")
    opened, config = shared.config["DATABASE"], dict(shared.config)
    tables.database.initialize(opened)
    shared.config["PAGE_CACHE"] = PageCache(Settings().page_memory)  # revisions start again in an empty database
    if isinstance(opened, Pool):
        postgresql.empty(opened)
    else:
        copy_over(request.getfixturevalue("migrated_file"), opened)
    yield shared
    left = migrate.would_apply(opened) if isinstance(opened, Pool) else []
    opened.close()
    assert not left, "the test has undone migrations of a database that other tests use, too"
    shared.config.clear()
    shared.config.update(config)


@pytest.fixture
def store(app: Flask) -> Database:
    """The database of the app."""
    opened: Database = app.config["DATABASE"]
    return opened


def close(opened: Database) -> None:
    """Close the connections of this process."""
    opened.close_all() if isinstance(opened, Pool) else opened.close()


def copy_over(file: Path, opened: Database) -> None:
    """Replace the file of a SQLite database by a copy: a new file, because a thread may have the old one open."""
    for suffix in ("", "-wal", "-shm"):
        Path(opened.database + suffix).unlink(missing_ok=True)
    shutil.copy(file, opened.database)
    opened.opened_file = None  # as after a restart


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def filled_sqlite_apps(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FilledApps]:
    def new_url() -> str:
        file = shutil.copy(migrated_file, tmp_path_factory.mktemp("filled") / "timeline.db")
        return f"sqlite:///{file}"

    filled = FilledApps(new_url)
    yield filled
    for app in filled.apps.values():
        close(app.config["DATABASE"])


@pytest.fixture(scope="session")
def filled_postgresql_apps(server: postgresql.Server) -> Iterator[FilledApps]:
    with ExitStack() as databases:
        filled = FilledApps(lambda: databases.enter_context(server.fresh(migrated=True)))
        yield filled
        for app in filled.apps.values():
            close(app.config["DATABASE"])


@pytest.fixture
def filled_once(database_kind: str, request: pytest.FixtureRequest) -> Iterator[Clients]:
    """A function that returns a client of an app that a function has filled, once for all tests that only read it."""
    apps: FilledApps = request.getfixturevalue(f"filled_{database_kind}_apps")
    with apps.unchanged() as client:
        yield client


@pytest.fixture(scope="session")
def configured_apps(migrated_file: Path) -> Callable[..., Flask]:
    """A function that returns an app on SQLite with given settings, the same for all tests that give the same."""
    url = f"sqlite:///{migrated_file.with_name('configured.db')}"

    @cache
    def configured(**settings: Any) -> Flask:
        return create_app(Settings(database_url=url, **settings))

    return configured


@pytest.fixture
def configured(configured_apps: Callable[..., Flask], migrated_file: Path) -> Iterator[Callable[..., FlaskClient]]:
    """A function that returns a client of an app with given settings, on an empty SQLite database."""
    used: list[Database] = []

    def client(**settings: Any) -> FlaskClient:
        app = configured_apps(**settings)
        used.append(app.config["DATABASE"])
        tables.database.initialize(used[-1])
        app.config["PAGE_CACHE"] = PageCache(Settings().page_memory)
        copy_over(migrated_file, used[-1])
        return app.test_client()

    yield client
    for opened in used:
        opened.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path) as running:
        yield running


@pytest.fixture
def served_anew(tmp_path: Path) -> Iterator[ServedAnew]:
    """The service in a process of its own from the start, for tests of what it does before it serves."""
    with serving_anew(tmp_path) as running:
        yield running


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: dt.datetime) -> None:
    """Set the time (UTC) at which changes are made."""
    clock = SimpleNamespace(now=lambda _: moment)
    for module in (access, revisions):
        monkeypatch.setattr(module, "dt", SimpleNamespace(datetime=clock, UTC=dt.UTC))


def draft(text: str, on: str = "2025-03-13", **metadata: str) -> ArticleDraft:
    """Return an article as the use cases take it."""
    return ArticleDraft(read_text(text), Anchor(dt.date.fromisoformat(on)), on, **metadata)
