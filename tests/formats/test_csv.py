"""CSV: a spreadsheet runs no cell, and every value reads back."""

from __future__ import annotations

import codecs
import csv
import io
import json

import pytest

from service.formats import by_extension, csv_format
from service.formats.csv import COLUMNS
from tests.formats.examples import (
    DATES,
    HOSTILE,
    INFO,
    Json,
    corrected_event,
    hostile_event,
    make_date,
    make_event,
    manual_event,
    render,
    three_events,
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


def test_excel_gets_semicolons_and_a_byte_order_mark() -> None:
    body = b"".join(csv_format(";", has_mark=True).render(INFO, [json.dumps(make_event()).encode()]))
    text = body.decode("utf-8-sig")
    assert body.startswith(codecs.BOM_UTF8)
    [row] = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert list(row) == list(COLUMNS)
    assert row["summary"] == make_event()["summary"]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_no_cell_is_a_formula(text: str) -> None:
    [row] = csv_rows(render(CSV, [hostile_event(text)]))
    assert [cell for cell in row.values() if cell.strip()[:1] in FORMULA_STARTS] == []
    assert [cell for cell in row.values() if cell[:1] in FORMULA_STARTS] == []


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@A1", "＝1+1", " =1+1", '"=1+1"', "'=1+1"])
@pytest.mark.parametrize("text", ["x;{}", "x;{};y", ";{}", '"x";{}', "x, y;{}", "x;y; z;{}"])
def test_no_cell_is_a_formula_if_semicolons_separate_cells(text: str, formula: str) -> None:
    written = render(CSV, [hostile_event(text.format(formula))])
    rows = csv.reader(io.StringIO(written.decode(), newline=""), delimiter=";")
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.strip(' "')[:1] in FORMULA_STARTS] == []
    assert unprefixed(csv_rows(written)[0]["sentence"]) == text.format(formula)


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
    assert [column for column, cell in row.items() if not cell] == [
        *("part_of_day", "time", *TEXT_COLUMNS[1:]),
        *("published_on", "anchor_kind", "part", "position", "mentions", "context"),
    ]
    assert (row["origin"], row["corrected"]) == ("editor", "false")


def test_corrected_and_hidden_events_are_flagged() -> None:
    rows = csv_rows(render(CSV, [corrected_event(1), make_event(2, hidden=True)]))
    assert [(row["corrected"], row["hidden"]) for row in rows] == [("true", "false"), ("false", "true")]


def test_every_field_reads_back() -> None:
    mentions = [{"edtf": edtf} for edtf in ("2024", "2025-02")]
    first, *others = three_events()
    events = [{**first, "mentions": mentions, "context": "The council"}, *others]
    planned, timed, manual = csv_rows(render(CSV, events))
    assert planned == {
        "id": "e_00000000000000000001",
        "edtf": "2025-04",
        "start_on": "2025-04-01",
        "last_day": "2025-04-30",
        "granularity": "month",
        "approximate": "false",
        "part_of_day": "",
        "time": "",
        "status": "planned",
        "kind": "event",
        "certainty": "inferred",
        "origin": "engine",
        "corrected": "false",
        "hidden": "false",
        "summary": "It will vote on the budget in April.",
        "sentence": "It will vote on the budget in April.",
        "expression": "April",
        "article_id": "a_pogrk36tgfefqy4u2rgg",
        "article_title": "Council to vote on budget",
        "article_url": "https://example.org/council?a=1&b=2",
        "article_source": "Harbour Post",
        "published_on": "2025-03-13",
        "anchor_kind": "published_at",
        "part": "lead",
        "position": "0.04",
        "mentions": "2024 2025-02",
        "context": "The council",
    }
    assert timed == {
        "id": "e_00000000000000000002",
        "edtf": "2025-03-13",
        "start_on": "2025-03-13",
        "last_day": "2025-03-13",
        "granularity": "minute",
        "approximate": "true",
        "part_of_day": "",
        "time": "18:00 GMT",
        "status": "happened",
        "kind": "statement",
        "certainty": "explicit",
        "origin": "engine",
        "corrected": "true",
        "hidden": "true",
        "summary": "It met.",
        "sentence": "It met at 6 p.m.",
        "expression": "6 p.m.",
        "article_id": "a_2",
        "article_title": "Council meets",
        "article_url": "",
        "article_source": "",
        "published_on": "2025-03-13",
        "anchor_kind": "published_at",
        "part": "lead",
        "position": "0.04",
        "mentions": "",
        "context": "",
    }
    assert {column: cell for column, cell in manual.items() if cell} == {
        "id": "e_00000000000000000003",
        "edtf": "2025-03-03/2025-03-07",
        "start_on": "2025-03-03",
        "last_day": "2025-03-07",
        "granularity": "day",
        "approximate": "false",
        "status": "happened",
        "kind": "event",
        "certainty": "inferred",
        "origin": "editor",
        "corrected": "false",
        "hidden": "false",
        "summary": "The fair.",
    }
