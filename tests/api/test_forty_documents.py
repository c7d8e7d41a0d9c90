"""Forty documents as people have them, of all kinds that the service reads, and what comes out of each.

``python -m tests.api.test_forty_documents`` prints the table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlencode

import click
import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.app import create_app
from service.config.settings import Settings
from tests.api.test_office_files import DOCX, PDF, XLSX, pdf, sheet, word

JSON, HTML, TEXT, MAIL = "application/json", "text/html", "text/plain", "message/rfc822"
RSS, ATOM, JSON_FEED, CSV = "application/rss+xml", "application/atom+xml", "application/feed+json", "text/csv"
CLOSED = "The harbour bridge was closed on Sunday."  # 2025-03-09 for an article of 2025-03-13
OPENS = "It will open again in April."  # 2025-04
SUNDAY, APRIL = "2025-03-09", "2025-04"
DAY = "2025-03-13"


class Row(NamedTuple):
    """A document, and what comes out: the anchor (None: refused) with its kind, and the dates of its events.

    A feed or a table has the dates of all its articles.
    """

    name: str
    content_type: str
    body: bytes | str
    anchor: str | None
    kind: str | None
    dates: tuple[str, ...] = ()
    parameters: Mapping[str, str] = MappingProxyType({})


def article(**fields: Any) -> str:
    return json.dumps({"text": CLOSED, **fields})


def page(head: str = "", above: str = "", body: str = f"<p>{CLOSED} {OPENS}</p>") -> str:
    article = f"<article><h1>Bridge closed</h1>{above}{body}</article>"
    return f"<html><head><title>Bridge</title>{head}</head><body>{article}</body></html>"


def json_ld(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def rss(date: str) -> str:
    items = f"<item><title>Bridge</title><pubDate>{date}</pubDate><description>{CLOSED}</description></item>"
    return f'<rss version="2.0"><channel><title>Harbour</title>{items}</channel></rss>'


def mail(text: str, date: str = "Thu, 13 Mar 2025 22:30:00 -0500", kind: str = "text/plain") -> str:
    head = f"From: Jane Smith <jane@post.example>\nSubject: Bridge\nDate: {date}\nContent-Type: {kind}; charset=utf-8"
    return f"{head}\n\n{text}\n"


ATOM_FEED = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><entry><title>Bridge</title>
<id>tag:post.example,2025:1</id><published>2025-03-13T08:30:00+01:00</published><content>{CLOSED}</content></entry>
</feed>"""

