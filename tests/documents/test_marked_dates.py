"""Dates that a page marks: what they stand in, their labels, and sentences that only mention a day."""

from __future__ import annotations

import pytest

from service.documents.written_dates import LONGEST_DATE_LINE
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


def test_a_sentence_may_repeat_the_words_of_its_date() -> None:
    assert day_of(page(below=f'<p><time datetime="{DAY}">Monday</time> Monday is wet today.</p>')) is None


@pytest.mark.parametrize(("length", "day"), [(3 * LONGEST_DATE_LINE, DAY), (3 * LONGEST_DATE_LINE + 1, None)])
def test_a_date_in_a_long_paragraph_is_not_that_of_the_page(length: int, day: str | None) -> None:
    words = "rain " * (length // 5) + "x" * (length % 5)
    line = f"Mar 13 {words[7:]}"
    assert len(line) == length
    assert day_of(page(below=f"<p>{line.replace('Mar 13', f'<time datetime={DAY}>Mar 13</time>', 1)}</p>")) == day


@pytest.mark.parametrize("name", ["date", "byline", "pubdate", "postdate", "published"])
def test_a_class_names_a_date(name: str) -> None:
    assert day_of(page(below=f'<div class="{name}" title="{DAY}">yesterday</div>')) == DAY


def test_a_class_may_name_something_else() -> None:
    assert day_of(page(below=f'<div class="update2" title="{DAY}">yesterday</div>')) is None


@pytest.mark.parametrize(("others", "day"), [("", DAY), ("<h1>Harbour</h1>", None)])
def test_the_only_h1_is_the_headline_if_the_title_names_none(others: str, day: str | None) -> None:
    source = page(below=f'<time datetime="{DAY}">yesterday</time>').replace(f"{HEADLINE} |", "Home |")
    assert day_of(source.replace("<main>", f"{others}<main>")) == day
