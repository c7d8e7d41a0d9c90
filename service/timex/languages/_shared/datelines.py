"""Datelines in scripts without capital letters: words of the table open and close them.

"新华社|北京3月12日|电", "【|ワシントン|共同】", "(|서울|=연합뉴스)", "नई दिल्ली, 13 मार्च |(भाषा)", "بيروت |(أ ف ب) -".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.timex.languages._shared.word_patterns import CASELESS

Lists = Mapping[str, Sequence[str]]

_PLACE = rf"[{CASELESS}][^\n\d()（）\[\]【】«»。।:：=＝]{{0,30}}?"
_DAY = r"\d{1,2}[月월]\s?\d{1,2}[日일]|\d{1,2}[日일]|\d{1,2} [^\W\d_][^\s\d()]{2,14}(?: \d{4})?"
_ANY = r"[^\n()（）\[\]【】]{1,30}?"
_SPECIAL = {
    "…": _ANY,
    "-": r"(?:--|[-–—])",
    " ": r"\s?",
    "(": "[(（]",
    ")": "[)）]",
    "（": "[(（]",
    "）": "[)）]",
    "=": "[=＝]",
}


def is_caseless(lists: Lists) -> bool:
    """Whether a table says how datelines end, because no capital shows where they begin."""
    return "dateline closing" in lists


def place(lists: Lists) -> str:
    """Return the pattern of what stands before the date of a dateline."""
    return rf"[ \t]*{_one_of(lists, 'dateline opening')}(?:{_PLACE})?[,،]?\s?"


def closing(lists: Lists) -> str:
    """Return the pattern of what stands behind the place and the date of a dateline."""
    return rf"\s?{_one_of(lists, 'dateline closing')}[।:：]?[ \u3000]?"


def dateline(lists: Lists) -> str:
    """Return the pattern of a dateline, with the groups ``place`` and ``date``."""
    before = _one_of(lists, "dateline opening")
    return rf"{before}(?P<place>{_PLACE})(?:[,،]?\s?(?P<date>{_DAY}))?{closing(lists)}"


def _one_of(lists: Lists, slot: str) -> str:
    """Return the pattern of one of the forms of a slot; "…" in a form stands for any name."""
    forms = sorted(lists.get(slot, ()), key=len, reverse=True)
    return f"(?:{'|'.join(''.join(map(_letter, form)) for form in forms)})"


def _letter(letter: str) -> str:
    return _SPECIAL.get(letter, re.escape(letter))
