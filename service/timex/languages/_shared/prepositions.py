"""Words that are "later" behind a length of time, and prepositions before a noun."""

from __future__ import annotations

from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens


def preposition_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of "después" that is a preposition, in "dos meses después de la boda": the slot ``governed``."""
    governed = frozenset(words.lists.get("governed", ()))

    def governs(tokens: Tokens, match: Match) -> str | None:
        return "counted from what follows" if folded(tokens.word(match.end) or " ") in governed else None

    return (governs,) if governed else ()
