"""The running service on PostgreSQL: migrations, one-line errors, connections after the fork, a replica."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from psycopg.conninfo import conninfo_to_dict

from service.app import create_app
from service.articles import ingest
from service.config.settings import Settings
from service.store import database, migrate
from tests import postgresql
from tests.api.problems import assert_problem
from tests.conftest import DESK, close, draft
from tests.live.test_crash_postgresql import until
from tests.live.test_crash_service import workers
from tests.postgresql import OwnServer, Server
from tests.served import environment, free_port, open_files, request, serving, timeline

pytestmark = pytest.mark.only("postgresql")
GOOD = {"text": "It met on Sunday.", "published_at": "2025-03-13"}


def test_migrate_up_down_status_and_dry_run(empty_settings: Settings, tmp_path: Path) -> None:
    env = environment(tmp_path, 8000, empty_settings.database_url)
    assert "would be applied  0001_initial" in timeline("migrate", "--dry-run", env=env).stdout
    assert "pending  0001_initial" in timeline("migrate", "--status", env=env).stdout, "a dry run changes nothing"
    assert "applied  0001_initial" in timeline("migrate", env=env).stdout
    assert timeline("migrate", "--dry-run", env=env).stdout == "nothing to do\n"
    undone = timeline("migrate", "--down", "--dry-run", env=env).stdout.split()[-1]
    assert f"applied  {undone}" in timeline("migrate", "--status", env=env).stdout
    assert f"undone  {undone}" in timeline("migrate", "--down", env=env).stdout
    assert f"pending  {undone}" in timeline("migrate", "--status", env=env).stdout


@pytest.fixture(scope="module")
def own() -> Iterator[OwnServer]:
    server = postgresql.own_server()
    control = Server(server.url)
    control.control.execute("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'right'")
    control.close()
    yield server
    server.delete()


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_a_wrong_password_exits_with_78_and_is_not_shown(own: OwnServer, tmp_path: Path, command: str) -> None:
    host = conninfo_to_dict(own.url)["host"]
    for password, code in (("geheim", 78), ("right", 0)):
        env = environment(tmp_path, free_port(), f"postgresql://guarded:{password}@/postgres?host={host}")
        done = timeline(command, env=env) if code else timeline("migrate", env=env)
        assert (done.returncode, done.stderr.count("\n")) == (code, 1 if code else 0), done.stderr
        assert "geheim" not in done.stdout + done.stderr
        assert not code or "password authentication failed" in done.stderr


@pytest.mark.parametrize(
    ("url", "code", "message"),
    [
        ("postgresql://desk:geheim@127.0.0.1:1/news", 1, "refused"),
        ("postgresql://desk:geheim@nowhere.invalid/news", 1, "failed to resolve host"),
        ("postgresql://desk:geheim@127.0.0.1", 78, "it names no database"),
        ("postgresql://desk:geheim@127.0.0.1/news?colour=red", 78, "it must be postgresql://"),
        ("oracle://desk:geheim@127.0.0.1/news", 78, "it must be sqlite:///"),
    ],
)
def test_an_unusable_url_is_a_one_line_error(tmp_path: Path, url: str, code: int, message: str) -> None:
    env = {**environment(tmp_path, free_port(), url), "TIMELINE_START_TIMEOUT": "0"}
    done = timeline("serve", env=env)
    waits = code == 1  # the server may come up later, so a line says that the service waits
    assert (done.returncode, done.stderr.count("\n")) == (code, 2 if waits else 1), done.stderr
    assert message in done.stderr
    assert "geheim" not in done.stdout + done.stderr


def test_an_unreachable_server_is_503_and_its_password_is_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    client = create_app(Settings(database_url="postgresql://desk:geheim@127.0.0.1:1/news")).test_client()
    requests = (client.get("/__heartbeat__"), client.get("/v1/timeline"), client.post("/v1/articles", json=GOOD))
    for response in requests:
        assert_problem(response, 503)
        assert response.headers["Retry-After"] == "1"
        assert "geheim" not in response.text
    log = capsys.readouterr().out
    assert "database unavailable" in log
    assert "geheim" not in log


def test_a_newer_database_is_a_one_line_error(settings: Settings, tmp_path: Path) -> None:
    store = database.connect(settings.database_url)
    store.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('0999_future', '2030-01-01')")
    close(store)
    done = timeline("serve", env=environment(tmp_path, free_port(), settings.database_url))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "newer than this service: it has 0999_future" in done.stderr


@pytest.mark.only("sqlite", "postgresql")
def test_no_migrate_rejects_an_older_database(settings: Settings, tmp_path: Path) -> None:
    store = database.connect(settings.database_url)
    (undone,) = migrate.down(store)
    close(store)
    done = timeline("serve", "--no-migrate", env=environment(tmp_path, free_port(), settings.database_url))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f"older than this service: it lacks {undone}; run `timeline migrate`" in done.stderr


def test_the_heartbeat_fails_on_an_older_database(empty_settings: Settings) -> None:
    assert_problem(create_app(empty_settings).test_client().get("/__heartbeat__"), 503)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are listed under /proc on Linux only")
def test_workers_open_at_most_one_connection_per_thread(settings: Settings, tmp_path: Path) -> None:
    with serving(tmp_path, settings.database_url) as (base, process, _):
        for number in range(40):
            request(f"{base}/v1/articles", {**GOOD, "external_id": str(number)})
        until(lambda: len(workers(process.pid)) == 2)
        assert open_connections(str(process.pid), settings) == 0
        assert 1 <= sum(open_connections(str(pid), settings) for pid in workers(process.pid)) <= 2 * 4


def open_connections(pid: str, settings: Settings) -> int:
    """Return the number of a process's sockets that are connected to PostgreSQL's socket."""
    peers = {line.split()[6] for line in Path("/proc/net/unix").read_text().splitlines()[1:]}
    sockets = [name for name in open_files(pid) if name.startswith("socket:[")]
    inodes = {name.removeprefix("socket:[").rstrip("]") for name in sockets}
    return len(inodes & peers)


@pytest.fixture
def replicated(settings: Settings, server: Server) -> Iterator[tuple[FlaskClient, database.Database, str]]:
    """Yield a service whose replica is a different database, so that responses show which one was used."""
    with server.fresh(migrated=True) as url:
        other = database.connect(url)
        _, report = ingest.post(other, draft("The replica met on Monday.", external_id="there"), DESK)
        close(other)
        app = create_app(Settings(database_url=settings.database_url, read_database_url=url))
        yield app.test_client(), app.config["DATABASE"], report["article"]["id"]
        close(app.config["READ_DATABASE"])
        close(app.config["DATABASE"])


def test_reads_use_the_replica_and_writes_the_main_database(
    replicated: tuple[FlaskClient, database.Database, str],
) -> None:
    client, _, in_replica = replicated
    posted = client.post("/v1/articles", json=GOOD)
    assert posted.status_code == 201
    in_main = posted.get_json()["article"]["id"]
    assert client.post("/v1/articles", json=GOOD).status_code == 200, "a write reads the main database"
    assert client.put("/v1/collections/bridge", json={}).status_code == 201
    assert client.put(f"/v1/collections/bridge/articles/{in_main}").status_code == 204
    assert client.get(f"/v1/articles/{in_replica}").status_code == 200
    assert client.get(f"/v1/articles/{in_main}").status_code == 404
    assert [entry["article"]["id"] for entry in client.get("/v1/timeline").get_json()["entries"]] == [in_replica]
    assert client.get("/v1/collections").get_json()["collections"] == []
    for path in ("/v1/collections/bridge", "/v1/collections/bridge/articles", "/v1/collections/bridge/timeline"):
        assert client.get(path).status_code == 404
    assert client.delete(f"/v1/articles/{in_main}").status_code == 204


def test_the_heartbeat_checks_both_databases(settings: Settings, server: Server) -> None:
    with server.fresh(migrated=False) as url:
        app = create_app(Settings(database_url=settings.database_url, read_database_url=url))
        assert_problem(app.test_client().get("/__heartbeat__"), 503)
        migrate.up(app.config["READ_DATABASE"])
        assert app.test_client().get("/__heartbeat__").status_code == 200
        for name in ("READ_DATABASE", "DATABASE"):
            close(app.config[name])


def test_without_the_replica_only_reads_fail(settings: Settings) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"postgresql://desk@127.0.0.1:{nobody.getsockname()[1]}/news"
        app = create_app(Settings(database_url=settings.database_url, read_database_url=url))
        assert_problem(app.test_client().get("/v1/timeline"), 503)
        assert app.test_client().post("/v1/articles", json=GOOD).status_code == 201
        close(app.config["DATABASE"])
