"""Scores and minutes of matches that look like times of day and lengths: "gewann 21:19", 後半12分."""

from __future__ import annotations

from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_ENDS = frozenset(".!?")
#: The last digits of the minutes at which most things begin.
_ROUND_MINUTES = "05"


def score_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a time in digits behind a word that stands before no date: "gewann 21:19".

    The word is in lowercase or opens its sentence, as a German noun before a time may be what begins then.
    """
    before = frozenset(word for slot in ("in", "clock prepositions", "around") for word in words.lists.get(slot, ()))

    def scores(tokens: Tokens, match: Match) -> str | None:
        time, preceding = tokens.words[match.first], tokens.word(match.first - 1)
        is_bare = match.end - match.first == 1 and ":" in time
        if is_bare and tokens.word(match.end) == "(" and ":" in tokens.word(match.end + 1):
            return "a score, which that of its half follows"
        is_bare = is_bare and time[-1] not in _ROUND_MINUTES
        entry = words.entry(preceding or " ")
        if not is_bare or (entry is not None and entry.name != "TITLE") or folded(preceding) in before:
            return None
        opens = preceding.istitle() and (not tokens.word(match.first - 2) or tokens.word(match.first - 2) in _ENDS)
        return "a score, or another number" if preceding.islower() or opens else None

    return (scores,)


def minute_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a minute of a match behind one of the words of ``half of match``: 後半12分, 第78分钟."""
    halves = frozenset(words.lists.get("half of match", ()))

    def is_minute(tokens: Tokens, match: Match) -> str | None:
        unit = words.entry(tokens.words[match.end - 1])
        is_minute = unit is not None and unit.value == "minute"
        return "a minute of a match" if is_minute and folded(tokens.word(match.first - 1) or " ") in halves else None

    return (is_minute,) if halves else ()
