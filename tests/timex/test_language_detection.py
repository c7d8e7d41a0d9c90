"""Which language a text is in: by its script, or by its most frequent words."""

from __future__ import annotations

import pytest

from service.timex.languages.detection import choose, detect

TEXTS = {
    "en": "The mayor said that the bridge would be closed for the summer, and that it is not safe to use it by night.",
    "de": "Die Bürgermeisterin sagte, dass die Brücke im Sommer geschlossen bleibt und nicht mehr sicher ist.",
    "fr": "La maire a dit que le pont est fermé pour l'été et que les piétons ne peuvent pas le traverser.",
    "es": "La alcaldesa dijo que el puente se cierra por las obras y que no es seguro para los peatones.",
    "pt": "A prefeita disse que a ponte não é segura, mas que já há um barco e também um ônibus pela outra margem.",
    "ru": "Мэр сказала, что мост закрыт на лето и что он не был безопасен для пешеходов, как они и думали.",
    "uk": "Мерка сказала, що міст закрито на літо і що він не був безпечний для пішоходів, як вони й думали.",
    "ar": "قالت رئيسة البلدية إن الجسر مغلق في الصيف، وإن هذا القرار من مجلس المدينة بعد أن كان الجسر قد تضرر.",
    "hi": "महापौर ने कहा कि पुल गर्मी में बंद है और यह पैदल चलने वालों के लिए सुरक्षित नहीं है।",
    "zh": "市长说，大桥在夏天关闭，行人不能通过。",
    "ja": "市長は、橋は夏の間は閉鎖されると述べた。",
    "ko": "시장은 다리가 여름 동안 폐쇄된다고 말했다.",
    "th": "นายกเทศมนตรีกล่าวว่าสะพานจะปิดในฤดูร้อน",
    "el": "Η δήμαρχος είπε ότι η γέφυρα κλείνει το καλοκαίρι.",
    "mk": "Градоначалничката рече дека мостот ќе биде затворен во текот на летото и дека не е безбеден за пешаците.",
    "kk": "Қала әкімі көпір жазда жабық болады және ол жаяу жүргіншілер үшін қауіпсіз емес деп айтты.",
    "uz": "Shahar hokimi ko‘prik yozda yopiq bo‘ladi va u piyodalar uchun xavfsiz emas deb aytdi.",
    "az": "Şəhər başçısı dedi ki, körpü yayda bağlı olacaq və o, piyadalar üçün təhlükəsiz deyil.",
    "mn": "Хотын дарга гүүр зун хаалттай байх бөгөөд энэ нь явган хүмүүст аюулгүй биш гэж хэлсэн байна.",
    "cy": "Dywedodd y maer fod y bont wedi ei chau dros yr haf ac nad yw hi bellach yn ddiogel i gerddwyr.",
    "fil": "Sinabi ng alkalde na sarado ang tulay sa tag-init at hindi ito ligtas para sa mga tao.",
    "as": "মেয়ৰে কয় যে দলংখন গৰমৰ দিনত বন্ধ থাকিব।",
    "yue": "市長話條橋夏天會閂，行人唔可以過，佢哋要搭船。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_of_news_is_recognised(code: str) -> None:
    guess = detect(TEXTS[code])
    assert (guess.code, guess.sure) == (code, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It opened on Sunday.", "en"),
        ("Die Brücke wurde am Sonntag gesperrt.", "de"),
        ("Le pont a été fermé dimanche.", "fr"),
        ("Il ponte è stato chiuso domenica.", "it"),
        ("De brug werd zondag gesloten.", "nl"),
        ("Мост закрыли в воскресенье.", "ru"),
        ("Most zamknięto w niedzielę.", "pl"),
        ("Jembatan itu ditutup pada hari Minggu.", "id"),
    ],
)
def test_the_language_of_a_short_sentence_is_clear(text: str, code: str) -> None:
    guess = detect(text)
    assert (guess.code, guess.sure) == (code, True)


def test_a_short_text_that_speaks_against_the_language_read_has_a_warning() -> None:
    code, warning = choose("El puente se cerró el domingo.", None, "en", {"en", "es"})
    assert code == "en"
    assert warning == "the language of the text is not clear (es or gl?): it is read as 'en'"
    assert choose("El puente se cerró el domingo.", None, "es", {"en", "es"}) == ("es", None)
    assert choose("Storm hits Bergen", None, "en", {"en"}) == ("en", None)


def test_initials_are_no_words() -> None:
    assert detect("U.S. bombings at U.S. sites").code != "hr"


@pytest.mark.parametrize("text", ["", "42", "2025-03-13", "Budapest", "Marathon in Berlin 2025", "Anna Berg, Oslo"])
def test_names_and_numbers_are_not_sure(text: str) -> None:
    assert not detect(text).sure


def test_the_given_language_comes_first_and_a_contradiction_is_a_warning() -> None:
    assert choose(TEXTS["de"], "de", "en", {"de", "en"}) == ("de", None)
    code, warning = choose(TEXTS["de"], "fr", "en", {"de", "en", "fr"})
    assert (code, warning) == ("fr", "language 'fr' is given, but the text looks like 'de'")


def test_the_default_is_for_texts_that_are_not_clear() -> None:
    assert choose("Marathon in Berlin 2025", None, "en", {"en", "de"}) == ("en", None)
    code, warning = choose("Praha Brno Ostrava a Praha v Brno " * 8, None, "en", {"en"})
    assert code == "en"
    assert str(warning).endswith("it is read as 'en'")


def test_a_clear_language_that_is_not_supported_is_not_read_as_another() -> None:
    code, warning = choose(TEXTS["de"], None, "en", {"en"})
    assert (code, warning) == ("de", "the text looks like 'de', which is not supported: no dates were searched")
