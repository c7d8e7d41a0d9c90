"""TimelineJS3: JSON as its documentation describes it, loaded by the real TimelineJS where node is installed.

The package is expected in TIMELINEJS_NODE_MODULES, else in node_modules at the project's root; .ci/run installs it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from service.formats import TimelineInfo, by_extension
from service.formats.date_text import date_text
from service.formats.event_text import headline
from tests.formats.examples import (
    HOSTILE,
    INFO,
    MANUAL_TEXT,
    MANUAL_VALUES,
    MINIMAL_INFO,
    PLANNED_TEXT,
    PLANNED_VALUES,
    TIMED_TEXT,
    TIMED_VALUES,
    Json,
    all_kinds,
    hostile_event,
    make_date,
    make_event,
    render,
    three_events,
)
from tests.needs import needs

TIMELINEJS = by_extension("timelinejs")
LOADER = Path(__file__).parent / "timelinejs" / "load.cjs"
PACKAGES = Path(os.environ.get("TIMELINEJS_NODE_MODULES", Path(__file__).parents[2] / "node_modules")).resolve()

_STRING, _INTEGER = {"type": "string"}, {"type": "integer"}
_DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": dict.fromkeys(("year", "month", "day", "hour", "minute"), _INTEGER),
    "dependentRequired": {"day": ["month"], "hour": ["day"], "minute": ["hour"]},
}
_TEXT = {
    "type": "object",
    "required": ["headline", "text"],
    "additionalProperties": False,
    "properties": dict.fromkeys(("headline", "text"), _STRING),
}
_SLIDE = {"unique_id": {"type": "string", "minLength": 1}, "autolink": {"const": False}, "text": _TEXT}
_DATED = {**_SLIDE, "start_date": _DATE, "end_date": _DATE, "display_date": {"type": "string", "minLength": 1}}
_FOR_SCRIPTS = dict.fromkeys(("edtf", "granularity", "status", "kind", "certainty", "anchor_kind"), _STRING)
SCHEMA = {
    "type": "object",
    "required": ["title", "events"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "object", "required": list(_SLIDE), "additionalProperties": False, "properties": _SLIDE},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [*_SLIDE, "start_date", "display_date"],
                "additionalProperties": False,
                "properties": {**_DATED, **_FOR_SCRIPTS},
            },
        },
    },
}


@pytest.mark.parametrize("info", [INFO, MINIMAL_INFO], ids=["complete", "minimal"])
@pytest.mark.parametrize("events", [[], all_kinds(), [*map(hostile_event, HOSTILE)]], ids=len)
def test_document_is_valid(events: list[Json], info: TimelineInfo) -> None:
    document = json.loads(render(TIMELINEJS, events, info))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert len(document["events"]) == len(events)


@pytest.mark.parametrize(
    ("edtf", "granularity", "start", "end"),
    [
        ("2024", "year", {"year": 2024}, None),
        ("2025-04", "month", {"year": 2025, "month": 4}, None),
        ("198X", "decade", {"year": 1980}, {"year": 1989}),
        ("2024-36", "quarter", {"year": 2024, "month": 10}, {"year": 2024, "month": 12}),
        ("2025-03-13", "day", {"year": 2025, "month": 3, "day": 13}, None),
    ],
)
def test_dates_are_no_finer_than_the_event_s(edtf: str, granularity: str, start: Json, end: Json | None) -> None:
    [slide] = json.loads(render(TIMELINEJS, [make_event(date=make_date(edtf, granularity))]))["events"]
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


def test_clock_time_is_exact_to_the_minute() -> None:
    date = make_date("2025-03-13", "minute", time={"clock": "18:05", "zone": None})
    [slide] = json.loads(render(TIMELINEJS, [make_event(date=date)]))["events"]
    assert slide["start_date"] == {"year": 2025, "month": 3, "day": 13, "hour": 18, "minute": 5}


def load(events: list[Json]) -> Json:
    """Return the slides that the real TimelineJS makes of these events."""
    node = shutil.which("node")
    needs(node, "node is not installed; .ci/run installs it")
    for name in ("@knight-lab/timelinejs", "jsdom"):
        needs((PACKAGES / name).exists(), f"{name} is not in {PACKAGES}; .ci/run installs it")
    body = render(TIMELINEJS, events)
    environment = {**os.environ, "NODE_PATH": str(PACKAGES)}
    process = subprocess.run(
        ["node", str(LOADER)], input=body, env=environment, capture_output=True, timeout=60, check=False
    )
    assert process.returncode == 0, process.stderr.decode()
    result: Json = json.loads(process.stdout)
    return result


def test_timelinejs_shows_each_event_with_its_date_in_english() -> None:
    events = all_kinds()
    result = load(events)
    assert result["errors"] == []
    title, *slides = result["slides"]
    assert title["headline"] == INFO.title
    assert sorted(slide["date"] for slide in slides) == sorted(date_text(event["date"]) for event in events)
    assert {"year", "month", "full"} <= set(result["formats"])


def test_timelinejs_never_turns_text_into_markup() -> None:
    events = [hostile_event(text, number) for number, text in enumerate(HOSTILE)]
    result = load(events)
    assert result["errors"] == []
    _, *slides = result["slides"]
    headlines = sorted(" ".join(slide["headline"].split()) for slide in slides)
    assert headlines == sorted(headline(event) for event in events)
    assert {element for slide in slides for element in slide["elements"]} <= {"p", "br"}


def paragraphs(lines: tuple[str, ...], *links: str) -> str:
    return "".join(f"<p>{line}</p>" for line in (*lines, *links))


def test_every_field_reads_back() -> None:
    read = json.loads(render(TIMELINEJS, three_events()))
    *planned_lines, source = PLANNED_TEXT
    link = f'<a href="https://example.org/council?a=1&amp;b=2">{source}</a>'
    assert read == {
        "title": {
            "unique_id": "timeline",
            "autolink": False,
            "text": {"headline": "The harbour bridge", "text": "<p>From the first crack to the new bridge.</p>"},
        },
        "events": [
            {
                "unique_id": "e_00000000000000000001",
                "autolink": False,
                "start_date": {"year": 2025, "month": 4},
                "display_date": "April 2025",
                "text": {
                    "headline": "It will vote on the budget in April.",
                    "text": paragraphs(tuple(planned_lines), link),
                },
                **PLANNED_VALUES,
            },
            {
                "unique_id": "e_00000000000000000002",
                "autolink": False,
                "start_date": {"year": 2025, "month": 3, "day": 13, "hour": 18, "minute": 0},
                "display_date": "about 13 March 2025, 18:00 GMT",
                "text": {"headline": "It met.", "text": paragraphs(TIMED_TEXT)},
                **TIMED_VALUES,
            },
            {
                "unique_id": "e_00000000000000000003",
                "autolink": False,
                "start_date": {"year": 2025, "month": 3, "day": 3},
                "end_date": {"year": 2025, "month": 3, "day": 7},
                "display_date": "3–7 March 2025",
                "text": {"headline": "The fair.", "text": paragraphs(MANUAL_TEXT)},
                **MANUAL_VALUES,
            },
        ],
    }
    minimal = json.loads(render(TIMELINEJS, [], MINIMAL_INFO))
    assert minimal["title"]["text"] == {"headline": "Everything", "text": ""}
    assert minimal["events"] == []
