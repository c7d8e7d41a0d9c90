"""Summaries of long sentences keep subjects and verbs together."""

from __future__ import annotations

import pytest

from service.eventing.unfinished import ends_with_name, is_unfinished
from service.timex.languages import language
from tests.eventing.readings import events


@pytest.mark.parametrize(
    ("sentence", "expression", "expected"),
    [
        (
            "Police in the old port of Ashton, where a barn was burned in May and a mill was daubed with "
            "slogans by a gang of boys from the far bank, arrested two men on Monday, seized a boat, two "
            "rifles and a chest of old letters from the house of one of them, and said that they were "
            "looking for another suspect.",
            "Monday",
            "Police in the old port of Ashton arrested two men on Monday.",
        ),
        (
            "Ines Bolt, the former head of the port, who was arrested in May, acquitted, removed from office"
            " and then became a guide in the museum of the old town, went on trial again on Monday, accused "
            "of selling the ferry that the council of Ashton had rented to her, of fraud, of theft and of "
            "lying to the court.",
            "Monday",
            "Ines Bolt, the former head of the port, went on trial again on Monday, accused of selling the "
            "ferry that the council of Ashton had rented to her, of fraud, of theft and of lying to the "
            "court.",
        ),
        (
            "The agency said that it had approved the pump, which is made in Ashton and sold in the south "
            "under another name, for use in mines of the first class, and that two tests, both finished in "
            "May, had failed to show that the water, some of which is needed by the town, would be any "
            "cleaner than it was before.",
            "May",
            "The agency said that it had approved the pump, which is made in Ashton and sold in the south "
            "under another name, for use in mines of the first class, and that two tests, both finished in "
            "May, had failed to show…",
        ),
        (
            "Calling for the owners of the mines and the council of the old town to do more for the families"
            " of the miners, the head of the union, Lena Ost, said on Monday that more than 300 of them had "
            "left Ashton, the second town of the valley, and that those who stayed, most of them old, had no"
            " coal.",
            "Monday",
            "Calling for the owners of the mines and the council of the old town to do more for the families"
            " of the miners, the head of the union, Lena Ost, said on Monday that more than 300 of them had "
            "left Ashton…",
        ),
        (
            "Ten years after the owner closed the mine, Ashton, whose mayor is 82 and ill, remains split "
            "between the poor of the far bank, who revere Ines Bolt, a miner jailed in May, and the rich of "
            "the old town, who regard her as a crook and sent the guards of the port against her friends on "
            "Monday.",
            "May",
            "Ten years after the owner closed the mine, Ashton remains split between the poor of the far "
            "bank, who revere Ines Bolt, a miner jailed in May, and the rich of the old town, who regard her"
            " as a crook.",
        ),
        (
            "Lawyers for Ines Bolt, 61, who pleaded guilty in May to selling the ferry of the town and fled "
            "to the north on the eve of the hearing, said on Monday that the court, which had her arrested "
            "at the airport of Orle, would decide in the summer whether she must be sent back to the valley "
            "or may stay.",
            "Monday",
            "Lawyers for Ines Bolt, 61, said on Monday that the court would decide in the summer whether she"
            " must be sent back to the valley or may stay.",
        ),
        (
            "The two guards, both hired in the north for the summer, had planned, according to the mayor, to"
            " blow up a bridge, a mill and the old court of Ashton on Monday, and were being watched by "
            "friends who, fearing that the plot had been betrayed, moved in before dawn and seized a boat "
            "full of powder.",
            "Monday",
            "The two guards, both hired in the north for the summer, had planned, according to the mayor, to"
            " blow up a bridge, a mill and the old court of Ashton on Monday, and were being watched by "
            "friends.",
        ),
    ],
)
def test_a_subject_and_its_verb_stay_together_beside_asides(sentence: str, expression: str, expected: str) -> None:
    assert len(sentence) > 240
    assert events(sentence)[expression].summary == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (
            "The mayor left on Monday, saying that her staff,",
            "The mayor left on Monday, saying that her staff would have sold the mill of Ashton.",
        ),
        (
            "The mayor threatened on Monday to close the bridge if the owner,",
            "The mayor threatened on Monday to close the bridge if the owner would have sold the mill of Ashton.",
        ),
        (
            "The mayor left on Monday, raising fears that the council,",
            "The mayor left on Monday, raising fears that the council would have sold the mill of Ashton.",
        ),
        (
            "The mayor of Ashton left her office on Monday, promising that those",
            "The mayor of Ashton left her office on Monday.",
        ),
    ],
)
def test_an_aside_goes_from_between_a_subject_and_its_verb(opening: str, expected: str) -> None:
    aside = "who had spent the night in the house of the owner of the mine and the day in a boat on the river near Orle"
    more = "and who had no coal, no oil, no wood and no warm clothes at all for the long and dark winter of the valley"
    sentence = f"{opening} {aside}, {more}, would have sold the mill of Ashton."
    assert events(sentence)["Monday"].summary == expected


