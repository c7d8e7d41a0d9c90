"""Eight processes post 20 articles each to one database at once: nothing is lost and nothing fails."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.config.settings import Settings
from service.store import database
from service.store.tables import Article, Event
from service.timex import load_dateparser
from tests.conftest import close

PROCESSES, ARTICLES = 8, 20


def _post_all(url: str, process: int) -> list[int]:
    client: FlaskClient = create_app(Settings(database_url=url)).test_client()
    statuses = []
    for number in range(ARTICLES):
        shared = number % 10 == 0  # every tenth article is posted by all processes
        external_id = f"all-{number}" if shared else f"{process}-{number}"
        body = {"text": "It rained on Sunday and on Monday.", "published_at": "2025-03-13", "external_id": external_id}
        statuses.append(client.post("/v1/articles", json=body).status_code)
    return statuses


@pytest.mark.twins_on("postgresql")  # test_concurrent_writes.py writes there from eight processes
def test_eight_processes_at_once(settings: Settings) -> None:
    url = settings.database_url
    load_dateparser()  # once, and not in each process
    with ProcessPoolExecutor(PROCESSES) as pool:
        results = [status for process in pool.map(_post_all, [url] * PROCESSES, range(PROCESSES)) for status in process]
    store = database.connect(url)
    distinct = PROCESSES * ARTICLES * 9 // 10 + ARTICLES // 10
    assert set(results) == {200, 201}
    assert results.count(201) == distinct
    assert Article.select().count() == distinct
    assert Event.select().count() == 2 * distinct
    close(store)
