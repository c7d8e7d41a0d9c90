"""Lengths and distances that eventing looks at, each at its edge."""

from __future__ import annotations

import datetime as dt

import pytest

from service.documents import read_text
from service.eventing.kinds import Place
from service.eventing.kinds.judge import judge
from service.eventing.kinds.rules import Ruling
from service.eventing.model import EventKind
from service.eventing.reading import dates_of
from tests.eventing.readings import THURSDAY, events


def place(text: str) -> Place:
    return next(found for _, found in dates_of(read_text(text), THURSDAY))


@pytest.mark.parametrize(("days", "is_news"), [(-31, True), (-32, False), (31, True), (32, False)])
def test_an_article_that_dates_something_within_31_days_reports_news(days: int, is_news: bool) -> None:
    day = THURSDAY.date + dt.timedelta(days=days)
    assert place(f"The mine closes on {day:%B} {day.day}, {day.year}.").in_news is is_news


def test_two_words_explain_a_kind() -> None:
    found = place("The miners quietly slept there on Tuesday.")
    weights = {"event": {"verb slept": -1.0, "before quietly": -3.0, "before there": -2.0}, "figure": {}}
    ruling = Ruling(EventKind.FIGURE, None, "none", is_firm=False)
    assert judge(found, weights, ruling)[1] == "'quietly', 'there'"


def long_sentence(length: int, dates: int) -> str:
    """Return a sentence of some length that begins with dates."""
    days = ", ".join(f"May {number}" for number in range(1, dates + 1))
    return f"It rained on {days} and on the hills {'x ' * length}"[: length - 1] + "."


@pytest.mark.parametrize(("length", "is_whole"), [(1_000, True), (1_001, False)])
def test_a_sentence_of_1000_characters_is_stored_whole(length: int, is_whole: bool) -> None:
    text = long_sentence(length, 1)
    assert len(text) == length
    assert (events(text)["May 1"].sentence.text == text) == is_whole


@pytest.mark.parametrize(("dates", "is_whole"), [(20, True), (21, False)])
def test_a_sentence_of_more_than_20_dates_is_stored_in_parts_of_200_characters(dates: int, is_whole: bool) -> None:
    text = long_sentence(600, dates)
    found = {len(event.sentence.text) for event in events(text).values()}
    assert found == {600} if is_whole else max(found) <= 200 < 600
