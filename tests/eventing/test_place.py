"""Where a date stands: which cues hold there, and what shows them."""

from __future__ import annotations

import re

import pytest

from service.documents import read_text
from service.eventing.kinds import Place
from service.eventing.kinds.participles import describes_noun, is_enclosed
from service.eventing.reading import dates_of
from service.timex.languages import language
from service.timex.languages.kind_words import Cue, Length
from tests.eventing.readings import THURSDAY

ENGLISH = language("en").events
YESTERDAY = "The mine closed yesterday."
TODAY = "The mine closes today."
TOMORROW = "The mine will close tomorrow."
YEAR = "The mine closed in 2019."
MONTH = "The mine closed in May 2024."


def place(text: str) -> Place:
    [(_, found)] = dates_of(read_text(text), THURSDAY)
    return found


@pytest.mark.parametrize(
    ("cue", "texts"),
    [
        (Cue(), [YESTERDAY, TODAY, TOMORROW, YEAR, MONTH]),
        (Cue(ahead=True), [TOMORROW]),
        (Cue(ahead=False), [YESTERDAY, TODAY, YEAR, MONTH]),
        (Cue(length=Length.PERIOD), [YEAR, MONTH]),
        (Cue(length=Length.YEAR), [YEAR]),
        (Cue(before=re.compile(r"closed (?:in )?$")), [YESTERDAY, YEAR, MONTH]),
        (Cue(after=re.compile(r" ")), []),
        (Cue(expression=re.compile("day")), [YESTERDAY, TODAY]),
        (Cue(clause=(frozenset({"mine", "ferry"}), frozenset({"will", "closes"}))), [TODAY, TOMORROW]),
    ],
)
def test_a_cue_holds_if_all_its_parts_do(cue: Cue, texts: list[str]) -> None:
    every = (YESTERDAY, TODAY, TOMORROW, YEAR, MONTH)
    assert [text for text in every if place(text).evidence(cue) is not None] == texts


def test_the_evidence_is_the_words_of_all_parts() -> None:
    clause = (frozenset({"mine"}),)
    cue = Cue(before=re.compile(r"\w+ $"), after=re.compile(r"\."), expression=re.compile("yes"), clause=clause)
    assert place(YESTERDAY).evidence(cue) == "'mine … closed … yes … .'"


@pytest.mark.parametrize(
    "text",
    [
        "A broken leg in May kept him home.",
        "The broken leg in May kept him home.",
        "He had a broken leg in May.",
        "The senate confirmed her in May.",
        "The bridge opened in May by selling it.",
    ],
)
def test_an_adjective_and_a_verb_with_an_object_are_no_participles(text: str) -> None:
    assert describes_noun(place(text)) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [("shut and sold", True), ("shut and later sold", True), ("shut and then at last sold", False)],
)
def test_a_second_participle_follows_and_or_a_word_after_it(words: str, expected: bool) -> None:
    assert (is_enclosed(place(f"The mine, {words} in May, reopened.")) is not None) is expected
