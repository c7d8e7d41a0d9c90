"""Tables of a page whose rows begin with a date: each row becomes one line, "March 3, 2019: The bridge is opened".

Otherwise each cell would be a line of its own, and the date would have lost its event.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from service.documents.boilerplate import ANY_DAY
from service.documents.written_dates import day_of_line
from service.timex import languages, tag

_LONGEST_DATE = 40  # characters
_LEAST_WORDS = 2  # of what happened; a table of numbers by year reports no events
_LEAST_ROWS = 2
_MOST_ROWS = 1_000
_SHARE = 0.6  # of the rows that begin with a date; headings and notes do not
_WORD = re.compile(r"[^\W\d_]{2,}")


def tables_to_lists(tree: Any, language: str) -> None:
    """Replace each table of dated rows by a list with an item for each row, within the tree of a page."""
    for table in list(tree.iter("table")):
        if table.find(".//table") is not None:
            continue
        rows = [_cells(row) for row in table.iter("tr")][:_MOST_ROWS]
        if len(rows) < _LEAST_ROWS:
            continue
        dated = [row for row in rows if _is_dated(row, language)]
        if len(dated) >= max(_LEAST_ROWS, _SHARE * len(rows)):
            _replace(table, [f"{row[0]}: {' – '.join(row[1:])}" if row in dated else " – ".join(row) for row in rows])


def _cells(row: Any) -> list[str]:
    texts = (" ".join(cell.text_content().split()) for cell in row.iterchildren("td", "th"))
    return [text for text in texts if text]


def _is_dated(cells: list[str], language: str) -> bool:
    return bool(cells) and _is_date(cells[0], language) and len(_WORD.findall(" ".join(cells[1:]))) >= _LEAST_WORDS


def _is_date(text: str, language: str) -> bool:
    """Whether a text is a date, or a month or year, and nothing else."""
    if len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)):
        return False
    if not languages.supports(language):
        return day_of_line(text, language) is not None
    timexes = tag(text, ANY_DAY, language=language).timexes
    return any(
        timex.date is not None and not _WORD.search(text[: timex.start] + text[timex.end :]) for timex in timexes
    )


def _replace(table: Any, items: list[str]) -> None:
    found = etree.Element("ul")
    found.tail = table.tail
    for text in items:
        etree.SubElement(found, "li").text = text
    table.getparent().replace(table, found)
