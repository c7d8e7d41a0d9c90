"""Summaries of long sentences: what must stay so that nothing is half said, and what leaves with the rest."""

from __future__ import annotations

import pytest

from service.eventing.clauses import LONGEST, summary
from service.timex.languages import language
from tests.eventing.readings import events

ENGLISH = language("en").events
MAIN = "On Monday, late in the evening and after a long debate about the old mine in the north of the valley,"
REST = "had asked the council for a new road through the valley and for a school near the two villages by the river"


def summary_of(sentence: str) -> str:
    """Return the summary of a long sentence for its first Monday."""
    assert len(sentence) >= LONGEST
    start = sentence.index("Monday")
    found = summary(sentence, start, start + len("Monday"), ENGLISH)
    assert len(found) <= LONGEST
    return found


@pytest.mark.parametrize("adverb", ["in part", "in large part", "at least in part", "not least", "partly"])
def test_a_phrase_leaves_with_the_reason_that_it_qualifies(adverb: str) -> None:
    main = f"{MAIN} the mayor of Lund gave up her plan"
    assert summary_of(f"{main}, {adverb} because the miners {REST}.") == f"{main}."
    assert summary_of(f"{main} {adverb} because the miners {REST}.") == f"{main}."


@pytest.mark.parametrize("opener", ["those", "Those", "such"])
def test_a_demonstrative_keeps_the_clause_that_says_who_is_meant(opener: str) -> None:
    main = f"{MAIN} the mayor of Lund listened to {opener} who"
    assert summary_of(f"{main} {REST}.").startswith(f"{main} had asked")


def test_a_noun_does_without_its_clause() -> None:
    main = f"{MAIN} the mayor of Lund listened to miners"
    assert summary_of(f"{main} who {REST}.") == f"{main}."


@pytest.mark.parametrize("verb", ["adding", "saying", "warning"])
def test_a_verb_of_saying_leaves_with_what_is_said(verb: str) -> None:
    main = f"{MAIN} the mayor of Lund gave up her plan"
    assert summary_of(f"{main}, {verb} that while the miners {REST}, nobody would pay.") in (
        f"{main}.",
        f"{main}, {verb} that nobody would pay.",
    )


@pytest.mark.parametrize(
    "told",
    [
        "clamoured on Monday for Bolt and the new council to do more to save the coast from a spill that has become",
        "waited on Monday for Norland and the other states to send the ships that had been promised at the end of",
        "begged on Monday for Ida Berg and the banks to lend more to the mine that has kept the valley alive for",
    ],
)
def test_a_second_name_in_front_of_an_infinitive_stays(told: str) -> None:
    begun = f"Fishermen of all the villages of the long coast and of both islands, who have little left, {told}"
    summary = summary_of(f"{begun} the worst week in the long history of fishing, farming and mining in the north.")
    assert " and the " in summary.partition("on Monday")[2]


@pytest.mark.parametrize("frame", ["However, {}.", "{}, a spokesman for the council said.", "They said {}."])
def test_what_frames_a_sentence_takes_no_room_from_it(frame: str) -> None:
    statement = (
        "the mayor of Lund on Monday gave up her plan for the old mine in the north of the valley because nobody who "
        "lives in one of the three small villages by the river wants to see any more lorries of the mine on the road "
        "to the sea and Orle"
    )
    assert summary_of(frame.format(statement)).lower().endswith(f"{statement.lower()}.")


@pytest.mark.parametrize(
    "behind",
    [
        "a former mayor of Norland elected by the miners to begin talks with the owners of the mine",
        "the engineer chosen by the council of elders to rebuild the dam at the end of the long valley",
        "an old friend of the mayor accused of theft by the owners of the mine and of both mills",
    ],
)
def test_an_apposition_leaves_with_the_clause_that_it_belongs_to(behind: str) -> None:
    main = "Hopes of ending the long strike in the old valley appeared in tatters late on Monday"
    shot = "some men with guns had shot at Ida Berg and at the driver of her car in Lund"
    assert summary_of(f"{main} after {shot}, {behind}.") == f"{main}."


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Berg predicted on Monday that a series of planned marches and strikes would end in June.",
        "The council decided on Monday that the burned mill and the school would be rebuilt in May.",
        "Engineers said on Monday that a number of damaged houses and barns would be pulled down in June.",
    ],
)
def test_a_participle_within_two_subjects_does_not_part_them(sentence: str) -> None:
    assert [event.summary for event in events(sentence).values()] == [sentence] * 2
