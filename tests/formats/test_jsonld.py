"""JSON-LD: schema.org's vocabulary for a list of events, and nothing else."""

from __future__ import annotations

import json

import jsonschema
import pytest

from service.formats import TimelineInfo, by_extension
from tests.formats.examples import (
    HOSTILE,
    INFO,
    MANUAL_LABELS,
    MANUAL_VALUES,
    MINIMAL_INFO,
    PLANNED_LABELS,
    PLANNED_VALUES,
    TIMED_LABELS,
    TIMED_VALUES,
    Json,
    all_kinds,
    hostile_event,
    make_date,
    make_event,
    render,
    three_events,
)

JSONLD = by_extension("jsonld")
_TEXT = {"type": "string"}
_URL = {"type": "string", "pattern": "^https?://"}
_DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(\+00:00)?)?)?)?$"}


def _typed(name: str, required: list[str], properties: Json) -> Json:
    fields = {"@type": {"const": name}, **properties}
    return {"type": "object", "required": ["@type", *required], "additionalProperties": False, "properties": fields}


ARTICLE = _typed(
    "NewsArticle",
    ["temporalCoverage"],
    {
        **dict.fromkeys(("identifier", "headline", "temporalCoverage"), _TEXT),
        "url": _URL,
        "publisher": _typed("Organization", ["name"], {"name": _TEXT}),
    },
)
TERM = _typed("DefinedTerm", ["termCode", "inDefinedTermSet"], dict.fromkeys(("termCode", "inDefinedTermSet"), _TEXT))
EVENT = _typed(
    "Event",
    ["name", "startDate", "identifier"],
    {
        **dict.fromkeys(("identifier", "name", "description"), _TEXT),
        **dict.fromkeys(("startDate", "endDate"), _DATE),
        "eventStatus": {"const": "https://schema.org/EventScheduled"},
        "keywords": {"type": "array", "items": {"anyOf": [_TEXT, TERM]}},
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


def read(events: list[Json], info: TimelineInfo = INFO) -> Json:
    document: Json = json.loads(render(JSONLD, events, info))
    return document


@pytest.mark.parametrize("info", [INFO, MINIMAL_INFO], ids=["complete", "minimal"])
@pytest.mark.parametrize("events", [[], all_kinds(), [*map(hostile_event, HOSTILE)]], ids=len)
def test_document_is_valid(events: list[Json], info: TimelineInfo) -> None:
    document = read(events, info)
    jsonschema.Draft202012Validator(LIST).validate(document)
    assert [element["position"] for element in document["itemListElement"]] == list(range(1, len(events) + 1))


@pytest.mark.parametrize(
    ("edtf", "granularity", "start", "end"),
    [
        ("2025", "year", "2025", None),
        ("2025-04", "month", "2025-04", None),
        ("2025-03-13", "day", "2025-03-13", None),
        ("198X", "decade", "1980", "1989"),
        ("2024-36", "quarter", "2024-10", "2024-12"),
        ("2025-03-10/2025-03-16", "week", "2025-03-10", "2025-03-16"),
    ],
)
def test_dates_are_no_finer_than_the_event_s(edtf: str, granularity: str, start: str, end: str | None) -> None:
    [element] = read([make_event(date=make_date(edtf, granularity))])["itemListElement"]
    item = element["item"]
    assert (item["startDate"], item.get("endDate")) == (start, end)
    assert item["subjectOf"]["temporalCoverage"] == edtf


@pytest.mark.parametrize(("zone", "start"), [(None, "2025-03-13T18:00"), ("GMT", "2025-03-13T18:00+00:00")])
def test_clock_time_has_an_offset_only_if_the_zone_is_unambiguous(zone: str | None, start: str) -> None:
    date = make_date("2025-03-13", "minute", time={"clock": "18:00", "zone": zone})
    assert read([make_event(date=date)])["itemListElement"][0]["item"]["startDate"] == start


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_document_is_safe_in_a_script_element(text: str) -> None:
    assert b"<" not in render(JSONLD, [hostile_event(text)])


def terms(values: dict[str, str]) -> list[Json]:
    return [{"@type": "DefinedTerm", "termCode": value, "inDefinedTermSet": name} for name, value in values.items()]


def test_every_field_reads_back() -> None:
    elements = json.loads(render(JSONLD, three_events())).pop("itemListElement")
    assert [(element["@type"], element["position"]) for element in elements] == [
        ("ListItem", 1),
        ("ListItem", 2),
        ("ListItem", 3),
    ]
    assert [element["item"] for element in elements] == [
        {
            "@type": "Event",
            "identifier": "e_00000000000000000001",
            "name": "It will vote on the budget in April.",
            "description": "It will vote on the budget in April.",
            "startDate": "2025-04",
            "eventStatus": "https://schema.org/EventScheduled",
            "keywords": [*PLANNED_LABELS, *terms(PLANNED_VALUES)],
            "subjectOf": {
                "@type": "NewsArticle",
                "identifier": "a_pogrk36tgfefqy4u2rgg",
                "headline": "Council to vote on budget",
                "url": "https://example.org/council?a=1&b=2",
                "publisher": {"@type": "Organization", "name": "Harbour Post"},
                "temporalCoverage": "2025-04",
            },
        },
        {
            "@type": "Event",
            "identifier": "e_00000000000000000002",
            "name": "It met.",
            "description": "It met at 6 p.m.",
            "startDate": "2025-03-13T18:00+00:00",
            "keywords": [*TIMED_LABELS, *terms(TIMED_VALUES)],
            "subjectOf": {
                "@type": "NewsArticle",
                "identifier": "a_2",
                "headline": "Council meets",
                "temporalCoverage": "2025-03-13",
            },
        },
        {
            "@type": "Event",
            "identifier": "e_00000000000000000003",
            "name": "The fair.",
            "description": "The fair.",
            "startDate": "2025-03-03",
            "endDate": "2025-03-07",
            "keywords": [*MANUAL_LABELS, *terms(MANUAL_VALUES)],
        },
    ]


def test_list_describes_the_timeline() -> None:
    head = json.loads(render(JSONLD, three_events()))
    del head["itemListElement"]
    assert head == {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": "The harbour bridge",
        "description": "From the first crack to the new bridge.",
        "url": "https://example.org/timeline",
    }
    assert json.loads(render(JSONLD, [], MINIMAL_INFO)) == {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": "Everything",
        "url": "/v1/timeline",
        "itemListElement": [],
    }
