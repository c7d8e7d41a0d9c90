"""Sentences in the languages that the shared grammar reads: what is found in them, and in which order."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from service.timex import tag
from service.timex.model import Anchor

ANCHOR = Anchor(dt.date(2025, 3, 13))
SENTENCES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", SENTENCES)
def test_the_sentences_of_a_language_have_these_values(code: str) -> None:
    wrong = []
    for text, values in SENTENCES[code].items():
        found = [timex.value for timex in tag(text, ANCHOR, language=code).timexes]
        if found != values:
            wrong.append(f"{text} has {found}, not {values}")
    assert not wrong, "\n".join(wrong)
