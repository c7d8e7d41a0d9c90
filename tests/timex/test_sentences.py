"""Sentences in the languages that the shared grammar reads: what is found in them, and in which order."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from service.timex import tag
from service.timex.model import Anchor

ANCHOR = Anchor(dt.date(2025, 3, 13))
FILE = Path(__file__).with_name("sentences.toml")
SENTENCES = tomllib.loads(FILE.read_text(encoding="utf-8"))
#: More sentences, about history and the news: a file for each language.
FOLDER = FILE.with_suffix("")


def more_sentences(code: str) -> dict[str, list[str]]:
    """Return the further sentences of a language with their values."""
    path = FOLDER / f"{code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def test_each_file_of_sentences_is_read() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} <= set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_the_sentences_of_a_language_have_these_values(code: str) -> None:
    wrong = []
    for text, values in (SENTENCES[code] | more_sentences(code)).items():
        found = [timex.value for timex in tag(text, ANCHOR, language=code).timexes]
        if found != values:
            wrong.append(f"{text} has {found}, not {values}")
    assert not wrong, "\n".join(wrong)
