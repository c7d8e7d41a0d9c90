"""Whether the words around a date announce a plan, without the engine's direction."""

from __future__ import annotations

import pytest

from service.eventing.surroundings import looks_ahead, surroundings
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


def is_ahead(sentence: str) -> bool:
    start = sentence.lower().index("today")
    return looks_ahead(surroundings(sentence, start, start + len("today")), ENGLISH)


@pytest.mark.parametrize("sentence", AHEAD)
def test_words_that_announce_a_plan(sentence: str) -> None:
    assert is_ahead(sentence)


@pytest.mark.parametrize("sentence", NOT_AHEAD)
def test_words_that_report_or_say_nothing(sentence: str) -> None:
    assert not is_ahead(sentence)
