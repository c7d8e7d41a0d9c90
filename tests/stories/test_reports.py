"""Reports: which of them name the subject of their collection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import count

import pytest

from service.stories.reports import Report, StoryArticle, StoryEvent, reports_of
from service.stories.term_vectors import DatedSentence, vectors_of

FIRST = dt.date(2011, 3, 10).toordinal()
NAMING = "Marchetti opened a gallery of glass in Orle, and Marchetti spoke on Monday."
OTHER = "Train drivers began a strike over pay on Monday."


def reports(texts: Sequence[str], days: Iterable[int]) -> list[Report]:
    """Return the reports of articles with one sentence each, without their leads; ``days`` are those of publication."""
    articles = [
        StoryArticle(f"a_{number}", FIRST + day, None, "en", vectors_of(text, [DatedSentence(text)], ()))
        for number, (text, day) in enumerate(zip(texts, days, strict=False))
    ]
    events = {
        article.id: [StoryEvent(f"e_{article.id}", 0, article.published_on, article.published_on + 1, "event")]
        for article in articles
    }
    return reports_of(articles, events, has_leads=True).reports


@pytest.mark.parametrize(("days_apart", "is_long"), [(365, True), (10, False)])
def test_where_articles_are_spread_over_years_sentences_have_to_name_the_subject(
    days_apart: int, is_long: bool
) -> None:
    found = reports([NAMING, NAMING, OTHER, NAMING], count(step=days_apart))
    assert [report.off_subject for report in found] == [False, False, is_long, False]


@pytest.mark.parametrize(
    ("days", "is_long"),
    [
        ([0, 1, 729], False),
        ([0, 1, 730], True),
        ([0, *[1] * 7, 700, 731], False),
        ([0, *[1] * 7, 731, 732], True),
        ([0, 730, *[731] * 8], False),
    ],
)
def test_two_years_from_the_first_to_the_last_article_are_long(days: list[int], is_long: bool) -> None:
    texts = [NAMING, NAMING, *[OTHER] * (len(days) - 2)]
    assert any(found.off_subject for found in reports(texts, days)) is is_long


def test_the_first_and_the_last_tenth_of_the_articles_do_not_spread_a_collection_over_years() -> None:
    found = reports([NAMING, *([OTHER] * 19)], count(step=45))
    assert not any(report.off_subject for report in found)


def test_an_event_that_an_editor_has_made_needs_no_name() -> None:
    texts = [NAMING] * 4
    vectors = [vectors_of(text, [DatedSentence(text)], ()) for text in texts]
    articles = [StoryArticle(f"a_{n}", FIRST + 900 * n, None, "en", one) for n, one in enumerate(vectors)]
    made = {"a_0": [StoryEvent("e_made", None, FIRST, FIRST + 1, "event")]}
    (report,) = reports_of(articles, made, has_leads=True).reports
    assert not report.off_subject
    assert reports_of([], {}, has_leads=True).reports == []


@pytest.mark.parametrize(
    ("first", "days_ago", "is_news"), [(0, 0, True), (0, 1, True), (0, 2, False), (0, -1, False), (1, 0, False)]
)
def test_news_is_what_an_article_opens_with_on_its_day_or_the_day_after(
    first: int, days_ago: int, is_news: bool
) -> None:
    text = f"{NAMING} {OTHER}"
    places = [(0, len(NAMING)), (len(NAMING) + 1, len(text))]
    vectors = vectors_of(text, [DatedSentence(NAMING), DatedSentence(OTHER)], places)
    article, day = StoryArticle("a_0", FIRST, None, "en", vectors), FIRST - days_ago
    events = {"a_0": [StoryEvent("e_0", first, day, day + 1, "statement")]}
    (found,) = reports_of([article], events, has_leads=False).reports
    assert found.is_news is is_news


@pytest.mark.parametrize(("kind", "days_ago", "expected"), [("event", 1, 1), ("statement", 1, 0), ("event", 2, 0)])
def test_undated_leads_go_on_about_the_day_that_the_article_opens_with(kind: str, days_ago: int, expected: int) -> None:
    text = f"{NAMING} {OTHER}"
    places = [(0, len(NAMING)), (len(NAMING) + 1, len(text))]
    article = StoryArticle("a_0", FIRST, None, "en", vectors_of(text, [DatedSentence(NAMING)], places))
    opening = StoryEvent("e_0", 0, FIRST - days_ago, FIRST - days_ago + 1, kind)
    (lead,) = [report for report in reports_of([article], {"a_0": [opening]}, has_leads=True).reports if report.lead]
    assert (lead.first_day, lead.delay) == (FIRST - expected, expected)
