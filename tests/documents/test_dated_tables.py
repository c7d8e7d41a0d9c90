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
