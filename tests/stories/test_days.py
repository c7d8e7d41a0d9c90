"""Which days matter: who reports them, how often, when, and what is around them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from service.eventing import EventKind
from service.stories.days import by_score, contrasted, scores
from service.stories.key_days import Selection, key_days, spans
from service.stories.reports import Report, StoryArticle
from service.stories.term_vectors import Lead, TermVectors

DAY = dt.date(2025, 3, 10).toordinal()
NOTHING = TermVectors((), (), (), ())


def report(article: int = 0, day: int = DAY, **changes: Any) -> Report:
    values = {
        "first_day": day,
        "day_after": day + 1,
        "article": article,
        "delay": 1,
        "relevance": 0.5,
        "of_sentence": 0.5,
        "terms": (0,),
        "words": (article,),
        "event": "e_one",
        **changes,
    }
    return Report(**values)


def articles(count: int, source: str | None = None) -> list[StoryArticle]:
    return [StoryArticle(f"a_{number}", DAY, source or f"Paper {number % 2}", "en", NOTHING) for number in range(count)]


def score(*reports: Report) -> float:
    return scores(reports)[DAY, DAY + 1]


def test_each_further_article_adds_to_the_score() -> None:
    assert score(report(0), report(1)) > score(report(0))


def test_an_article_counts_once_with_its_most_relevant_sentence() -> None:
    assert score(report(of_sentence=0.2), report(of_sentence=0.6)) == score(report(of_sentence=0.6))


def test_reports_of_several_days_add_more_than_reports_of_one() -> None:
    assert score(report(0, delay=1), report(1, delay=9)) > score(report(0, delay=1), report(1, delay=1))


def test_what_was_announced_said_or_leads_an_article_counts_less() -> None:
    lead = Lead(0, 10, (0,))
    for weaker in ({"delay": -1}, {"kind": EventKind.STATEMENT}, {"lead": lead, "event": None}):
        assert score(report(**weaker)) < score(report()), weaker


def test_what_does_not_name_the_subject_counts_half() -> None:
    assert score(report(off_subject=True)) == score(report()) / 2


def test_only_the_first_sentence_of_an_article_counts_as_a_lead() -> None:
    assert score(report(lead=Lead(0, 10, (0,)), event=None, rank=0)) > 0
    assert score(report(lead=Lead(20, 40, (0,)), event=None, rank=1)) == 0


def test_the_sentence_of_a_menu_makes_no_key_day() -> None:
    menu = [report(number, delay=number, words=(0,)) for number in range(9)]
    assert score(*menu) == score(*menu[:6])
    assert not key_days(menu, articles(31), Selection())
    assert key_days([report(number) for number in range(9)], articles(9), Selection())


def test_a_day_stands_out_from_the_days_around_it() -> None:
    busy = {DAY + away: 1.0 for away in range(8)}
    alone = DAY + 100
    assert contrasted({**busy, alone: 0.8})[alone] > max(contrasted(busy).values())


def test_the_days_around_a_day_are_those_up_to_ten_days_away() -> None:
    alone = contrasted({DAY: 1.0})[DAY]
    for away, is_around in ((1, True), (10, True), (11, False)):
        for other in (DAY - away, DAY + away):
            assert (contrasted({DAY: 1.0, other: 1.0})[DAY] < alone) is is_around, away


def test_equal_days_are_in_order() -> None:
    assert by_score({DAY + 1: 0.5, DAY: 0.5, DAY + 2: 0.7}) == [DAY + 2, DAY, DAY + 1]


def test_a_statement_tells_a_day_if_an_article_opens_with_it() -> None:
    said = report(kind=EventKind.STATEMENT)
    assert not key_days([said], articles(2), Selection())
    assert key_days([said._replace(opens=True)], articles(2), Selection())


def test_a_single_article_is_no_story() -> None:
    assert not key_days([report()], articles(1), Selection())
    assert key_days([report()], articles(1), Selection(days=1))


@pytest.mark.parametrize(("count", "needed"), [(2, 1), (10, 1), (11, 2), (30, 2), (31, 3), (300, 3), (301, 5)])
def test_without_a_number_more_articles_must_report_a_day_of_a_larger_collection(count: int, needed: int) -> None:
    enough, too_few = [report(number) for number in range(needed)], [report(number) for number in range(needed - 1)]
    assert [day.first_day for day in key_days(enough, articles(count), Selection())] == [DAY]
    assert not key_days(too_few, articles(count), Selection())


def test_with_a_number_one_article_is_enough() -> None:
    reports = [report(0), report(1), report(0, DAY + 1)]
    assert [day.first_day for day in key_days(reports, articles(40), Selection(days=9))] == [DAY, DAY + 1]


def test_days_are_bounded_and_have_enough_sources() -> None:
    reports = [report(article, DAY + away) for away in range(4) for article in range(4)]
    bounded = key_days(reports, articles(4), Selection(first=DAY + 1, end=DAY + 3))
    assert sorted(day.first_day for day in bounded) == [DAY + 1, DAY + 2]
    assert len(key_days(reports, articles(4), Selection(min_sources=2))) == 4
    assert not key_days(reports, articles(4, "The Quay"), Selection(min_sources=2))
    assert not key_days(reports, articles(4), Selection(min_sources=3))


def test_a_story_has_at_most_forty_days_by_default() -> None:
    reports = [report(article, DAY + 20 * away) for away in range(50) for article in range(3)]
    assert len(key_days(reports, articles(3), Selection())) == 40
    assert len(key_days(reports, articles(3), Selection(days=45))) == 45


def test_a_day_that_articles_only_mention_is_no_key_day() -> None:
    mentioned = [report(number, kind=EventKind.BACKGROUND) for number in range(5)]
    assert not key_days(mentioned, articles(6), Selection(days=5))
    assert key_days([*mentioned, report(5)], articles(6), Selection(days=5))


@pytest.mark.parametrize(("mentions", "is_key_day"), [(7, True), (8, False), (20, False)])
def test_a_famous_day_that_few_of_its_articles_tell_is_no_key_day(mentions: int, is_key_day: bool) -> None:
    mentioned = [report(number, kind=EventKind.REFERENCE) for number in range(mentions)]
    days = key_days([*mentioned, report(mentions)], articles(mentions + 1), Selection(days=5))
    assert bool(days) is is_key_day


def test_a_lead_alone_makes_no_key_day() -> None:
    leads = [report(number, lead=Lead(0, 10, (0,)), event=None) for number in range(5)]
    assert not key_days(leads, articles(5), Selection(days=5))


@pytest.mark.parametrize(("length", "away", "is_span"), [(7, 3, False), (7, 7, True), (27, 3, False), (28, 3, True)])
def test_a_week_in_which_a_key_day_lies_is_no_span(length: int, away: int, is_span: bool) -> None:
    period = [report(number, day_after=DAY + length) for number in range(3)]
    days = key_days([report(number, DAY + away) for number in range(3)], articles(3), Selection())
    assert bool(spans(period, articles(3), Selection(), days)) is is_span


@pytest.mark.parametrize(("length", "is_span"), [(1, False), (2, True), (92, True), (93, False)])
def test_periods_of_several_days_and_up_to_a_quarter_are_spans(length: int, is_span: bool) -> None:
    period = [report(number, day_after=DAY + length) for number in range(3)]
    assert bool(spans(period, articles(3), Selection())) is is_span


def test_a_story_has_at_most_ten_spans() -> None:
    reports = [
        report(number, DAY + 40 * away, day_after=DAY + 40 * away + 30) for away in range(11) for number in range(3)
    ]
    assert len(spans(reports, articles(3), Selection())) == 10
    assert len(spans(reports, articles(3), Selection(days=1))) == 10


def test_a_decade_is_no_span() -> None:
    month = [report(number, day_after=DAY + 30) for number in range(3)]
    decade = [report(number, day_after=DAY + 3_652) for number in range(3)]
    (span,) = spans([*month, *decade, report()], articles(3), Selection())
    assert (span.first_day, span.day_after) == (DAY, DAY + 30)
