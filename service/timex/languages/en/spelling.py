"""How English writes words and numbers: "isn't", "o'clock", "a.m.", "Monday's", "5pm", "21st", "1990s"."""

from __future__ import annotations

from service.timex.languages.en.holidays import NAMES
from service.timex.tokens import Spelling

_MERIDIEM = r"[apAP]\.\s?[mM]\b\.?"
_OCLOCK = r"o['’]clock"
_POSSESSIVE = r"['’]s(?![^\W_])"

_ERAS = (r"B\.C\.(?:E\.)?", r"A\.D\.", r"C\.E\.")
_QUARTER_OF_YEAR = r"[1-4][QH]\d{2}(?:\d\d)?(?![^\W_])"

SHAPES = (
    ("QYEAR", r"[1-4][QH](?:\d\d){1,2}"),  # 1Q24, 2H2023
    ("MONTHYEAR", r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d"),  # 03/1966
    ("QSHORT", r"[1-4][QH]"),  # 4Q, before a year
    ("CLOCKED", r"(?:0?[1-9]|1[0-2])(?:[:.][0-5]\d)?[aApP]\.?[mM]\.?"),  # 5pm, 10:30am
    ("ORDNUM", r"(?:[1-9]|[12]\d|3[01])(?i:st|nd|rd|th)"),  # 1st to 31st
    ("ORDBIG", r"\d+(?i:st|nd|rd|th)"),  # 32nd and on
    ("DECADENUM", r"(?:[12]\d)?\d0s"),  # 1990s, 90s
)
SPELLING = Spelling(
    names=NAMES,
    tokens=(*_ERAS, _QUARTER_OF_YEAR, _MERIDIEM, _OCLOCK, _POSSESSIVE),
    word_ending=r"(?:['’]t(?![^\W_])|)",  # "isn't"; an empty alternative costs less than a "?"
    number_ending=r"(?:[ap]\.m\.?|[A-Za-z]*)",
    shapes=SHAPES,
)
