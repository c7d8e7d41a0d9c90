"""Dates in the words of other languages, from CLDR."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from babel.localedata import locale_identifiers

from service.formats import date_locale
from service.formats.date_text import date_text, during_text, headings, parts_text, span_text, week_text, weekday_text
from service.formats.dates import first_day
from tests.formats.examples import DATES, Json, make_date


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    date_locale.use(None)


@pytest.mark.parametrize(
    ("tag", "edtf", "granularity", "fields", "text"),
    [
        ("de", "2025-03-13", "day", {}, "13. März 2025"),
        ("fr", "2025-03", "month", {}, "mars 2025"),
        ("es", "2025-03-13", "minute", {"time": {"clock": "18:00", "zone": "GMT"}}, "13 de marzo de 2025, 18:00 GMT"),
        ("ja", "2025-03-13", "day", {}, "2025年3月13日"),
        ("ko", "2025", "year", {}, "2025년"),
        ("fr", "2024-36", "quarter", {}, "4e trimestre 2024"),
        ("pt-BR", "2024-01-01/2024-09-30", "month", {}, "janeiro de 2024 – setembro de 2024"),
        ("sv", "198X", "decade", {}, "1980–1989"),
        ("de", "18XX", "century", {}, "1800–1899"),
        ("fr", "2025-03~", "month", {"approximate": True}, "≈ mars 2025"),
        ("fr", "2025-05-01~/2025-05-10~", "month", {"approximate": True, "timex3": "2025-05"}, "≈ mai 2025"),
        ("fr", "1997~/1999~", "decade", {"approximate": True, "timex3": "199"}, "≈ 1990–1999"),
        ("de", "2024-40", "half", {}, "Januar 2024 – Juni 2024"),
        ("de", "2025-03-13", "part_of_day", {"part_of_day": "evening"}, "13. März 2025, Abend"),
        ("ru", "2025-03-13", "part_of_day", {"part_of_day": "night"}, "13 марта 2025 г., ночь"),
        ("tr", "2025-03-13", "part_of_day", {"part_of_day": "morning"}, "13 Mart 2025"),
    ],
)
def test_a_date_has_the_words_of_its_locale(tag: str, edtf: str, granularity: str, fields: Json, text: str) -> None:
    date_locale.use(date_locale.preferred([tag]))
    written = date_text(make_date(edtf, granularity, **fields))
    assert written.replace("\u2009", " ").replace("\u202f", " ") == text


@pytest.mark.parametrize(
    ("tag", "text"), [("ja", "3日(木曜日)"), ("hu", "3., csütörtök"), ("de", "Donnerstag, 3."), ("fr", "jeudi 3")]
)
def test_a_weekday_stands_in_the_order_of_its_locale(tag: str, text: str) -> None:
    date_locale.use(date_locale.preferred([tag]))
    assert weekday_text(dt.date(2025, 4, 3)) == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [("en", "week of 31 March 2025"), ("de", "31. März 2025 – 6. April 2025"), ("ja", "2025年3月31日～2025年4月6日")],
)
def test_a_week_is_named_by_its_days(tag: str, text: str) -> None:
    date_locale.use(date_locale.preferred([tag]))
    assert week_text(dt.date(2025, 3, 31), dt.date(2025, 4, 6)).replace("\u2009", " ") == text


def test_headings_have_the_words_of_their_locale() -> None:
    date_locale.use(date_locale.preferred(["fr"]))
    day = make_date("2025-03-03", "day")
    assert headings(day) == ("2025", "mars 2025")
    assert weekday_text(first_day(day)) == "lundi 3"
    assert parts_text((2025, 3, 3)) == "3 mars 2025"
    assert span_text(make_date("2025-03~", "month", approximate=True)) == "mars 2025"
    assert during_text(make_date("2025", "year")) == "2025"


@pytest.mark.parametrize(
    ("tag", "month"), [("bs", "januar 2025."), ("fur", "Zenâr dal 2025"), ("kea", "Janeru di 2025")]
)
def test_a_locale_keeps_its_words_whichever_were_used_before(tag: str, month: str) -> None:
    date_locale.locale_of.cache_clear()
    for each in ("smj", "mni", tag):  # the former two have no months in some of the forms that they are asked for
        date_locale.use(date_locale.preferred([each]))
        written = parts_text((2025, 1)), weekday_text(dt.date(2025, 1, 6))
    assert written[0] == month


@pytest.mark.twin
def test_every_locale_of_cldr_writes_every_date() -> None:
    for code in [code for code in locale_identifiers() if "_" not in code]:
        date_locale.use(date_locale.preferred([code]))
        texts = [date_text(make_date(edtf, granularity, **fields)) for edtf, granularity, fields, _ in DATES]
        assert all(texts), code
        assert not any("{" in text or "M0" in text for text in texts), code


@pytest.mark.parametrize(
    ("tags", "name"),
    [
        (["de-AT", "en"], "de_AT"),
        (["tlh", "fr"], "fr"),
        (["en-GB", "de"], "en"),
        (["xx-invalid-_", "zh-Hant-TW"], "zh_Hant_TW"),
        (["fr-QX"], "fr"),
        ([], "en"),
        (["", "-", "ü"], "en"),
    ],
)
def test_the_first_known_language_is_preferred(tags: list[str], name: str) -> None:
    date_locale.use(date_locale.preferred(tags))
    assert date_locale.name() == name
