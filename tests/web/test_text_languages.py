"""Sentences on pages say their language and its direction."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.html import parse

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases

TEXTS = {
    "de": "Am 3. März 2025 schloss die Brücke über den Fluss.",
    "ar": "أغلق الجسر في 4 مارس 2025 بعد الفيضان.",
    "ja": "2025年3月5日、橋が閉鎖された。",
}


@pytest.fixture
def many(client: FlaskClient) -> FlaskClient:
    """A client of a service with an article in each of three languages, in one collection."""
    client.put("/v1/collections/bridge", json={})
    for code, text in TEXTS.items():
        article = {"text": text, "language": code, "published_at": "2025-03-13", "collections": ["bridge"]}
        assert client.post("/v1/articles", json=article).status_code == 201
    return client


@pytest.mark.parametrize("path", ["/", "/t/bridge", "/embed/bridge"])
def test_each_sentence_has_the_language_and_direction_of_its_article(many: FlaskClient, path: str) -> None:
    sentences = parse(many.get(path)).xpath("//article/p[@class='sentence']")
    assert [(found.get("lang"), found.get("dir")) for found in sentences] == [
        ("de", "ltr"),
        ("ar", "rtl"),
        ("ja", "ltr"),
    ]


def test_the_page_of_an_event_and_a_tried_article_have_them_too(many: FlaskClient) -> None:
    [event] = parse(many.get("/t/bridge")).xpath("//article[p[@lang='ar']]/@id")
    assert parse(many.get(f"/e/{event}")).xpath("//p[@class='sentence']/@dir") == ["rtl"]
    tried = parse(many.post("/try", data={"text": TEXTS["ja"], "published_at": "2025-03-13"}))
    assert tried.xpath("//div[@class='text']/@lang") == ["ja"]


def test_an_event_made_by_hand_leaves_the_direction_to_the_browser(client: FlaskClient) -> None:
    client.post("/v1/events", json={"date": {"edtf": "2025-03-04"}, "status": "planned", "summary": "A bridge."})
    [sentence] = parse(client.get("/")).xpath("//p[@class='sentence']")
    assert (sentence.get("lang"), sentence.get("dir")) == (None, "auto")
