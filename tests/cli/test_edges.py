"""What commands print, to the character, and how long they wait."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import orjson
import pytest
from rich.console import Console

from service.archive.work import Rejected, Tally
from service.cli.delivering.rounds import Round
from service.cli.demo import table
from service.cli.following.state import FeedState
from service.cli.load import _summary
from service.cli.read import _finish
from service.cli.show import show
from tests.formats.examples import Json, make_date, make_event, manual_event

pytestmark = pytest.mark.only("sqlite")  # independent of the database

EVENTS = [
    make_event(0, make_date("2024", "year"), status="happened", summary="The mill shut.", alternatives=[]),
    make_event(1, make_date("2024-36", "quarter", timex3="2024-Q4"), certainty="ambiguous", summary="It opens."),
    manual_event(2, date=make_date("2025-03-03/2025-03-07", "day"), status="happened", summary="The fair."),
    make_event(
        3,
        make_date("2025-03-13", "minute", time={"clock": "18:00", "zone": "GMT"}),
        hidden=True,
        orphaned=True,
        status="happened",
        correction={"fields": ["hidden"]},
    ),
    make_event(4, make_date("2025-04-09", "part_of_day", part_of_day="early_morning"), alternatives=[]),
]
SHOWN = """\

2024
    2024                      The mill shut.                                       Harbour Post
  fourth quarter of 2024
    fourth quarter of 2024    It opens. (planned; or April 2024)                   Harbour Post

2025
  March 2025
    3–7 March 2025            The fair.
    13 March 2025, 18:00 GMT  It will vote on the budget in April. (or April 2024; Harbour Post
                              hidden; orphaned; corrected)
  April 2025
    9 April 2025, early morning It will vote on the budget in April. (planned)     Harbour Post"""
TABLE = """\
The timeline: 5 events

 date                       expression         summary                             source
 ──────────────────────────────────────────────────────────────────────────────────────────────────
 2024                       April              The mill shut.                      Harbour Post
 2024-Q4 ?                  April              It opens.                           Harbour Post
 2025-03-03/2025-03-07                         The fair.
 2025-03-13 18:00 GMT       April              It will vote on the budget in       Harbour Post
                                               April.
 2025-04-09 early morning   April              It will vote on the budget in       Harbour Post
                                               April.

New articles: 3. Italic: planned. A question mark: another reading is possible.

Serve the same database with `make run`, then try:
"""


def printed(width: int, print_to: Callable[[Console], Any]) -> str:
    output = io.StringIO()
    print_to(Console(file=output, width=width, highlight=False, markup=False))
    return "\n".join(line.rstrip() for line in output.getvalue().splitlines())


def test_a_timeline_in_a_terminal() -> None:
    body = b"".join(orjson.dumps(event) + b"\n" for event in EVENTS)
    for size in (1, 7, len(body)):
        chunks = (body[at : at + size] for at in range(0, len(body), size))
        assert printed(100, partial(show, chunks=chunks)) == SHOWN


def test_the_table_of_the_demonstration() -> None:
    entries: list[Json] = EVENTS
    found = printed(100, lambda console: table.show(entries, 3, "http://localhost:8000", console))
    assert found == TABLE + "\n".join(f"  {request}" for request in table.requests("http://localhost:8000"))


def test_outside_a_terminal_the_console_has_110_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert table.console().width == 110


@pytest.mark.parametrize(
    ("failures", "retry_after", "wait"),
    [
        (0, None, 1_800),
        (1, None, 3_600),
        (4, None, 28_800),
        (5, None, 57_600),
        (6, None, 86_400),
        (40, None, 86_400),
        (0, 1_799, 1_800),
        (0, 1_801, 1_801),
        (0, 90_000, 86_400),
    ],
)
def test_a_feed_that_fails_is_asked_again_later_and_later(failures: int, retry_after: int | None, wait: int) -> None:
    state = FeedState(failures=failures)
    state.fail(1_000, 900, retry_after)
    assert (state.failures, state.due) == (failures + 1, 1_000 + wait)
    state.succeed(5_000, 900)
    assert (state.failures, state.due) == (0, 5_900)


def test_after_many_failures_even_short_intervals_grow_to_a_day() -> None:
    waits = []
    state = FeedState()
    for _ in range(20):
        state.fail(0, 1, None)
        waits.append(state.due)
    assert waits == [*(2**failures for failures in range(1, 17)), *[86_400] * 4]


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ({}, "nothing to do; 0 events, 0/s"),
        ({"created": 1_200, "events": 5_000}, "1,200 created; 5,000 events, 2,500/s"),
        (
            {"unchanged": 2, "created": 1, "other content": 3, "events": 1},
            "1 created, 2 unchanged, 3 other content; 1 events, 0/s",
        ),
    ],
)
def test_the_summary_of_a_load(counts: dict[str, int], line: str) -> None:
    assert _summary(Counter(counts), 2.0) == line


@pytest.mark.parametrize(
    ("articles", "rejected", "status", "line"),
    [
        (4_000, 0, None, "4,000 articles, 9,000 events; 2,000 articles/s"),
        (4, 2, 3, "4 articles, 9,000 events, 2 rejected: see r.ndjson; 3 articles/s"),
        (0, 1_000, 4, "0 articles, 9,000 events, 1,000 rejected: see r.ndjson; 500 articles/s"),
    ],
)
def test_the_summary_of_a_reading(
    articles: int, rejected: int, status: int | None, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = Tally(articles, 9_000, [Rejected("a.ndjson", 1, "is missing")] * rejected)
    try:
        _finish(tally, 2.0, "r.ndjson")
        found = None
    except SystemExit as error:
        found = error.code
    assert (found, capsys.readouterr().err) == (status, f"timeline: {line}\n")


def test_the_line_of_a_round_of_deliveries() -> None:
    assert Round(3).line == "3 messages delivered"
    assert Round(0, ["w_1 refused, again in 5 s", "w_2 away"]).line == (
        "0 messages delivered, 2 failed (w_1 refused, again in 5 s; w_2 away)"
    )


@pytest.mark.parametrize("width", [36, 40, 45, 60])
def test_dates_do_not_wrap_in_a_narrow_terminal(width: int) -> None:
    body = b"".join(orjson.dumps(event) + b"\n" for event in EVENTS)
    lines = [line.strip() for line in printed(width, partial(show, chunks=[body])).splitlines()]
    for date in ("fourth quarter of 2024", "13 March 2025, 18:00 GMT", "9 April 2025, early morning"):
        assert [line for line in lines if line.startswith(date)], date
