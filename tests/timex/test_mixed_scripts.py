"""Texts that are hard to read: of several languages or scripts, decomposed, with other digits or other calendars."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from service.timex import languages, tag
from service.timex.languages.detection import choose, detect
from service.timex.model import Anchor

ANCHOR = Anchor(dt.date(2025, 3, 13))


def values(text: str, code: str) -> dict[str, str]:
    """Return the values of the expressions of a text, by their words: the offsets are those of the text as sent."""
    return {text[timex.start : timex.end]: timex.value for timex in tag(text, ANCHOR, language=code).timexes}


def reasons(text: str, code: str) -> dict[str, str]:
    rejections = tag(text, ANCHOR, language=code, explain=True).rejections
    return {text[rejection.start : rejection.end]: rejection.reason for rejection in rejections}


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ar", "افتتحت شركة Orle Works (Oslo) الجسر في 3 مايو 2011، وفق Orle.", {"3 مايو 2011": "2011-05-03"}),
        ("he", "חברת Orle פתחה את הגשר ב-3 במאי 2011 (Oslo).", {"3 במאי 2011": "2011-05-03"}),
        ("ar", "في ٣ مايو ٢٠١١ و４ مايو", {"٣ مايو ٢٠١١": "2011-05-03", "４ مايو": "2011-05-04"}),
        ("ja", "２０２５年３月１０日に開通した。", {"２０２５年３月１０日": "2025-03-10"}),
        ("hi", "पुल ३ मई २०११ को खुला।", {"३ मई २०११": "2011-05-03"}),
        ("th", "สะพานเปิดในปี 2554", {"ปี 2554": "2011"}),
        ("zh", "橋於民國100年5月3日啟用。", {"民國100年5月3日": "2011-05-03"}),
    ],
)
def test_scripts_digits_and_eras(code: str, text: str, expected: dict[str, str]) -> None:
    assert values(text, code) == expected


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("de", "Am 3. März 2011 öffnete die Brücke.", "2011-03-03"),
        ("fr", "En février 2011, le pont a été fermé.", "2011-02"),
        ("ru", "Военный мост открыли 3 мая 2011 года.", "2011-05-03"),
        ("vi", "Cầu mở ngày 3 tháng 5 năm 2011.", "2011-05-03"),
    ],
)
def test_decomposed_letters_mean_the_same(code: str, text: str, value: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert list(values(composed, code).values()) == list(values(decomposed, code).values()) == [value]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("fa", "این پل در سال ۱۳۹۰ افتتاح شد.", "سال ۱۳۹۰"),
        ("fa", "این پل در ۳ خرداد ۱۳۹۰ افتتاح شد.", "۱۳۹۰"),
        ("ar", "افتتح الجسر عام 1432 هـ في المدينة.", "عام 1432"),
    ],
)
def test_years_of_the_persian_and_islamic_calendars_are_refused(code: str, text: str, words: str) -> None:
    assert values(text, code) == {}
    assert reasons(text, code)[words] == "a year of another calendar, which is not converted"


def test_years_of_our_calendar_stay_years_beside_them() -> None:
    assert values("این پل در سال 2011 میلادی افتتاح شد.", "fa") == {"سال 2011 میلادی": "2011"}
    assert values("افتتح الجسر عام 1432 في المدينة.", "ar") == {"عام 1432": "1432"}


def test_a_text_of_several_languages_is_read_in_one() -> None:
    text = "Am 3. Mai 2011 fiel die Brücke, sagte der Rat. Le pont est tombé le 5 mai 2011."
    assert detect(text).code == "de"
    assert values(text, "de") == {"3. Mai 2011": "2011-05-03", "5 mai 2011": "2011-05-05"}


def test_a_text_of_twenty_characters_is_read_in_the_default_language() -> None:
    text = "Brücke gesperrt 2025"
    assert len(text) == 20
    assert choose(text, None, "de", languages.codes()) == ("de", None)
    assert values(text, "de") == {"2025": "2025"}


@pytest.mark.parametrize(("written", "code"), [("zh-Hant-TW", "zh"), ("pt-BR", "pt"), ("sr-Latn", "sr")])
def test_a_tag_with_script_and_region_names_its_language(written: str, code: str) -> None:
    assert languages.code_of(written) == code
    assert languages.language(written) is languages.language(code)


@pytest.mark.parametrize("written", ["xx", "tlh", "", "-", "zh--TW", "a" * 300])
def test_an_unknown_tag_is_refused(written: str) -> None:
    with pytest.raises(languages.UnsupportedLanguage):
        languages.code_of(written)
