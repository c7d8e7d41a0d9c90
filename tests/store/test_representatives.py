"""Which report represents an entry, rule by rule; the facts of its reports; and when a large entry is refreshed."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from service.eventing import EventKind, Status
from service.store.merged_entries import _facts, _is_due, _Report, _representative

MAY_5, MAY_6, MAY = ("2025-05-05", "2025-05-06"), ("2025-05-06", "2025-05-07"), ("2025-05-01", "2025-06-01")
TWO_DAYS = ("2025-05-05", "2025-05-07")
DAY, HOUR = 5, 6


def report(event: str, days: tuple[str, str] = MAY_5, **more: Any) -> _Report:
    """Return a report of the entry that "e_founder" has founded."""
    fields: dict[str, Any] = {
        "entry": "e_founder",
        "event": event,
        "article": f"a_{event}",
        "source": f"The {event} Post",
        "terms": event.encode(),
        "start_on": days[0],
        "end_before": days[1],
        "grain_rank": DAY,
        "certainty": "explicit",
        "status": Status.HAPPENED,
        "order_key": event,
        "state": "shown",
        "kind": EventKind.EVENT,
        "represents": True,
        "changed_in": 1,
    }
    return _Report(**{**fields, **more})


@pytest.mark.parametrize(
    ("winner", "others"),
    [
        # a day comes before a longer time, even one of more reports and of the founder
        (report("b"), [report("e_founder", MAY), report("a", MAY)]),
        (report("b"), [report("e_founder", TWO_DAYS), report("a", TWO_DAYS)]),
        # the day of most reports, before a finer one
        (report("b"), [report("c"), report("a", MAY_6, grain_rank=HOUR)]),
        # of as many, the finer one, before an explicit one
        (report("b", grain_rank=HOUR, certainty="inferred"), [report("a", MAY_6)]),
        # then the explicit one, before an earlier one
        (report("b", MAY_6), [report("a", certainty="inferred")]),
        (report("b", MAY_6), [report("a", certainty="ambiguous")]),
        # then the earlier one, before the founder
        (report("b"), [report("e_founder", MAY_6)]),
        # of reports of that day: what happened, before a finer one
        (report("b"), [report("e_founder", status=Status.PLANNED, grain_rank=HOUR)]),
        # then the finer one, before an explicit one, before the founder, before the order of the timeline
        (report("b", grain_rank=HOUR, certainty="inferred"), [report("e_founder")]),
        (report("b"), [report("e_founder", certainty="inferred")]),
        (report("e_founder", order_key="z"), [report("b", order_key="y")]),
        (report("c", order_key="y"), [report("b", order_key="z")]),
        (report("b", order_key="z"), [report("c", order_key="z")]),
        # reports of other kinds, and those that are not shown, neither vote nor represent
        (report("b", certainty="inferred"), [report("e_founder", kind=EventKind.BACKGROUND)]),
        (report("b", certainty="inferred"), [report("e_founder", state="hidden")]),
    ],
)
def test_a_report_represents_an_entry(winner: _Report, others: list[_Report]) -> None:
    assert _representative("e_founder", [*others, winner]) == winner
    assert _representative("e_founder", [winner, *others]) == winner


def test_an_entry_of_other_kinds_has_no_representative() -> None:
    assert _representative("e_founder", []) is None
    assert _representative("e_founder", [report("e_founder", kind=EventKind.STATEMENT)]) is None


def test_the_facts_count_articles_sources_and_wordings() -> None:
    first = report("a")
    assert orjson.loads(_facts([first])) == {"reported_by": {"reports": 1, "articles": 1, "sources": 1}, "dates": []}
    added = report("b", article="", source=None)
    copied = report("c", terms=first.terms)
    again = report("d", article=first.article, source=first.source)
    for reports, counts in (
        ([first, added], (2, 1, 1)),
        ([first, copied], (2, 2, 1)),
        ([first, again], (2, 1, 1)),
        ([first, report("c")], (2, 2, 2)),
    ):
        found = orjson.loads(_facts(reports))["reported_by"]
        assert tuple(found[name] for name in ("reports", "articles", "sources")) == counts


def test_dates_that_disagree_are_listed_with_their_reports() -> None:
    def dates(*days: tuple[str, str]) -> list[tuple[str, int]]:
        found = orjson.loads(_facts([report(str(number), of) for number, of in enumerate(days)]))["dates"]
        return [(date["edtf"], date["reports"]) for date in found]

    whole = "2025-05-01/2025-05-31"
    assert dates(MAY_5, MAY_5) == []
    assert dates(MAY_6, MAY_5) == [("2025-05-05", 1), ("2025-05-06", 1)]
    assert dates(MAY_5, MAY_6, MAY_6) == [("2025-05-06", 2), ("2025-05-05", 1)]
    # a period agrees with each of its days, and with no day before or after it
    assert (
        dates(MAY_5, MAY) == dates(("2025-05-01", "2025-05-02"), MAY) == dates(("2025-05-31", "2025-06-01"), MAY) == []
    )
    assert dates(("2025-06-01", "2025-06-02"), MAY) == [(whole, 1), ("2025-06-01", 1)]
    assert dates(("2025-04-30", "2025-05-01"), MAY) == [("2025-04-30", 1), (whole, 1)]
    assert dates(MAY_6, TWO_DAYS) == []
    assert dates(MAY, TWO_DAYS) == [(whole, 1), ("2025-05-05/2025-05-06", 1)]


def test_a_large_entry_is_refreshed_whenever_it_has_grown_by_an_eighth_of_a_power_of_two() -> None:
    every = range(1, 1_300)
    steps = [*range(1, 257), *range(288, 513, 32), *range(576, 1_025, 64), 1_152, 1_280]
    assert [count for count in every if _is_due(count, 1)] == steps
    assert [added for added in (1, 2, 3, 4) if _is_due(290, added)] == [3, 4], "it had 288 reports before"
