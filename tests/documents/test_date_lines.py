"""The line with a page's date: among the first paragraphs of the article, though another day stands above it."""

from __future__ import annotations

import pytest

from service.documents.date_lines import date_line

HEADLINE = "Harbour bridge closed"
PROSE = "The harbour bridge was closed on Monday after a crack was found in its eastern pier, the works office said."
VIEWED, PUBLISHED = "Friday, March 14, 2025", "March 13, 2025"


def found(*lines: str) -> str | None:
    visible = "\n\n".join((VIEWED, *["Home", "Sport", "Weather"] * 4, HEADLINE, *lines))
    line = date_line(visible, (), HEADLINE, "en")
    return line[0].text if line else None


@pytest.mark.parametrize(("paragraphs", "line"), [(0, PUBLISHED), (1, PUBLISHED), (2, PUBLISHED), (3, None)])
def test_a_bare_date_stands_below_two_paragraphs_at_most(paragraphs: int, line: str | None) -> None:
    assert found(*[PROSE] * paragraphs, PUBLISHED, PROSE, PROSE) == line


def test_a_bare_date_below_all_prose_is_not_that_of_the_page() -> None:
    assert found(PROSE, PUBLISHED) is None


def test_two_bare_dates_are_headings() -> None:
    assert found(PROSE, PUBLISHED, PROSE, "March 12, 2025", PROSE) is None
