"""Markdown, read by a CommonMark parser that turns addresses into links."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from service.formats import by_extension
from tests.formats.examples import (
    HOSTILE,
    INFO,
    MINIMAL_INFO,
    hostile_event,
    make_date,
    make_event,
    render,
    three_events,
)

MARKDOWN = by_extension("md")
#: The only elements that a timeline has.
ELEMENTS = {"heading", "bullet_list", "list_item", "paragraph", "inline", "text", "strong", "link"}


def tokens(body: bytes) -> list[Any]:
    blocks = MarkdownIt("gfm-like").parse(body.decode())
    return [*blocks, *(child for block in blocks for child in block.children or ())]


def elements(body: bytes) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(body)}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_text_never_becomes_markup(text: str) -> None:
    body = render(MARKDOWN, [hostile_event(text)], replace(INFO, title=text, description=text))
    assert elements(body) <= ELEMENTS
    links = [token.attrs["href"] for token in tokens(body) if token.type == "link_open"]
    assert links == []


def test_text_mentions_nobody() -> None:
    assert r"\@someone \#1" in render(MARKDOWN, [hostile_event("@someone #1")]).decode()


def test_article_url_is_a_link() -> None:
    links = [token.attrs["href"] for token in tokens(render(MARKDOWN, [make_event()])) if token.type == "link_open"]
    assert links == ["https://example.org/council?a=1&b=2"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://a b", "http://a>b", "https://", "ftp://a", "//a", ""])
def test_only_http_urls_are_links(url: str) -> None:
    article = {**make_event()["article"], "url": url}
    assert "link_open" not in elements(render(MARKDOWN, [make_event(article=article)]))


def test_headings_are_years_and_months_or_coarser_periods() -> None:
    dates = [("198X", "decade"), ("2025", "year"), ("2025-03", "month"), ("2025-03-03", "day"), ("2025-04-01", "day")]
    dates += [("2025-34", "quarter"), ("2026-01-01", "day")]
    body = render(MARKDOWN, [make_event(date=make_date(*date)) for date in dates], MINIMAL_INFO).decode()
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


def test_a_year_below_its_months_has_a_heading_of_its_own() -> None:
    dates = [("2025-03-03", "day"), ("2025", "year"), ("2024", "year")]
    body = render(MARKDOWN, [make_event(date=make_date(*date)) for date in dates], MINIMAL_INFO).decode()
    headings = [line for line in body.splitlines() if line.startswith("##")]
    assert headings == ["## 2025", "### March 2025", "## 2025", "## 2024"]


def test_the_whole_document_is_as_expected() -> None:
    assert render(MARKDOWN, three_events()).decode().splitlines() == [
        "# The harbour bridge",
        "",
        "From the first crack to the new bridge.",
        "",
        "## 2025",
        "",
        "### April 2025",
        "",
        "- **April 2025**, planned: It will vote on the budget in April. — "
        "[Harbour Post\\: Council to vote on budget](<https://example.org/council?a=1&amp;b=2>)",
        "",
        "### March 2025",
        "",
        "- **about 13 March 2025, 18\\:00 GMT**, statement: It met. — Council meets",
        "- **3–7 March 2025**: The fair.",
    ]
    assert render(MARKDOWN, [], MINIMAL_INFO).decode() == "# Everything\n"


def test_a_publication_date_that_the_client_did_not_give_is_noted() -> None:
    body = render(MARKDOWN, [make_event(anchor_kind="page_date", certainty="ambiguous", kind="figure")]).decode()
    note = "(another reading is possible; publication date\\: page date)"
    assert f"- **April 2025**, planned, figure {note}: It will" in body


def test_an_entry_names_the_number_of_its_articles_and_sources() -> None:
    numbers = {"reports": 4, "articles": 3, "sources": 1}
    body = render(MARKDOWN, [{**make_event(), "reported_by": numbers}]).decode()
    assert body.rstrip().endswith(" (3 articles, 1 source)")
    unknown = render(MARKDOWN, [{**make_event(), "reported_by": {**numbers, "articles": 1, "sources": 0}}]).decode()
    assert unknown.rstrip().endswith(" (1 article)")
