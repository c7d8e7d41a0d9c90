"""What is written together with a number, or apart from it, and is a word elsewhere: 14-mart, 19 వ, ika-14.

``ending.apart`` lists endings that stand behind a blank, ``beginning.nth`` what makes the number behind it a place in
a row. In the style ``numbers join words`` a hyphen joins a number to the month, year or century that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from service.text.words import combining_marks
from service.timex.languages._shared.words import Words

_JOINED = frozenset("MONTH MONTHABBR YEARUNIT DECADESUFFIX DECADES CENTURY".split())
_PLACE = r"-?\d{1,2}(?!\d)"
_NEVER = re.compile("(?!)")


def patterns(words: Words, trie: Callable[[Iterable[str]], str]) -> list[str]:
    """Return the patterns of a language's tokens that are numbers with such a beginning or ending."""
    found = []
    if endings := words.lists.get("ending.apart"):
        found.append(rf"\d+\s(?:{trie(endings)})(?![\w{combining_marks()}])")
    if beginnings := words.lists.get("beginning.nth"):
        found.append(rf"(?i:{trie(beginnings)}){_PLACE}")
    if words.has("style", "numbers join words"):
        names = [name for name, entry in words.entries.items() if entry.name in _JOINED and name[0].isalpha()]
        found.append(rf"\d{{1,4}}(?:[–-]\d{{1,2}})?-(?=(?i:{trie(names)}))")
    return found


def places(words: Words) -> re.Pattern[str]:
    """Return the pattern of a folded number with a beginning that makes it a place in a row: მე-19, ika-14."""
    beginnings = "|".join(map(re.escape, words.lists.get("beginning.nth", ())))
    return re.compile(f"(?:{beginnings}){_PLACE}") if beginnings else _NEVER


def without_blank(key: str) -> str:
    """Return a folded number without the blank before its ending, or the hyphen that joins it to the next word."""
    return key.replace(" ", "").removesuffix("-")
