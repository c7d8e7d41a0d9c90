"""Words that are broken at the end of a line are read as one, whatever texts were read before."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex import languages, tag
from service.timex.model import Anchor


@pytest.mark.parametrize(
    ("language", "text", "word", "value"),
    [
        ("en", "The council met on Mon-\nday in Orle.", "Monday", "2025-03-10"),
        ("de", "Der Rat trat am Mon-\ntag in Orle zusammen.", "Montag", "2025-03-10"),
        ("de", "Der Rat trat im Ja-\nnuar zusammen.", "Januar", "2025-01"),
        ("fr", "Le conseil s’est réuni lun-\ndi à Orle.", "lundi", "2025-03-10"),
        ("es", "El consejo se reunió el lu-\nnes en Orle.", "lunes", "2025-03-10"),
    ],
)
def test_a_broken_word_is_read_as_one(language: str, text: str, word: str, value: str) -> None:
    classes = languages.language(language).classes
    if word not in classes.known:
        classes.pop(word, None)  # as in a new process
    for _ in range(2):
        [timex] = tag(text, Anchor(dt.date(2025, 3, 13)), language=language).timexes
        assert (timex.value, text[timex.start : timex.end].count("-\n")) == (value, 1)


def test_words_that_are_no_word_together_stay_apart() -> None:
    tagging = tag("Sie kam am Mon-\nTag und ging.", Anchor(dt.date(2025, 3, 13)), language="de")
    assert [timex.text for timex in tagging.timexes if timex.date] == []
