"""JSON Feed and Atom: valid by their specifications, and honest about their dates."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import jsonschema
import pytest

from service.formats import by_extension
from tests.formats.made import (
    BARE,
    HOSTILE,
    WHOLE,
    Json,
    by_hand,
    corrected,
    event,
    in_hostile_words,
    of_every_kind,
    rendered,
)

FEED, ATOM = by_extension("jsonfeed"), by_extension("atom")
_TEXT = {"type": "string", "minLength": 1}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
#: JSON Feed 1.1, as far as a timeline uses it: no other field is known to it but extensions.
JSON_FEED = {
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
                    **dict.fromkeys(("date_published", "date_modified"), _MOMENT),
                    "tags": {"type": "array", "items": _TEXT},
                },
            },
        },
    },
}


def feed(events: list[Json], timeline: Any = WHOLE) -> Json:
    found: Json = json.loads(rendered(FEED, events, timeline))
    return found


def atom(events: list[Json], timeline: Any = WHOLE) -> Any:
    found = feedparser.parse(rendered(ATOM, events, timeline), sanitize_html=False)
    assert not found.bozo
    return found


@pytest.mark.parametrize("timeline", [WHOLE, BARE], ids=["whole", "bare"])
@pytest.mark.parametrize("events", [[], of_every_kind(), [*map(in_hostile_words, HOSTILE)]], ids=len)
def test_json_feed_is_valid(events: list[Json], timeline: Any) -> None:
    found = feed(events, timeline)
    jsonschema.Draft202012Validator(JSON_FEED).validate(found)
    assert len(found["items"]) == len(events)


def test_the_date_of_an_item_is_that_of_its_report() -> None:
    reported, changed, made = feed([event(1), corrected(2), by_hand(3)])["items"]
    assert reported["date_published"] == "2025-03-13T00:00:00Z"
    assert "date_modified" not in reported
    assert changed["date_modified"] == "2025-03-15T07:00:00Z"
    assert not {"date_published", "date_modified", "url"} & made.keys()


def test_the_date_of_the_event_is_in_title_text_tags_and_extension() -> None:
    [item] = feed([event()])["items"]
    assert item["title"].startswith("April 2025: ")
    assert "When: April 2025 (month; planned; inferred)" in item["content_text"]
    assert item["tags"][:2] == ["2025-04", "month"]
    assert item["_timeline"]["date"] == event()["date"]


def test_atom_s_head_has_what_the_standard_asks_for() -> None:
    found = atom([]).feed
    assert found.title == WHOLE.title
    assert found.updated == "2025-03-14T09:30:00Z"
    assert found.author == "news-timeline"
    assert found.id.startswith("urn:uuid:")
    assert {(link.rel, link.href) for link in found.links} == {
        ("self", WHOLE.self_url),
        ("alternate", WHOLE.home_url),
    }
    assert atom([], BARE).feed.updated == "1970-01-01T00:00:00Z"


def test_atom_s_entries_have_what_the_standard_asks_for() -> None:
    reported, changed, made = atom([event(1), corrected(2), by_hand(3)]).entries
    assert (reported.published, reported.updated) == ("2025-03-13T00:00:00Z", "2025-03-13T00:00:00Z")
    assert changed.updated == "2025-03-15T07:00:00Z"
    assert made.updated == "2025-03-14T09:30:00Z"
    assert "published" not in made
    assert {tag.term for tag in reported.tags} == {"2025-04", "month", "planned", "inferred"}
    assert reported.link == event()["article"]["url"]


def test_ids_of_entries_are_theirs_alone_and_stay() -> None:
    ids = [entry.id for entry in atom(of_every_kind()).entries]
    assert len(set(ids)) == len(of_every_kind())
    assert ids == [entry.id for entry in atom(of_every_kind(), BARE).entries]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_atom_s_words_are_only_words(text: str) -> None:
    found = atom([in_hostile_words(text), event()])
    assert len(found.entries) == 2
    assert found.entries[0].content[0].type == "text/plain"
    assert "links" not in found.entries[0]
