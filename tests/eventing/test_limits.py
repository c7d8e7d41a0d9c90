"""Texts full of dates, and sentences without an end: what is stored of them is bounded, and said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from service.eventing import read, sentences
from service.eventing.context import Contexts
from service.text.document import Document
from service.text.sentences import Sentence, each_sentence
from service.timex import languages
from service.timex.model import Anchor
from tests.cost import linear

ANCHOR = Anchor(dt.date(2025, 3, 13))


def test_expressions_beyond_the_limit_are_counted() -> None:
    reading = read(Document("Q1 " * 300), ANCHOR, most=200)
    assert len(reading.events) + len(reading.unresolved) == 200
    assert reading.tagging.omitted == (3 * 200, 100)


def test_all_expressions_up_to_the_limit_are_read() -> None:
    reading = read(Document("Q1 " * 30), ANCHOR, most=30)
    assert (len(reading.events) + len(reading.unresolved), reading.tagging.omitted) == (30, None)


@pytest.mark.parametrize("unit", ["Q1\n", "It met on Sunday. "])
def test_sentences_beyond_the_expressions_that_are_read_are_not_split(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Sentence] = []

    def split(*arguments: Any) -> Iterator[Sentence]:
        for sentence in each_sentence(*arguments):
            found.append(sentence)
            yield sentence

    monkeypatch.setattr(sentences, "each_sentence", split)
    assert len(read(Document(unit * 500), ANCHOR, most=20).events) == 20
    assert 20 <= len(found) <= 22  # a date alone in its line takes the next line, which ends where another begins


@pytest.mark.parametrize("unit", ["Q1 ", "Monday ", "on 12 March 2025 ", "May and ", "last week, "])
def test_of_a_sentence_full_of_dates_the_words_around_each_are_stored(unit: str) -> None:
    text = unit * 100
    events = read(Document(text), ANCHOR).events
    assert len(events) > 50
    assert {len(event.sentence.text) <= 200 for event in events} == {True}
    for event in events:
        assert text[event.sentence.start : event.sentence.end] == event.sentence.text
        assert event.sentence.start <= event.expression.start < event.expression.end <= event.sentence.end


@pytest.mark.parametrize("place", [0, 1, 60, 119])
def test_a_sentence_without_an_end_is_cut_around_its_expression(place: int) -> None:
    words = ["rain fell on the roofs and"] * 120
    words[place] += " on Sunday it stopped and"
    text = "It is said that " + " ".join(words) + " on."
    (event,) = read(Document(text), ANCHOR).events
    sentence, expression = event.sentence, event.expression
    assert len(sentence.text) <= 1_000
    assert text[sentence.start : sentence.end] == sentence.text
    assert sentence.start <= expression.start < expression.end <= sentence.end
    assert text[expression.start : expression.end] == expression.text
    assert sentence.text[0] != " "
    assert text[sentence.start - 1 : sentence.start] in ("", " ")
    assert text[sentence.end : sentence.end + 1] in ("", " ")


@pytest.mark.parametrize("blanks", [3, 4, 5])
@pytest.mark.parametrize(("before", "after"), [(497, 600), (498, 600), (600, 497), (600, 498)])
def test_half_of_what_is_stored_of_a_sentence_stands_on_each_side(before: int, after: int, blanks: int) -> None:
    """The limit is 1,000 characters: 497 on each side of "Sunday"."""
    word = "x" * blanks + " "
    text = f"{(word * 200)[: before - 4]} on Sunday {(word * 200)[: after - 2]}."
    (event,) = read(Document(text), ANCHOR).events
    begin, end = event.sentence.start, event.sentence.end
    assert (begin == 0) == (before <= 497)
    assert (end == len(text)) == (after <= 497)
    assert begin == 0 or len(word) >= begin - (before - 497) >= 0
    assert end == len(text) or len(word) >= (before + 6 + 497) - end >= 0


def test_the_cost_of_names_that_begin_sentences_grows_linearly() -> None:
    sentence = "Two weeks ago it rained. "

    def work(text: str) -> None:
        contexts = Contexts(text, languages.language("en"), None)
        for start in range(0, len(text), len(sentence)):
            contexts.of(sentence, start)

    assert linear(work, sentence * 1_000)


def test_the_cost_of_the_people_of_a_text_grows_linearly() -> None:
    sentence = "Ines Ahlers " * 10 + "came. Ahlers left. "

    def work(text: str) -> None:
        contexts = Contexts(text, languages.language("en"), None)
        for start in range(len(sentence), len(text), len(sentence) // 2):
            contexts.of("He fell.", start)

    assert linear(work, sentence * 250)
