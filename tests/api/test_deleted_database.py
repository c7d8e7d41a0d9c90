"""The file of the database is deleted or replaced under the service: 503 until it is restarted, with one log line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.config.settings import Settings
from tests.api.problems import assert_problem

pytestmark = pytest.mark.only("sqlite")
ARTICLE = {"text": "The council met on Sunday.", "published_at": "2025-03-13"}


def delete(file: Path) -> None:
    for name in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        name.unlink(missing_ok=True)


def replace(file: Path) -> None:
    shutil.copy(file, f"{file}.copy")
    Path(f"{file}.copy").rename(file)


@pytest.mark.parametrize("lose", [delete, replace])
def test_every_thread_answers_503_until_the_restart(
    client: FlaskClient, settings: Settings, lose: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    assert client.post("/v1/articles", json=ARTICLE).status_code == 201
    lose(file)

    def ask(path: str) -> int:
        return client.application.test_client().get(path).status_code

    with ThreadPoolExecutor(4) as threads:
        statuses = list(threads.map(ask, ["/v1/timeline", "/__heartbeat__", "/v1/changes?since=0"] * 4))
    assert set(statuses) == {503}
    assert_problem(client.post("/v1/articles", json=ARTICLE), 503)
    logged = [json.loads(line) for line in capsys.readouterr().out.splitlines() if "database" in line]
    assert [line["file"] for line in logged] == [str(file)]
    assert "restart the service" in logged[0]["event"]
    assert lose is replace or not file.exists(), "nothing creates an empty database in its place"
    restarted = create_app(settings)
    assert restarted.test_client().get("/v1/timeline").status_code == (200 if lose is replace else 503)
    restarted.config["DATABASE"].close()
