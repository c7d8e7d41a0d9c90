"""Example events as the service serves them: every shape of date, and hostile texts."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from service.formats import Format, TimelineInfo
from service.timex.edtf import date_of

Json = dict[str, Any]
INFO = TimelineInfo(
    title="The harbour bridge",
    self_url="https://example.org/v1/timeline.atom",
    home_url="https://example.org/timeline",
    description="From the first crack to the new bridge.",
    language="en",
    updated_at=dt.datetime(2025, 3, 14, 9, 30, tzinfo=dt.UTC),
)
MINIMAL_INFO = TimelineInfo(title="Everything", self_url="/v1/timeline")

#: EDTF, granularity, the other fields that differ from the default, and the date in English.
DATES: tuple[tuple[str, str, Json, str], ...] = (
    ("18XX", "century", {}, "19th century"),
    ("198X", "decade", {}, "1980s"),
    ("2002-01-01/2004-12-31", "year", {}, "2002–2004"),
    ("2010-24", "season", {}, "winter 2010"),
    ("2021-01-22~/2025-01-22~", "year", {"approximate": True}, "about 2021–2025"),
    ("2024", "year", {}, "2024"),
    ("2024-40", "half", {}, "first half of 2024"),
    ("2024-01-01/2024-09-30", "month", {}, "January–September 2024"),
    ("2024-36", "quarter", {}, "fourth quarter of 2024"),
    ("2024-10-28/2024-11-03", "week", {}, "week of 28 October – 3 November 2024"),
    ("2025-03", "month", {}, "March 2025"),
    ("2025-03~", "month", {"approximate": True}, "about March 2025"),
    ("2025-03-03/2025-03-07", "day", {}, "3–7 March 2025"),
    ("2025-03-08/2025-03-09", "weekend", {}, "weekend of 8–9 March 2025"),
    ("2025-03-09", "part_of_day", {"part_of_day": "early morning"}, "9 March 2025, early morning"),
    ("2025-03-13", "day", {}, "13 March 2025"),
    ("2025-03-13", "minute", {"time": {"clock": "18:00", "zone": None}}, "13 March 2025, 18:00"),
    ("2025-03-13", "minute", {"time": {"clock": "18:00", "zone": "GMT"}}, "13 March 2025, 18:00 GMT"),
    ("2025-03-13", "minute", {"time": {"clock": "24:00", "zone": "EST"}}, "13 March 2025, 24:00 EST"),
    ("2025-04-01/2025-04-30", "day", {}, "1–30 April 2025"),
)

HOSTILE = (
    "=HYPERLINK(A1)",
    "+1",
    "-1+1|cmd",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1",
    "'=1",
    "<script>alert(1)</script>",
    "]]> <![CDATA[ &amp; &lt;b&gt;",
    "a\x01b\x0bc\x1fd\x7fe\x85f\ufffeg\uffffh",
    "one\ntwo\r\nthree\rfour\u2028five\u2029six",
    "\u202eevil\u202c \u200fright to left\u200f",
    "emoji 🚢👩‍🚀 and e\u0301",
    "BEGIN:VEVENT\r\nSUMMARY:injected\r\nEND:VEVENT",
    "semi; comma, back\\slash, colon: \"quote\" 'single'",
    "# heading *bold* _it_ `code` [link](javascript:alert(1)) ![x](y) ~~s~~ | a |",
    "http://example.com www.example.com a@example.com example.com <http://x.y> @someone #1",
    "- list\n1. one\n> quote\n***\n    code\n```\nfence",
    '"},{"injected":true',
    "x" * 10_000,
    "a, b " * 2_000,
    " ",
)


#: The lines that describe each of the three events to a reader, and their labels.
PLANNED_TEXT = (
    "It will vote on the budget in April.",
    "When: April 2025 (month; planned; inferred)",
    "Or: April 2024 (a month may be a past one)",
    "Harbour Post: Council to vote on budget",
)

TIMED_TEXT = (
    "It met at 6 p.m.",
    "When: about 13 March 2025, 18:00 GMT (minute; happened; explicit; approximate; statement; corrected; hidden)",
    "Council meets",
)

MANUAL_TEXT = ("The fair.", "When: 3–7 March 2025 (day; happened; inferred; made by hand)")

PLANNED_LABELS = ["month", "planned", "inferred"]

TIMED_LABELS = ["minute", "happened", "explicit", "approximate", "statement", "corrected", "hidden"]

MANUAL_LABELS = ["day", "happened", "inferred", "made by hand"]

#: What programs tell apart of each of the three events.
PLANNED_VALUES = {
    "edtf": "2025-04",
    "granularity": "month",
    "status": "planned",
    "kind": "event",
    "certainty": "inferred",
    "anchor_kind": "published_at",
}

TIMED_VALUES = {
    "edtf": "2025-03-13",
    "granularity": "minute",
    "status": "happened",
    "kind": "statement",
    "certainty": "explicit",
    "anchor_kind": "published_at",
}

MANUAL_VALUES = {
    "edtf": "2025-03-03/2025-03-07",
    "granularity": "day",
    "status": "happened",
    "kind": "event",
    "certainty": "inferred",
}


def make_date(edtf: str, granularity: str, **fields: Any) -> Json:
    """Return a date as it is served; ``fields`` replace the defaults."""
    interval = date_of(edtf).interval
    return {
        "edtf": edtf,
        "start_on": interval.start_on.isoformat(),
        "end_before": interval.end_before.isoformat(),
        "granularity": granularity,
        "timex3": edtf,
        "part_of_day": None,
        "time": None,
        "approximate": False,
        **fields,
    }


def make_event(number: int = 0, date: Json | None = None, **fields: Any) -> Json:
    """Return an event that the engine found; ``fields`` replace the defaults."""
    return {
        "id": f"e_{number:020}",
        "date": date or make_date("2025-04", "month"),
        "status": "planned",
        "kind": "event",
        "summary": "It will vote on the budget in April.",
        "sentence": {"text": "It will vote on the budget in April.", "start": 27, "end": 63},
        "expression": {"text": "April", "start": 57, "end": 62},
        "certainty": "inferred",
        "alternatives": [{"date": make_date("2024-04", "month"), "reason": "a month may be a past one"}],
        "explanation": {"rule": "month.bare", "anchor": "2025-03-13", "steps": ["“will” decides"]},
        "article": {
            "id": "a_pogrk36tgfefqy4u2rgg",
            "title": "Council to vote on budget",
            "url": "https://example.org/council?a=1&b=2",
            "source": "Harbour Post",
        },
        "origin": "engine",
        "hidden": False,
        "orphaned": False,
        "correction": None,
        "published_on": "2025-03-13",
        "source": "Harbour Post",
        "anchor_kind": "published_at",
        "position": {"part": "lead", "at": 0.04},
        "mentions": [],
        "context": None,
        **fields,
    }


def manual_event(number: int = 0, **fields: Any) -> Json:
    """Return an event that an editor made, without an article."""
    empty: Json = {
        **dict.fromkeys(("sentence", "expression", "article", "position", "published_on", "source", "anchor_kind")),
        "alternatives": [],
    }
    explanation = {"rule": "editor", "anchor": None, "steps": []}
    return make_event(number, **{**empty, "origin": "editor", "explanation": explanation, **fields})


def corrected_event(number: int = 0, **fields: Any) -> Json:
    """Return an event whose date an editor corrected."""
    correction = {"fields": ["date"], "by": "desk", "at": "2025-03-15T08:00:00+01:00", "engine": {}}
    return make_event(number, correction=correction, **fields)


def hostile_event(text: str, number: int = 0) -> Json:
    """Return an event in which every text of a client is ``text``."""
    passage = {"text": text, "start": 0, "end": len(text)}
    article = dict.fromkeys(("id", "title", "url", "source"), text)
    summary = text[:200] or "-"
    return make_event(number, summary=summary, sentence=passage, expression=passage, article=article)


def all_kinds() -> list[Json]:
    """Return one event for each date, one made by hand, one corrected, and one hidden."""
    dated = [
        make_event(number, make_date(edtf, granularity, **fields))
        for number, (edtf, granularity, fields, _) in enumerate(DATES)
    ]
    hidden = make_event(102, hidden=True, status="happened", certainty="ambiguous")
    return [*dated, manual_event(100), corrected_event(101), hidden]


def three_events() -> list[Json]:
    """Return a planned event, one with a clock time and every label, and one that an editor made."""
    timed = corrected_event(
        2,
        date=make_date("2025-03-13", "minute", time={"clock": "18:00", "zone": "GMT"}, approximate=True),
        status="happened",
        kind="statement",
        summary="It met.",
        sentence={"text": "It met at 6 p.m.", "start": 0, "end": 16},
        expression={"text": "6 p.m.", "start": 10, "end": 16},
        certainty="explicit",
        alternatives=[],
        article={"id": "a_2", "title": "Council meets", "url": None, "source": None},
        hidden=True,
    )
    days = make_date("2025-03-03/2025-03-07", "day", part_of_day=None)
    return [make_event(1), timed, manual_event(3, date=days, status="happened", summary="The fair.")]


def render(format_: Format | None, events: list[Json], info: TimelineInfo = INFO) -> bytes:
    """Return the whole document of these events."""
    assert format_
    return b"".join(format_.render(info, [json.dumps(event, ensure_ascii=False).encode() for event in events]))
