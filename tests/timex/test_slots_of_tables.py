"""The slots of the tables of words: a wrong name would have no effect, so each must be in the list for contributors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.timex.languages._shared.words import lines
from tests.repository.pages import ROOT, code_spans

LANGUAGES = ROOT / "service" / "timex" / "languages"
TABLES = [*LANGUAGES.glob("*/words.tsv"), *LANGUAGES.glob("*/news.tsv"), *(LANGUAGES / "_cldr").glob("*.tsv")]
DOCUMENTED = set(code_spans(ROOT / "docs" / "languages.md"))
#: What follows the name of a slot: a value ("month.3"), and where in a clause the words of news stand.
VALUE = re.compile(r"\..*")
PLACE = re.compile(r" (?:in clause behind|behind|right before)$")


def heads(slots: set[str]) -> set[str]:
    return slots | {VALUE.sub("", slot) for slot in slots}


def unknown_slots(table: Path) -> list[str]:
    known = heads(DOCUMENTED)
    names = {slot: {slot, VALUE.sub("", slot), PLACE.sub("", slot)} for slot, _ in lines(table)}
    return [slot for slot, written in names.items() if written.isdisjoint(known)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.relative_to(LANGUAGES)))
def test_a_table_has_no_slot_that_contributors_do_not_know(table: Path) -> None:
    assert unknown_slots(table) == []


def test_a_misspelt_slot_is_found(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("month.3\tmars\nmonht.4\tavril\n", encoding="utf-8")
    assert unknown_slots(table) == ["monht.4"]
