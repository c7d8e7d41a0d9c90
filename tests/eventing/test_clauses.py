"""Summaries: the clause of each date, readable on its own, in the words of the text."""

from __future__ import annotations

import pytest

from service.eventing.clauses import LONGEST, clause
from service.timex.languages import language
from service.timex.languages.event_words import EventWords
from tests.eventing.readings import events

ENGLISH = language("en").events

LONG = {
    "a relative clause includes its noun": (
        "The visit comes at a time when the guild, which will mark its 90th anniversary in April, faces questions over "
        "its money and its leaders.",
        {"April": "the guild, which will mark its 90th anniversary in April"},
    ),
    "a clause continues after an aside": (
        "The engineer said on Monday the old road, which is straight there, will be closed while the whole bridge is "
        "examined by the state.",
        {"Monday": "The engineer said on Monday the old road, which is straight there, will be closed"},
    ),
    "nouns joined by and stay together": (
        "A ferry carrying two teachers and ten pupils sank on Tuesday between the isles of Aro and Bel, "
        "officials of the coast guard said in a statement.",
        {"Tuesday": "A ferry carrying two teachers and ten pupils sank on Tuesday between the isles of Aro and Bel"},
    ),
    "an apposition belongs to its subject": (
        "The mayor of the town, Jane Ashby, resigned on Monday, with members of her own party saying that they had "
        "asked her for it.",
        {"Monday": "The mayor of the town, Jane Ashby, resigned on Monday"},
    ),
    "a dash": (
        "At a summit on Tuesday, the members agreed to spend 900 million on roads—an outcome that the larger cities "
        "had long hoped for.",
        {"Tuesday": "At a summit on Tuesday, the members agreed to spend 900 million on roads"},
    ),
    "a preposition before which": (
        "The owner was answering a letter that came early Tuesday from the union of the miners, to which he replied "
        "that nothing would be done.",
        {"early Tuesday": "The owner was answering a letter that came early Tuesday from the union of the miners"},
    ),
    "a quotation does not split the sentence": (
        "The director said on Monday “We are closing the mine, but we will pay, and nobody will lose a house” to the "
        "workers, while the union wept.",
        {
            "Monday": "The director said on Monday “We are closing the mine, but we will pay, and nobody will lose a "
            "house” to the workers"
        },
    ),
    "a date inside a quotation": (
        "“The mine opened in 1950 and fed the town, and nobody should forget that,” the director told a crowd "
        "of miners at the gate.",
        {"1950": "The mine opened in 1950 and fed the town, and nobody should forget that"},
    ),
}
SHORT = {
    "one date": (
        "The mine closed on Monday, and nobody wept.",
        {"Monday": "The mine closed on Monday, and nobody wept."},
    ),
    "each date to its own clause": (
        "The mine closed on Monday, but the shop will close in April.",
        {"Monday": "The mine closed on Monday", "April": "the shop will close in April."},
    ),
    "a shared subject is included": (
        "Ashby became mayor in 2007 and left the office in 2011.",
        {"2007": "Ashby became mayor in 2007", "2011": "Ashby became mayor in 2007 and left the office in 2011."},
    ),
    "after stays in front": (
        "After the flood of 1998 ended, the mine closed in 1999.",
        {"1998": "After the flood of 1998 ended", "1999": "the mine closed in 1999."},
    ),
    "a quotation within a clause stays quoted": (
        "“The bridge” opened on Monday, and the town hall will close on Friday.",
        {"Monday": "“The bridge” opened on Monday", "Friday": "the town hall will close on Friday."},
    ),
    "an opening mark without a closing one": (
        "“The bridge opened on Monday, and the town hall will close on Friday.",
        {"Monday": "The bridge opened on Monday", "Friday": "the town hall will close on Friday."},
    ),
    "a straight mark without another": (
        '"The bridge opened on Monday, and the town hall will close on Friday.',
        {"Monday": "The bridge opened on Monday", "Friday": "the town hall will close on Friday."},
    ),
    "a straight quotation": (
        'The "old" bridge opened on Monday, and the town hall will close on Friday.',
        {"Monday": 'The "old" bridge opened on Monday', "Friday": "the town hall will close on Friday."},
    ),
    "white space": ("The mine\n  closed on\tMonday.", {"Monday": "The mine closed on Monday."}),
}


@pytest.mark.parametrize("case", LONG)
def test_a_long_sentence_is_summarised_by_the_clause(case: str) -> None:
    text, expected = LONG[case]
    found = events(text)
    assert {words: found[words].summary for words in expected} == expected


@pytest.mark.parametrize("case", SHORT)
def test_a_short_sentence_is_its_own_summary_unless_crowded(case: str) -> None:
    text, expected = SHORT[case]
    assert {words: event.summary for words, event in events(text).items()} == expected


@pytest.mark.parametrize("place", ["start", "middle", "end"])
def test_a_summary_is_never_longer_than_200_and_shows_its_expression(place: str) -> None:
    words = "the many people of the towns and the wide valleys around the lake " * 6
    sentence = {"start": f"Monday saw {words}", "middle": f"{words}saw Monday {words}", "end": f"{words}saw Monday."}[
        place
    ]
    start = sentence.index("Monday")
    found = clause(sentence, start, start + 6, ENGLISH)
    assert len(found) <= LONGEST
    assert "Monday" in found
    assert "…" in found


@pytest.mark.parametrize("before", range(140, 260))
def test_the_expression_is_shown_at_each_place_near_the_limit(before: int) -> None:
    words = ("saw " * 65)[: before - 1].strip().ljust(before - 1, "x") + " "
    found = clause(f"{words}Monday{' saw' * 60}", before, before + 6, ENGLISH)
    assert len(found) <= LONGEST
    assert "Monday" in found.strip("…").split()


@pytest.mark.parametrize(("length", "is_cut"), [(199, False), (200, False), (201, True)])
def test_a_clause_is_cut_only_if_it_has_more_than_200_characters(length: int, is_cut: bool) -> None:
    sentence = f"Monday {'x' * 150} ".ljust(length, "y")
    found = clause(sentence, 0, 6, EventWords())
    assert (found == sentence, found.endswith("…")) == (not is_cut, is_cut)


def test_a_word_longer_than_a_summary_is_cut() -> None:
    assert len(clause("Monday" + "x" * 500, 0, 6, ENGLISH)) <= LONGEST


def test_a_language_without_clause_words_summarises_a_date_by_its_sentence() -> None:
    for crowded in (False, True):
        text = "The mine closed on Monday, but the shop, which nobody visits any more, will stay open until the spring."
        assert clause(text, 19, 25, EventWords(), crowded=crowded) == text
        assert clause(f"{text} {text}", 19, 25, EventWords(), crowded=crowded).startswith(text)
