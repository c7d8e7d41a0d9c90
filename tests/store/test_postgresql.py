"""PostgreSQL only: the pool, lost connections, the queue of writers, collation, refused connections."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from peewee import OperationalError, ProgrammingError

from service.articles import ingest
from service.config.settings import Settings
from service.store import articles, migrate
from service.store.database import (
    ConnectionRefused,
    Database,
    DatabaseError,
    OutcomeUnknown,
    Unavailable,
    available,
    connect,
    execute,
    replica,
    writing,
)
from service.store.filter import Filter
from service.store.keyset import Slice
from service.store.search import search_rows
from service.text.search import parse
from service.timeline.histogram import By, count_entries
from tests.conftest import DESK, draft
from tests.postgresql import Server
from tests.statements import recorded_statements
from tests.store import schema
from tests.store.rows import article_row, event_row

pytestmark = [pytest.mark.only("postgresql"), pytest.mark.usefixtures("settings")]
Pool = Any
ARTICLE = {"text": "The bridge opened on Sunday.", "published_at": "2025-03-13"}


@pytest.fixture
def pool(store: Database) -> Pool:
    return store


def backend(database: Database) -> int:
    with available(database):
        return int(execute(database, "SELECT pg_backend_pid()", ()).fetchone()[0])


def test_connect_opens_nothing_and_migrate_leaves_nothing_open(empty_settings: Settings) -> None:
    database: Pool = connect(empty_settings.database_url)
    assert database.is_closed()
    migrate.up(database)
    assert (database.is_closed(), database._connections, database._in_use) == (True, [], {}), (
        "a connection must not cross a fork"
    )


def test_a_connection_returns_to_the_pool_and_is_reused(pool: Pool) -> None:
    first = backend(pool)
    assert pool.is_closed()
    assert [backend(pool) for _ in range(5)] == [first] * 5


def test_the_pool_respects_its_maximum(settings: Settings) -> None:
    database: Pool = connect(settings.database_url, connections=2)
    backends: set[int] = set()

    def ask() -> None:
        for _ in range(20):
            backends.add(backend(database))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= len(backends) <= 2
    database.close_all()


def test_a_thread_that_gets_no_connection_in_time_raises_unavailable(settings: Settings) -> None:
    database: Pool = connect(settings.database_url, busy_timeout=20, connections=1)
    answers: list[Exception] = []

    def ask() -> None:
        try:
            backend(database)
        except Unavailable as error:
            answers.append(error)

    with available(database):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert len(answers) == 1
    database.close_all()


def test_a_connection_that_the_server_has_closed_is_replaced_before_its_use(pool: Pool, server: Server) -> None:
    first = backend(pool)
    server.control.execute("SELECT pg_terminate_backend(%s, 5000)", (first,))
    assert backend(pool) != first


def test_a_connection_closed_in_the_middle_of_a_write_raises_unavailable_and_writes_nothing(
    pool: Pool, server: Server
) -> None:
    with pytest.raises(Unavailable):
        _write_and_lose_the_connection(pool, server)
    assert articles.find(pool, "a_one") is None
    assert articles.create(pool, article_row(), [event_row()])


def test_a_connection_closed_before_the_commit_leaves_the_outcome_unknown(pool: Pool, server: Server) -> None:
    with pytest.raises(OutcomeUnknown):
        _lose_the_connection_before_the_commit(pool, server)
    assert articles.create(pool, article_row(), [event_row()])


def _lose_the_connection_before_the_commit(pool: Pool, server: Server) -> None:
    with writing(pool):
        assert articles.create(pool, article_row(), [event_row()])
        server.control.execute("SELECT pg_terminate_backend(%s, 5000)", (backend(pool),))


def test_a_change_is_not_reported_as_failed_once_it_is_stored(
    app: Flask, client: FlaskClient, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its report is complete before it is stored: a connection lost afterwards changes nothing for the client."""
    report = client.post("/v1/articles", json=ARTICLE).get_json()
    path = f"/v1/articles/{report['article']['id']}"
    tag = client.get(path).headers["ETag"]
    database = app.config["DATABASE"]
    commit, name = database.commit, database.database.partition("?")[0].rpartition("/")[2]

    def commit_and_refuse() -> None:
        commit()
        server.control.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')
        ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
        server.control.execute(ended, (name,))

    monkeypatch.setattr(database, "commit", commit_and_refuse)
    try:
        answer = client.patch(path, json={"title": "Reopened"}, headers={"If-Match": tag})
    finally:
        monkeypatch.undo()
        server.control.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true')
    assert (answer.status_code, answer.get_json(force=True).get("article", {}).get("title")) == (200, "Reopened")
    assert client.get(path).get_json()["article"]["title"] == "Reopened"


