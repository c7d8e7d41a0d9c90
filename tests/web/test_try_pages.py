"""The page to try an article: marks and footnotes, bad input, files, and saving."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import HOSTILE
from tests.web.html import has_class, parse, text, texts

pytestmark = pytest.mark.only("sqlite")  # the tests of the store cover both databases


def test_expressions_are_marked_and_nothing_is_stored(client: FlaskClient) -> None:
    article = f"It may rain. It met on Sunday. {HOSTILE} It lasted three hours."
    response = client.post("/try", data={"text": article, "published_at": "2025-03-13"})
    assert response.status_code == 200
    assert HOSTILE not in response.text
    page = parse(response)
    assert texts(page, "//mark[@class='inferred date'][@title]") == ["Sunday"]
    assert texts(page, "//mark[@class='rejected'][following-sibling::*[1][self::sup]]") == ["may", "1"]
    assert client.get("/v1/timeline").get_json()["entries"] == []


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"text": "It rained on Sunday."}, "published_at"),
        ({"text": " "}, "paste an article"),
        ({"text": "It rained.", "published_at": "soon"}, "published_at"),
        ({"text": "It rained.", "published_at": "2025-03-13", "action": "save", "collection": "N o"}, "hyphens"),
    ],
)
def test_bad_input_is_explained_and_keeps_the_text(client: FlaskClient, form: dict[str, str], error: str) -> None:
    response = client.post("/try", data=form)
    assert response.status_code == 422
    page = parse(response)
    assert error in text(page, "//p[@role='alert']")
    [textarea] = page.xpath("//textarea[@name='text']")
    assert textarea.text.removeprefix("\n") == form["text"]


@pytest.mark.parametrize("body", [b"%PDF-1.7 \xff", b"\x89PNG\r\n", b"\xfe\x01\xfd", b"It\0rained"])
def test_file_that_is_not_text_is_refused(client: FlaskClient, body: bytes) -> None:
    response = client.post("/try", data={"file": (io.BytesIO(body), "it.txt"), "published_at": "2025-03-13"})
    assert response.status_code == 415
    assert text(parse(response), "//p[@role='alert']").startswith("it.txt")


def test_html_file_is_read_as_a_web_page(client: FlaskClient) -> None:
    html = "<!doctype html><html><head><title>x</title></head><body><article><h1>The council</h1>"
    html += "<p>It met on Sunday, and many people came to hear what it had to say of the bridge.</p>" * 3
    html += "</article></body></html>"
    form = {"file": (io.BytesIO(html.encode()), "it.html"), "published_at": "2025-03-13"}
    page = parse(client.post("/try", data=form))
    assert set(texts(page, f"//article[{has_class('entry')}]/p[@class='when']")) == {"9 March 2025"}


def test_saving_creates_the_collection_and_shows_it(client: FlaskClient) -> None:
    form = {"text": "It met on Sunday.", "published_at": "2025-03-13", "action": "save", "collection": "rain"}
    response = client.post("/try", data=form)
    assert response.status_code == 303
    assert texts(parse(client.get(response.headers["Location"])), "//p[@class='sentence']") == ["It met on Sunday."]
    assert len(client.get("/v1/collections/rain/timeline").get_json()["entries"]) == 1
