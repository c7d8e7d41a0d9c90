"""gunicorn's log lines: in the service's format, and without what the client sent."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from service.telemetry import logs
from tests.served import environment, free_port, wait_until_up


@pytest.mark.parametrize(
    ("line", "logged"),
    [
        ("Booting worker with pid: 7", "Booting worker with pid: 7"),
        (
            "Invalid request from ip=127.0.0.1: Invalid HTTP Header: 'Authorization Bearer tl_x'",
            "Invalid HTTP Header: ",
        ),
        ("Invalid request from ip=127.0.0.1: Invalid HTTP request line: 'GET /?text=tl_x'", "request line: "),
        ("Error handling request POST /v1/articles?title=tl_x", "Error handling request POST"),
    ],
)
def test_quoted_requests_are_removed(capsys: pytest.CaptureFixture[str], line: str, logged: str) -> None:
    logger = logging.Logger("gunicorn.test")
    logs.write_json(logger)
    logger.warning(line)
    written = json.loads(capsys.readouterr().out)
    assert (written["level"], set(written)) == ("warning", {"event", "level", "timestamp"})
    assert written["event"].endswith(logged)


def test_the_running_service_logs_json_without_what_clients_sent(tmp_path: Path) -> None:
    env = {**environment(tmp_path, port := free_port()), "TIMELINE_LOG_LEVEL": "debug"}
    command, log = [sys.executable, "-m", "service.cli", "serve"], tmp_path / "log"
    with log.open("w") as out, subprocess.Popen(command, env=env, stdout=out, stderr=subprocess.PIPE) as process:
        try:
            wait_until_up(f"http://127.0.0.1:{port}")
            for head in (b"GET /?q=geheim HTTP/9\r\n\r\n", b"GET / HTTP/1.1\r\nAuthorization Bearer geheim\r\n\r\n"):
                with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
                    client.sendall(head)
                    assert b" 400 " in client.recv(100)
        finally:
            process.terminate()
    written = log.read_text()
    events = [json.loads(line)["event"] for line in written.splitlines()]
    assert len([event for event in events if event.startswith("Invalid request from")]) == 2
    assert "request" in events
    assert "geheim" not in written
