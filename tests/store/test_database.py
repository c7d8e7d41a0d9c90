"""Opening a database: valid URLs, lazy connections, transactions."""

from __future__ import annotations

from pathlib import Path

import pytest
from peewee import IntegrityError, OperationalError

from service.store import database, migrate
from service.store.database import Database, DatabaseError, Unavailable, available, connect, writing

pytestmark = pytest.mark.usefixtures("settings")  # a database of each test alone, whose schema it may change


def test_connect_creates_no_file_and_migrate_leaves_none_open(tmp_path: Path) -> None:
    file = tmp_path / "new" / "timeline.db"
    store = connect(f"sqlite:///{file}")
    assert store.is_closed()
    assert not file.exists()
    migrate.up(store)
    assert file.exists()
    assert store.is_closed(), "a connection must not cross a fork"


@pytest.mark.parametrize(
    "url", ["mysql://desk:geheim@db/news", "sqlite://data/timeline.db", "sqlite:///", "timeline.db", ""]
)
def test_an_invalid_url_is_reported_in_one_line_without_its_password(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"TIMELINE_DATABASE_URL is '.*': it must be sqlite:///") as error:
        connect(url)
    assert "geheim" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_folder_that_cannot_be_created_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DatabaseError, match="cannot be created"):
        connect(f"sqlite:///{tmp_path}/file/timeline.db")


@pytest.mark.only("sqlite")
def test_each_connection_sets_its_pragmas(store: Database) -> None:
    with available(store):
        assert store.pragma("journal_mode") == "wal"
        assert store.pragma("foreign_keys") == 1
        assert store.pragma("busy_timeout") == 10_000


@pytest.mark.only("sqlite")
def test_a_write_transaction_takes_the_lock_at_its_beginning(store: Database, tmp_path: Path) -> None:
    """With a deferred transaction, the other writer would fail only at its first INSERT."""
    other = type(store)(str(tmp_path / "timeline.db"), timeout=0)
    with writing(store), pytest.raises(OperationalError, match="locked"), other.atomic("IMMEDIATE"):
        pass
    other.close()


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("is_open", [True, False])
def test_a_file_that_was_deleted_is_unavailable(store: Database, tmp_path: Path, is_open: bool) -> None:
    with available(store):
        assert store.execute_sql("SELECT 1").fetchone() == (1,)
    if not is_open:
        store.close()
    (tmp_path / "timeline.db").unlink()
    with pytest.raises(Unavailable), available(store):
        pass


@pytest.mark.parametrize("count", [0, 49, 50, 51])
def test_few_rows_and_many_are_inserted(store: Database, count: int) -> None:
    rows = [(number, f"“ß”\t{number}\\n") for number in range(count)]
    with writing(store):
        store.execute_sql("CREATE TABLE sample (id INTEGER, words TEXT)")
        database.insert_many(store, "sample", ("id", "words"), rows)
    assert store.execute_sql("SELECT id, words FROM sample ORDER BY id").fetchall() == rows


def test_a_failed_write_changes_nothing(store: Database) -> None:
    with pytest.raises(IntegrityError):
        _write_and_fail(store)
    assert "unfinished" not in store.get_tables()


def _write_and_fail(store: Database) -> None:
    with writing(store):
        store.execute_sql("CREATE TABLE unfinished (id INTEGER CHECK (id > 0))")
        store.execute_sql("INSERT INTO unfinished VALUES (0)")


@pytest.mark.only("sqlite")
def test_a_locked_database_is_unavailable(store: Database, tmp_path: Path) -> None:
    no_timeout = connect(f"sqlite:///{tmp_path}/timeline.db", busy_timeout=0)
    with writing(store), pytest.raises(Unavailable, match="locked"), writing(no_timeout):
        pass
    no_timeout.close()


def test_a_connection_of_the_pool_is_closed_after_an_error(store: Database) -> None:
    """SQLite's stays open for the thread."""
    stays_open = database.kind(store) == "sqlite"
    store.close()
    with pytest.raises(Unavailable, match="went away"), available(store):
        raise OperationalError("the server went away")
    assert store.is_closed() is not stays_open


def test_a_block_within_another_leaves_its_connection_open(store: Database) -> None:
    store.close()
    with available(store):
        with pytest.raises(Unavailable), available(store):
            raise OperationalError("the server went away")
        assert not store.is_closed()


@pytest.mark.parametrize("count", [1, 200])
def test_few_and_many_rows_are_stored_as_they_are(store: Database, count: int) -> None:
    rows = [
        (f"tab\tbackslash \\N quote ' line\n “ö” {number}", None if number % 2 else number) for number in range(count)
    ]
    with writing(store):
        store.execute_sql("CREATE TABLE later (words TEXT, number INTEGER)")
        database.insert_many(store, "later", ("words", "number"), rows)
    assert sorted(store.execute_sql("SELECT words, number FROM later").fetchall()) == sorted(rows)
