"""Each format read by a program that is not ours: how many events it finds, and their headlines."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import feedparser
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from markdown_it import MarkdownIt

_ATOM = "{http://www.w3.org/2005/Atom}"


def of_ndjson(body: bytes) -> list[str]:
    return [json.loads(line)["summary"] for line in body.decode().split("\n")[:-1]]


def rows(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode(), newline=""), strict=True))


def unguarded(cell: str) -> str:
    """As the module of CSV says."""
    return cell.removeprefix("'")


def of_csv(body: bytes) -> list[str]:
    return [unguarded(row["summary"]) for row in rows(body)]


def calendar(body: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(body.decode())


def of_icalendar(body: bytes) -> list[str]:
    return [one.summary or "" for one in calendar(body).events]


def of_timelinejs(body: bytes) -> list[str]:
    return [one["text"]["headline"] for one in json.loads(body)["events"]]


def of_jsonld(body: bytes) -> list[str]:
    return [one["item"]["name"] for one in json.loads(body)["itemListElement"]]


def of_jsonfeed(body: bytes) -> list[str]:
    return [one["title"].partition(": ")[2] for one in json.loads(body)["items"]]


def of_atom(body: bytes) -> list[str]:
    found = feedparser.parse(body, response_headers={"content-type": "application/atom+xml; charset=utf-8"})
    assert not found.bozo, found.get("bozo_exception")
    # the words by a parser of XML: feedparser takes those for wrongly encoded that only look so ("Â¡")
    titles = [one.findtext(f"{_ATOM}title", "") for one in ElementTree.fromstring(body).iter(f"{_ATOM}entry")]
    assert len(titles) == len(found.entries)
    return [one.partition(": ")[2] for one in titles]


def of_markdown(body: bytes) -> list[str]:
    tokens = MarkdownIt("gfm-like").parse(body.decode())
    items = [number for number, token in enumerate(tokens) if token.type == "list_item_open"]
    lines = ["".join(child.content for child in tokens[at + 2].children or ()) for at in items]
    return [line.partition(": ")[2].partition(" — ")[0] for line in lines]


READERS = {
    "ndjson": of_ndjson,
    "csv": of_csv,
    "icalendar": of_icalendar,
    "timelinejs": of_timelinejs,
    "jsonld": of_jsonld,
    "jsonfeed": of_jsonfeed,
    "atom": of_atom,
    "markdown": of_markdown,
}