def _write_and_lose_the_connection(pool: Pool, server: Server) -> None:
    with writing(pool):
        assert articles.create(pool, article_row(), [event_row()])
        server.control.execute("SELECT pg_terminate_backend(%s, 5000)", (backend(pool),))
        execute(pool, "SELECT 1", ())


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO schema_migration (name) VALUES ('later')", "SELECT * FROM later", "SELECT later FROM article"],
    ids=["the server is a replica now", "a table is not there yet", "a column is not there yet"],
)
def test_what_ends_with_a_failover_or_a_migration_is_unavailable(pool: Pool, statement: str) -> None:
    with available(pool):
        execute(pool, "SET default_transaction_read_only = on", ())
        with pytest.raises(Unavailable), available(pool):
            execute(pool, statement, ())


def test_a_wrong_statement_is_an_error_of_the_service(pool: Pool) -> None:
    with pytest.raises(ProgrammingError, match="syntax"), available(pool):
        execute(pool, "SELECT FROM FROM", ())


def test_writers_take_turns_and_raise_unavailable_after_the_timeout(pool: Pool, settings: Settings) -> None:
    short_timeout: Pool = connect(settings.database_url, busy_timeout=1)
    with writing(pool):
        with pytest.raises(Unavailable, match="lock timeout"), writing(short_timeout):
            pass
        with available(short_timeout):
            assert short_timeout.execute_sql("SELECT count(*) FROM article").fetchone() == (0,), "reads do not wait"
    with writing(short_timeout):
        pass
    short_timeout.close_all()


def test_a_writer_is_isolated_as_it_needs_whatever_the_server_sets(settings: Settings, server: Server) -> None:
    name = settings.database_url.partition("?")[0].rpartition("/")[2]
    server.control.execute(f"ALTER DATABASE {name} SET default_transaction_isolation = 'serializable'")
    database: Pool = connect(settings.database_url)
    with writing(database):
        assert database.execute_sql("SHOW transaction_isolation").fetchone() == ("read committed",)
    database.close_all()


def test_every_text_column_compares_bytes(pool: Pool) -> None:
    query = "SELECT collation_name FROM information_schema.columns WHERE table_schema = current_schema()"
    collations = pool.execute_sql(f"{query} AND data_type IN ('text', 'character varying')").fetchall()
    assert len(collations) > 20
    assert set(collations) == {("C",)}


def test_migrate_fixes_the_collation_of_columns(pool: Pool) -> None:
    pool.execute_sql("CREATE TABLE later (name VARCHAR(9) PRIMARY KEY, words TEXT)")
    pool.execute_sql("DELETE FROM schema_migration WHERE name = '0003_collections'")
    pool.execute_sql('DROP TABLE revision, "placing", membership, entry_report, merged_entry, collection CASCADE')
    migrate.up(pool)
    query = "SELECT collation_name, data_type FROM information_schema.columns WHERE table_name = 'later' ORDER BY 2"
    assert pool.execute_sql(query).fetchall() == [("C", "character varying"), ("C", "text")]


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE event DROP COLUMN body",
        "ALTER TABLE article ADD COLUMN subtitle TEXT",
        "ALTER TABLE event ALTER COLUMN position TYPE BIGINT",
        "ALTER TABLE event ALTER COLUMN added_in DROP NOT NULL",
        "ALTER TABLE event ALTER COLUMN id TYPE VARCHAR(32) COLLATE pg_catalog.default",
        "ALTER TABLE event DROP CONSTRAINT event_article_id_fkey",
        "DROP INDEX event_lasting_start_on_order_key",
        *("check", "unique"),
    ],
)
def test_any_difference_of_the_schema_is_detected(pool: Pool, change: str) -> None:
    for statement in _constraints(pool, change) if change in ("check", "unique") else [change]:
        with pool.atomic() as attempt:
            pool.execute_sql(statement)
            assert schema.differences(pool), f"undetected: {statement}"
            attempt.rollback()
    assert schema.differences(pool) == []


