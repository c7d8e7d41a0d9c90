"""What stands beside a number that may be a year: its ending, a word of dates, another year."""

from __future__ import annotations

import re

from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Match
from service.timex.tokens import Tokens

#: Classes of words that stand before years.
_DATED = frozenset("IN OF EDGE SEASON JOIN DECADESUFFIX YEARUNIT".split())
DIGITS = 4
_YEAR = re.compile(r"[12]\d{3}(?!\d)")


def is_inflected(tokens: Tokens, match: Match) -> bool:
    """Return whether the number has an ending: 1971'de. One that counts has none, as the noun behind it has it."""
    number = folded(tokens.words[match.end - 1])
    return number[:1].isdigit() and not number[-1].isdigit()


def ending_of(tokens: Tokens, match: Match) -> str:
    """Return the ending of the number, without the mark in front of it."""
    return folded(tokens.words[match.end - 1]).lstrip("0123456789").lstrip("'.:-")


def is_year(word: str) -> bool:
    return bool(_YEAR.match(folded(word or " ")))


def is_marked(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the match has a word for "year", "noin vuonna 1500"."""
    entries = [words.entry(tokens.words[place]) for place in range(match.first, match.end)]
    return any(entry is not None and entry.name == "YEARUNIT" for entry in entries)


def is_marked_before(tokens: Tokens, place: int, words: Words) -> bool:
    """Return whether "since", "year" or an era, which no other number has, stands before a place."""
    before = tokens.word(place - 1) or " "
    entry = words.entry(before)
    return words.has("cue.since", folded(before)) or (entry is not None and entry.name in ("YEARUNIT", "AD"))


def is_dated_beside(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a word of dates stands beside the match, another year of a list, or an ending of a case."""
    word = tokens.word(match.first - 1) or " "
    if folded(word) == "-" and "prefixes" in words.lists:
        word = tokens.word(match.first - 2) or " "  # Hebrew ב-1147
    before = words.entry(word)
    if is_listed(tokens, match) or len(folded(tokens.words[match.end - 1])) > DIGITS:
        return True
    is_dated = words.has("in", folded(word)) or (before is not None and before.name in _DATED)
    return is_dated or is_before_postposition(tokens, match, words)


def is_listed(tokens: Tokens, match: Match) -> bool:
    """Return whether a comma separates the number from another one of four digits."""
    before = match.first - 2 - (tokens.word(match.first - 2) == ".")  # Latvian "1789., 1830."
    behind = match.end + (tokens.word(match.end) == ".")
    neighbours = ((match.first - 1, before), (behind, behind + 1))
    return any(
        tokens.word(comma) in (",", "、", "،") and folded(tokens.word(other) or " ")[:DIGITS].isdigit()
        for comma, other in neighbours
    )


def is_before_postposition(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a postposition of dates stands behind the match: 1900 तक."""
    if not words.has("style", "postpositions"):
        return False
    behind = words.entry(tokens.word(match.end) or " ")
    return behind is not None and behind.name == "IN"
