"""Bodies that are neither JSON nor pages: e-mails, tables and JSON Feeds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_problem

pytestmark = pytest.mark.only("sqlite")  # no form of a body depends on the database

MAIL = (
    b"From: Jane <j@post.example>\nSubject: Bridge\nDate: Thu, 13 Mar 2025 08:30:00 +0500\n\nIt was closed on Sunday.\n"
)
TABLE = "\ufeffDay;Headline;Story;Page\n13 Mar 2025;Bridge;It was closed on Sunday.;3\n;Ferry;It ran on Monday.;4\n"


def lines(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def test_an_e_mail_is_an_article(client: FlaskClient) -> None:
    posted = client.post("/v1/articles", data=MAIL, content_type="message/rfc822")
    assert posted.status_code == 201
    report = posted.get_json()
    assert (report["anchor"]["date"], report["document"]["title"]) == ("2025-03-13", "Bridge")
    assert report["document"]["text"].strip() == "It was closed on Sunday."
    assert client.get(f"/v1/articles/{report['article']['id']}").get_json() == report


def test_a_table_is_an_article_a_row(client: FlaskClient) -> None:
    path = "/v1/articles?columns=Story=text,Day=published_at&source=Harbour Post"
    first, second = lines(client.post(path, data=TABLE.encode(), content_type="text/csv"))
    assert (first["status"], first["events"]) == (201, 1)
    assert second["problem"]["errors"][0]["field"] == "published_at"
    entry = client.get("/v1/timeline").get_json()["entries"][0]
    assert (entry["article"]["title"], entry["article"]["source"]) == ("Bridge", "Harbour Post")


def test_a_json_feed_is_an_article_an_item(client: FlaskClient) -> None:
    item = {"id": "1", "title": "Bridge", "content_html": "<p>It was <b>closed</b> on Sunday.</p>"}
    dated = {**item, "id": "2", "date_published": "2025-03-13T08:30:00+05:00", "authors": [{"name": "Jane"}]}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": [item, dated]}
    answer = client.post("/v1/resolve", data=json.dumps(feed), content_type="application/feed+json")
    undated, report = lines(answer)
    assert undated["status"] == 422
    assert report["report"]["document"]["byline"] == "Jane"
    assert report["report"]["anchor"]["evidence"] == "the feed (date_published)"


def test_tags_that_a_feed_escapes_twice_are_no_text(client: FlaskClient) -> None:
    escaped = "&amp;lt;p&amp;gt;It was &amp;lt;b&amp;gt;closed&amp;lt;/b&amp;gt; on Sunday.&amp;lt;/p&amp;gt;"
    date = "<pubDate>Thu, 13 Mar 2025</pubDate>"
    feed = f"<rss version='2.0'><channel><item>{date}<description>{escaped}</description></item></channel></rss>"
    (line,) = lines(client.post("/v1/resolve", data=feed, content_type="application/rss+xml"))
    assert line["report"]["document"]["text"] == "It was closed on Sunday."


@pytest.mark.parametrize(
    ("path", "body", "content_type", "field"),
    [
        ("/v1/articles", "a,b\n1,2\n", "text/csv", "body"),
        ("/v1/articles?columns=Story=colour", TABLE, "text/csv", "columns"),
        ("/v1/articles?columns=Story=text", "It rained.", "text/plain", "columns"),
        ("/v1/articles?title=x&columns=Story=text", TABLE, "text/csv", "title"),
        ("/v1/articles", "It rained on Sunday.", "message/rfc822", "body"),
        ("/v1/articles", "[]", "application/feed+json", "body"),
        ("/v1/articles", '{"version": "1"}', "application/feed+json", "body"),
    ],
)
def test_bodies_that_are_not_what_they_say(
    client: FlaskClient, path: str, body: str, content_type: str, field: str
) -> None:
    assert_problem(client.post(path, data=body.encode(), content_type=content_type), 422, field)


def test_json_may_begin_with_a_byte_order_mark(client: FlaskClient) -> None:
    article = json.dumps({"text": "It rained on Sunday.", "published_at": "2025-03-13"}).encode()
    marked = b"\xef\xbb\xbf" + article
    assert client.post("/v1/articles", data=marked, content_type="application/json").status_code == 201
    for content_type, body in (
        ("application/x-ndjson", marked),
        ("application/json", b"\xef\xbb\xbf[" + article + b"]"),
    ):
        (line,) = lines(client.post("/v1/articles/bulk", data=body, content_type=content_type))
        assert line["status"] == 200
