"""Limits of what is read on a page and of a text, each at its edge."""

from __future__ import annotations

import datetime as dt

import pytest

from service.documents import estimate_of, read_text
from service.documents.boilerplate import is_prose
from service.documents.html import read_html
from service.documents.loose_timestamps import parse_metadata
from tests.documents.html_pages import meta, page

PROSE = "The harbour bridge was closed after a crack was found in its eastern pier, the works department said, {}."


@pytest.mark.parametrize(("words", "expected"), [(6, False), (7, True)])
def test_a_sentence_of_seven_words_is_prose_and_a_shorter_one_may_be_a_heading(words: int, expected: bool) -> None:
    assert is_prose(" ".join(["Rain"] * words) + ".") is expected
    assert not is_prose(" ".join(["Rain"] * words))


@pytest.mark.parametrize(("length", "expected"), [(99, False), (100, True)])
def test_a_line_of_100_characters_is_prose(length: int, expected: bool) -> None:
    assert is_prose("x" * length) is expected


@pytest.mark.parametrize(("place", "is_seen"), [(3, True), (4, False)])
def test_the_day_of_writing_is_estimated_from_three_paragraphs(place: int, is_seen: bool) -> None:
    paragraphs = [PROSE.format("on Monday" if number == place else "as expected") for number in range(1, 6)]
    estimate = estimate_of(read_text("\n\n".join(paragraphs)), dt.date(2025, 3, 15))
    assert (estimate is not None) == is_seen


@pytest.mark.parametrize(("days", "is_estimated"), [(3, False), (4, True)])
def test_a_page_is_usually_viewed_within_three_days(days: int, is_estimated: bool) -> None:
    bound = dt.date(2025, 3, 10) + dt.timedelta(days=days)
    estimate = estimate_of(read_text(PROSE.format("on Monday")), bound)
    assert (estimate is not None) == is_estimated
    if estimate:
        assert (estimate.day, estimate.bound) == (dt.date(2025, 3, 11), bound)


@pytest.mark.parametrize("day", ["1899-12-30", "1900-01-01", "1970-01-01"])
def test_the_first_day_of_a_calendar_of_computers_is_no_date(day: str) -> None:
    assert parse_metadata(day) is None
    for other in (-1, 1):
        beside = dt.date.fromisoformat(day) + dt.timedelta(days=other)
        timestamp = parse_metadata(beside.isoformat())
        assert timestamp is not None
        assert timestamp.day == beside


@pytest.mark.parametrize(("length", "is_read"), [(60, True), (61, False)])
def test_a_timestamp_has_at_most_60_characters(length: int, is_read: bool) -> None:
    assert (parse_metadata(f"{'2025-03-13 ':x<{length}}") is not None) == is_read


def test_60_characters_are_shown_of_what_is_not_a_date() -> None:
    value = "Rain on the old harbour bridge, " * 3
    (warning,) = read_html(page(meta("article:published_time", value)), 100_000).warnings
    assert f"“{value[:60]}”" in warning


@pytest.mark.parametrize(("words", "is_byline"), [(14, True), (15, False)])
def test_a_byline_has_at_most_14_words(words: int, is_byline: bool) -> None:
    names = "Ann Bell and Cora Dunn and Eve Ford and Gus Hill and Ira Jones and Kay Lund"
    line = "By " + " ".join(names.split()[:words])
    document = read_text(f"Harbour bridge closed\n{line}\n{PROSE.format('on Monday')}")
    assert (line in {dropped.text for dropped in document.dropped}) == is_byline
