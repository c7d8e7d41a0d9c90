"""``service.archive.read``: the same report as the service stores, and the same refusals."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.archive import Options, read
from service.archive.reading import read_json_article
from service.archive.rows import event_of, event_row, rows_of, stored_article
from service.articles.stored import new_article
from service.cli.demo.articles import samples
from service.errors import InvalidInput
from tests.archive.archives import TEXT, article

ARTICLES = [
    *samples(),
    article(1, date_order="DMY", timezone="Europe/Oslo", published_at="2025-03-13T23:30:00+00:00"),
    {"text": "OSLO, March 3, 2025 — The council met on Monday. The harbour will open in two weeks."},
    {"text": "Der Rat trat am Montag zusammen.", "published_at": "2025-03-13", "language": "de"},
    {"text": "The treaty of 44 BC was signed again on Monday.", "published_at": "2225-03-13"},
]


@pytest.mark.only("sqlite")
@pytest.mark.parametrize("posted", ARTICLES, ids=lambda posted: str(posted.get("external_id", posted["text"][:9])))
def test_a_report_is_the_one_that_the_service_stores(client: FlaskClient, posted: dict[str, Any]) -> None:
    answer = client.post("/v1/articles", json=posted)
    assert answer.status_code == 201, answer.text
    assert answer.json is not None
    assert len(answer.json["events"]) >= 1
    options = Options(today=dt.datetime.now(dt.UTC).date())
    assert read(posted, options) == answer.json
    assert client.get(f"/v1/articles/{answer.json['article']['id']}").json == read(posted, options)


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(
    "posted",
    [
        {"text": "It met on Monday."},
        {"text": " ", "published_at": "soon", "language": "xx"},
        {"text": "It met on Monday.", "published_at": "2025-03-13", "url": "javascript:x"},
        {"text": "a" * 200_001, "published_at": "2025-03-13"},
        {"published_at": "2025-03-13"},
        {"text": "It met on Monday.", "published_at": "2025-03-13", "day": "Monday"},
        ["text"],
    ],
)
def test_an_article_is_refused_in_the_words_of_the_service(client: FlaskClient, posted: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(posted, Options(strict=True))
    assert str(refused.value) == client.post("/v1/articles", json=posted).json["detail"]  # type: ignore[index]


@pytest.mark.parametrize(
    "posted", [{"published_at": "2025-03-13"}, {"text": "It met on Monday."}, {"text": "a" * 200_001}]
)
def test_a_refusal_reaches_the_process_that_asked(posted: Any) -> None:
    """Whoever reads an archive with a pool of processes gets the error of an article, and the pool goes on."""
    with pytest.raises(InvalidInput) as refused:
        read(posted)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        with pytest.raises(type(refused.value)) as passed_on:
            pool.submit(read, posted).result()
        assert pool.submit(read, ARTICLES[-1]).result() == read(ARTICLES[-1])
    assert str(passed_on.value) == str(refused.value)
    assert vars(passed_on.value) == vars(refused.value)


def test_unknown_fields_are_ignored_and_options_fill_in_what_is_missing() -> None:
    options = Options(metadata={"timezone": "Asia/Tokyo", "source": "The Gazette"})
    report = read({"text": TEXT, "published_at": "2025-03-13T20:00:00Z", "section": "local"}, options)
    assert (report["anchor"]["date"], report["article"]["source"]) == ("2025-03-14", "The Gazette")


def test_a_text_has_no_more_characters_than_the_options_allow() -> None:
    posted = {"text": "It met on Monday.", "published_at": "2025-03-13"}
    assert len(read(posted, Options(max_text=17))["events"]) == 1
    with pytest.raises(InvalidInput, match="17"):
        read(posted, Options(max_text=16))


def test_an_article_has_no_more_expressions_than_the_options_allow() -> None:
    report = read(article(1), Options(max_expressions=1))
    assert [event["expression"] and event["expression"]["text"] for event in report["events"]] == ["Sunday at 9 a.m."]


@pytest.mark.parametrize("posted", ARTICLES)
def test_rows_lose_nothing(posted: dict[str, Any]) -> None:
    found = read_json_article(posted, Options())
    rows = [event_row(event, "en") for event in found.events]
    assert [list(event_of(row).items()) for row in rows] == [list(event.items()) for event in found.events]
    assert stored_article(*rows_of(found)) == new_article(found)
