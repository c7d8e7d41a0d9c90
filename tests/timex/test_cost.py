"""The cost of any text grows linearly with its length."""

from __future__ import annotations

import datetime as dt

import pytest

from service.documents import read_text
from service.eventing import read
from service.timex import tag
from service.timex.model import Anchor
from tests.cost import linear, reaches
from tests.speed import dense_list

ANCHOR = Anchor(dt.date(2025, 3, 13))
HOSTILE = {
    "digits": "1234567890",
    "numbers": "12 1990 3 77 ",
    "month names": "March April ",
    "the last": "the last ",
    "spaces": "          ",
    "newlines": "\n \n",
    "nested ranges": "from March 3 to 7 to 9 to ",
    "lists": "March 3, 4, 5, 6, ",
    "units": "two weeks before two weeks after ",
    "apostrophes": "'98'",
    "dashes": "1-2-3-",
    "anaphora": "that year a year earlier the quarter ",
    "one sentence of weekdays": "Monday and ",
    "times": "10:30 at 5 p.m. ",
    "ordinals": "the third of the third of ",
    "one word": "a",
    "unknown letters": "ş̂é𐍈 ",
    "lines of a mark": ",\n",
    "lines of an e-mail's header": "Date: 1\n",
    "quoted lines below a signature": "-- \n> x\n",
    "lines of days": "Monday\n",
    "lines of other endings": "Bridge\r",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_of_tagging_grows_linearly(name: str) -> None:
    text = HOSTILE[name] * (20_000 // len(HOSTILE[name]))
    assert linear(lambda part: tag(part, ANCHOR), text)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_of_reading_an_article_grows_linearly(name: str) -> None:
    text = HOSTILE[name] * (10_000 // len(HOSTILE[name]))
    assert linear(lambda part: read(read_text(part), ANCHOR, explain=True), text)


@pytest.mark.parametrize("language", ["tr", "ja", "zh", "ko", "hi", "ru", "de", "ar"])
def test_a_list_of_dates_is_read_almost_as_fast_as_in_english(language: str) -> None:
    """Nothing in it decides a direction, however far the language looks for its verbs."""
    text = dense_list()

    def tagged(code: str) -> None:
        tag(text, ANCHOR, language=code)

    tagged(language)
    tagged("en")
    assert reaches(0.75, lambda: tagged(language), lambda: tagged("en"))
