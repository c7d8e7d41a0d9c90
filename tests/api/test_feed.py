"""RSS and Atom documents: each item is an article, answered by a line of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.api.problems import assert_nothing_stored, assert_problem

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Post</title><link>https://post.example/</link>
<item><title>Bridge closed</title><link>https://post.example/1</link><guid>1</guid>
<pubDate>Thu, 13 Mar 2025 08:30:00 +0500</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The bridge was <b>closed on Sunday</b>.</p>
<p>It will open in April.</p>]]></content:encoded>
</item>
<item><title>Council meets</title><link>https://post.example/2</link>
<description>The council met on Monday.</description></item>
<item><title>Ferry to run on Friday</title><link>https://post.example/2025/03/12/ferry</link></item>
<item><pubDate>Thu, 13 Mar 2025 08:30:00 +0500</pubDate></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>urn:x</id>
<updated>2025-03-14T00:00:00Z</updated>
<entry><title>Bridge closed</title><id>tag:post.example,2025:1</id><published>2025-03-13T22:30:00Z</published>
<updated>2025-03-20T00:00:00Z</updated><author><name>Jane Smith</name></author>
<content type="text">KARACHI — The bridge was closed on Sunday after a crack was found in its eastern pier.</content>
</entry>
<entry><title>Ferry runs</title><id>tag:post.example,2025:2</id><updated>2025-03-13T08:00:00Z</updated>
<summary type="html">&lt;p&gt;It ran on Monday.&lt;/p&gt;</summary></entry>
</feed>"""
XML = "application/xml"


def _lines(answer: TestResponse) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    assert answer.content_type == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_each_item_is_an_article(client: FlaskClient) -> None:
    lines = _lines(client.post("/v1/articles", data=RSS, content_type="application/rss+xml"))
    assert [line["line"] for line in lines] == [1, 2, 3, 4]
    assert [line["status"] for line in lines] == [201, 422, 201, 422]
    assert [line.get("events") for line in lines] == [2, None, 1, None]
    assert lines[1]["problem"]["errors"][0]["field"] == "published_at"
    assert lines[3]["problem"]["errors"][0]["field"] == "text"
    report = client.get(f"/v1/articles/{lines[0]['id']}").get_json()
    assert report["document"]["text"] == "Bridge closed\n\nThe bridge was closed on Sunday.\n\nIt will open in April."
    article = report["article"]
    assert (article["title"], article["url"], article["source"]) == (
        "Bridge closed",
        "https://post.example/1",
        "Harbour Post",
    )
    assert (report["anchor"]["date"], report["anchor"]["kind"]) == ("2025-03-13", "metadata")


def test_the_same_feed_again_stores_nothing(client: FlaskClient) -> None:
    first = _lines(client.post("/v1/articles", data=RSS, content_type="text/xml"))
    again = _lines(client.post("/v1/articles", data=RSS, content_type="text/xml"))
    assert [line["status"] for line in again] == [200, 422, 200, 422]
    assert [line.get("id") for line in again] == [line.get("id") for line in first]
    assert len(client.get("/v1/events").get_json()["events"]) == 3


def test_atom(client: FlaskClient) -> None:
    query = "explain=full&source=Mine"
    lines = _lines(client.post(f"/v1/resolve?{query}", data=ATOM, content_type="application/atom+xml"))
    first, second = [line["report"] for line in lines]
    assert (first["anchor"]["date"], first["anchor"]["timezone"]) == ("2025-03-14", "Asia/Karachi")
    assert (first["document"]["byline"], first["article"]["source"]) == ("Jane Smith", "Mine")
    assert first["article"]["external_id"] == "tag:post.example,2025:1"
    assert first["timexes"]
    assert (second["anchor"]["date"], second["anchor"]["evidence"]) == ("2025-03-13", "the feed (updated)")
    assert [event["date"]["edtf"] for event in second["events"]] == ["2025-03-10"]
    assert_nothing_stored(client)


def test_a_feed_without_items(client: FlaskClient) -> None:
    empty = "<rss version='2.0'><channel><title>x</title></channel></rss>"
    assert _lines(client.post("/v1/articles", data=empty, content_type=XML)) == []


def test_a_truncated_feed_gives_its_complete_items(client: FlaskClient) -> None:
    cut = RSS[: RSS.index("<item><title>Ferry")]
    lines = _lines(client.post("/v1/articles", data=cut, content_type=XML))
    assert [line["status"] for line in lines] == [201, 422, 400]
    assert "not well-formed" in lines[-1]["problem"]["detail"]


ENTITIES = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss', 1)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"not a feed at all", 422),
        (b"<html><body><p>It met on Sunday.</p></body></html>", 422),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 422),
        (ENTITIES.encode(), 422),
        (ENTITIES.replace("UTF-8", "UTF-16").encode("utf-16"), 422),
        (RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss', 1).encode(), 422),
        (b"<a>" * 20_000, 422),
        (b"<a>" * 600_000, 422),
        (("<a>" * 200_000).encode("utf-16"), 422),
        (b"%PDF-1.7", 415),
        (b"\x89PNG\r\n", 415),
    ],
)
def test_bodies_that_are_not_feeds(client: FlaskClient, body: bytes, status: int) -> None:
    answer = client.post("/v1/articles", data=body, content_type=XML)
    assert_problem(answer, status, "body" if status == 422 else None)
    assert_nothing_stored(client)


@pytest.mark.parametrize("name", ["published_at", "title", "url", "external_id"])
def test_parameters_of_a_single_article_are_refused_for_a_feed(client: FlaskClient, name: str) -> None:
    assert_problem(client.post(f"/v1/articles?{name}=2025-03-13", data=RSS, content_type=XML), 422, name)
    assert_nothing_stored(client)


def test_a_hostile_item_does_not_affect_others(client: FlaskClient) -> None:
    deep = "<![CDATA[" + "<b>" * 5_000 + "x]]>"
    bad = f"<item><title>Deep</title><link>https://post.example/9</link><description>{deep}</description></item>"
    lines = _lines(client.post("/v1/articles", data=RSS.replace("<item>", bad + "<item>", 1), content_type=XML))
    assert [line["status"] for line in lines] == [422, 201, 422, 201, 422]
