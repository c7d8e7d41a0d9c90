"""Whether the words around a date announce a plan, without the engine's direction."""

from __future__ import annotations

import pytest

from service.eventing.surroundings import Surroundings, is_statement, looks_ahead, surroundings
from service.timex.languages import language

ENGLISH = language("en").events
AHEAD = [
    "The court will rule today.",
    "The court is to rule today.",
    "A new chief will be named today.",
    "A new chief is to be named today.",
    "The report is due today.",
    "Voting is expected to begin today.",
    "Today the court will rule.",
]
NOT_AHEAD = [
    "The court ruled today.",
    "A new chief was named today.",
    "The report had been due today.",
    "The court, which will move to the old town hall, ruled today.",
    "Today the court ruled.",
    "The report is on the table today.",
]


#: Sentences in which the day is that of the statement, and those in which it is part of what was said.
STATEMENTS = [
    "The bridge is safe, the mayor said today.",
    "The bridge, the mayor said today, was closed.",
    "The mayor told Ines Ahlers today that the bridge is safe.",
    "The mayor said in Lund today that the bridge is safe.",
    "Today the mayor said that the bridge is safe.",
    "According to a report today, the bridge is safe.",
    "The mayor added today that the bridge is safe.",
    "The bridge was closed, the mayor added today.",
]
OTHERS = [
    "The mayor said today was too early.",
    "The mayor said the vote today was fair.",
    "The mayor said today's vote was fair.",
    "The mayor closed the bridge today.",
    "According to the mayor, the bridge closes today.",
    "Today the mayor closed the bridge.",
    "The clause — old but firm — was added today.",
    "The clause was, with luck, added today.",
    "The mayor added to the list today.",
]


def around(sentence: str) -> Surroundings:
    start = sentence.lower().index("today")
    return surroundings(sentence, start, start + len("today"))


def is_ahead(sentence: str) -> bool:
    return looks_ahead(around(sentence), ENGLISH)


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_the_day_of_a_statement(sentence: str) -> None:
    assert is_statement(around(sentence), ENGLISH)


@pytest.mark.parametrize("sentence", OTHERS)
def test_a_day_of_what_was_said_or_done(sentence: str) -> None:
    assert not is_statement(around(sentence), ENGLISH)


@pytest.mark.parametrize("sentence", AHEAD)
def test_words_that_announce_a_plan(sentence: str) -> None:
    assert is_ahead(sentence)


@pytest.mark.parametrize("sentence", NOT_AHEAD)
def test_words_that_report_or_say_nothing(sentence: str) -> None:
    assert not is_ahead(sentence)
