"""The reports of merged entries, as they are listed."""

from __future__ import annotations

from service.timeline.merged import _first


def test_at_most_1000_reports_of_an_entry_are_listed_and_the_one_that_represents_it_is_among_them() -> None:
    reports = [f"e_{number}" for number in range(2_000)]
    assert _first("e_1999", reports) == {"e_1999", *reports[:999]}
    assert _first("e_0", reports) == set(reports[:1_000])
    assert _first("e_0", reports[:1_000]) == set(reports[:1_000])
    assert _first("e_alone", []) == {"e_alone"}
