"""One main date a clause: the others are mentions of its event."""

from __future__ import annotations

import pytest

from service.eventing import EventKind
from tests.eventing.readings import reading

#: For each sentence, its events and the words of their mentions.
SENTENCES = {
    "The council voted on Monday to repeal the 2017 law.": {"Monday": ["2017"]},
    "On Monday the bridge fell at 9 a.m.": {"9 a.m.": ["Monday"]},
    "The fair moves to Oslo on Monday and to Riga on Tuesday.": {"Monday": [], "Tuesday": []},
    "Jane Ashby was jailed in 2023 and freed in 2024.": {"2023": [], "2024": []},
    "The bridge opens on Monday, 2019 winner Ida Berg said on Tuesday.": {"Monday": ["2019"]},
    "The storm formed on Sunday and grew overnight.": {"Sunday": ["overnight"]},
    "The council meets on Sunday and will vote at 5 p.m.": {"Sunday": ["5 p.m."]},
    "On Friday, Ashby resigned and her deputy was sworn in at 5 p.m.": {"Friday": [], "5 p.m.": []},
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_mentions(text: str, expected: dict[str, list[str]]) -> None:
    events = [event for event in reading(text).events if event.kind is EventKind.EVENT]
    found = {event.expression.text: [mention.expression.text for mention in event.mentions] for event in events}
    assert found == expected


def test_a_second_date_with_the_same_statement_is_background_and_says_why() -> None:
    second = reading("The storm formed on Sunday and grew overnight.").events[1]
    assert second.kind is EventKind.BACKGROUND
    assert second.trace.steps[-1] == "kind: background, because of an earlier date of the same statement"


def test_a_less_precise_date_is_background_and_says_why() -> None:
    less_precise = reading("On Monday the bridge fell at 9 a.m.").events[0]
    assert less_precise.kind is EventKind.BACKGROUND
    assert less_precise.trace.steps[-1] == "kind: background, because of a more precise date in its clause"


def test_a_date_between_two_events_of_a_list_is_an_event_and_keeps_how_it_was_read() -> None:
    between = reading("Fires broke out in January, February and March 5.").events[1]
    assert between.kind is EventKind.EVENT
    assert between.trace.steps == (
        "no year given: the last before 2025-03-13: “broke” decides",
        "dateparser reads 'february' up to 2025-03-13 as 2025-02",
    )


def test_a_list_of_dates_with_one_event_leaves_the_others_as_they_are() -> None:
    kinds = [event.kind for event in reading("Miners met in 2001, 2004 and last week.").events]
    assert kinds == [EventKind.BACKGROUND, EventKind.BACKGROUND, EventKind.EVENT]
