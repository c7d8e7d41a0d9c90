"""What newspapers write in languages with a table of news, from ``news/xx.toml``: kinds, summaries, lines of a page."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from service.documents import read_text
from service.eventing import read
from service.eventing.model import EventDraft
from service.text.sentences import sentences
from service.timex import languages
from service.timex.model import Anchor

_THURSDAY = Anchor(dt.date(2025, 3, 13))
_TABLES: dict[str, dict[str, Any]] = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((Path(__file__).parent / "news").glob("*.toml"))
}


def _events(text: str, code: str) -> tuple[EventDraft, ...]:
    return read(read_text(text, language=code), _THURSDAY, code).events


@pytest.mark.parametrize("code", _TABLES)
def test_kinds(code: str) -> None:
    cases = _TABLES[code]["kind"]
    wanted = {case["text"]: [(case["kind"], case["status"])] if "status" in case else [case["kind"]] for case in cases}
    found = {
        case["text"]: [
            (str(event.kind), str(event.status)) if "status" in case else str(event.kind)
            for event in _events(case["text"], code)
        ]
        for case in cases
    }
    assert found == wanted


@pytest.mark.parametrize("code", _TABLES)
def test_summaries_have_no_dateline_and_a_full_date(code: str) -> None:
    wanted = {case["text"]: [case["summary"]] for case in _TABLES[code]["summary"]}
    assert {text: [event.summary for event in _events(text, code)] for text in wanted} == wanted


@pytest.mark.parametrize("code", _TABLES)
def test_lines_of_a_page_are_dropped(code: str) -> None:
    lines = _TABLES[code]["page"]["dropped"]
    assert [[dropped.text for dropped in read_text(line, language=code).dropped] for line in lines] == [
        [line] for line in lines
    ]


@pytest.mark.parametrize("code", [code for code, table in _TABLES.items() if "abbreviations" in table])
def test_abbreviations_end_no_sentence(code: str) -> None:
    texts = _TABLES[code]["abbreviations"]["sentences"]
    boundaries = languages.language(code).boundaries
    assert [[sentence.text for sentence in sentences(text, code, boundaries)] for text in texts] == [
        [text] for text in texts
    ]
