"""What is PostgreSQL's own: the pool, a server that hangs up, the queue of writers, the order of texts, refusals."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from peewee import OperationalError

from service.articles import ingest
from service.config.settings import Settings
from service.store import articles, migrate
from service.store.database import (
    ConnectionRefused,
    Database,
    DatabaseError,
    Unavailable,
    available,
    connect,
    execute,
    replica,
    writing,
)
from tests.conftest import DESK, draft
from tests.postgresql import Server
from tests.statements import recorded_statements
from tests.store import schema
from tests.store.rows import article_row, event_row

pytestmark = [pytest.mark.only("postgresql"), pytest.mark.usefixtures("settings")]
Pool = Any


@pytest.fixture
def pool(store: Database) -> Pool:
    return store


def backend(database: Database) -> int:
    with available(database):
        return int(execute(database, "SELECT pg_backend_pid()", ()).fetchone()[0])


def test_nothing_is_opened_by_connecting_nor_left_open_by_migrating(empty_settings: Settings) -> None:
    found: Pool = connect(empty_settings.database_url)
    assert found.is_closed()
    migrate.up(found)
    assert (found.is_closed(), found._connections, found._in_use) == (True, [], {}), "none must cross a fork"


def test_a_connection_goes_back_when_it_is_not_needed_and_serves_again(pool: Pool) -> None:
    first = backend(pool)
    assert pool.is_closed()
    assert [backend(pool) for _ in range(5)] == [first] * 5


def test_no_more_connections_than_were_allowed(settings: Settings) -> None:
    found: Pool = connect(settings.database_url, connections=2)
    seen: set[int] = set()

    def ask() -> None:
        for _ in range(20):
            seen.add(backend(found))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= len(seen) <= 2
    found.close_all()


def test_who_gets_no_connection_in_time_is_told_that_the_database_is_busy(settings: Settings) -> None:
    found: Pool = connect(settings.database_url, busy_timeout=20, connections=1)
    answers: list[Exception] = []

    def ask() -> None:
        try:
            backend(found)
        except Unavailable as error:
            answers.append(error)

    with available(found):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert len(answers) == 1
    found.close_all()


def test_a_connection_that_the_server_has_cut_is_replaced_before_it_is_used(pool: Pool, server: Server) -> None:
    first = backend(pool)
    server.control.execute("SELECT pg_terminate_backend(%s, 5000)", (first,))
    assert backend(pool) != first, "no request pays for it"


def test_a_connection_cut_in_the_middle_of_a_write_is_unavailable_and_writes_nothing(
    pool: Pool, server: Server
) -> None:
    with pytest.raises(Unavailable):
        _cut_half_way(pool, server)
    assert articles.find(pool, "a_one") is None
    assert articles.create(pool, article_row(), [event_row()])


def _cut_half_way(pool: Pool, server: Server) -> None:
    with writing(pool):
        assert articles.create(pool, article_row(), [event_row()])
        server.control.execute("SELECT pg_terminate_backend(%s, 5000)", (backend(pool),))
        execute(pool, "SELECT 1", ())


def test_writers_take_turns_and_who_waits_too_long_is_told_so(pool: Pool, settings: Settings) -> None:
    impatient: Pool = connect(settings.database_url, busy_timeout=1)
    with writing(pool):
        with pytest.raises(Unavailable, match="lock timeout"), writing(impatient):
            pass
        with available(impatient):
            assert impatient.execute_sql("SELECT count(*) FROM article").fetchone() == (0,), "reading waits for nobody"
    with writing(impatient):
        pass
    impatient.close_all()


def test_a_writer_sees_what_it_has_waited_for_whatever_the_servers_default(settings: Settings, server: Server) -> None:
    name = settings.database_url.partition("?")[0].rpartition("/")[2]
    server.control.execute(f"ALTER DATABASE {name} SET default_transaction_isolation = 'serializable'")
    found: Pool = connect(settings.database_url)
    with writing(found):
        assert found.execute_sql("SHOW transaction_isolation").fetchone() == ("read committed",)
    found.close_all()


def test_every_text_is_ordered_by_its_bytes(pool: Pool) -> None:
    query = "SELECT collation_name FROM information_schema.columns WHERE table_schema = current_schema()"
    found = pool.execute_sql(f"{query} AND data_type IN ('text', 'character varying')").fetchall()
    assert len(found) > 20
    assert set(found) == {("C",)}


def test_a_column_that_a_migration_has_left_otherwise_is_mended(pool: Pool) -> None:
    pool.execute_sql("CREATE TABLE later (name VARCHAR(9) PRIMARY KEY, words TEXT)")
    pool.execute_sql("DELETE FROM schema_migration WHERE name = '0003_collections'")
    pool.execute_sql('DROP TABLE revision, "placing", membership, collection')
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
        "DROP INDEX event_start_on_grain_rank_id",
        *("check", "unique"),
    ],
)
def test_a_difference_of_any_kind_is_seen(pool: Pool, change: str) -> None:
    for one in _constraints(pool, change) if change in ("check", "unique") else [change]:
        with pool.atomic() as attempt:
            pool.execute_sql(one)
            assert schema.differences(pool), f"unseen: {one}"
            attempt.rollback()
    assert schema.differences(pool) == []


def _constraints(pool: Pool, kind: str) -> list[str]:
    query = (
        "SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname) FROM pg_constraint "
        "WHERE connamespace = current_schema()::regnamespace AND contype = %s"
        " AND conrelid <> 'schema_migration'::regclass"
    )
    found = [row[0] for row in pool.execute_sql(query, (kind[0],)).fetchall()]
    assert found
    return found


def test_a_migration_that_fails_leaves_nothing_behind(
    empty_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: Pool = connect(empty_settings.database_url)
    true_apply = migrate._apply

    def apply(database: Database, name: str) -> bool:
        if name.startswith("0002"):
            raise OperationalError("the server went away")
        return true_apply(database, name)

    monkeypatch.setattr(migrate, "_apply", apply)
    with pytest.raises(Unavailable):
        migrate.up(found)
    assert found.get_tables() == []
    found.close_all()


def test_posting_sends_few_statements(store: Database) -> None:
    """A read, then the turn of the writer, the number of the change, the rows: an event costs its row and its words."""
    text = "The council met on Monday. Its members will vote in April."
    with recorded_statements(store) as seen:
        ingest.post(store, draft(text), DESK)
    assert [sql.split()[0] for sql in seen] == [
        "SELECT",
        "BEGIN",
        "SET",
        "UPDATE",
        "INSERT",
        "DELETE",
        *["INSERT"] * 2,
        *["INSERT"] * 2,
        "COMMIT",
    ]


@pytest.fixture
def guarded(settings: Settings) -> Any:
    """A URL that is like the settings' but for what is asked to be otherwise."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    given = conninfo_to_dict(settings.database_url)

    def changed(**changes: Any) -> str:
        parts = conninfo_to_dict(make_conninfo(**{**given, **changes}))
        name = parts.pop("dbname")
        return f"postgresql:///{name}?" + "&".join(f"{key}={value}" for key, value in parts.items())

    return changed


