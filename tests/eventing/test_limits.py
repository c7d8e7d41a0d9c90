"""Texts full of dates, and sentences without an end: what is stored of them is bounded, and said."""

from __future__ import annotations

import datetime as dt

import pytest

from service.eventing import read
from service.eventing.reading import MOST_EXPRESSIONS
from service.text.document import Document
from service.timex.model import Anchor

ANCHOR = Anchor(dt.date(2025, 3, 13))


def test_expressions_beyond_the_limit_are_counted() -> None:
    text = "Q1 " * (MOST_EXPRESSIONS + 500)
    reading = read(Document(text), ANCHOR)
    assert len(reading.events) + len(reading.unresolved) == MOST_EXPRESSIONS
    assert reading.omitted == (3 * MOST_EXPRESSIONS, 500)


def test_all_expressions_up_to_the_limit_are_read() -> None:
    reading = read(Document("Q1 " * 30), ANCHOR)
    assert (len(reading.events) + len(reading.unresolved), reading.omitted) == (30, None)


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
