"""TimelineJS3: its JSON by its documentation, and loaded by the real TimelineJS where node and its package are.

The package is looked for in TIMELINEJS_NODE_MODULES, else in node_modules at the project's root; .ci/run puts it there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from service.formats import by_extension
from service.formats.dates import in_words
from service.formats.wording import headline
from tests.formats.made import BARE, HOSTILE, WHOLE, Json, date, event, in_hostile_words, of_every_kind, rendered

TIMELINEJS = by_extension("timelinejs")
LOADER = Path(__file__).parent / "timelinejs" / "load.cjs"
PACKAGES = Path(os.environ.get("TIMELINEJS_NODE_MODULES", Path(__file__).parents[2] / "node_modules")).resolve()

_STRING, _WHOLE_NUMBER = {"type": "string"}, {"type": "integer"}
_DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": dict.fromkeys(("year", "month", "day", "hour", "minute"), _WHOLE_NUMBER),
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
                "properties": _DATED,
            },
        },
    },
}


@pytest.mark.parametrize("timeline", [WHOLE, BARE], ids=["whole", "bare"])
@pytest.mark.parametrize("events", [[], of_every_kind(), [*map(in_hostile_words, HOSTILE)]], ids=len)
def test_it_is_valid(events: list[Json], timeline: Any) -> None:
    found = json.loads(rendered(TIMELINEJS, events, timeline))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    assert len(found["events"]) == len(events)


@pytest.mark.parametrize(
    ("edtf", "grain", "start", "end"),
    [
        ("2024", "year", {"year": 2024}, None),
        ("2025-04", "month", {"year": 2025, "month": 4}, None),
        ("198X", "decade", {"year": 1980}, {"year": 1989}),
        ("2024-36", "quarter", {"year": 2024, "month": 10}, {"year": 2024, "month": 12}),
        ("2025-03-13", "day", {"year": 2025, "month": 3, "day": 13}, None),
    ],
)
def test_a_date_is_no_finer_than_what_was_said(edtf: str, grain: str, start: Json, end: Json | None) -> None:
    [slide] = json.loads(rendered(TIMELINEJS, [event(when=date(edtf, grain))]))["events"]
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


def test_a_clock_time_is_told_to_the_minute() -> None:
    when = date("2025-03-13", "minute", time={"clock": "18:05", "zone": None})
    [slide] = json.loads(rendered(TIMELINEJS, [event(when=when)]))["events"]
    assert slide["start_date"] == {"year": 2025, "month": 3, "day": 13, "hour": 18, "minute": 5}


def loaded(events: list[Json]) -> Json:
    """What the real TimelineJS makes of these events."""
    node = shutil.which("node")
    if not node or not all((PACKAGES / name).exists() for name in ("@knight-lab/timelinejs", "jsdom")):
        pytest.skip(f"the real TimelineJS is not here: it needs node, and {PACKAGES} with the packages of .ci/run")
    body = rendered(TIMELINEJS, events)
    environment = {**os.environ, "NODE_PATH": str(PACKAGES)}
    done = subprocess.run(
        [node, str(LOADER)], input=body, env=environment, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    found: Json = json.loads(done.stdout)
    return found


def test_timelinejs_shows_each_event_with_its_date_in_words() -> None:
    events = of_every_kind()
    found = loaded(events)
    assert found["errors"] == []
    title, *slides = found["slides"]
    assert title["headline"] == WHOLE.title
    assert sorted(slide["date"] for slide in slides) == sorted(in_words(one["date"]) for one in events)
    assert {"year", "month", "full"} <= set(found["formats"])


def test_timelinejs_makes_no_markup_of_any_words() -> None:
    events = [in_hostile_words(text, number) for number, text in enumerate(HOSTILE)]
    found = loaded(events)
    assert found["errors"] == []
    _, *slides = found["slides"]
    read = sorted(" ".join(slide["headline"].split()) for slide in slides)
    assert read == sorted(headline(one) for one in events)
    assert {element for slide in slides for element in slide["elements"]} <= {"p", "br"}
