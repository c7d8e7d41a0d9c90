"""Cues: which of them outweigh a model, and how they are explained."""

from __future__ import annotations

import pytest

from service.timex.direction import Cue
from service.timex.direction.model import _strongest
from service.timex.model import Direction


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        (Cue(Direction.FUTURE, "will", place=0), False),
        (Cue(Direction.FUTURE, "will", place=3), False),
        (Cue(Direction.FUTURE, "until"), True),  # of a preposition
        (Cue(Direction.FUTURE, "due", firm=True, place=3), True),
        (Cue(Direction.PAST, "continued", reaches=True, place=3), True),
        (Cue(Direction.PAST, "had met", place=3), True),
        (Cue(Direction.FUTURE, "will meet", place=3), False),
        (Cue(Direction.PAST, "met", place=3), False),
    ],
)
def test_a_strong_cue_is_firm_or_of_a_preposition_or_of_two_past_words(cue: Cue, expected: bool) -> None:
    assert cue.is_strong is expected


@pytest.mark.parametrize(
    ("cue", "explained"),
    [
        (Cue(Direction.FUTURE, "will"), "“will” looks ahead"),
        (Cue(Direction.FUTURE, "will", others=("plan",)), "“will” and “plan” look ahead"),
        (Cue(Direction.FUTURE, ""), "the sentence looks ahead"),
    ],
)
def test_an_explanation_names_the_words(cue: Cue, explained: str) -> None:
    assert cue.explain("look", "ahead") == explained


def test_the_words_that_count_most_stand_beside_a_date() -> None:
    names = ("before will", "before will", "distance near", "before 40", "after sail", "after now")
    weights = [(float(len(names) - rank), name) for rank, name in enumerate(names)]
    assert _strongest(weights) == ["will", "sail"]
