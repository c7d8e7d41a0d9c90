"""Opening: what a URL may be, and that nothing is opened before it is needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from peewee import IntegrityError, OperationalError

from service.store import migrate
from service.store.database import Database, DatabaseError, Unavailable, available, connect, writing

pytestmark = pytest.mark.usefixtures("settings")  # a database of its own, whose schema it may change


def test_no_file_is_opened_by_connecting_nor_left_open_by_migrating(tmp_path: Path) -> None:
    file = tmp_path / "new" / "timeline.db"
    found = connect(f"sqlite:///{file}")
    assert found.is_closed()
    assert not file.exists()
    migrate.up(found)
    assert file.exists()
    assert found.is_closed(), "a connection must not cross a fork"


@pytest.mark.parametrize(
    "url", ["mysql://desk:geheim@db/news", "sqlite://data/timeline.db", "sqlite:///", "timeline.db", ""]
)
def test_a_url_that_cannot_be_a_database_is_refused_in_one_line_without_its_password(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"TIMELINE_DATABASE_URL is '.*': it must be sqlite:///") as error:
        connect(url)
    assert "geheim" not in str(error.value)
    assert "\n" not in str(error.value)


def test_reports_a_folder_that_cannot_be_created_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DatabaseError, match="cannot be created"):
        connect(f"sqlite:///{tmp_path}/file/timeline.db")


@pytest.mark.only("sqlite")
def test_each_connection_is_set_up(store: Database) -> None:
    with available(store):
        assert store.pragma("journal_mode") == "wal"
        assert store.pragma("foreign_keys") == 1
        assert store.pragma("busy_timeout") == 10_000


@pytest.mark.only("sqlite")
def test_a_write_takes_the_write_lock_at_once(store: Database, tmp_path: Path) -> None:
    """With a deferred transaction the other writer would get as far as its first INSERT."""
    other = type(store)(str(tmp_path / "timeline.db"), timeout=0)
    with writing(store), pytest.raises(OperationalError, match="locked"), other.atomic("IMMEDIATE"):
        pass
    other.close()


def test_a_failed_write_leaves_nothing(store: Database) -> None:
    with pytest.raises(IntegrityError):
        _fail_half_way(store)
    assert "half_done" not in store.get_tables()


def _fail_half_way(store: Database) -> None:
    with writing(store):
        store.execute_sql("CREATE TABLE half_done (id INTEGER CHECK (id > 0))")
        store.execute_sql("INSERT INTO half_done VALUES (0)")


@pytest.mark.only("sqlite")
def test_a_database_that_stays_locked_is_unavailable(store: Database, tmp_path: Path) -> None:
    impatient = connect(f"sqlite:///{tmp_path}/timeline.db", busy_timeout=0)
    with writing(store), pytest.raises(Unavailable, match="locked"), writing(impatient):
        pass
    impatient.close()