ROWS = (
    Row("JSON with a date", JSON, article(published_at=DAY), DAY, "published_at", (SUNDAY,)),
    Row(
        "JSON with a time in another zone",
        JSON,
        article(published_at="2025-03-14T02:00:00Z", timezone="America/New_York"),
        DAY,
        "published_at",
        (SUNDAY,),
    ),
    Row(
        "JSON, RFC 2822", JSON, article(published_at="Thu, 13 Mar 2025 08:30:00 +0500"), DAY, "published_at", (SUNDAY,)
    ),
    Row("JSON with nulls", JSON, article(published_at=DAY, url=None, title=None), DAY, "published_at", (SUNDAY,)),
    Row("JSON without a date", JSON, article(), None, None),
    Row("JSON with a byte order mark", JSON, "\ufeff" + article(published_at=DAY), DAY, "published_at", (SUNDAY,)),
    Row("a pasted page, dateline", TEXT, f"PORT ELLIS, March 13, 2025 — {CLOSED}", DAY, "dateline", (SUNDAY,)),
    Row(
        "a pasted page, date line",
        TEXT,
        f"Bridge closed\nPublished March 13, 2025\n{CLOSED}",
        DAY,
        "dateline",
        (SUNDAY,),
    ),
    Row(
        "a pasted page, URL only",
        TEXT,
        CLOSED,
        DAY,
        "url",
        (SUNDAY,),
        {"url": "https://post.example/2025/03/13/bridge"},
    ),
    Row("a pasted page without a date", TEXT, CLOSED, None, None),
    Row(
        "a chronology, pasted",
        TEXT,
        "May 4, 1893 — The bridge is opened.\nJune 2, 1936 — A lorry breaks the rail.\nMay 2019 — A crack is found.",
        DAY,
        "published_at",
        ("1893-05-04", "1936-06-02", "2019-05"),
        {"published_at": DAY},
    ),
    Row(
        "German text",
        TEXT,
        "Die Brücke wurde am Sonntag gesperrt, weil ein Riss gefunden wurde, sagte die Bürgermeisterin der Stadt.",
        DAY,
        "published_at",
        (SUNDAY,),
        {"published_at": DAY},
    ),
    Row(
        "windows-1252 that is declared",
        f"{TEXT}; charset=windows-1252",
        "The café was closed on Sunday.".encode("cp1252"),
        DAY,
        "published_at",
        (SUNDAY,),
        {"published_at": DAY},
    ),
    Row(
        "a page, JSON-LD",
        HTML,
        page(json_ld(datePublished="2025-03-13T08:30:00+01:00")),
        DAY,
        "metadata",
        (SUNDAY, APRIL),
    ),
    Row(
        "a page, JSON-LD in UTC beside the local day",
        HTML,
        page(json_ld(datePublished="2025-03-14T02:11:03Z"), "<p>Published March 13, 2025 at 9:11 p.m. EST</p>"),
        DAY,
        "metadata",
        (SUNDAY, APRIL),
    ),
    Row(
        "a page, Open Graph",
        HTML,
        page(meta("article:published_time", "Thu, 13/03/2025 - 08:30")),
        DAY,
        "metadata",
        (SUNDAY, APRIL),
    ),
    Row(
        "a page, Dublin Core",
        HTML,
        page('<meta name="DC.date.issued" content="2025-03-13">'),
        DAY,
        "metadata",
        (SUNDAY, APRIL),
    ),
    Row(
        "a page, Parsely",
        HTML,
        page('<meta name="parsely-pub-date" content="2025-03-13T07:30:00Z">'),
        DAY,
        "metadata",
        (SUNDAY, APRIL),
    ),
    Row(
        "a page, time in its header",
        HTML,
        page("", '<time pubdate datetime="2025-03-13">Thursday</time>'),
        DAY,
        "metadata",
        (SUNDAY, APRIL),
    ),
    Row("a page, visible line", HTML, page("", "<p>13 March 2025</p>"), DAY, "dateline", (SUNDAY, APRIL)),
    Row(
        "a page, copyright only", HTML, page("", "", f"<p>{CLOSED}</p><footer>© 2025 Harbour Post</footer>"), None, None
    ),
    Row(
        "a page, time in a comment only",
        HTML,
        page("", "", f'<p>{CLOSED}</p><div class="comments"><time datetime="2025-03-14">Friday</time></div>'),
        None,
        None,
    ),
    Row(
        "a page, chronology in a table",
        HTML,
        page(
            json_ld(datePublished=DAY),
            "",
            "<p>What happened to the bridge, which has been in the news since its crack was found by divers.</p>"
            "<table><tr><td>3 March 2019</td><td>The bridge is opened.</td></tr>"
            "<tr><td>June 2020</td><td>Divers find a crack.</td></tr></table>",
        ),
        DAY,
        "metadata",
        ("2019-03-03", "2020-06"),
    ),
    Row(
        "a page, chronology in a definition list",
        HTML,
        page(
            json_ld(datePublished=DAY),
            "",
            "<dl><dt>3 March 2019</dt><dd>The bridge is opened by the mayor.</dd>"
            "<dt>June 2020</dt><dd>Divers find a crack.</dd></dl>",
        ),
        DAY,
        "metadata",
        ("2019-03-03", "2020-06"),
    ),
    Row("RSS", RSS, rss("Thu, 13 Mar 2025 08:30:00 +0000"), DAY, "metadata", (SUNDAY,)),
    Row("RSS, a day in words", RSS, rss("Mar 13, 2025"), DAY, "metadata", (SUNDAY,)),
    Row("RSS, the zero date", RSS, rss("Mon, 01 Jan 0001 00:00:00 +0000"), None, None),
    Row("Atom", ATOM, ATOM_FEED, DAY, "metadata", (SUNDAY,)),
    Row(
        "JSON Feed",
        JSON_FEED,
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Harbour",
                "items": [{"id": "1", "content_text": CLOSED, "date_published": "2025-03-13T08:30:00Z"}],
            }
        ),
        DAY,
        "metadata",
        (SUNDAY,),
    ),
    Row("CSV", CSV, f"Headline,Date,Text\nBridge,2025-03-13,{CLOSED}\n", DAY, "published_at", (SUNDAY,)),
    Row(
        "CSV with other columns",
        CSV,
        f"Story;Day\n{CLOSED};2025-03-13\n",
        DAY,
        "published_at",
        (SUNDAY,),
        {"columns": "Story=text,Day=published_at"},
    ),
    Row("XLSX", XLSX, sheet(("Text", "Date"), (CLOSED, DAY), (OPENS, DAY)), DAY, "published_at", (SUNDAY, APRIL)),
    Row("DOCX", DOCX, word("Bridge closed", f"PORT ELLIS, March 13, 2025 — {CLOSED}"), DAY, "dateline", (SUNDAY,)),
    Row(
        "DOCX with a table",
        DOCX,
        word(
            f"PORT ELLIS, March 13, 2025 — {CLOSED}",
            rows=(("March 3, 2019", "It is opened"), ("June 2020", "A crack is found")),
        ),
        DAY,
        "dateline",
        (SUNDAY, "2019-03-03", "2020-06"),
    ),
    Row("PDF", PDF, pdf("Bridge closed", f"PORT ELLIS, March 13, 2025 - {CLOSED}"), DAY, "dateline", (SUNDAY,)),
    Row("an e-mail", MAIL, mail(f"{CLOSED} {OPENS}\n\n-- \nJane Smith"), DAY, "metadata", (SUNDAY, APRIL)),
    Row("an e-mail in HTML", MAIL, mail(f"<p>{CLOSED}</p>", kind="text/html"), DAY, "metadata", (SUNDAY,)),
    Row(
        "an e-mail with a quoted message",
        MAIL,
        mail(f"{CLOSED}\n\nOn Mon, 3 Mar 2025 at 10:12, Jon Berg wrote:\n> A lorry hit it yesterday."),
        DAY,
        "metadata",
        (SUNDAY, "2025-03-02"),
    ),
    Row(
        "a pasted e-mail",
        TEXT,
        f"From: Jane Smith\nSent: 13 March 2025 08:30\nTo: Desk\nSubject: Bridge\n\n{CLOSED}",
        DAY,
        "dateline",
        (SUNDAY,),
    ),
    Row("a picture", TEXT, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, None, (), {"published_at": DAY}),
)


def read(client: FlaskClient, row: Row) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Return the anchor of a document, its kind, and the dates of the events; None for what is refused."""
    address = f"/v1/resolve?{urlencode(row.parameters)}"
    answer = client.post(address, data=row.body, content_type=row.content_type)
    if answer.mimetype == "application/x-ndjson":
        reports = [line.get("report", line) for line in map(json.loads, answer.text.splitlines())]
    else:
        reports = [answer.get_json()]
    reports = [report for report in reports if "anchor" in report]
    if not reports:
        return None, None, ()
    anchor = reports[0]["anchor"]
    return anchor["date"], anchor["kind"], tuple(e["date"]["edtf"] for report in reports for e in report["events"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_comes_out(sqlite_app: Flask, row: Row) -> None:
    assert read(sqlite_app.test_client(), row) == (row.anchor, row.kind, row.dates)


def test_there_are_forty() -> None:
    assert len({row.name for row in ROWS}) == 40


if __name__ == "__main__":
    reader = create_app(Settings(database_url="sqlite:///:memory:")).test_client()
    for each in ROWS:
        anchor, kind, dates = read(reader, each)
        click.echo(f"{each.name:45} {anchor or 'refused':10} {kind or '':12} {' '.join(dates)}")
