"""Direction without the words of a language, and what the words of English decide."""

from __future__ import annotations

import pytest

from service.timex.direction import direction_of
from service.timex.find import tokenise
from service.timex.languages import Cues, language
from service.timex.model import Direction

ENGLISH = language("en")
DECIDED = {
    "The ferry sank in May.": (Direction.PAST, "sank", True),
    "The ferry, which the town had built, sank during May.": (Direction.PAST, "sank", True),
    "The ferry will sail in May.": (Direction.FUTURE, "will", False),
    "The ferry is to sail in May.": (Direction.FUTURE, "is to", False),
    "The ferry is due in May.": (Direction.FUTURE, "due", True),
    "The ferry had been due in May.": (Direction.SAME, "then", False),
    "The ferry must sail by May.": (Direction.FUTURE, "by", True),
    "The ferry may sail in May.": (Direction.FUTURE, "may", False),
    "The town sold the ferry in May.": (Direction.PAST, "sold", True),
    "The town ordered the ferry in May.": (Direction.PAST, "ordered", False),
    "The ferry ran until May.": (Direction.PAST, "ran", True),
    "The town rented the ferry until May.": (Direction.FUTURE, "until", True),
    "Ferries leave in May.": (Direction.FUTURE, "leave", True),
    "The ferry has not sailed since May.": (Direction.PAST, "since", True),
    "The ferry sank May 5.": (Direction.PAST, "sank", True),
    "The town has a ferry in May.": (Direction.FUTURE, "has", False),
    "The town seems to have a ferry in May.": (Direction.FUTURE, "to", False),
    "The town has until May.": (Direction.FUTURE, "until", True),
    "The town has sold a ferry in May.": (Direction.PAST, "sold", True),
    "In May, the ferry sank.": (Direction.PAST, "sank", True),
    "Mayor of the old harbour town to resign in May.": (Direction.FUTURE, "to", False),
}


@pytest.mark.parametrize("text", DECIDED)
def test_the_nearest_word_decides(text: str) -> None:
    tokens = tokenise(text, ENGLISH)
    place = tokens.words.index("May")
    assert direction_of(tokens, place, place + 1, ENGLISH.cues)[:3] == DECIDED[text]  # type: ignore[index]


@pytest.mark.parametrize("text", ["The ferry would sail in May.", "The ferry in May.", "It sank. In May, nobody."])
def test_without_a_deciding_word_there_is_no_direction(text: str) -> None:
    tokens = tokenise(text, ENGLISH)
    place = tokens.words.index("May")
    assert direction_of(tokens, place, place + 1, ENGLISH.cues) is None


@pytest.mark.parametrize("text", DECIDED)
def test_a_language_without_cues_decides_nothing(text: str) -> None:
    tokens = tokenise(text, ENGLISH)
    place = tokens.words.index("May")
    assert direction_of(tokens, place, place + 1, Cues()) is None
