"""The running service: started by the command line, used over HTTP, stopped by SIGTERM."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import sqlite3
import time
from pathlib import Path

import pytest

from tests.served import ServedAnew, environment, free_port, open_files, request, timeline


def test_it_starts_stores_serves_and_stops(served_anew: ServedAnew) -> None:
    base, process, folder = served_anew
    status, report = request(f"{base}/v1/articles", {"text": "It met on Sunday.", "published_at": "2025-03-13"})
    assert status == 201
    _, page = request(f"{base}/v1/timeline")
    assert page["entries"] == report["events"]
    assert request(f"{base}/__version__")[1]["engine_version"] == report["engine_version"]
    body = json.dumps({"text": "It met on Monday.", "published_at": "2025-03-13"}).encode()
    assert post_in_chunks(base, [body[:10], body[10:]]) == (201, "application/json")
    assert post_in_chunks(base, [b" " * 100_000] * 30) == (413, "application/problem+json")
    assert [entry.name for entry in folder.iterdir()] == ["data"], "nothing is written to the home folder"
    if Path("/proc/self/fd").exists():  # on Linux only
        assert_only_workers_open_the_database(base, process.pid, folder)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=15) == 0
    with sqlite3.connect(folder / "data" / "timeline.db") as stored:
        assert stored.execute("SELECT count(*) FROM event").fetchone() == (2,)


def post_in_chunks(base: str, chunks: list[bytes]) -> tuple[int, str | None]:
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=10)
    headers = {"Content-Type": "application/json", "Transfer-Encoding": "chunked"}
    connection.request("POST", "/v1/articles", iter(chunks), headers, encode_chunked=True)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, response.headers["Content-Type"]


def assert_only_workers_open_the_database(base: str, process: int, folder: Path) -> None:
    """Check that the database is opened after the fork."""
    for _ in range(100):
        request(f"{base}/v1/timeline")
        workers = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        if len(workers) == 2:
            break
        time.sleep(0.1)
    assert len(workers) == 2
    assert open_databases(str(process)) == set()
    assert {str(folder / "data" / "timeline.db")} == set.union(*map(open_databases, workers))


def open_databases(pid: str) -> set[str]:
    return {name for name in open_files(pid) if name.endswith("timeline.db")}


def test_a_port_in_use_is_a_one_line_error(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        by_variable = timeline("serve", env=environment(tmp_path, port))
        by_option = timeline("serve", "--port", str(port), env=environment(tmp_path, free_port()))
    for done in (by_variable, by_option):
        assert done.returncode == 1
        assert f"cannot listen on 127.0.0.1:{port}: Address already in use" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_newer_database_is_a_one_line_error(tmp_path: Path) -> None:
    env = environment(tmp_path, free_port())
    assert timeline("migrate", env=env).returncode == 0
    with sqlite3.connect(tmp_path / "data" / "timeline.db") as stored:
        stored.execute("INSERT INTO schema_migration (name, applied) VALUES ('0999_future', '2030-01-01')")
    done = timeline("serve", env=env)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "newer than this service" in done.stderr


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"TIMELINE_DATABASE_URL": "oracle://desk:s3cret@db/x"}, "oracle://desk:********@db/x"),
        ({"TIMELINE_WORKERS": "many"}, "TIMELINE_WORKERS is 'many'"),
    ],
)
def test_an_invalid_setting_exits_with_78(tmp_path: Path, change: dict[str, str], message: str) -> None:
    done = timeline("serve", env={**environment(tmp_path, free_port()), **change})
    assert (done.returncode, done.stderr.count("\n")) == (78, 1)
    assert message in done.stderr


def test_a_file_that_is_not_a_database_is_a_one_line_error(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "timeline.db").write_text("This is a shopping list, not a database. " * 100)
    done = timeline("serve", env=environment(tmp_path, free_port()))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "not a database" in done.stderr


def test_the_demonstration_adds_its_articles_once(tmp_path: Path) -> None:
    env = {**environment(tmp_path, free_port()), "TIMELINE_WORKERS": "1"}
    first, second = timeline("demo", env=env), timeline("demo", env=env)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "New articles: 10" in first.stdout
    assert "New articles: 0" in second.stdout
    assert "curl" in first.stdout


def test_settings_lists_every_variable(tmp_path: Path) -> None:
    done = timeline("settings", env={**environment(tmp_path, 8000), "TIMELINE_BUSY_TIMEOUT": "1234"})
    assert "TIMELINE_DATABASE_URL" in done.stdout
    assert "1234" in done.stdout


def test_migrate_down_and_status(tmp_path: Path) -> None:
    env = environment(tmp_path, 8000)
    assert "applied  0001_initial" in timeline("migrate", env=env).stdout
    assert "nothing to do" in timeline("migrate", env=env).stdout
    undone = timeline("migrate", "--down", "--dry-run", env=env).stdout.split()[-1]
    assert f"undone  {undone}" in timeline("migrate", "--down", env=env).stdout
    assert f"pending  {undone}" in timeline("migrate", "--status", env=env).stdout
