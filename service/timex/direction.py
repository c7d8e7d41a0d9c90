"""Past or future? Decided for each mention from its own words: the nearest finite verb of its sentence, then cues.

The order follows HeidelTime's (tense of the nearest verb before the default), with the cues that were measured on news:
modals, "is to", "scheduled", "due", "expected". What the language's words are is data (``languages.Cues``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.timex.languages import Cues
from service.timex.model import Direction
from service.timex.tokens import Tokens

_REACH = 30


@dataclass(frozen=True, slots=True)
class Sign:
    """A direction with the word that decided it."""

    direction: Direction
    word: str


def direction_of(tokens: Tokens, first: int, end: int, cues: Cues) -> Sign | None:
    """The direction of the expression at tokens ``first`` to ``end``, or None when no word of its sentence decides."""
    left = list(_until_boundary(tokens, range(first - 1, max(-1, first - _REACH), -1), cues))
    right = list(_until_boundary(tokens, range(end, min(len(tokens.words), end + _REACH)), cues))
    return _nearest(tokens, left, cues) or _nearest(tokens, right, cues) or _deadline(tokens, first, cues)


def sentence_start(tokens: Tokens, first: int, cues: Cues) -> int:
    """The first token of the sentence in which token ``first`` stands, as far as direction looks back."""
    places = list(_until_boundary(tokens, range(first - 1, max(-1, first - 4 * _REACH), -1), cues))
    return places[-1] if places else first


def _until_boundary(tokens: Tokens, places: Iterable[int], cues: Cues) -> Iterable[int]:
    for place in places:
        character = tokens.classes[place]
        if character in cues.boundary or (character in cues.full_stop and _ends_sentence(tokens, place, cues)):
            return
        yield place


def _ends_sentence(tokens: Tokens, place: int, cues: Cues) -> bool:
    if place == 0 or place + 1 >= len(tokens.words):
        return True
    before, after = tokens.words[place - 1], tokens.words[place + 1]
    return before not in cues.abbreviations and not after[0].islower()


def _nearest(tokens: Tokens, places: list[int], cues: Cues) -> Sign | None:
    for place in places:
        sign = _sign(tokens, place, cues)
        if sign:
            return sign
    return None


def _sign(tokens: Tokens, place: int, cues: Cues) -> Sign | None:
    """What one word says of direction, if it says anything."""
    character, word = tokens.classes[place], tokens.words[place].lower()
    if character in cues.future or character in cues.expected:
        return Sign(Direction.FUTURE, word)
    if character in cues.infinitive and place and tokens.classes[place - 1] in cues.present:
        return Sign(Direction.FUTURE, f"{tokens.words[place - 1].lower()} {word}")
    if character in cues.past or word in cues.past_verbs or _regular_past(word, cues):
        return _planned(tokens, place, cues) or Sign(Direction.PAST, word)
    return None


def _regular_past(word: str, cues: Cues) -> bool:
    return word.endswith(cues.past_endings) and len(word) > 3 and word not in cues.not_past


def _planned(tokens: Tokens, place: int, cues: Cues) -> Sign | None:
    """A participle that a modal stands before is still to come: "will be named", "to be published"."""
    for before in range(place - 1, max(-1, place - 4), -1):
        if tokens.classes[before] in cues.future:
            return Sign(Direction.FUTURE, tokens.words[before].lower())
        if not tokens.words[before].isalpha():
            return None
    return None


def _deadline(tokens: Tokens, first: int, cues: Cues) -> Sign | None:
    if first and tokens.classes[first - 1] in cues.deadline:
        return Sign(Direction.FUTURE, tokens.words[first - 1].lower())
    return None
