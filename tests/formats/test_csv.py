"""CSV: a spreadsheet runs no cell, and every value reads back."""

from __future__ import annotations

import pytest

from service.formats import by_extension
from service.formats.csv import COLUMNS
from tests.formats.examples import (
    DATES,
    HOSTILE,
    Json,
    corrected_event,
    hostile_event,
    make_date,
    make_event,
    manual_event,
    render,
)
from tests.formats.read_back import csv_rows, unprefixed

CSV = by_extension("csv")
FORMULA_STARTS = set("=+-@＝＋－＠\t\r\n")
TEXT_COLUMNS = ("summary", "sentence", "expression", "article_id", "article_title", "article_url", "article_source")


def test_header_and_line_ends_follow_rfc_4180() -> None:
    lines = render(CSV, [make_event()]).split(b"\r\n")
    assert lines[0].decode() == ",".join(COLUMNS)
    assert len(lines) == 3
    assert lines[2] == b""


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_no_cell_is_a_formula(text: str) -> None:
    [row] = csv_rows(render(CSV, [hostile_event(text)]))
    assert [cell for cell in row.values() if cell.strip()[:1] in FORMULA_STARTS] == []
    assert [cell for cell in row.values() if cell[:1] in FORMULA_STARTS] == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable()], ids=lambda text: repr(text[:20]))
def test_text_cells_read_back_unchanged(text: str) -> None:
    [row] = csv_rows(render(CSV, [hostile_event(text)]))
    assert {unprefixed(row[column]) for column in TEXT_COLUMNS if column != "summary"} == {text}


@pytest.mark.parametrize(("edtf", "granularity", "fields", "_"), DATES)
def test_dates_are_as_served_with_an_inclusive_last_day(edtf: str, granularity: str, fields: Json, _: str) -> None:
    date = make_date(edtf, granularity, **fields)
    [row] = csv_rows(render(CSV, [make_event(date=date)]))
    assert (row["edtf"], row["granularity"], row["start_on"]) == (edtf, granularity, date["start_on"])
    assert row["start_on"] <= row["last_day"] < date["end_before"]
    assert row["approximate"] == ("true" if date["approximate"] else "false")


def test_time_cell_starts_with_the_clock_not_the_offset() -> None:
    date = make_date("2025-03-13", "minute", time={"clock": "18:00", "zone": "+05:00"})
    assert csv_rows(render(CSV, [make_event(date=date)]))[0]["time"] == "18:00 +05:00"


def test_event_made_by_hand_has_empty_article_cells() -> None:
    [row] = csv_rows(render(CSV, [manual_event(1)]))
    assert [column for column, cell in row.items() if not cell] == ["part_of_day", "time", *TEXT_COLUMNS[1:]]
    assert (row["origin"], row["corrected"]) == ("editor", "false")


def test_corrected_and_hidden_events_are_flagged() -> None:
    rows = csv_rows(render(CSV, [corrected_event(1), make_event(2, hidden=True)]))
    assert [(row["corrected"], row["hidden"]) for row in rows] == [("true", "false"), ("false", "true")]
