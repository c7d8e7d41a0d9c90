"""Long sentences around their date, and the evidence that a reader sees for a kind, by value."""

from __future__ import annotations

import pytest

from service.documents import read_text
from service.eventing import read
from service.eventing.kinds import structure
from service.eventing.reading import dates_of
from service.timex.languages import language
from tests.eventing.readings import THURSDAY, reading

ENGLISH = language("en").events
BEFORE = "It rained.\n\n"


def sentence_of(text: str) -> str:
    [event] = reading(text).events
    assert event.sentence.text == text[event.sentence.start : event.sentence.end]
    return event.sentence.text


@pytest.mark.parametrize("before", ["", BEFORE, BEFORE * 40], ids=len)
def test_of_a_long_sentence_the_words_around_its_date_are_stored(before: str) -> None:
    words = "and the river rose " * 60
    whole = f"It met on Sunday {words[:970]}end"
    assert sentence_of(f"{before}{whole}.") == f"{whole}."
    first = sentence_of(f"{before}It met on Sunday {words}.")
    assert first.startswith("It met on Sunday and the river")
    assert 480 < len(first) <= 1_000
    last = sentence_of(f"{before}It rose {words}until it met on Sunday.")
    assert last.endswith("river rose until it met on Sunday.")
    assert 480 < len(last) <= 1_000
    amid = sentence_of(f"{before}It rose {words}until on Sunday it met {words}.")
    assert 970 < len(amid) <= 1_000
    assert 480 < amid.index("on Sunday") < 500
    assert amid.split()[0] in words.split()
    assert amid.split()[-1] in words.split()


@pytest.mark.parametrize("length", [999, 1_000, 1_001])
def test_a_sentence_of_1000_characters_is_stored_whole(length: int) -> None:
    sentence = f"It met on Sunday {'and the river rose ' * 60}"[: length - 2].rstrip().ljust(length - 1, "x") + "."
    assert (sentence_of(BEFORE + sentence) == sentence) is (length <= 1_000)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The mill was to begin in 2022.", "the plan of 'was to begin'"),
        ("The mill was due to sail on Monday.", "the plan of 'was due to'"),
        ("They had planned to sail on Friday.", "the plan of 'had planned to'"),
        ("In the old town, they had hoped, the mill was to begin in 2022.", "the plan of 'was to begin'"),
    ],
)
def test_the_evidence_of_a_past_plan(text: str, evidence: str) -> None:
    [(_, place)] = dates_of(read_text(text), THURSDAY)
    assert structure.is_past_plan(place) == evidence


@pytest.mark.parametrize(
    ("length", "kept"),
    [(239, ["although", "while"]), (240, ["although", "while"]), (241, ["although"]), (261, ["although"]), (262, [])],
)
def test_a_summary_loses_as_few_clauses_as_make_it_short_enough(length: int, kept: list[str]) -> None:
    rest = "shut on Monday, although the men had wept all day, while the rain fell."
    words = (
        ("The old mill near the " + "river " * 50)[: length - len(rest) - 1].rstrip().ljust(length - len(rest) - 1, "x")
    )
    [event] = reading(f"{words} {rest}").events
    assert [word for word in ("although", "while") if word in event.summary] == kept


def test_what_is_no_date_is_listed_only_if_it_is_asked_for() -> None:
    document = read_text("It met in May. Sat 76 may march.")
    assert read(document, THURSDAY).tagging.rejections == ()
    explained = read(document, THURSDAY, explain=True).tagging.rejections
    assert [rejection.text for rejection in explained] == ["Sat", "76", "may", "march"]
