"""Dots that end no sentence: those inside and before "v. Chr.", and those of the numbers of centuries."""

from __future__ import annotations

import re

from service.text.sentences import FalseBoundary
from service.timex.languages._shared.words import Words


def false_boundaries(words: Words) -> tuple[FalseBoundary, ...]:
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
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
