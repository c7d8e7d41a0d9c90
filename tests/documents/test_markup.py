"""The limits of a page's markup: what is exactly as large is still read."""

from __future__ import annotations

import pytest

from service.documents.markup import MOST_TAGS, MOST_WORDS, fit
from service.documents.page import Unreadable
from tests.cost import linear


@pytest.mark.parametrize(
    ("part", "most", "message"),
    [
        ("<i>", MOST_TAGS, "the page has more than 40000 tags"),
        ("so ", MOST_WORDS, "an element of the page has more than 10000 words"),
    ],
)
def test_a_limit_is_the_largest_page_that_is_read(part: str, most: int, message: str) -> None:
    assert fit(part * most) == part * most
    with pytest.raises(Unreadable, match=message):
        fit(part * (most + 1))


def test_the_words_of_two_elements_are_not_added_up() -> None:
    source = "<p>" + "so " * (MOST_WORDS - 1) + "<p>" + "so " * (MOST_WORDS - 1)
    assert fit(source) == source


@pytest.mark.parametrize(
    ("reference", "is_allowed"),
    [
        *(("&#233;", True), ("&#xe9;", True), ("&#10;", True), ("&#11;", False), ("&#xFFFE;", False)),
        *(("&#xD7FF;", True), ("&#xD800;", False), ("&#xDFFF;", False), ("&#xE000;", True)),
        *(("&#x10FFFF;", True), ("&#x110000;", False)),
    ],
)
def test_references_of_characters_stay_and_others_are_blank(reference: str, is_allowed: bool) -> None:
    assert fit(f"<p>caf{reference} bar") == f"<p>caf{reference if is_allowed else ' '} bar"


@pytest.mark.parametrize(
    ("source", "fitted"),
    [
        ("<script>if (a<b) {}</script><p>Rain", "</script><p>Rain"),
        ("<STYLE>p<b</STYLE><script>a</script>Rain", "</STYLE></script>Rain"),
        ("<p>Rain<script>a<b", "<p>Rain<script>a<b"),
        ("<style>a<b <script>c</script>Rain", "<style>a<b </script>Rain"),
        (
            '<script type="application/ld+json">{"a": "b<c"}</script>Rain',
            '<script type="application/ld+json">{"a": "b<c"}</script>Rain',
        ),
    ],
)
def test_what_nobody_reads_counts_for_no_limit(source: str, fitted: str) -> None:
    assert fit(source) == fitted


def test_the_end_of_an_element_that_has_none_is_looked_for_once() -> None:
    assert linear(fit, "<script>a</b>" * 2_000)
