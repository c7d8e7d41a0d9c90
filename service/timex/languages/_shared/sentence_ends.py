"""Dots that end no sentence ("v. Chr.", "2. Jh.", "2017. 3. 10."), and those behind months, which end one."""

from __future__ import annotations

import re

from service.text.sentences import Boundaries, FalseBoundary
from service.timex.languages._shared.words import Words

_DIGITS = tuple(f"{digit}." for digit in range(10))
#: The lowercase letters of the Latin, Greek, Cyrillic and Armenian scripts.
_LETTERS = map(chr, (*range(0x61, 0x590), *range(0x1E00, 0x2000)))
_LOWERCASE = re.compile(f"[{''.join(letter for letter in _LETTERS if letter.islower() and letter.upper() != letter)}]")


def boundaries(words: Words, abbreviations: tuple[FalseBoundary, ...]) -> Boundaries:
    """Return where sentences end otherwise than sentencex says: it takes Dutch "maart." for an abbreviation."""
    months = [word for word, entry in words.entries.items() if entry.name == "MONTH" and word.isalpha()]
    missed = [rf"\b(?i:{_any_of(months) or '(?!)'})\.(?=\s[^\W\d_a-zß-ÿ])", r"。(?=[\dA-Za-z])"]
    if words.has("style", "years begin sentences"):  # "… im Dock. 2019 war sie …"
        short = [word for word, entry in words.entries.items() if entry.name == "MONTHABBR" and word.isalpha()]
        missed.append(rf"\b(?!(?i:{_any_of(short)})\.)[^\W\d_]{{4,}}\.(?=\s[12]\d{{3}}\s[a-zß-ÿ])")
    return Boundaries((*_false_boundaries(words), *abbreviations), re.compile("|".join(missed)))


def _false_boundaries(words: Words) -> tuple[FalseBoundary, ...]:
    """Return the boundaries that are false beside the eras, centuries and spaced dates of a language.

    No sentence begins with "v. Chr." or "p.n.e."; none ends inside "a. C.", or between the number and "Jh.". Where
    the year stands in front, the full stop of a spaced date ends a sentence only before a capital or a number.
    """
    eras = [word for word, entry in words.entries.items() if entry.name in ("BC", "AD") and word.endswith(".")]
    centuries = [word for word, entry in words.entries.items() if entry.name == "CENTURY" and word[0].isalpha()]
    found = [FalseBoundary(_DIGITS, _LOWERCASE)]  # "A múzeum 1990. óta áll", "den 3. maj"
    if eras:
        found.append(FalseBoundary((".",), _beginning(eras)))
    for era in eras:
        first, blank, rest = era.partition(" ")
        if blank:
            found.append(FalseBoundary((f" {first}",), _beginning([rest])))
    if centuries:
        found.append(FalseBoundary(_DIGITS, _beginning(centuries)))
    if "ymd" in words.lists.get("order", ()):
        found.extend(_SPACED_DATE)
    return tuple(found)


def _behind_stop(last: int) -> tuple[str, ...]:
    """Return the numbers up to the last one with a full stop in front and behind: 3. in 2017. 3. 10."""
    return tuple(f". {number:{width}d}." for number in range(1, last + 1) for width in ("", "02"))


#: The full stops of a date with blanks and its year in front, 2017. 3. 10.; the last one may end a sentence.
_SPACED_DATE = (
    FalseBoundary(_DIGITS, re.compile(r"\d{1,2}\.\s\d{1,2}(?!\d)")),
    FalseBoundary(_behind_stop(12), re.compile(r"\d{1,2}(?!\d)")),
    FalseBoundary(_behind_stop(31), re.compile(r"[^\W\d_A-Z]")),
)


def _beginning(names: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(names)})(?!\w)", re.IGNORECASE)


def _any_of(names: list[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
