"""JSON-LD: what schema.org knows of a list of events, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from service.formats import by_extension
from tests.formats.made import BARE, HOSTILE, WHOLE, Json, date, event, in_hostile_words, of_every_kind, rendered

JSONLD = by_extension("jsonld")
_TEXT = {"type": "string"}
_WEB = {"type": "string", "pattern": "^https?://"}
_WHEN = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(\+00:00)?)?)?)?$"}


def _typed(name: str, required: list[str], properties: Json) -> Json:
    fields = {"@type": {"const": name}, **properties}
    return {"type": "object", "required": ["@type", *required], "additionalProperties": False, "properties": fields}


ARTICLE = _typed(
    "NewsArticle",
    ["temporalCoverage"],
    {
        **dict.fromkeys(("identifier", "headline", "temporalCoverage"), _TEXT),
        "url": _WEB,
        "publisher": _typed("Organization", ["name"], {"name": _TEXT}),
    },
)
EVENT = _typed(
    "Event",
    ["name", "startDate", "identifier"],
    {
        **dict.fromkeys(("identifier", "name", "description"), _TEXT),
        **dict.fromkeys(("startDate", "endDate"), _WHEN),
        "eventStatus": {"const": "https://schema.org/EventScheduled"},
        "keywords": {"type": "array", "items": _TEXT},
        "subjectOf": ARTICLE,
    },
)
ELEMENT = _typed("ListItem", ["position", "item"], {"position": {"type": "integer", "minimum": 1}, "item": EVENT})
LIST = _typed(
    "ItemList",
    ["@context", "itemListElement"],
    {
        "@context": {"const": "https://schema.org"},
        **dict.fromkeys(("name", "description", "url"), _TEXT),
        "itemListElement": {"type": "array", "items": ELEMENT},
    },
)


def read(events: list[Json], timeline: Any = WHOLE) -> Json:
    found: Json = json.loads(rendered(JSONLD, events, timeline))
    return found


@pytest.mark.parametrize("timeline", [WHOLE, BARE], ids=["whole", "bare"])
@pytest.mark.parametrize("events", [[], of_every_kind(), [*map(in_hostile_words, HOSTILE)]], ids=len)
def test_it_is_valid(events: list[Json], timeline: Any) -> None:
    found = read(events, timeline)
    jsonschema.Draft202012Validator(LIST).validate(found)
    assert [one["position"] for one in found["itemListElement"]] == list(range(1, len(events) + 1))


@pytest.mark.parametrize(
    ("edtf", "grain", "start", "end"),
    [
        ("2025", "year", "2025", None),
        ("2025-04", "month", "2025-04", None),
        ("2025-03-13", "day", "2025-03-13", None),
        ("198X", "decade", "1980", "1989"),
        ("2024-36", "quarter", "2024-10", "2024-12"),
        ("2025-03-10/2025-03-16", "week", "2025-03-10", "2025-03-16"),
    ],
)
def test_a_date_is_no_finer_than_what_was_said(edtf: str, grain: str, start: str, end: str | None) -> None:
    [element] = read([event(when=date(edtf, grain))])["itemListElement"]
    found = element["item"]
    assert (found["startDate"], found.get("endDate")) == (start, end)
    assert found["subjectOf"]["temporalCoverage"] == edtf


@pytest.mark.parametrize(("zone", "start"), [(None, "2025-03-13T18:00"), ("GMT", "2025-03-13T18:00+00:00")])
def test_a_clock_time_has_an_offset_only_where_one_is_known(zone: str | None, start: str) -> None:
    when = date("2025-03-13", "minute", time={"clock": "18:00", "zone": zone})
    assert read([event(when=when)])["itemListElement"][0]["item"]["startDate"] == start


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_it_may_stand_in_a_script_of_a_page(text: str) -> None:
    assert b"<" not in rendered(JSONLD, [in_hostile_words(text)])
