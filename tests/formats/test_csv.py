"""The table: what a spreadsheet would run does not run, and everything reads back."""

from __future__ import annotations

import pytest

from service.formats import by_extension
from service.formats.csv import COLUMNS
from tests.formats.made import DATES, HOSTILE, by_hand, corrected, date, event, in_hostile_words, rendered
from tests.formats.read_back import rows, unguarded

CSV = by_extension("csv")
FORMULA_SIGNS = "=+-@＝＋－＠\t\r\n"
TOLD = ("summary", "sentence", "expression", "article_id", "article_title", "article_url", "article_source")


def test_the_header_and_the_ends_of_lines_are_rfc_4180_s() -> None:
    lines = rendered(CSV, [event()]).split(b"\r\n")
    assert lines[0].decode() == ",".join(COLUMNS)
    assert len(lines) == 3
    assert lines[2] == b""


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_no_cell_is_a_formula(text: str) -> None:
    [row] = rows(rendered(CSV, [in_hostile_words(text)]))
    assert [cell for cell in row.values() if cell.strip()[:1] in set(FORMULA_SIGNS)] == []
    assert [cell for cell in row.values() if cell[:1] in set(FORMULA_SIGNS)] == []


@pytest.mark.parametrize("text", [one for one in HOSTILE if one.isprintable()], ids=lambda text: repr(text[:20]))
def test_a_cell_reads_back_as_it_was(text: str) -> None:
    [row] = rows(rendered(CSV, [in_hostile_words(text)]))
    assert {unguarded(row[key]) for key in TOLD if key != "summary"} == {text}


@pytest.mark.parametrize(("edtf", "grain", "said", "_"), DATES)
def test_dates_are_as_served_and_the_last_day_is_within(edtf: str, grain: str, said: dict[str, str], _: str) -> None:
    when = date(edtf, grain, **said)
    [row] = rows(rendered(CSV, [event(when=when)]))
    assert (row["edtf"], row["granularity"], row["start_on"]) == (edtf, grain, when["start_on"])
    assert row["start_on"] <= row["last_day"] < when["end_before"]
    assert row["approximate"] == ("true" if when["approximate"] else "false")


def test_a_time_keeps_its_zone_and_begins_no_formula() -> None:
    when = date("2025-03-13", "minute", time={"clock": "18:00", "zone": "+05:00"})
    assert rows(rendered(CSV, [event(when=when)]))[0]["time"] == "18:00 +05:00"


def test_an_event_made_by_hand_has_empty_cells_where_there_is_no_article() -> None:
    [row] = rows(rendered(CSV, [by_hand(1)]))
    assert [key for key, cell in row.items() if not cell] == ["part_of_day", "time", *TOLD[1:]]
    assert (row["origin"], row["corrected"]) == ("editor", "false")


def test_what_was_corrected_or_hidden_says_so() -> None:
    told = rows(rendered(CSV, [corrected(1), event(2, hidden=True)]))
    assert [(row["corrected"], row["hidden"]) for row in told] == [("true", "false"), ("false", "true")]
