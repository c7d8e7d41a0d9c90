"""Dates that a page marks: what they stand in, their labels, and sentences that only mention a day."""

from __future__ import annotations

import pytest

from tests.documents.html_pages import HEADLINE, PROSE, dating_of, day_of, page

DAY = "2025-03-13"


@pytest.mark.parametrize(
    ("below", "evidence"),
    [
        ('<time datetime="2025-03-13">yesterday</time>', "the page's <time>"),
        ('<span itemprop="datePublished" content="2025-03-13"></span>', "the page's microdata"),
        ("<p>Posted: March 13, 2025</p>", "the line “Posted: March 13, 2025”"),
    ],
)
def test_the_evidence_names_what_the_date_stands_in(below: str, evidence: str) -> None:
    dating = dating_of(page(below=below))
    assert dating is not None
    assert dating.evidence == evidence


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("Published: ", DAY),
        ("<b>Published</b> ", DAY),
        ('<i title="Published"></i> ', DAY),
        ("Bridges: ", None),
        ("<b>Bridges</b> ", None),
    ],
)
def test_a_label_makes_a_date_far_from_the_headline_that_of_the_page(label: str, day: str | None) -> None:
    far = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE * 3)
    source = page().replace(
        "</div></main>", f'{far}<div>{label}<time datetime="{DAY}">Mar 13</time></div></div></main>'
    )
    assert day_of(source) == day


@pytest.mark.parametrize(("before", "day"), [("Story of", DAY), ("Our story of", None), (" ".join(PROSE * 2), None)])
def test_a_date_in_a_sentence_of_more_than_two_words_is_not_that_of_the_page(before: str, day: str | None) -> None:
    assert day_of(page(below=f'<p>{before} <time datetime="{DAY}">Mar 13</time>.</p>')) == day


@pytest.mark.parametrize(("others", "day"), [("", DAY), ("<h1>Harbour</h1>", None)])
def test_the_only_h1_is_the_headline_if_the_title_names_none(others: str, day: str | None) -> None:
    source = page(below=f'<time datetime="{DAY}">yesterday</time>').replace(f"{HEADLINE} |", "Home |")
    assert day_of(source.replace("<main>", f"{others}<main>")) == day
