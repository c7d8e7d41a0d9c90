"""Hostile HTML: elements of thousands of attributes are refused, and checked for in linear time."""

from __future__ import annotations

from contextlib import suppress

import pytest

from service.documents.markup import MOST_ATTRIBUTES, MOST_WORDS, fit
from service.documents.page import Unreadable
from service.documents.visible import parse, text_of_html
from tests.cost import linear

WRITTEN = ['a{}="b" ', "a{}='b' ", "a{}=b ", "a{}/", 'a{}="b"', "a{} = b\n", 'a{}=b" ', "a{}=\n'>' "]


@pytest.mark.parametrize("attribute", WRITTEN)
def test_elements_with_too_many_attributes_are_refused(attribute: str) -> None:
    def page(count: int) -> str:
        attributes = "".join(attribute.format(number) for number in range(count))
        return f"<html><body><p {attributes}>The council met.</p></body></html>"

    parse(page(MOST_ATTRIBUTES))
    with pytest.raises(Unreadable, match="attributes"):
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
