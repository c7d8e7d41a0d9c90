"""The page to try an article: marks and footnotes, bad input, files, and saving."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement

from tests.api.test_office_files import pdf, word
from tests.web.conftest import HOSTILE
from tests.web.html import form_values, has_class, parse, text, texts

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
        ({"text": "It rained.", "action": "save", "collection": "rain"}, "published_at"),
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


def test_an_error_quotes_sixty_characters_of_a_file_name(client: FlaskClient) -> None:
    name = f"{'n' * 57}.txt and more"
    response = client.post("/try", data={"file": (io.BytesIO(b"It\0rained"), name), "published_at": "2025-03-13"})
    assert text(parse(response), "//p[@role='alert']").startswith(f"{name[:60]} is not text")


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


def test_whole_text_is_shown_with_its_events(client: FlaskClient) -> None:
    article = "It met on Sunday in the old town hall.\nIt will vote again on 2 April, they said."
    page = parse(client.post("/try", data={"text": article, "published_at": "2025-03-13", "title": "Council"}))
    [shown] = page.xpath("//div[@class='text']")
    assert shown.text_content() == article
    assert texts(page, "//article/p[@class='when']") == ["9 March 2025", "2 April 2025 planned"]
    assert text(page, "//h2") == "2 events"
    assert text(page, "//p[@class='anchor']").startswith(
        "Dates are read against 13 March 2025, the date of publication that was given"
    )
    assert len(texts(page, "//article//dt[.='Rule']/following-sibling::dd[1]/code")) == 2
    assert form_values(page, "/try")["title"] == "Council"


def test_footnotes_give_the_reasons(client: FlaskClient) -> None:
    page = parse(
        client.post("/try", data={"text": "It may rain. It lasted three hours.", "published_at": "2025-03-13"})
    )
    footnotes = page.xpath("//ol[@class='notes']/li")
    assert page.xpath("//sup/a/@href") == [f"#{footnote.get('id')}" for footnote in reversed(footnotes)]
    assert texts(page, "//ol[@class='notes']/li/q") == ["three hours", "may"]
    assert all(footnote.text_content().rpartition(": ")[2] for footnote in footnotes)
    assert text(page, "//section[@aria-label='The events']").endswith("No sentence in this article has a date.")
    assert text(page, "//h2") == "0 events"


def test_warnings_are_shown(client: FlaskClient) -> None:
    page = parse(client.post("/try", data={"text": "It met on Sunday.", "published_at": "2999-03-13"}))
    assert len(texts(page, "//p[@class='notice']")) == 1
    assert text(page, "//h2") == "1 event"


def test_line_breaks_of_a_form_keep_the_offsets(client: FlaskClient) -> None:
    page = parse(client.post("/try", data={"text": "One.\r\nTwo.\r\nIt met on Sunday.", "published_at": "2025-03-13"}))
    assert texts(page, "//div[@class='text']/mark") == ["Sunday"]


@pytest.mark.parametrize("name", ["it.txt", "it"])
def test_text_file_replaces_the_pasted_text(client: FlaskClient, name: str) -> None:
    file = (io.BytesIO(b"One.\r\nIt met on Sunday."), name)
    response = client.post("/try", data={"text": "It rained in April.", "file": file, "published_at": "2025-03-13"})
    page = parse(response)
    [textarea] = page.xpath("//textarea[@name='text']")
    assert textarea.text == "\nOne.\nIt met on Sunday."
    assert texts(page, "//div[@class='text']/mark") == ["Sunday"]


def test_empty_file_is_ignored(client: FlaskClient) -> None:
    data = {"text": "It met on Sunday.", "file": (io.BytesIO(b""), "it.html"), "published_at": "2025-03-13"}
    assert texts(parse(client.post("/try", data=data)), "//div[@class='text']/mark") == ["Sunday"]


def test_error_quotes_only_the_start_of_a_long_file_name(client: FlaskClient) -> None:
    data = {"file": (io.BytesIO(b"\xfe\x01\xfd"), "x" * 61 + ".txt"), "published_at": "2025-03-13"}
    assert text(parse(client.post("/try", data=data)), "//p[@role='alert']").startswith("x" * 60 + ": ")


def test_invalid_fields_are_marked(client: FlaskClient) -> None:
    page = parse(client.post("/try", data={"text": "It rained.", "published_at": "soon"}))
    assert page.xpath("//*[@aria-invalid]/@name") == ["published_at"]
    assert page.xpath("//input[@name='published_at']/@value") == ["soon"]
    article = {"text": "It rained.", "published_at": "2025-03-13"}
    page = parse(client.post("/try", data={**article, "action": "save", "collection": "N o"}))
    assert page.xpath("//*[@aria-invalid]/@name") == ["collection"]
    for empty in ({"text": " "}, {}):
        page = parse(client.post("/try", data=empty))
        assert page.xpath("//*[@aria-invalid]/@name") == ["text"]


def test_form_suggests_collections(client: FlaskClient) -> None:
    client.put("/v1/collections/harbour", json={})
    page = parse(client.get("/try?collection=rain"))
    assert form_values(page, "/try")["collection"] == "rain"
    assert page.xpath("//datalist/option/@value") == ["harbour"]


def test_saving_keeps_an_existing_collection_and_the_metadata(client: FlaskClient) -> None:
    client.put("/v1/collections/rain", json={"title": "The rain"})
    form = {"text": "It met on Sunday.", "published_at": "2025-03-13", "action": "save", "collection": "rain"}
    metadata = {"title": "Council", "source": "Harbour Post"}
    response = client.post("/try", data={**form, **metadata})
    assert response.headers["Location"].startswith("/t/rain?article=a_")
    page = parse(client.get(response.headers["Location"]))
    assert text(page, "//h1") == "The rain"
    assert text(page, "//p[@class='source']") == "Harbour Post · Council"


def test_saving_without_a_collection_shows_the_article(client: FlaskClient) -> None:
    form = {"text": "It met on Sunday.", "published_at": "2025-03-13", "action": "save"}
    client.post("/try", data={**form, "text": "It rained on Monday."})
    response = client.post("/try", data=form)
    assert response.headers["Location"].startswith("/?article=a_")
    assert texts(parse(client.get(response.headers["Location"])), "//p[@class='sentence']") == ["It met on Sunday."]
    assert client.get("/v1/collections").get_json()["collections"] == []


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>
<item><title>Council</title><pubDate>Thu, 13 Mar 2025 09:00:00 GMT</pubDate><guid>a</guid>
<description>The council met on Sunday in the town hall.</description></item>
<item><title>Undated</title><guid>b</guid><description>It rained on Monday.</description></item></channel></rss>"""
CSV = "title,text,published_at\nCouncil,It met on Sunday.,2025-03-13\nFair,It opens on Friday.,2025-03-13\n"
MAIL = (
    "From: a@post.example\nSubject: Council\nDate: Thu, 13 Mar 2025 09:00:00 +0000\n\nIt met on Sunday in the hall.\n"
)


