"""What a power cut leaves of a SQLite database: what SQLite has synced to disk, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from service.app import create_app
from service.cli.importing.run import run
from service.config.settings import Settings
from service.events.corrections import Author

pytestmark = pytest.mark.only("sqlite")

_FULL, _NORMAL = 2, 1  # SQLite's "synchronous"


def synchronous(app: Flask) -> int:
    with app.config["DATABASE"].connection_context():
        return int(app.config["DATABASE"].pragma("synchronous"))


def test_each_commit_is_synced_by_default(settings: Settings) -> None:
    assert synchronous(create_app(settings)) == _FULL
    assert synchronous(create_app(replace(settings, durability="normal"))) == _NORMAL


def test_a_checkpoint_of_an_import_never_runs_ahead_of_its_rows(
    settings: Settings, store: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With "normal", a power cut leaves the files as they were when the log was last synced."""
    lines = tmp_path / "a.ndjson"
    article = {"text": "The bridge opened on Sunday.", "published_at": "2025-03-13"}
    lines.write_text("".join(json.dumps({**article, "external_id": str(number)}) + "\n" for number in range(1_200)))
    main, left = Path(settings.database_url.removeprefix("sqlite:///")), tmp_path / "left"
    left.mkdir()
    found = []
    fsync = os.fsync

    def sync(file: int) -> None:
        fsync(file)
        for path in main.parent.glob(f"{main.name}*"):
            if not path.name.endswith("-shm"):
                shutil.copy(path, left)

    def cut_power(_tally: object) -> None:
        state = json.loads((tmp_path / "report.state").read_text())
        with closing(sqlite3.connect(left / main.name)) as database:
            found.append((database.execute("SELECT COUNT(*) FROM article").fetchone()[0], state["files"][0]["lines"]))

    monkeypatch.setattr(os, "fsync", sync)
    report = tmp_path / "report"
    run(
        replace(settings, durability="normal"),
        [str(lines)],
        report,
        author=Author(None, ""),
        jobs=1,
        on_progress=cut_power,
    )
    assert len(found) > 1
    assert all(rows >= claimed > 0 for rows, claimed in found), found
