"""Dots that end no sentence ("v. Chr.", "2. Jh."), and those behind months, which end one."""

from __future__ import annotations

import re

from service.text.sentences import Boundaries, FalseBoundary
from service.timex.languages._shared.words import Words


def boundaries(words: Words, abbreviations: tuple[FalseBoundary, ...]) -> Boundaries:
    """Return where sentences end otherwise than sentencex says: it takes Dutch "maart." for an abbreviation."""
    months = [word for word, entry in words.entries.items() if entry.name == "MONTH" and word.isalpha()]
    missed = [rf"\b(?i:{_any_of(months) or '(?!)'})\.(?=\s[^\W\d_a-zß-ÿ])", r"。(?=[\dA-Za-z])"]
    if words.has("style", "years begin sentences"):  # "… im Dock. 2019 war sie …"
        short = [word for word, entry in words.entries.items() if entry.name == "MONTHABBR" and word.isalpha()]
        missed.append(rf"\b(?!(?i:{_any_of(short)})\.)[^\W\d_]{{4,}}\.(?=\s[12]\d{{3}}\s[a-zß-ÿ])")
    return Boundaries((*_false_boundaries(words), *abbreviations), re.compile("|".join(missed)))


def _false_boundaries(words: Words) -> tuple[FalseBoundary, ...]:
    """Return the boundaries that are false beside the eras and centuries of a language.

    No sentence begins with "v. Chr." or "p.n.e."; none ends inside "a. C.", or between the number and "Jh.".
    """
    eras = [word for word, entry in words.entries.items() if entry.name in ("BC", "AD") and word.endswith(".")]
    centuries = [word for word, entry in words.entries.items() if entry.name == "CENTURY" and word[0].isalpha()]
    found = [FalseBoundary((".",), _beginning(eras))] if eras else []
    for era in eras:
        first, blank, rest = era.partition(" ")
        if blank:
            found.append(FalseBoundary((f" {first}",), _beginning([rest])))
    if centuries:
        found.append(FalseBoundary(tuple(f"{digit}." for digit in range(10)), _beginning(centuries)))
    return tuple(found)


def _beginning(names: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(names)})(?!\w)", re.IGNORECASE)


def _any_of(names: list[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
