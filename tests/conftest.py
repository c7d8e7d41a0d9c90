"""What tests share: a migrated SQLite file, the app on it, and a client."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from peewee import Database

from service.app import create_app
from service.corrections import Author
from service.documents import read_text
from service.drafts import ArticleDraft
from service.settings import Settings
from service.store import database, migrate
from service.timex.model import Anchor
from tests.served import Served, environment, free_port, wait_until_up

DESK = Author("desk", "2025-03-14T09:26:53.589Z")
SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path}/timeline.db")


@pytest.fixture
def store(settings: Settings) -> Iterator[Database]:
    opened = database.connect(settings.database_url)
    migrate.up(opened)
    yield opened
    opened.close()


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    made = create_app(settings)
    migrate.up(made.config["DATABASE"])
    yield made
    made.config["DATABASE"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "service.cli", "serve"]
    with subprocess.Popen(command, env=environment(tmp_path, port), stderr=subprocess.PIPE, text=True) as process:
        try:
            wait_until_up(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}", process, tmp_path
        finally:
            process.send_signal(signal.SIGTERM)


def draft(text: str, on: str = "2025-03-13", **metadata: str) -> ArticleDraft:
    """An article as the use cases take it."""
    return ArticleDraft(read_text(text), Anchor(dt.date.fromisoformat(on)), on, **metadata)


def shared(name: str) -> Path:
    """A file of the measuring data beside the project; the test is skipped where there is none."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the measuring data are not here: {name}")
    return path
