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


def test_a_path_of_links_names_the_headline_first() -> None:
    links = [HEADLINE, "News", *["Sport"] * 25]
    line = date_line("\n".join((*links, HEADLINE, PUBLISHED, PROSE)), (), HEADLINE, "en")
    assert line is not None
    assert line[0].text == PUBLISHED


def test_a_headline_below_the_prose_is_that_of_a_teaser() -> None:
    line = date_line("\n".join((HEADLINE, PUBLISHED, PROSE, PROSE, HEADLINE, VIEWED, PROSE)), (), HEADLINE, "en")
    assert line is not None
    assert line[0].text == PUBLISHED


@pytest.mark.parametrize(("between", "line"), [(19, PUBLISHED), (20, None)])
def test_a_date_stands_within_20_lines_below_the_headline(between: int, line: str | None) -> None:
    labels = ["Share"] * between
    assert found(*labels, PUBLISHED, PROSE, VIEWED) == line


@pytest.mark.parametrize(("between", "line"), [(4, "Published March 13, 2025"), (5, None)])
def test_a_labelled_date_stands_within_five_lines_above_the_headline(between: int, line: str | None) -> None:
    above = (VIEWED, "Published March 13, 2025", *["Share"] * between)
    read = date_line("\n".join((*above, HEADLINE, PROSE)), (), HEADLINE, "en")
    assert (read and read[0].text) == line


def test_a_labelled_date_may_be_the_first_line_of_the_page() -> None:
    label = "Published March 13, 2025"
    read = date_line("\n".join((label, HEADLINE, PROSE, VIEWED, PROSE, "March 15, 2025", PROSE)), (), HEADLINE, "en")
    assert (read and read[0].text) == label


@pytest.mark.parametrize(("dates", "line"), [(5, PUBLISHED), (6, None)])
def test_lines_of_one_day_are_its_date_unless_there_are_many(dates: int, line: str | None) -> None:
    read = date_line("\n".join((HEADLINE, *[PROSE] * 3, *[PUBLISHED] * dates)), (), HEADLINE, "en")
    assert (read and read[0].text) == line


@pytest.mark.parametrize(("before", "line"), [(14, "Published March 13, 2025"), (15, None)])
def test_without_a_headline_a_labelled_date_stands_in_the_first_15_lines(before: int, line: str | None) -> None:
    labels = (*["Share"] * before, "Published March 13, 2025")
    read = date_line("\n".join((*labels, PROSE, VIEWED, PROSE, "March 15, 2025", PROSE)), (), "", "en")
    assert (read and read[0].text) == line


def test_the_evidence_of_a_line_under_an_article_has_its_first_80_characters() -> None:
    under = f"This entry was posted on March 13, 2025 in Harbours, {'Bridges, ' * 20}Ferries by Ines Ahlers."
    read = date_line("\n".join((HEADLINE, PROSE, VIEWED, PROSE, "March 15, 2025", PROSE, under)), (), HEADLINE, "en")
    assert read is not None
    assert read[1].evidence == f"the line “{under[:80]}…”"
