"""The JSON objects: exactly the fields of the contract, from data made without the engine."""

from __future__ import annotations

import datetime as dt
import json

from service.documents import Dropped, Estimate
from service.eventing import EventDraft, EventKind, Passage, Reading, Status, UndatedExpression
from service.events import representation
from service.timex.model import (
    Alternative,
    Anchor,
    AnchorKind,
    CalendarDate,
    Certainty,
    Granularity,
    Interval,
    Rejection,
    Tagging,
    Timex,
    TimexType,
    Trace,
)

THURSDAY = CalendarDate(
    Interval(dt.date(2025, 3, 13), dt.date(2025, 3, 14)), Granularity.DAY, "2025-03-13", "2025-03-13"
)
WEEK_BEFORE = CalendarDate(
    Interval(dt.date(2025, 3, 6), dt.date(2025, 3, 7)), Granularity.DAY, "2025-03-06", "2025-03-06"
)
TRACE = Trace("weekday", dt.date(2025, 3, 13), ("a weekday by itself", "the publication day's own"))
EVENT = EventDraft(
    date=THURSDAY,
    status=Status.HAPPENED,
    kind=EventKind.EVENT,
    summary="The port of Älvsund reopened on Thursday",
    sentence=Passage(4, 45, "The port of Älvsund reopened on Thursday."),
    expression=Passage(36, 44, "Thursday"),
    certainty=Certainty.AMBIGUOUS,
    alternatives=(Alternative(WEEK_BEFORE, "the weekday is the publication day's own"),),
    trace=TRACE,
)
ARTICLE = representation.article_fields(
    {"id": "a_one", "title": "Port", "url": None, "source": "The Post"},
    published_on="2025-03-13",
    anchor_kind="published_at",
)


def test_event() -> None:
    date = {
        "edtf": "2025-03-13",
        "start_on": "2025-03-13",
        "end_before": "2025-03-14",
        "granularity": "day",
        "timex3": "2025-03-13",
        "part_of_day": None,
        "time": None,
        "approximate": False,
    }
    week_before = date | dict.fromkeys(("edtf", "start_on", "timex3"), "2025-03-06") | {"end_before": "2025-03-07"}
    assert representation.event_json(EVENT, "e_one", ARTICLE) == {
        "id": "e_one",
        "date": date,
        "status": "happened",
        "kind": "event",
        "summary": "The port of Älvsund reopened on Thursday",
        "sentence": {"text": "The port of Älvsund reopened on Thursday.", "start": 4, "end": 45},
        "expression": {"text": "Thursday", "start": 36, "end": 44},
        "certainty": "ambiguous",
        "alternatives": [{"date": week_before, "reason": "the weekday is the publication day's own"}],
        "explanation": {
            "rule": "weekday",
            "anchor": "2025-03-13",
            "steps": ["a weekday by itself", "the publication day's own"],
        },
        "origin": "engine",
        "hidden": False,
        "orphaned": False,
        "correction": None,
        "article": {"id": "a_one", "title": "Port", "url": None, "source": "The Post"},
        "published_on": "2025-03-13",
        "source": "The Post",
        "anchor_kind": "published_at",
        "position": {"part": "lead", "at": 0.0},
        "mentions": [],
        "context": None,
    }


def test_time_of_day_with_and_without_a_zone() -> None:
    at_six = THURSDAY._replace(part_of_day="early morning", clock="06:00", zone="GMT", approximate=True)
    result = representation.date_json(at_six)
    assert (result["time"], result["part_of_day"]) == ({"clock": "06:00", "zone": "GMT"}, "early morning")
    assert result["approximate"] is True
    assert representation.date_json(at_six._replace(zone=None))["time"] == {"clock": "06:00", "zone": None}


def test_undated_expressions_and_dropped_lines() -> None:
    undated = UndatedExpression(
        Passage(0, 11, "three hours"), "DURATION", "PT3H", "length", "a length of time, not a date"
    )
    assert representation.undated_json(undated) == {
        "expression": {"text": "three hours", "start": 0, "end": 11},
        "type": "DURATION",
        "value": "PT3H",
        "rule": "length",
        "reason": "a length of time, not a date",
    }
    dropped = representation.dropped_json(Dropped(0, 11, "Latest news", "a heading of the page"))
    assert dropped == {"text": "Latest news", "start": 0, "end": 11, "reason": "a heading of the page"}


def test_anchor() -> None:
    anchor = Anchor(dt.date(2025, 3, 13), AnchorKind.DATELINE)
    plain = {"kind": "dateline", "timezone": None, "evidence": "the dateline", "upper_bound": None, "reason": None}
    assert representation.anchor_json(anchor, "the dateline") == {"date": "2025-03-13", **plain}


def test_estimated_anchor_has_its_upper_bound() -> None:
    viewed, likely = dt.date(2025, 3, 13), dt.date(2025, 3, 10)
    result = representation.anchor_json(
        Anchor(viewed, AnchorKind.PAGE_DATE), "a header", Estimate(likely, viewed, "why")
    )
    assert (result["date"], result["upper_bound"], result["reason"]) == ("2025-03-10", "2025-03-13", "why")


def test_explanation_lists_expressions_and_refusals() -> None:
    timex = Timex(36, 44, "Thursday", TimexType.DATE, "2025-03-13", TRACE, underspecified="XXXX-WXX-4", date=THURSDAY)
    refused = Rejection(50, 54, "76th", "ordinal", "counts an anniversary")
    result = representation.explained_json(Reading((EVENT,), (), Tagging((timex,), (), (refused,))))
    assert (
        result["timexes"][0].items()
        >= {
            "text": "Thursday",
            "type": "DATE",
            "value": "2025-03-13",
            "underspecified": "XXXX-WXX-4",
            "direction": "same",
            "certainty": "explicit",
            "unresolved": None,
            "mod": None,
            "read_against": None,
        }.items()
    )
    assert result["timexes"][0]["date"] == representation.date_json(THURSDAY)
    assert result["rejected"] == [
        {"text": "76th", "start": 50, "end": 54, "rule": "ordinal", "reason": "counts an anniversary"}
    ]


def test_every_object_is_plain_json() -> None:
    result = representation.event_json(EVENT, "e_one", ARTICLE)
    assert json.loads(json.dumps(result)) == result
