"""Hostile HTML: elements of thousands of attributes are refused, and checked for in linear time."""

from __future__ import annotations

from contextlib import suppress

import pytest

from service.documents.html import read_html
from service.documents.markup import MOST_ATTRIBUTES, MOST_WORDS, fit
from service.documents.page import TooLong, Unreadable
from service.documents.visible import parse, text_of_html
from tests.cost import linear, reaches

WRITTEN = ['a{}="b" ', "a{}='b' ", "a{}=b ", "a{}/", 'a{}="b"', "a{} = b\n", 'a{}=b" ', "a{}=\n'>' "]


@pytest.mark.parametrize("attribute", WRITTEN)
def test_elements_with_too_many_attributes_are_refused(attribute: str) -> None:
    def page(count: int) -> str:
        attributes = "".join(attribute.format(number) for number in range(count))
        return f"<html><body><p {attributes}>The council met.</p></body></html>"

    parse(page(MOST_ATTRIBUTES))
    with pytest.raises(Unreadable, match="more than 256 attributes"):
        parse(page(MOST_ATTRIBUTES + 1))


@pytest.mark.parametrize(
    "text",
    [
        "<p title='" + "a b " * 1_000 + "'>Rain</p>",
        "<p>" + "a < b and c " * 1_000 + "</p>",
        "<script>for (i=0;i<n" + " && i" * 1_000 + ") ;</script><p>Rain</p>",
    ],
)
def test_long_values_and_long_texts_are_not_attributes(text: str) -> None:
    assert text_of_html(text)


def test_prose_with_a_less_than_sign_is_not_an_element() -> None:
    text = "Snow falls where a <b and " + "so on " * MOST_ATTRIBUTES
    assert text_of_html(f"<p>{text}</p><p>It <b>rained</b>.</p>") == f"{text.strip()}\n\nIt rained."


def test_the_words_of_metadata_are_not_limited_to_those_of_a_paragraph() -> None:
    article = '{"@type":"NewsArticle","articleBody":"' + "rain " * (MOST_WORDS + 1) + '"}'
    assert text_of_html(f'<script type="application/ld+json">{article}</script><p>Rain</p>') == "Rain"


@pytest.mark.parametrize(
    "unit",
    [
        "<a b",
        "<a b=\"'>",
        "<a b='\">",
        "<a b=",
        '<a b="',
        "<",
        "<a ",
        "<a/",
        "<a b='c' d>",
        "<a \n",
        '<a b=">',
        "<a",
        "<a'",
        "<a=",
        "<a/b=",
    ],
)
def test_the_cost_of_the_check_grows_linearly(unit: str) -> None:
    def check(source: str) -> None:
        with suppress(Unreadable):
            fit(source)

    assert linear(check, unit * 10_000)


def test_the_cost_of_parsing_grows_linearly() -> None:
    def read(source: str) -> None:
        with suppress(Unreadable):
            parse(f"<p {source}>Rain</p>")

    assert linear(read, " ".join(f"a{number}" for number in range(8_000)))


ROWS = 1_000


@pytest.mark.parametrize(
    "rows",
    [
        "<tr>" + "<td>x" * 100 + "<tr><td>y" * ROWS,
        "<tr><td rowspan=65534>x<td>y" * ROWS,
        "<tr><td colspan=100>x<td colspan=100>y" * ROWS,
        ("<tr>" + "<td>x" * 100 + "<tr><td>y" * 10 + "</table><table>") * (ROWS // 100),
    ],
)
def test_ragged_tables_cost_little_more_than_others(rows: str) -> None:
    """trafilatura alone takes four times as long, because it fills each row up to the widest one."""

    def read(table: str) -> None:
        read_html(f"<html><body><p>The council met on Sunday.</p><table>{table}</table></body></html>", 100_000)

    assert reaches(0.5, lambda: read(rows), lambda: read("<tr><td>x<td>y" * ROWS))


def test_the_text_of_a_ragged_table_is_part_of_the_article() -> None:
    rows = "".join(f"<tr><td>The council met on day {number} of the inquiry into the storm." for number in range(60))
    wide = "<tr>" + "<td>x" * 60
    prose = "<p>The inquiry into the storm heard forty people in sixty days, its chairman said.</p>"
    page = read_html(f"<html><body><article>{prose}<table>{wide}{rows}</table></article></body></html>", 100_000)
    assert "day 59 of the inquiry" in page.text
    assert not any("inquiry" in line.text for line in page.outside)


def test_a_page_may_be_as_long_as_the_limit() -> None:
    source = "<p>It rained on Monday.</p><p>Lund won.</p>"
    length = len("It rained on Monday.\n\nLund won.")
    assert len(read_html(source, length).text) == length
    with pytest.raises(TooLong):
        read_html(source, length - 1)


@pytest.mark.parametrize("depth", [10, 1_000])
def test_the_text_of_deep_pages_is_read(depth: int) -> None:
    assert text_of_html("<div>" * depth + "It rained.") == "It rained."
