"""Tables of dated rows: each row becomes an item of a list that begins with its date."""

from __future__ import annotations

import pytest
from lxml import html

from service.documents.dated_tables import tables_to_lists

ROWS = (
    ("3 March 2019", "The bridge is opened", "harbour"),
    ("March 2020", "A crack is found in the pier", ""),
    ("2021", "The bridge is closed to lorries", "police"),
)


def items(*rows: tuple[str, ...]) -> list[str]:
    """Return the items of a table's list; none if it stays a table."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    tree = html.fromstring(f"<div><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></div>")
    tables_to_lists(tree, "en")
    return [item.text_content() for item in tree.iter("li")]


def test_a_date_stands_before_its_row_and_other_rows_have_none() -> None:
    assert items(("Date", "What happened"), *ROWS) == [
        "Date – What happened",
        "3 March 2019: The bridge is opened – harbour",
        "March 2020: A crack is found in the pier",
        "2021: The bridge is closed to lorries – police",
    ]


@pytest.mark.parametrize("first", ["3 March 2019 report", "Room 2019", "May", "about 3 hours"])
def test_a_cell_with_other_words_is_no_date(first: str) -> None:
    assert items(*((first, *rest) for _, *rest in ROWS)) == []


def test_two_dated_rows_are_a_list_and_one_is_not() -> None:
    assert items(*ROWS[1:]) == [
        "March 2020: A crack is found in the pier",
        "2021: The bridge is closed to lorries – police",
    ]
    assert items(ROWS[2]) == []


def test_empty_rows_and_rows_of_numbers_are_not_dated() -> None:
    assert items((), *ROWS, ("",))[2:4] == [
        "March 2020: A crack is found in the pier",
        "2021: The bridge is closed to lorries – police",
    ]
    assert items(("2019", "4,500 tonnes"), ("2020", "4,800 tonnes")) == []
    assert items(("2019", "4,500 tonnes sold"), ("2020", "4,800 tonnes sold")) != []


@pytest.mark.parametrize(("others", "is_list"), [(1, True), (2, False)])
def test_six_rows_in_ten_have_a_date(others: int, is_list: bool) -> None:
    assert bool(items(*ROWS[1:], *[("Note", "Nobody was hurt")] * others)) is is_list


@pytest.mark.parametrize(("length", "is_list"), [(40, True), (41, False)])
def test_a_date_has_40_characters_at_most(length: int, is_list: bool) -> None:
    assert bool(items(*(("3 March 2019".ljust(length, "."), *rest) for _, *rest in ROWS))) is is_list