def _constraints(pool: Pool, kind: str) -> list[str]:
    query = (
        "SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname) FROM pg_constraint "
        "WHERE connamespace = current_schema()::regnamespace AND contype = %s"
        " AND conrelid <> 'schema_migration'::regclass"
    )
    statements = [row[0] for row in pool.execute_sql(query, (kind[0],)).fetchall()]
    assert statements
    return statements


def test_a_failed_migration_changes_nothing(empty_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    database: Pool = connect(empty_settings.database_url)
    apply_migration = migrate._apply

    def apply(database: Database, name: str) -> bool:
        if name.startswith("0002"):
            raise OperationalError("the server went away")
        return apply_migration(database, name)

    monkeypatch.setattr(migrate, "_apply", apply)
    with pytest.raises(Unavailable):
        migrate.up(database)
    assert database.get_tables() == []
    database.close_all()


def test_each_search_is_planned_for_its_words(pool: Pool) -> None:
    """A prepared statement gets one plan for all words after some executions."""
    searches = [Filter(search=parse(line), kind=("event",)) for line in ("bridge", '"old bridge" -toll')]
    with available(pool):
        for _ in range(10):
            for wanted in searches:
                search_rows(pool, wanted, Slice(None, 10))
                count_entries(pool, wanted, By.MONTH)
            execute(pool, "SELECT 1", ())
        prepared = [row[0] for row in execute(pool, "SELECT statement FROM pg_prepared_statements", ()).fetchall()]
    assert "SELECT 1" in prepared
    assert [statement for statement in prepared if "tsquery" in statement] == []


def test_posting_sends_few_statements(store: Database) -> None:
    """A read, the writer's turn, the revision with its time, the rows; each event takes one.

    The article takes one more for its term vectors.
    """
    text = "The council met on Monday. Its members will vote in April."
    with recorded_statements(store) as recorded:
        ingest.post(store, draft(text), DESK)
    assert [sql.split()[0] for sql in recorded] == [
        "SELECT",
        "BEGIN",
        "SET",
        "UPDATE",
        *["INSERT"] * 2,
        "DELETE",
        *["INSERT"] * 2,
        "INSERT",
        "COMMIT",
    ]


@pytest.fixture
def changed_url(settings: Settings) -> Any:
    """Return the URL of the settings with some parameters changed."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    given = conninfo_to_dict(settings.database_url)

    def changed(**changes: Any) -> str:
        parts = conninfo_to_dict(make_conninfo(**{**given, **changes}))
        name = parts.pop("dbname")
        return f"postgresql:///{name}?" + "&".join(f"{key}={value}" for key, value in parts.items())

    return changed


def test_an_unknown_user_or_database_is_a_refusal_in_one_line(changed_url: Any) -> None:
    for url in (changed_url(user="nobody"), changed_url(dbname="nowhere")):
        database = connect(url)
        with pytest.raises(ConnectionRefused, match="does not exist") as error, available(database):
            pass
        assert "\n" not in str(error.value)


def test_a_database_with_another_encoding_is_a_refusal(server: Server) -> None:
    name = server.create("template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
    database = connect(server.of(name))
    for _ in range(30):  # more often than the pool has connections: none leaks
        with (
            pytest.raises(ConnectionRefused, match="encoding is SQL_ASCII; it must be UTF8: CREATE DATABASE"),
            available(database),
        ):
            pass
    server.drop(name)


def test_a_server_that_is_down_is_unavailable_but_not_a_refusal() -> None:
    database = connect("postgresql://desk:geheim@127.0.0.1:1/news")
    with pytest.raises(Unavailable, match="refused") as error, available(database):
        pass
    assert not isinstance(error.value, ConnectionRefused)
    assert "geheim" not in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://desk:geheim@db", "it names no database"),
        ("postgresql://desk:geheim@db/x?colour=red", "it must be postgresql://"),
        ("postgresql://desk:ge%heim@db/x", "it must be postgresql://"),
    ],
)
def test_an_invalid_url_is_reported_in_one_line_without_its_password(url: str, words: str) -> None:
    with pytest.raises(DatabaseError, match=words) as error:
        connect(url)
    assert "heim" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_replica_must_be_of_the_same_kind(store: Database) -> None:
    with pytest.raises(DatabaseError, match="TIMELINE_READ_DATABASE_URL is of another kind"):
        replica(store, "sqlite:///:memory:")
    with pytest.raises(DatabaseError, match="TIMELINE_READ_DATABASE_URL is 'mysql://x'"):
        replica(store, "mysql://x")
