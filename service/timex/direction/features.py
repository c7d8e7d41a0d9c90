"""What surrounds an expression, as named features of a linear model: the words on both sides, and their verbs.

A feature is named by a place and a word: "before said". Numbers, dates and names are masked, so that a model
learns how a language speaks of past and future, and not what its texts are about. A name that begins a sentence is not
recognised as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from service.timex.direction.cue import Cue
from service.timex.direction.sentences import is_boundary
from service.timex.languages import Language
from service.timex.tokens import OTHER, Tokens

#: Number of tokens before an expression and after it that count.
BEFORE = 12
AFTER = 8
_NUMBER, _DATE, _NAME, _EDGE = "<number>", "<date>", "<name>", "<edge>"


class _Word(NamedTuple):
    """A word beside an expression, masked, and the kind of verb that it is, or the empty string."""

    text: str
    verb: str


def features(tokens: Tokens, first: int, end: int, language: Language, cue: Cue | None) -> list[str]:
    """Return the names of the features of the expression at tokens ``first`` up to, not including, ``end``.

    ``cue`` is what the rules read from its surroundings.
    """
    before = _side(tokens, range(first - 1, max(-1, first - 1 - BEFORE), -1), language)
    after = _side(tokens, range(end, min(len(tokens.words), end + AFTER)), language)
    names = [
        "any expression",
        f"cue {_kind(cue)}",
        f"verbs-before {_verbs(before)}",
        f"verbs-after {_verbs(after)}",
        *_neighbours(before, after),
        *(f"before {word.text}" for word in before),
        *(f"after {word.text}" for word in after),
    ]
    return list(dict.fromkeys(names))


def _neighbours(before: list[_Word], after: list[_Word]) -> Iterator[str]:
    """The words that touch the expression, alone and in pairs."""
    previous, second = _text(before, 0), _text(before, 1)
    following = _text(after, 0)
    yield f"previous {previous}"
    yield f"previous-pair {second} {previous}"
    yield f"second-before {second}"
    yield f"following {following}"
    yield f"following-pair {following} {_text(after, 1)}"
    yield f"around {previous} {following}"


def _text(side: list[_Word], place: int) -> str:
    return side[place].text if place < len(side) else _EDGE


def _verbs(side: list[_Word]) -> str:
    """The kinds of the two nearest verbs on one side."""
    kinds = [word.verb for word in side if word.verb][:2]
    return "+".join(kinds) or "none"


def _kind(cue: Cue | None) -> str:
    if cue is None:
        return "none"
    return f"{cue.direction.value}{'-firm' if cue.firm else ''}{'-says' if cue.says else ''}"


def _side(tokens: Tokens, places: Iterable[int], language: Language) -> list[_Word]:
    """Return the words on one side of an expression, the nearest first, up to the end of its sentence."""
    side = []
    for place in places:
        if is_boundary(tokens, place, language.cues):
            break
        side.append(_word(tokens, place, language))
    return side


def _word(tokens: Tokens, place: int, language: Language) -> _Word:
    word, character = tokens.words[place], tokens.classes[place]
    if word[:1].isdigit():
        return _Word(_NUMBER, "")
    if character in language.names:
        return _Word(_DATE, "")
    if character == OTHER and word[:1].isupper() and place and not is_boundary(tokens, place - 1, language.cues):
        return _Word(_NAME, "")
    lower = word.lower()
    return _Word(lower, _verb_kinds(language).get(lower) or _kind_by_ending(lower, language))


@cache
def _verb_kinds(language: Language) -> dict[str, str]:
    auxiliaries, verbs = language.cues.auxiliaries, language.cues.verbs
    kinds = {
        "past": verbs.past,
        "was": auxiliaries.past,
        "plans": verbs.planned,
        "due": verbs.expected,
        "begins": verbs.scheduled,
        "is": auxiliaries.progressive,
        "to": language.cues.prepositions.infinitive,
        "may": auxiliaries.open,
        "will": auxiliaries.future,
    }
    return {word: kind for kind, words in kinds.items() for word in words}


def _kind_by_ending(word: str, language: Language) -> str:
    verbs = language.cues.verbs
    is_past = word.endswith(verbs.past_endings) and len(word) >= verbs.shortest_past and word not in verbs.not_past
    return "past" if is_past else ""
