"""Where sentences begin and end among tokens, as far as direction looks."""

from __future__ import annotations

from service.timex.languages import Cues
from service.timex.tokens import Tokens

#: Tokens that direction looks at on each side of a mention.
REACH = 30


def sentence_start(tokens: Tokens, first: int, cues: Cues) -> int:
    """The first token of the sentence in which token ``first`` stands, as far as direction looks back."""
    start = first
    for place in range(first - 1, max(-1, first - 4 * REACH), -1):
        if tokens.words[place] != ";" and is_boundary(tokens, place, cues):
            break
        start = place
    return start


def sentence_before(tokens: Tokens, first: int, cues: Cues) -> int:
    """The first token of the sentence before the one in which token ``first`` stands."""
    return sentence_start(tokens, max(0, sentence_start(tokens, first, cues) - 1), cues)


def leads_sentence(tokens: Tokens, first: int, cues: Cues) -> bool:
    """Whether a sentence begins with the expression at token ``first``, after its preposition."""
    return tokens.lower_word(first - 1) in cues.leading and sentence_start(tokens, first, cues) == first - 1


def is_boundary(tokens: Tokens, place: int, cues: Cues) -> bool:
    character = tokens.classes[place]
    if character in cues.boundary or (character in cues.full_stop and _ends_sentence(tokens, place, cues)):
        return True
    return character in cues.meridiem and _opens(tokens, place + 1, cues)  # "at 4 a.m. The mayor"


def _ends_sentence(tokens: Tokens, place: int, cues: Cues) -> bool:
    if place == 0 or place + 1 >= len(tokens.words) or _opens(tokens, place + 1, cues):
        return True
    before, after = tokens.words[place - 1], tokens.words[place + 1]
    return before not in cues.abbreviations and not after[:1].islower() and after not in cues.goes_on


def _opens(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a word with a capital is one that only the beginning of a sentence gives one."""
    return place < len(tokens.words) and tokens.words[place] in cues.openers
