"""Tokens, numbers and tables of the languages that share a grammar."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from babel import Locale

from service.timex import languages
from service.timex.find import tokenise
from service.timex.languages._cldr import generate
from service.timex.languages._shared.chinese import chinese_number
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.tokens import roman_number
from service.timex.languages._shared.words import Words
from tests.repository.pages import ROOT, column

GUIDE = ROOT / "docs" / "languages.md"

TOKENS = [
    ("de", "Am 3. Mai, 1990er", ["Am", "3", ".", "Mai", ",", "1990er"]),
    ("fr", "l'an dernier, le 1er mai", ["l'an dernier", ",", "le", "1er", "mai"]),
    ("uk", "у п'ятницю, XX-го", ["у", "п'ятницю", ",", "XX-го"]),
    ("tr", "2025'te, 19. yüzyılda", ["2025'te", ",", "19", ".", "yüzyılda"]),
    ("hi", "२०११ में सोमवार।", ["२०११", "में", "सोमवार", "।"]),
    ("ar", "في ٣ مايو، ٢٠١١", ["في", "٣", "مايو", "،", "٢٠١١"]),
    ("zh", "去年3月13日。", ["去年", "3", "月", "13", "日", "。"]),
    ("ja", "二十一世紀の今日", ["二十一", "世紀", "の", "今日"]),
    ("ko", "2011년부터 지난해에는", ["2011", "년", "부터", "지난해", "에는"]),
    ("th", "ในปี2011", ["ใน", "ปี", "2011"]),
    ("el", "στις 3 Μαΐου", ["στις", "3", "Μαΐου"]),
    ("he", "ב-3 במאי", ["ב", "-", "3", "ב", "מאי"]),
]


@pytest.mark.parametrize(("code", "text", "words"), TOKENS, ids=[code for code, *_ in TOKENS])
def test_tokens_of_a_script(code: str, text: str, words: list[str]) -> None:
    tokens = tokenise(text, languages.language(code))
    assert tokens.words == words
    assert [text[tokens.start(place) : tokens.end(place)] for place in range(len(words))] == words


SHOWN = [[cell.strip() for cell in row] for row in zip(*(column(GUIDE, "Tokens", n) for n in range(4)), strict=True)]


@pytest.mark.parametrize(("script", "code", "text", "tokens"), SHOWN, ids=[script for script, *_ in SHOWN])
def test_tokens_that_the_guide_shows(script: str, code: str, text: str, tokens: str) -> None:
    assert tokenise(text, languages.language(code)).words == tokens.removesuffix(" |").split(" · ")


def test_the_guide_shows_ten_scripts() -> None:
    names = {unicodedata.name(letter).split()[0] for _, _, text, _ in SHOWN for letter in text if letter.isalpha()}
    assert len(names) >= 10


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("二十一", 21),
        ("一九九八", 1998),
        ("两千", 2000),
        ("三百零五", 305),
        ("月", None),
        ("", None),
        ("一" * 9, 111_111_111),
        ("一" * 10, None),
        ("一" * 5_000, None),
    ],
)
def test_chinese_numbers(word: str, number: int | None) -> None:
    assert chinese_number(word) == number


@pytest.mark.parametrize(
    ("word", "number"), [("XIX", 19), ("XXe", 20), ("IV", 4), ("ХХ", 20), ("IIII", None), ("VX", None), ("XLS", None)]
)
def test_roman_numbers(word: str, number: int | None) -> None:
    assert roman_number(word) == number


def test_words_are_compared_without_case_composition_and_digits_of_a_script() -> None:
    assert folded("MÄRZ") == folded("Ma\u0308rz") == "märz"
    assert folded("٢٠٢٥") == folded("２０２５") == "2025"
    assert folded("İstanbul") == "istanbul"


@pytest.mark.parametrize("text", ["9" * 10_000, "一" * 10_000, "1年" * 500, "1. Mai " * 500])
@pytest.mark.parametrize("code", ["de", "zh", "th"])
def test_hostile_numbers_are_no_errors(code: str, text: str) -> None:
    assert tokenise(text, languages.language(code)).words


def test_a_later_table_corrects_an_earlier_one(tmp_path: Path) -> None:
    first, second = tmp_path / "first.tsv", tmp_path / "second.tsv"
    first.write_text("weekday.7\tso|Sonntag\nunit.day\tTag\n", encoding="utf-8")
    second.write_text("drop\tso\nnear.0\tTag\n", encoding="utf-8")
    words = Words.read("de", first, second)
    assert words.entry("so") is None
    assert words.entry("SONNTAG") == ("WEEKDAY", "7")
    assert words.entry("Tag") == ("NEAR", "0")


@pytest.mark.parametrize("code", ["sv", "ko", "sw"])
def test_the_generated_tables_are_those_that_are_committed(code: str) -> None:
    """Whichever language was read before: babel remembers the names of months that it found first."""
    assert Locale("ja").months["stand-alone"]["wide"][10] == "10月"
    committed = (generate.FOLDER / f"{code}.tsv").read_text(encoding="utf-8")
    assert generate.written(generate.table_of(code)) == committed