def test_a_second_subject_has_its_own_verb() -> None:
    sentence = (
        "The mayor of Ashton, Ida Ost, who had been ill for a year and had not been seen since the fire, died on "
        "Monday, and her deputy, Ines Bolt, who had run the town since May, was sworn in, named a new council and "
        "promised to repair the bridge over the river and the road to the mine."
    )
    assert "died on Monday, and her deputy, Ines Bolt, was sworn in" in events(sentence)["Monday"].summary


def test_a_clause_with_whether_keeps_its_verb() -> None:
    sentence = (
        "The council of Ashton approved the new toll on Monday, raising doubts whether the owners of the old bridge, "
        "who have fought for years over who is to pay for its repair, and who have no money of their own in the bank, "
        "could keep it open, farmers and millers said."
    )
    assert events(sentence)["Monday"].summary.endswith("no money of their own in the bank, could keep it open.")


@pytest.mark.parametrize(
    "subject", ["The mayor of Ashton, Ida Ost", "Ashton's new mayor, Ida Ost", "The mayor of the old town, Ida Ost"]
)
def test_a_comma_closes_a_name_behind_a_noun(subject: str) -> None:
    aside = "who came to the town in 1994 after a flood and who has fought for years over the repair of the old bridge"
    main = "left her office on Monday for a house in the north of the valley and a garden by the oldest of its mines"
    assert events(f"{subject}, {aside}, {main}.")["Monday"].summary == f"{subject}, {main}."


@pytest.mark.parametrize(
    "words",
    ["In May, Ida Ost", "After a long night in Orle, Ida Ost", "the mill burnt, Ida Ost", "the mayor, Holm", "Ida Ost"],
)
def test_no_comma_follows_a_subject_behind_a_phrase(words: str) -> None:
    assert not ends_with_name(words, language("en").events)


@pytest.mark.parametrize("pair", ["farmers and millers can not", "the owners and the guards of the mine will not"])
def test_two_subjects_of_one_verb_stay_with_it(pair: str) -> None:
    aside = "which came to the town in 1994 after a flood and which has fought for years over the repair of the bridge"
    sentence = (
        f"The council of Ashton, {aside}, asked on Monday for a new toll at the port that {pair} pay, officials said."
    )
    summary = events(sentence)["Monday"].summary
    assert summary.endswith((f"that {pair} pay.", "port."))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The council said that the mill", True),
        ("and signaled that further cuts", True),
        ("if the south", True),
        ("raising doubts whether the owner", True),
        ("The mayor", True),
        ("", False),
        ("In a report", False),
        ("two days", False),
        ("after the vote", False),
        ("The council said that the mill closed", False),
        ("closed the mine that Monday", False),
    ],
)
def test_a_subject_without_a_verb_is_unfinished(words: str, expected: bool) -> None:
    assert is_unfinished(words, language("en").events) is expected
