"""Dots that end no sentence ("v. Chr.", "2. Jh."), and those behind months, which end one."""

from __future__ import annotations

import re

from service.text.sentences import Boundaries, FalseBoundary
from service.timex.languages._shared.words import Words


def boundaries(words: Words, abbreviations: tuple[FalseBoundary, ...]) -> Boundaries:
    """Return where sentences end otherwise than sentencex says: it takes Dutch "maart." for an abbreviation."""
    months = [word for word, entry in words.entries.items() if entry.name == "MONTH" and word.isalpha()]
    missed = re.compile(rf"\b(?i:{_any_of(months) or '(?!)'})\.(?=\s[^\W\d_a-zß-ÿ])|。(?=[\dA-Za-z])")
    return Boundaries((*_false_boundaries(words), *abbreviations), missed)


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
