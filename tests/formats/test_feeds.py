"""JSON Feed and Atom: valid by their specifications, with honest dates."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import jsonschema
import pytest

from service.formats import TimelineInfo, by_extension
from tests.formats.examples import (
    HOSTILE,
    INFO,
    MINIMAL_INFO,
    Json,
    all_kinds,
    corrected_event,
    hostile_event,
    make_event,
    manual_event,
    render,
)

JSON_FEED, ATOM = by_extension("jsonfeed"), by_extension("atom")
_TEXT = {"type": "string", "minLength": 1}
_TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
#: JSON Feed 1.1, with only the fields that a timeline uses, and extensions.
JSON_FEED_SCHEMA = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "home_page_url", "feed_url", "description", "language"), _TEXT),
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "additionalProperties": False,
                "patternProperties": {"^_[a-zA-Z]": {"type": "object"}},
                "properties": {
                    **dict.fromkeys(("id", "title", "content_text"), _TEXT),
                    "url": {"type": "string", "pattern": "^https?://"},
                    **dict.fromkeys(("date_published", "date_modified"), _TIME),
                    "tags": {"type": "array", "items": _TEXT},
                },
            },
        },
    },
}


def read_json_feed(events: list[Json], info: TimelineInfo = INFO) -> Json:
    feed: Json = json.loads(render(JSON_FEED, events, info))
    return feed


def read_atom(events: list[Json], info: TimelineInfo = INFO) -> Any:
    feed = feedparser.parse(render(ATOM, events, info), sanitize_html=False)
    assert not feed.bozo
    return feed


@pytest.mark.parametrize("info", [INFO, MINIMAL_INFO], ids=["complete", "minimal"])
@pytest.mark.parametrize("events", [[], all_kinds(), [*map(hostile_event, HOSTILE)]], ids=len)
def test_json_feed_is_valid(events: list[Json], info: TimelineInfo) -> None:
    feed = read_json_feed(events, info)
    jsonschema.Draft202012Validator(JSON_FEED_SCHEMA).validate(feed)
    assert len(feed["items"]) == len(events)


def test_json_feed_item_is_dated_by_its_report() -> None:
    found, corrected, manual = read_json_feed([make_event(1), corrected_event(2), manual_event(3)])["items"]
    assert found["date_published"] == "2025-03-13T00:00:00Z"
    assert "date_modified" not in found
    assert corrected["date_modified"] == "2025-03-15T07:00:00Z"
    assert not {"date_published", "date_modified", "url"} & manual.keys()


def test_json_feed_item_gives_the_event_date_in_title_text_tags_and_extension() -> None:
    [item] = read_json_feed([make_event()])["items"]
    assert item["title"].startswith("April 2025: ")
    assert "When: April 2025 (month; planned; inferred)" in item["content_text"]
    assert item["tags"][:2] == ["2025-04", "month"]
    assert item["_timeline"]["date"] == make_event()["date"]


def test_atom_feed_has_the_required_elements() -> None:
    feed = read_atom([]).feed
    assert feed.title == INFO.title
    assert feed.updated == "2025-03-14T09:30:00Z"
    assert feed.author == "news-timeline"
    assert feed.id.startswith("urn:uuid:")
    assert {(link.rel, link.href) for link in feed.links} == {("self", INFO.self_url), ("alternate", INFO.home_url)}
    assert read_atom([], MINIMAL_INFO).feed.updated == "1970-01-01T00:00:00Z"


def test_atom_entry_has_the_required_elements() -> None:
    found, corrected, manual = read_atom([make_event(1), corrected_event(2), manual_event(3)]).entries
    assert (found.published, found.updated) == ("2025-03-13T00:00:00Z", "2025-03-13T00:00:00Z")
    assert corrected.updated == "2025-03-15T07:00:00Z"
    assert manual.updated == "2025-03-14T09:30:00Z"
    assert "published" not in manual
    assert {tag.term for tag in found.tags} == {"2025-04", "month", "planned", "inferred"}
    assert found.link == make_event()["article"]["url"]


def test_atom_entry_ids_are_unique_and_stable() -> None:
    ids = [entry.id for entry in read_atom(all_kinds()).entries]
    assert len(set(ids)) == len(all_kinds())
    assert ids == [entry.id for entry in read_atom(all_kinds(), MINIMAL_INFO).entries]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_atom_text_stays_text(text: str) -> None:
    feed = read_atom([hostile_event(text), make_event()])
    assert len(feed.entries) == 2
    assert feed.entries[0].content[0].type == "text/plain"
    assert "links" not in feed.entries[0]
