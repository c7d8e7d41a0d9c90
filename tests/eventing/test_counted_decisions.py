"""How many decided something, or how much more than before, is a figure, although a decision is an event."""

from __future__ import annotations

import pytest

from service.eventing import EventKind
from tests.eventing.readings import reading

FIGURES = [
    "Some 55 percent of miners voted for the contract in January.",
    "Fewer than 40 percent of voters voted in January.",
    "The mill hired 3 percent more weavers in January.",
    "Growers ordered 12 percent fewer tractors in February.",
    "Courts imprisoned 1,200 people in January, a rise of 10 percent.",
    "Banks filed 300 complaints in January, up 4 percent.",
    "Oil prices stormed past $100 a barrel in January.",
    "Unemployment struck 9 percent in January.",
    "Cheap fuel lifted profit by 12 percent in January.",
]
EVENTS = [
    "The mill hired 300 more weavers in January, spending 3 million euros.",
    "Miners voted in January to accept a 4 percent rise.",
    "The owners filed a suit for 300 million dollars in January.",
    "The region lifted its ban on exports of rice in January after prices fell by 5 percent.",
]


@pytest.mark.parametrize("sentence", FIGURES)
def test_a_decision_that_is_counted_is_a_figure(sentence: str) -> None:
    assert reading(sentence).events[0].kind is EventKind.FIGURE


@pytest.mark.parametrize("sentence", EVENTS)
def test_a_decision_with_an_amount_is_an_event(sentence: str) -> None:
    assert reading(sentence).events[0].kind is EventKind.EVENT
