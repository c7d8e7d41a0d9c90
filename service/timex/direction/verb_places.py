"""The places after an expression where its verb may stand, in languages whose verbs come last in a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from service.timex.direction.cues import cue_at, silent_words
from service.timex.direction.sentences import REACH, is_boundary
from service.timex.languages import Cues
from service.timex.tokens import Tokens

COMMAS = frozenset(",、，")
#: What stands after the last word of a clause.
CLAUSE_ENDS = frozenset(",.;:!?)。、，।")
#: Opening quotation marks with their closing ones, and the tokens up to these.
_QUOTES = {"「": "」", "“": "”", '"': '"', "‘": "’"}
_LONGEST_QUOTATION = 120


def rest_of_clause(tokens: Tokens, first: int, cues: Cues) -> Iterator[int]:
    """Yield the places after an expression up to the comma that ends its clause, as verbs come last in it.

    A comma after the expression or its particle does not ("市は14日から、支援を始める"). What a quotation says is no
    part of the clause: "市長は11日、「工事を始める」と述べた".
    """
    words, unquoted = tokens.words, islice(_unquoted(tokens, first), REACH)
    is_particle = cue_at(tokens, first, first, cues) is None
    yield from islice(unquoted, 1 + is_particle)
    yield from takewhile(lambda place: words[place] not in COMMAS, unquoted)


def main_verb_first(tokens: Tokens, places: Iterable[int], cues: Cues) -> Iterator[int]:
    """Yield the places of a clause from its end, as a comma after a date sets it apart from attributes.

    "金曜日、来年施行される計画を発表した" was on Friday, not the day on which the plan comes into force.
    """
    silent, words = silent_words(cues), tokens.words
    clause = takewhile(lambda place: silent[words[place]] or not is_boundary(tokens, place, cues), places)
    return reversed(list(clause))


def _unquoted(tokens: Tokens, first: int) -> Iterator[int]:
    """Yield the places of tokens from one on, without quotations that open there and close near.

    One that ends with "。" ends its sentence, too: 他周三说：“没有问题。”
    """
    place, words = first, tokens.words
    while place < len(words):
        closing = _QUOTES.get(words[place])
        after = _after(words, closing, place + 1) if closing else 0
        if not after:
            yield place
        elif words[after - 2] == "。":
            return
        place = after or place + 1


def _after(words: Sequence[str], closing: str, first: int) -> int:
    """Return the place after a quotation mark that closes near; 0 if none does."""
    inside = range(first, min(len(words), first - 1 + _LONGEST_QUOTATION))
    return next((place + 1 for place in inside if words[place] == closing), 0)
