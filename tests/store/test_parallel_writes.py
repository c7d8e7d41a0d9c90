"""Eight processes post 200 articles each at once into one SQLite file: nothing is lost and nothing fails."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from flask.testing import FlaskClient

from service.app import create_app
from service.settings import Settings
from service.store import database, migrate
from service.store.tables import Article, Event

PROCESSES, ARTICLES = 8, 200


def _post_all(url: str, process: int) -> list[int]:
    client: FlaskClient = create_app(Settings(database_url=url)).test_client()
    statuses = []
    for number in range(ARTICLES):
        shared = number % 10 == 0  # every tenth article is posted by all processes
        identity = f"all-{number}" if shared else f"{process}-{number}"
        body = {"text": "It rained on Sunday and on Monday.", "published_at": "2025-03-13", "external_id": identity}
        statuses.append(client.post("/v1/articles", json=body).status_code)
    return statuses


def test_eight_processes_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/timeline.db"
    store = database.connect(url)
    migrate.up(store)
    store.close()
    with ProcessPoolExecutor(PROCESSES) as pool:
        answers = [status for found in pool.map(_post_all, [url] * PROCESSES, range(PROCESSES)) for status in found]
    distinct = PROCESSES * ARTICLES * 9 // 10 + ARTICLES // 10
    assert set(answers) == {200, 201}
    assert answers.count(201) == distinct
    assert Article.select().count() == distinct
    assert Event.select().count() == 2 * distinct
    store.close()
