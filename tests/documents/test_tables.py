"""CSV tables: a column a field, a row an article, whatever editors call the columns."""

from __future__ import annotations

import pytest

from service.documents.page import Unreadable
from service.documents.tables import articles_of_csv


def articles(text: str, **columns: str) -> list[dict[str, str]]:
    return list(articles_of_csv(text.splitlines(keepends=True), columns))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_each_row_is_an_article(mark: str) -> None:
    text = "Date,Headline,Story\n2025-03-13,Rain,It rained.\n2025-03-14,,It poured.\n".replace(",", mark)
    assert articles(text, Story="text") == [
        {"published_at": "2025-03-13", "title": "Rain", "text": "It rained."},
        {"published_at": "2025-03-14", "text": "It poured."},
    ]


def test_columns_without_a_name_and_empty_rows_are_left_out() -> None:
    assert articles("text,,Pub Date\n It rained. ,note,13 Mar 2025\n , ,\n\n") == [
        {"text": "It rained.", "published_at": "2025-03-13"}
    ]


def test_a_short_row_lacks_its_last_fields_and_a_long_one_has_no_more() -> None:
    assert articles("text,title\nIt rained.\nIt poured.,Rain,wet\n") == [
        {"text": "It rained."},
        {"text": "It poured.", "title": "Rain"},
    ]


def test_a_cell_may_have_several_lines() -> None:
    assert articles('text\n"It rained.\n\nIt ""poured""."\n') == [{"text": 'It rained.\n\nIt "poured".'}]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-03-13T08:30:00Z", "2025-03-13T08:30:00Z"),
        ("13.03.2025", "2025-03-13"),
        ("Mar 13, 2025", "2025-03-13"),
        ("soon", "soon"),
    ],
)
def test_dates_are_read_as_spreadsheets_write_them(written: str, read: str) -> None:
    assert articles(f"text;date\nIt rained.;{written}\n")[0]["published_at"] == read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no column text"),
        ("date,story\n2025-03-13,It rained.\n", "no column text"),
        ("text\n" + "a" * 10_000_001 + "\n", "the table is not CSV: field larger than field limit"),
    ],
)
def test_other_files_are_unreadable(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        articles(text)
