"""Abbreviations of news after which sentencex sees the end of a sentence where there is none. Data by language.

Each pair says: words with one of these endings, followed by words that begin like this, are one sentence.
"""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b"
_ZONE = r"(?:[A-Z]{1,3}T|GMT|UTC|CET|BST|IST|Eastern|Central|Pacific|Greenwich)\b"

Mends = tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]

MENDS: dict[str, Mends] = {
    "en": (
        (
            ("a.m.", "p.m.", "A.M.", "P.M.", "a. m.", "p. m."),
            re.compile(rf"[a-z0-9(]|{_WEEKDAY}|{_ZONE}|{_MONTH}\s\d"),
        ),
        (
            ("Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat.", "Sun."),
            re.compile(rf"[a-z0-9]|{_MONTH}\s\d"),
        ),
        ((" approx.", " est.", "(est.", " ca.", "(ca.", " incl."), re.compile(r"[a-z0-9$£€]")),
    )
}
