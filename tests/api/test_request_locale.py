"""The dates of pages, exports and feeds follow Accept-Language or TIMELINE_LOCALE; the tags and caches know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.config.settings import Settings
from service.formats import date_locale
from tests.web.html import parse

pytestmark = pytest.mark.only("sqlite")  # nothing here depends on the database
ARTICLE = {"text": "The bridge opened on March 3. The old one fell in 1987.", "published_at": "2025-03-13"}
GERMAN = {"Accept-Language": "de-DE,de;q=0.9,en;q=0.5"}


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    date_locale.use(None)


@pytest.fixture
def posted(client: FlaskClient) -> FlaskClient:
    assert client.post("/v1/articles", json=ARTICLE).status_code == 201
    return client


@pytest.mark.parametrize(
    ("path", "english", "german"),
    [
        ("/?kind=all", "March 2025", "März 2025"),
        ("/v1/timeline.md?kind=all", "3 March 2025", "3. März 2025"),
        ("/v1/feed.atom?kind=all", "3 March 2025", "3. März 2025"),
        ("/v1/feed.json?kind=all", "3 March 2025", "3. März 2025"),
    ],
)
def test_dates_follow_accept_language(posted: FlaskClient, path: str, english: str, german: str) -> None:
    plain, localized = posted.get(path), posted.get(path, headers=GERMAN)
    assert english in plain.get_data(as_text=True)
    assert german in localized.get_data(as_text=True)
    assert german not in posted.get(path).get_data(as_text=True)
    assert "accept-language" in localized.headers["Vary"].lower()


@pytest.mark.parametrize(
    ("header", "tag", "direction"), [("de", "de", "ltr"), ("pt-BR", "pt-BR", "ltr"), ("ar", "ar", "rtl")]
)
def test_pages_mark_up_the_language_of_dates(posted: FlaskClient, header: str, tag: str, direction: str) -> None:
    page = parse(posted.get("/?kind=all", headers={"Accept-Language": header}))
    dates = page.xpath("//section[contains(@class, 'month')]/h3 | //p[@class='when']")
    assert page.get("lang") == "en"
    assert dates
    assert {(date.get("lang"), date.get("dir")) for date in dates} == {(tag, direction)}
    event = page.xpath("//a[@class='link']/@href")[0]
    assert parse(posted.get(event, headers={"Accept-Language": header})).xpath("//h1/@lang") == [tag]


def test_english_dates_are_in_the_language_of_the_page(posted: FlaskClient) -> None:
    assert not parse(posted.get("/?kind=all")).xpath("//h3[@lang] | //p[@class='when'][@lang]")


@pytest.mark.parametrize("path", ["/v1/timeline.md?kind=all", "/v1/feed.atom?kind=all"])
def test_a_tag_of_another_language_is_no_match(posted: FlaskClient, path: str) -> None:
    tag = posted.get(path).headers["ETag"]
    assert posted.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert posted.get(path, headers={"If-None-Match": tag, **GERMAN}).status_code == 200


def test_the_json_of_the_api_is_the_same_in_all_languages(posted: FlaskClient) -> None:
    plain, localized = (posted.get("/v1/timeline", headers=headers) for headers in ({}, GERMAN))
    assert plain.get_data() == localized.get_data()
    assert plain.headers["ETag"] == localized.headers["ETag"]
    assert "Accept-Language" not in plain.headers["Vary"]


def test_explanations_stay_in_english(posted: FlaskClient) -> None:
    plain, localized = (posted.post("/v1/resolve", json=ARTICLE, headers=headers) for headers in ({}, GERMAN))
    assert plain.get_json() == localized.get_json()


def test_the_setting_fixes_the_language(settings: Settings) -> None:
    client = create_app(replace(settings, locale="fr")).test_client()
    client.post("/v1/articles", json=ARTICLE)
    answer = client.get("/v1/timeline.md?kind=all", headers=GERMAN)
    assert "3 mars 2025" in answer.get_data(as_text=True)
    assert "Accept-Language" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("fr;q=0.5, de", "3. März 2025"),
        ("de;q=0, fr", "3 mars 2025"),
        ("*, de", "3. März 2025"),
        (", ".join([*(f"q{number}-aa" for number in range(9)), "de"]), "3. März 2025"),
        (", ".join([*(f"q{number}-aa" for number in range(10)), "de"]), "3 March 2025"),
    ],
)
def test_the_best_of_the_first_ten_languages_that_are_known_counts(posted: FlaskClient, header: str, day: str) -> None:
    answer = posted.get("/v1/timeline.md?kind=all", headers={"Accept-Language": header})
    assert day in answer.get_data(as_text=True)


@pytest.mark.parametrize("header", ["*", "de;q=0, *;q=0.5", "en;q=x, ;;;", "x" * 3_000, ",".join(["q-q"] * 900)])
def test_strange_headers_give_english(posted: FlaskClient, header: str) -> None:
    answer = posted.get("/v1/timeline.md?kind=all", headers={"Accept-Language": header})
    assert "3 March 2025" in answer.get_data(as_text=True)
