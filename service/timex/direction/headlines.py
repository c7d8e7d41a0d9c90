"""Headlines without a finite verb. Most announce: "Mayor to step down on Tuesday", "Parade on Sunday".

Those with a result and its score report: "2-1 win over Lund on Sunday".
"""

from __future__ import annotations

from service.timex.direction.cue import BESIDE, Cue
from service.timex.direction.modals import begins_infinitive
from service.timex.direction.sentences import sentence_start
from service.timex.languages import Cues
from service.timex.model import Direction
from service.timex.tokens import Tokens

#: Maximum number of tokens of the subject of a headline.
_SUBJECT = 6
#: Maximum number of tokens between the noun of a result and the expression: "win | over the town of Lund on".
_OPPONENT = 7


def headline_cue(tokens: Tokens, first: int, cues: Cues) -> Cue | None:
    """Return the cue of a sentence without a finite verb, as read for the expression at token ``first``."""
    start = sentence_start(tokens, first, cues)
    return (
        _infinitive_cue(tokens, start, first, cues)
        or _arranged_event_cue(tokens, start, first, cues)
        or result_cue(tokens, start, first, cues)
    )


def result_cue(tokens: Tokens, start: int, first: int, cues: Cues) -> Cue | None:
    """Return the cue of a known result: "after a win over Lund on Sunday", "a 2-1 defeat by Lund on Sunday".

    None for "eye a win over Lund on Sunday".
    """
    for place in range(first - 2, max(start, first - _OPPONENT) - 1, -1):
        if tokens.lower_word(place) in cues.nouns.results:
            leading = [tokens.lower_word(before) for before in range(max(start, place - _SUBJECT), place)]
            is_known = leading[-1:] and leading[-1][0].isdigit()
            is_known = is_known or not cues.prepositions.having.isdisjoint(leading)
            return Cue(Direction.PAST, tokens.lower_word(place), firm=True) if is_known else None
    return None


def _infinitive_cue(tokens: Tokens, start: int, first: int, cues: Cues) -> Cue | None:
    """Return the cue of "Mayor to step down"; None for "response to fire" and "to Oslo"."""
    places = range(start + 1, min(first - 1, start + _SUBJECT + 1))
    marker = next((place for place in places if tokens.lower_word(place) in cues.prepositions.infinitive), None)
    if marker is None or not begins_infinitive(tokens, marker, cues):
        return None
    before = tokens.lower_word(marker - 1)
    is_subject = before.isalpha() and before not in cues.nouns.leading_to
    return Cue(Direction.FUTURE, tokens.lower_word(marker)) if is_subject else None


def _arranged_event_cue(tokens: Tokens, start: int, first: int, cues: Cues) -> Cue | None:
    """Return the cue of an arranged event right before its date: "Parade on Sunday", "funeral Saturday"."""
    for place in range(first - 1, max(start, first - BESIDE) - 1, -1):
        if tokens.lower_word(place) in cues.nouns.arranged:
            return Cue(Direction.FUTURE, tokens.lower_word(place))
    return None
