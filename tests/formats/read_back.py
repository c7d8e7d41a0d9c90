"""Reads each format with a program that is not ours, and returns the headlines that it finds."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from xml.etree import ElementTree

import feedparser
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from markdown_it import MarkdownIt

_ATOM = "{http://www.w3.org/2005/Atom}"


def of_ndjson(body: bytes) -> list[str]:
    return [json.loads(line)["summary"] for line in body.decode().split("\n")[:-1]]


def csv_rows(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode(), newline=""), strict=True))


def unprefixed(cell: str) -> str:
    """Return the text of a cell, as the CSV format documents."""
    return re.sub(r"(\A|;)'", r"\1", cell)


def of_csv(body: bytes) -> list[str]:
    return [unprefixed(row["summary"]) for row in csv_rows(body)]


def calendar(body: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(body.decode())


def of_icalendar(body: bytes) -> list[str]:
    return [event.summary or "" for event in calendar(body).events]


def of_timelinejs(body: bytes) -> list[str]:
    return [slide["text"]["headline"] for slide in json.loads(body)["events"]]


def of_jsonld(body: bytes) -> list[str]:
    return [element["item"]["name"] for element in json.loads(body)["itemListElement"]]


def of_jsonfeed(body: bytes) -> list[str]:
    return [item["title"].partition(": ")[2] for item in json.loads(body)["items"]]


def of_atom(body: bytes) -> list[str]:
    feed = feedparser.parse(body, response_headers={"content-type": "application/atom+xml; charset=utf-8"})
    assert not feed.bozo, feed.get("bozo_exception")
    # an XML parser reads the titles: feedparser "repairs" text that only looks wrongly encoded ("Â¡")
    titles = [entry.findtext(f"{_ATOM}title", "") for entry in ElementTree.fromstring(body).iter(f"{_ATOM}entry")]
    assert len(titles) == len(feed.entries)
    return [title.partition(": ")[2] for title in titles]


def of_markdown(body: bytes) -> list[str]:
    tokens = MarkdownIt("gfm-like").parse(body.decode())
    items = [number for number, token in enumerate(tokens) if token.type == "list_item_open"]
    lines = ["".join(child.content for child in tokens[number + 2].children or ()) for number in items]
    return [line.partition(": ")[2].partition(" — ")[0] for line in lines]


def of_timesketch(body: bytes) -> list[str]:
    return [unprefixed(row["message"]) for row in csv_rows(body)]


def of_vis(body: bytes) -> list[str]:
    return [html.unescape(item["content"]) for item in json.loads(body)["items"]]


READERS = {
    "timesketch": of_timesketch,
    "vis": of_vis,
    "ndjson": of_ndjson,
    "csv": of_csv,
    "icalendar": of_icalendar,
    "timelinejs": of_timelinejs,
    "jsonld": of_jsonld,
    "jsonfeed": of_jsonfeed,
    "atom": of_atom,
    "markdown": of_markdown,
}
