"""JSON Feed and Atom: valid by their specifications, with honest dates."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest

from service.formats import TimelineInfo, by_extension
from tests.formats.examples import (
    HOSTILE,
    INFO,
    MANUAL_LABELS,
    MANUAL_TEXT,
    MANUAL_VALUES,
    MINIMAL_INFO,
    PLANNED_LABELS,
    PLANNED_TEXT,
    PLANNED_VALUES,
    TIMED_LABELS,
    TIMED_TEXT,
    TIMED_VALUES,
    Json,
    all_kinds,
    corrected_event,
    hostile_event,
    make_event,
    manual_event,
    render,
    three_events,
)

JSON_FEED, ATOM = by_extension("jsonfeed"), by_extension("atom")
ATOM_NAMESPACE = "{http://www.w3.org/2005/Atom}"
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


def test_the_time_of_the_last_change_comes_before_that_of_a_correction() -> None:
    changed = corrected_event(updated_at="2025-03-16T08:00:00.500Z")
    unknown = corrected_event(updated_at=None)
    times = ["2025-03-16T08:00:00.500Z", "2025-03-15T07:00:00Z"]
    assert [entry.updated for entry in read_atom([changed, unknown]).entries] == times
    assert [item["date_modified"] for item in read_json_feed([changed, unknown])["items"]] == times


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


def extension(event: Json) -> Json:
    return {name: event[name] for name in ("date", "status", "kind", "certainty", "anchor_kind")}


def test_every_field_of_json_feed_reads_back() -> None:
    planned, timed, manual = three_events()
    assert json.loads(render(JSON_FEED, three_events())) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The harbour bridge",
        "home_page_url": "https://example.org/timeline",
        "feed_url": "https://example.org/v1/timeline.atom",
        "description": "From the first crack to the new bridge.",
        "language": "en",
        "items": [
            {
                "id": "e_00000000000000000001",
                "url": "https://example.org/council?a=1&b=2",
                "title": "April 2025: It will vote on the budget in April.",
                "content_text": "\n\n".join(PLANNED_TEXT),
                "date_published": "2025-03-13T00:00:00Z",
                "tags": ["2025-04", *PLANNED_LABELS],
                "_timeline": extension(planned),
            },
            {
                "id": "e_00000000000000000002",
                "title": "about 13 March 2025, 18:00 GMT: It met.",
                "content_text": "\n\n".join(TIMED_TEXT),
                "date_published": "2025-03-13T00:00:00Z",
                "date_modified": "2025-03-15T07:00:00Z",
                "tags": ["2025-03-13", *TIMED_LABELS],
                "_timeline": extension(timed),
            },
            {
                "id": "e_00000000000000000003",
                "title": "3–7 March 2025: The fair.",
                "content_text": "\n\n".join(MANUAL_TEXT),
                "tags": ["2025-03-03/2025-03-07", *MANUAL_LABELS],
                "_timeline": extension(manual),
            },
        ],
    }
    assert json.loads(render(JSON_FEED, [], MINIMAL_INFO)) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Everything",
        "feed_url": "/v1/timeline",
        "items": [],
    }


def elements(parent: ElementTree.Element) -> list[tuple[str, Any]]:
    """Return the name of each child with its text, or else its attributes, or else its children."""
    return [
        (child.tag.removeprefix(ATOM_NAMESPACE), child.text or (elements(child) if len(child) else child.attrib))
        for child in parent
        if child.tag != f"{ATOM_NAMESPACE}entry"
    ]


def categories(*terms: str) -> list[tuple[str, dict[str, str]]]:
    return [("category", {"term": term}) for term in terms]


def elements_of(values: dict[str, str]) -> list[tuple[str, str]]:
    return [(f"{{urn:x-news-timeline}}{name}", value) for name, value in values.items()]


def test_every_element_of_atom_reads_back() -> None:
    feed = ElementTree.fromstring(render(ATOM, three_events()))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert elements(feed) == [
        ("id", "urn:uuid:19e4e6b6-b275-5908-8ff8-ac3f0e88b7c4"),
        ("title", "The harbour bridge"),
        ("subtitle", "From the first crack to the new bridge."),
        ("updated", "2025-03-14T09:30:00Z"),
        ("author", [("name", "news-timeline")]),
        ("link", {"rel": "self", "type": "application/atom+xml", "href": "https://example.org/v1/timeline.atom"}),
        ("link", {"rel": "alternate", "href": "https://example.org/timeline"}),
    ]
    planned, timed, manual = feed.iter(f"{ATOM_NAMESPACE}entry")
    assert elements(planned) == [
        ("id", "urn:uuid:604d5bac-25c9-585d-9799-45998f26b5b4"),
        ("title", "April 2025: It will vote on the budget in April."),
        ("published", "2025-03-13T00:00:00Z"),
        ("updated", "2025-03-13T00:00:00Z"),
        ("link", {"rel": "alternate", "href": "https://example.org/council?a=1&b=2"}),
        *categories("2025-04", *PLANNED_LABELS),
        *elements_of(PLANNED_VALUES),
        ("content", "\n\n".join(PLANNED_TEXT)),
    ]
    assert elements(timed) == [
        ("id", "urn:uuid:e68287ba-5bb5-5b2a-9618-317b79082ea8"),
        ("title", "about 13 March 2025, 18:00 GMT: It met."),
        ("published", "2025-03-13T00:00:00Z"),
        ("updated", "2025-03-15T07:00:00Z"),
        *categories("2025-03-13", *TIMED_LABELS),
        *elements_of(TIMED_VALUES),
        ("content", "\n\n".join(TIMED_TEXT)),
    ]
    assert elements(manual) == [
        ("id", "urn:uuid:9f40182e-b5d6-5804-bd94-d53e32eb4fad"),
        ("title", "3–7 March 2025: The fair."),
        ("updated", "2025-03-14T09:30:00Z"),
        *categories("2025-03-03/2025-03-07", *MANUAL_LABELS),
        *elements_of(MANUAL_VALUES),
        ("content", "\n\n".join(MANUAL_TEXT)),
    ]


def test_atom_of_an_unknown_timeline_omits_what_is_unknown() -> None:
    feed = ElementTree.fromstring(render(ATOM, [], MINIMAL_INFO))
    assert feed.attrib == {}
    assert [name for name, _ in elements(feed)] == ["id", "title", "updated", "author", "link"]
