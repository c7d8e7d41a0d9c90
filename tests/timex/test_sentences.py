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
CASES = [(code, text, values) for code, lines in SENTENCES.items() for text, values in lines.items()]


@pytest.mark.parametrize(("code", "text", "values"), CASES, ids=[f"{code}: {text}" for code, text, _ in CASES])
def test_a_sentence_has_these_values(code: str, text: str, values: list[str]) -> None:
    assert [timex.value for timex in tag(text, ANCHOR, language=code).timexes] == values
