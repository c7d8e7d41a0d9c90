"""Long requests leave threads free: the number of bulk uploads, tables, feeds and files read at a time is limited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api import slots
from service.api.slots import Slots
from service.app import create_app
from service.config.settings import Settings
from tests.api.problems import assert_nothing_stored, assert_problem
from tests.api.test_office_files import DOCX, LEAD, PDF, XLSX, pdf, sheet, word
from tests.conftest import close

pytestmark = pytest.mark.only("sqlite")
ROW = "text,published_at\nIt rained on Monday.,2025-03-13"
LINE = '{"text": "It rained on Monday.", "published_at": "2025-03-13"}'
ITEM = "<item><title>Rain</title><description>It rained on Monday.</description></item>"
SEVERAL = [
    ("/v1/articles/bulk", "application/x-ndjson", LINE),
    ("/v1/articles/bulk", "application/json", f"[{LINE}]"),
    ("/v1/articles", "text/csv", ROW),
    ("/v1/resolve", "text/csv", ROW),
    ("/v1/articles", "application/rss+xml", f"<rss version='2.0'><channel>{ITEM}</channel></rss>"),
]
FILES = [
    (PDF, pdf(LEAD)),
    (DOCX, word(LEAD)),
    (XLSX, sheet(("text", "published_at"), ("It rained on Monday.", "2025-03-13"))),
]


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    app = create_app(replace(settings, threads=1))
    yield app
    close(app.config["DATABASE"])


def posted_file(client: FlaskClient, media_type: str, body: bytes) -> TestResponse:
    query = "" if media_type == XLSX else "?published_at=2025-03-13"
    return client.post(f"/v1/articles{query}", data=body, content_type=media_type)


@pytest.mark.parametrize(("path", "media_type", "body"), SEVERAL)
def test_several_articles_need_a_slot(app: Flask, path: str, media_type: str, body: str) -> None:
    client, leave = app.test_client(), app.config["SLOTS"].take()
    answer = client.post(path, data=body, content_type=media_type)
    assert_problem(answer, 429)
    assert answer.headers["Retry-After"] == "5"
    assert_nothing_stored(client)
    leave()
    for _ in range(2):  # each frees its slot again
        assert client.post(path, data=body, content_type=media_type).get_json(force=True)["line"] == 1


@pytest.mark.parametrize(("media_type", "body"), FILES)
def test_a_file_needs_a_slot(app: Flask, media_type: str, body: bytes) -> None:
    client, leave = app.test_client(), app.config["SLOTS"].take()
    answer = posted_file(client, media_type, body)
    assert_problem(answer, 503)
    assert answer.headers["Retry-After"] == "5"
    assert_nothing_stored(client)
    leave()
    for _ in range(2):
        assert posted_file(client, media_type, body).status_code in (200, 201)


def test_the_page_for_trying_needs_a_slot_for_tables(app: Flask) -> None:
    leave = app.config["SLOTS"].take()
    form = {"text": ROW, "format": "text/csv"}
    assert app.test_client().post("/try", data=form).status_code == 429
    leave()
    assert [app.test_client().post("/try", data=form).status_code for _ in range(2)] == [200, 200]


def test_an_abandoned_upload_frees_its_slot(app: Flask) -> None:
    client = app.test_client()
    answer = client.post("/v1/articles", data=ROW, content_type="text/csv", buffered=False)
    answer.close()
    del answer
    assert client.post("/v1/articles", data=ROW, content_type="text/csv").status_code == 200


@pytest.mark.parametrize(("threads", "at_a_time"), [(1, 1), (4, 1), (8, 2), (16, 4)])
def test_a_fourth_of_the_threads_read_files(monkeypatch: pytest.MonkeyPatch, threads: int, at_a_time: int) -> None:
    monkeypatch.setattr(slots, "WAIT_FOR_FILE", 0.01)
    some = Slots(threads)
    held = [some.of_file() for _ in range(at_a_time)]
    for slot in held:
        slot.__enter__()
    with pytest.raises(slots.ProblemError, match="too many files"), some.of_file():
        pass
    held.pop().__exit__(None, None, None)
    with some.of_file():
        pass