def test_a_user_or_database_that_is_not_there_is_a_refusal_in_one_line(guarded: Any) -> None:
    for url in (guarded(user="nobody"), guarded(dbname="nowhere")):
        found = connect(url)
        with pytest.raises(ConnectionRefused, match="does not exist") as error, available(found):
            pass
        assert "\n" not in str(error.value)


def test_a_database_that_cannot_hold_every_text_is_a_refusal(server: Server) -> None:
    name = server.create("template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
    found = connect(server.of(name))
    for _ in range(30):  # more often than there are connections: none is kept
        with (
            pytest.raises(ConnectionRefused, match="encoding is SQL_ASCII; it must be UTF8: CREATE DATABASE"),
            available(found),
        ):
            pass
    server.drop(name)


def test_a_server_that_is_away_is_unavailable_and_no_refusal() -> None:
    found = connect("postgresql://desk:geheim@127.0.0.1:1/news")
    with pytest.raises(Unavailable, match="refused") as error, available(found):
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
def test_a_url_that_libpq_does_not_take_is_one_line_without_its_password(url: str, words: str) -> None:
    with pytest.raises(DatabaseError, match=words) as error:
        connect(url)
    assert "heim" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_replica_is_of_the_same_kind(store: Database) -> None:
    with pytest.raises(DatabaseError, match="TIMELINE_READ_DATABASE_URL is of another kind"):
        replica(store, "sqlite:///:memory:")
    with pytest.raises(DatabaseError, match="TIMELINE_READ_DATABASE_URL is 'mysql://x'"):
        replica(store, "mysql://x")
