"""Markdown, read by a CommonMark parser that also makes links of addresses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from service.formats import by_extension
from tests.formats.made import BARE, HOSTILE, WHOLE, date, event, in_hostile_words, rendered

MARKDOWN = by_extension("md")
#: All that a timeline is made of.
OURS = {"heading", "bullet_list", "list_item", "paragraph", "inline", "text", "strong", "link"}


def tokens(body: bytes) -> list[Any]:
    found = MarkdownIt("gfm-like").parse(body.decode())
    return [*found, *(child for one in found for child in one.children or ())]


def kinds(body: bytes) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(body)}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_no_words_are_markup(text: str) -> None:
    body = rendered(MARKDOWN, [in_hostile_words(text)], replace(WHOLE, title=text, description=text))
    assert kinds(body) <= OURS
    links = [token.attrs["href"] for token in tokens(body) if token.type == "link_open"]
    assert links == []


def test_no_words_mention_anybody() -> None:
    assert r"\@someone \#1" in rendered(MARKDOWN, [in_hostile_words("@someone #1")]).decode()


def test_an_article_s_address_is_a_link_as_it_is() -> None:
    links = [token.attrs["href"] for token in tokens(rendered(MARKDOWN, [event()])) if token.type == "link_open"]
    assert links == ["https://example.org/council?a=1&b=2"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://a b", "http://a>b", "https://", "ftp://a", "//a", ""])
def test_no_other_address_is_a_link(url: str) -> None:
    article = {**event()["article"], "url": url}
    assert "link_open" not in kinds(rendered(MARKDOWN, [event(article=article)]))


def test_events_are_grouped_by_year_and_month_and_what_is_coarser_as_such() -> None:
    said = [("198X", "decade"), ("2025", "year"), ("2025-03", "month"), ("2025-03-03", "day"), ("2025-04-01", "day")]
    said += [("2025-34", "quarter"), ("2026-01-01", "day")]
    body = rendered(MARKDOWN, [event(when=date(*one)) for one in said], BARE).decode()
    assert [line for line in body.splitlines() if line.startswith("#")] == [
        "# Everything",
        "## 1980s",
        "## 2025",
        "### March 2025",
        "### April 2025",
        "### second quarter of 2025",
        "## 2026",
        "### January 2026",
    ]
