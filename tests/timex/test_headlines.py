"""Headlines: what is announced or known where a sentence has no finite verb, and how near its words stand."""

from __future__ import annotations

import pytest

from service.timex.direction.headlines import headline_cue
from service.timex.find import tokenise
from service.timex.languages import language
from service.timex.model import Direction

ENGLISH = language("en")
#: The word that decides, its direction, and whether it is firm.
DECIDED = {
    # results: seven tokens at most in front of the date, and "after" or a score six at most in front of them
    "After a win over the town of Lund on Sunday.": ("win", Direction.PAST, True),
    "After a win over the old town of Lund on Sunday.": None,
    "After a win on Sunday.": ("win", Direction.PAST, True),
    "After the long and hard old win on Sunday.": ("win", Direction.PAST, True),
    "After the long and hard and old win on Sunday.": None,
    "A 2-1 defeat by Lund on Sunday.": ("defeat", Direction.PAST, True),
    "A defeat by Lund on Sunday.": None,
    "Holm eye a win over Lund on Sunday.": None,
    "After rain. A win on Sunday.": None,
    # infinitives: behind a subject of six tokens at most
    "Mayor to step down in May.": ("to", Direction.FUTURE, False),
    "Mayor of the old harbour town to resign in May.": ("to", Direction.FUTURE, False),
    "Mayor of the very old harbour town to resign in May.": None,
    "Rise. Mayor to resign in May.": ("to", Direction.FUTURE, False),
    "Mayor's response to fire in May.": None,
    "Flight to Oslo in May.": None,
    "Flight to the town in May.": None,
    "To resign in May.": None,
    # what is arranged: beside the date
    "Parade on Sunday.": ("parade", Direction.FUTURE, False),
    "Parade in the old town on Sunday.": None,
    "Rain on Sunday.": None,
}


@pytest.mark.parametrize("text", DECIDED)
def test_a_word_of_a_headline_decides(text: str) -> None:
    tokens = tokenise(text, ENGLISH)
    place = tokens.words.index("May" if "May" in text else "Sunday")
    cue = headline_cue(tokens, place, ENGLISH.cues)
    assert (cue and (cue.word, cue.direction, cue.firm)) == DECIDED[text]
