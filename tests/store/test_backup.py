"""Backups: consistent while the service writes, and restored by putting the file in the database's place."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from service.config.settings import Settings
from service.store import articles, database
from service.store.backup import backup
from service.store.database import Database, DatabaseError
from tests.api.test_exports import many
from tests.served import timeline
from tests.store.rows import article_row, event_row

pytestmark = pytest.mark.only("sqlite")


def command(url: str, *arguments: str) -> tuple[int, str, str]:
    done = timeline(*arguments, env={**os.environ, "TIMELINE_DATABASE_URL": url})
    return done.returncode, done.stdout, done.stderr


def test_a_backup_can_be_restored(store: Database, settings: Settings, tmp_path: Path) -> None:
    many(store, 300)
    before = command(settings.database_url, "export", "ndjson")
    assert command(settings.database_url, "backup", str(tmp_path / "copy.db")) == (0, "", "")
    assert articles.delete(store, "a_0")
    store.close()
    assert command(settings.database_url, "export", "ndjson")[1] == ""
    for file in tmp_path.glob("timeline.db*"):
        file.unlink()
    (tmp_path / "copy.db").rename(tmp_path / "timeline.db")
    assert command(settings.database_url, "migrate") == (0, "nothing to do\n", "")
    assert sorted(file.name for file in tmp_path.glob("copy.db*")) == []
    assert command(settings.database_url, "export", "ndjson") == before
    assert len(before[1].splitlines()) == 300


def test_a_backup_replaces_what_a_stopped_one_left(store: Database, tmp_path: Path) -> None:
    many(store, 3)
    (tmp_path / "copy.db.partial").write_bytes(b"half of a database")
    backup(store, tmp_path / "copy.db")
    copy = type(store)(str(tmp_path / "copy.db"))
    assert copy.execute_sql("SELECT COUNT(*) FROM event").fetchone() == (3,)
    assert sorted(file.name for file in tmp_path.glob("copy.db*")) == ["copy.db"]


def test_a_backup_is_consistent_while_others_write(store: Database, settings: Settings, tmp_path: Path) -> None:
    """Each article has ten events; a copy made in the middle of one would have fewer."""
    done, begun = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            rows = [event_row(f"e_{number}_{place}", position=place) for place in range(10)]
            assert articles.create(store, article_row(f"a_{number}"), rows)
            number += 1
            begun.set()
        store.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert begun.wait(20), "nothing was written"
        for number in range(5):
            backup(store, tmp_path / f"{number}.db")
    finally:
        done.set()
        writer.join()
    store.close()
    for number in range(5):
        copy = type(store)(str(tmp_path / f"{number}.db"))
        assert copy.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
        counts = copy.execute_sql("SELECT COUNT(*) FROM event GROUP BY article_id").fetchall()
        assert set(counts) == {(10,)}
        copy.close()


def test_an_unusable_file_is_reported_in_one_line(store: Database, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "existing.db").write_text("mine")
    for file in ("existing.db", "missing/copy.db"):
        code, _, stderr = command(settings.database_url, "backup", str(tmp_path / file))
        assert (code, len(stderr.splitlines())) == (78, 1)
    assert (tmp_path / "existing.db").read_text() == "mine"
    code, _, stderr = command(f"sqlite:///{tmp_path}/missing.db", "backup", str(tmp_path / "x.db"))
    assert (code, "there is no database" in stderr) == (78, True)


def test_postgresql_is_referred_to_its_own_tools(tmp_path: Path) -> None:
    postgresql = database.connect("postgresql://desk:geheim@127.0.0.1:1/timeline")
    with pytest.raises(DatabaseError, match="pg_dump"):
        backup(postgresql, tmp_path / "x.db")
