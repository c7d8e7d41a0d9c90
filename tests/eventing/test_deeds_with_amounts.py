"""What somebody did is an event, whatever amount it names; how much there was of something is a figure."""

from __future__ import annotations

import pytest

from service.eventing import EventKind
from tests.eventing.readings import reading

DEEDS = [
    "The bakery chain snapped up a rival for 55 million euros in January.",
    "Pilots called off a strike in February after the airline raised its offer to 11 percent.",
    "The mill laid off 300 workers in February.",
    "The brewery turned down a $45-a-share bid from a Swiss rival in January.",
    "The striker signed a four-year deal worth 30 million euros in February.",
    "The region imposed a curfew in February as cases rose by 40 percent.",
    "The government lifted its ban on exports of rice in January after prices fell.",
    "The senate rejected a 12 percent tax on sugar in February.",
    "The bank wrote off loans worth 4 percent of its capital in January.",
    # a decision that names an amount
    "The mill hired 300 more weavers in January, spending 3 million euros.",
    "Miners voted in January to accept a 4 percent rise.",
    "The owners filed a suit for 300 million dollars in January.",
    "The region lifted its ban on exports of rice in January after prices fell by 5 percent.",
]
FIGURES = [
    "Inflation slowed to 3.1 percent in January.",
    "The shares fell 3 percent on Tuesday.",
    "The fund lost 12 percent of its value in February.",
    "The party took 22 percent of the vote in 2015.",
    "Sales of vans rose 4 percent in February.",
    "The price of milk fell by 10 percent in January.",
    # how many decided, or how much more than before
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


@pytest.mark.parametrize("sentence", DEEDS)
def test_a_deed_is_an_event_whatever_the_amount(sentence: str) -> None:
    assert reading(sentence).events[0].kind is EventKind.EVENT


@pytest.mark.parametrize("sentence", FIGURES)
def test_a_change_of_an_amount_is_a_figure(sentence: str) -> None:
    assert reading(sentence).events[0].kind is EventKind.FIGURE


def test_a_relative_clause_has_no_amount_of_its_main_clause() -> None:
    opened, offered = reading(
        "Meridian, which was privatised in 1998, raised its prices by 5 percent in January."
    ).events
    assert (opened.kind, offered.kind) == (EventKind.BACKGROUND, EventKind.FIGURE)
