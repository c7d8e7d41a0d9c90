"""The limits of what people send are those that docs/api.md states."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.articles.draft import BASE_EXPRESSIONS, BYTES_PER_EXPRESSION, MOST_EXPRESSIONS
from service.documents import feed, mail_limits, markup, office_reader

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
#: The first words of each row of the table, with the values of the code in the order of the row.
LIMITS = {
    "Expressions of time of an article": (MOST_EXPRESSIONS,),
    "The same for a short article": (BASE_EXPRESSIONS, BYTES_PER_EXPRESSION),
    "Parts of an e-mail": (mail_limits.MAX_PARTS, mail_limits.MAX_MULTIPARTS),
    "A field of an e-mail that is read": (mail_limits.MAX_FIELD, mail_limits.MAX_MIME_FIELD),
    "Attributes of an element of a page": (markup.MOST_ATTRIBUTES,),
    "Elements of a feed": (feed._MOST_TAGS,),
    "Rows of a sheet": (office_reader._MOST_ROWS, office_reader._MOST_CELLS, office_reader._MOST_CHARACTERS),
    "Members, bytes unpacked and attributes of a DOCX or XLSX file": (
        office_reader._MOST_MEMBERS,
        office_reader._MOST_UNPACKED,
        office_reader._MOST_ATTRIBUTES,
    ),
    "Elements of a DOCX file": tuple(tags // 2 for tags in office_reader._MOST_TAGS.values()),
    "Pages of a PDF file": (office_reader._MOST_PAGES, office_reader._MOST_FORMS),
    "Memory and processor time": (office_reader._MEMORY // 1024**3, office_reader._SECONDS),
}


def stated(words: str) -> tuple[int, ...]:
    """Return the numbers in the second cell of the row that begins with some words."""
    (row,) = re.findall(rf"^\| {re.escape(words)}[^|]*\|([^|]*)\|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", row.replace("(UTF-8)", "")))


@pytest.mark.parametrize("words", LIMITS)
def test_a_limit_is_the_stated_one(words: str) -> None:
    assert stated(words) == LIMITS[words]