def items(page: HtmlElement) -> list[str]:
    return texts(page, "//ol[@class='items']/li")


@pytest.mark.parametrize(
    ("form", "format_"),
    [
        ({"text": FEED}, "application/xml"),
        ({"text": FEED, "format": "application/xml"}, "application/xml"),
        ({"file": (io.BytesIO(FEED.encode()), "it.rss")}, "application/xml"),
    ],
)
def test_each_item_of_a_feed_is_shown(client: FlaskClient, form: dict[str, Any], format_: str) -> None:
    page = parse(client.post("/try", data=form))
    first, second = items(page)
    assert first.startswith("Council")
    assert "9 March 2025" in first
    assert "published_at" in second
    values = form_values(page, "/try")
    assert (values["text"], values["format"]) == (FEED, format_), "saving needs no file"


def sheet() -> bytes:
    book = openpyxl.Workbook()
    for row in CSV.splitlines():
        book.active.append(row.split(","))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("name", ["it.csv", "it.xlsx", ""])
def test_each_row_of_a_table_is_shown_and_saved(client: FlaskClient, name: str) -> None:
    content = sheet() if name == "it.xlsx" else CSV.encode()
    form = {"file": (io.BytesIO(content), name)} if name else {"text": CSV, "format": "text/csv"}
    page = parse(client.post("/try", data=form))
    assert texts(page, "//ol[@class='items']/li/p/b") == ["Council", "Fair"]
    assert texts(page, "//ol[@class='items']//p[@class='when']") == ["9 March 2025", "14 March 2025 planned"]
    again = {**form_values(page, "/try"), "action": "save", "collection": "rows"}
    again.pop("file", None)
    response = client.post("/try", data=again)
    assert response.headers["Location"] == "/t/rows"
    assert len(client.get("/v1/collections/rows/timeline").get_json()["entries"]) == 2


@pytest.mark.parametrize("kind", ["word", "pdf", "mail"])
def test_a_file_is_read_and_its_text_can_be_saved(client: FlaskClient, kind: str) -> None:
    content, name = {
        "word": (word("The council met on Sunday in the town hall."), "it.docx"),
        "pdf": (pdf("The council met on Sunday in the town hall."), "it.pdf"),
        "mail": (MAIL.encode(), "it.eml"),
    }[kind]
    date = {} if kind == "mail" else {"published_at": "2025-03-13"}
    page = parse(client.post("/try", data={"file": (io.BytesIO(content), name), **date}))
    assert texts(page, "//div[@class='text']/mark") == ["Sunday"]
    values = form_values(page, "/try")
    assert "met on Sunday" in values["text"]
    assert (values["published_at"], values["title"]) == ("2025-03-13", "Council" if kind == "mail" else "")
    values.pop("file", None)
    assert client.post("/try", data={**values, "action": "save"}).status_code == 303
    [entry] = client.get("/v1/timeline").get_json()["entries"]
    assert entry["date"]["edtf"] == "2025-03-09"


def test_a_pasted_mail_is_read_as_one_on_request(client: FlaskClient) -> None:
    page = parse(client.post("/try", data={"text": MAIL, "format": "message/rfc822"}))
    assert texts(page, "//article/p[@class='when']") == ["9 March 2025"]


def test_items_with_problems_are_reported_and_the_others_stored(client: FlaskClient) -> None:
    response = client.post("/try", data={"text": FEED, "action": "save", "collection": "feed"})
    assert response.status_code == 422
    page = parse(response)
    assert text(page, "//p[@role='status']") == "1 article stored. These have a problem:"
    assert page.xpath("//ol[@class='items']/li/@value") == ["2"]
    assert len(client.get("/v1/collections/feed/articles").get_json()["articles"]) == 1


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"file": (b"PK\x03\x04", "it.docx")}, 422, "DOCX"),
        ({"file": (b"%PDF-1.4 nothing", "it.pdf")}, 422, "PDF"),
        ({"file": (b"\xff\xfe\xfd", "it.csv")}, 415, "it.csv"),
        ({"text": FEED, "title": "All"}, 422, "title"),
        ({"text": "{", "format": "application/json"}, 400, "JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained(
    client: FlaskClient, form: dict[str, Any], status: int, error: str
) -> None:
    if "file" in form:
        content, name = form["file"]
        form = {"file": (io.BytesIO(content), name)}
    response = client.post("/try", data=form)
    assert response.status_code == status
    assert error in text(parse(response), "//p[@role='alert']")
