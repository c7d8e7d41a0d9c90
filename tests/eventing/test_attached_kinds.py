"""Dates that belong to what a source said, to another occasion or to a plan of old, and not to what happened."""

from __future__ import annotations

import pytest

from service.eventing import EventKind
from tests.eventing.readings import reading

STATEMENTS = [
    # a source whose words the sentence repeats
    "As the Lund Courier wrote on Tuesday, the mine made its owner rich.",
    "As Jane Ashby pointed out in the council on Tuesday, the bridge was built without a permit.",
    "As the paper detailed back in February, the mayor used the boat of a banker.",
    # hearsay
    "It was reported on Tuesday that the mill is for sale.",
    "On Tuesday it was alleged that the owner had lied to the miners.",
    "The mayor took no notes, it was disclosed on Tuesday.",
    # feelings
    "On Tuesday Jane Ashby voiced doubts about the plan.",
    "The owner expressed deep regret for the fire on Tuesday.",
    "The miners voiced fears for their town on Tuesday.",
]
BACKGROUNDS = [
    # behind another occasion
    "The miners moved out of the valley following the strike in February.",
    "The town has new guards despite the defeat in February.",
    "The council shut the hall in advance of the vote on Friday.",
    "The owner sold the mill after his election defeat in February.",
    # not proved
    "The miner was the victim of an alleged assault on Tuesday.",
    "The charges stem from an alleged altercation in February.",
    "He was questioned over the alleged attack on Tuesday.",
    # plans of old
    "The report was originally scheduled to be released today.",
    "The bridge was initially expected to open in April.",
    "The ferry was previously due to sail on Friday.",
]
EVENTS = [
    "Police reported a theft on Tuesday.",
    "The captain voiced a film on Tuesday.",
    "Engineers fitted a cap to the well on Tuesday, but Jane Ashby has expressed concern about its age.",
    "The mill was sold on Tuesday after the miners expressed fears for their town.",
    "The mine closed on Tuesday and the mayor voiced regret.",
    "The council expressed doubts and closed the mine on Tuesday.",
    "After a strike on Monday the mine closed on Tuesday.",
    "Following the advice of the council, the owner sold the mill on Tuesday.",
    "The alleged thief was arrested on Tuesday.",
    "The match was previously scheduled and was played on Tuesday.",
    "The hearing is scheduled for Friday.",
]


@pytest.mark.parametrize("text", STATEMENTS)
def test_what_a_source_said_is_a_statement(text: str) -> None:
    assert reading(text).events[-1].kind is EventKind.STATEMENT


@pytest.mark.parametrize("text", BACKGROUNDS)
def test_another_occasion_or_an_old_plan_is_background(text: str) -> None:
    assert reading(text).events[-1].kind is EventKind.BACKGROUND


@pytest.mark.parametrize("text", EVENTS)
def test_what_happens_beside_such_words_is_an_event(text: str) -> None:
    assert reading(text).events[-1].kind is EventKind.EVENT
