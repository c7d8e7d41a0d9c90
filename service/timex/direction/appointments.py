"""Days that somebody sets and meetings that somebody is called to: mostly in the near future."""

from __future__ import annotations

from service.timex.direction.cue import Cue
from service.timex.languages import Cues
from service.timex.tokens import Tokens

#: Maximum number of tokens from a dedicated day to its noun: "a | public holiday", "a national | day".
_LONGEST_NAME = 4


def is_appointed(tokens: Tokens, first: int, end: int, cues: Cues) -> bool:
    """Whether the date is the object of a verb: "set May 5 as the deadline", "declared Friday a holiday"."""
    verb, before, auxiliaries = tokens.lower_word(first - 1), tokens.lower_word(first - 2), cues.auxiliaries
    if before in auxiliaries.lasting or before in auxiliaries.perfect:
        return False
    if verb in cues.verbs.appointing and tokens.lower_word(end) in cues.prepositions.role:
        return True
    return verb in cues.verbs.dedicating and _names_day(tokens, end, cues)


def _names_day(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a noun phrase that describes a day begins: "a public holiday", "a day of mourning"."""
    if tokens.lower_word(place) not in cues.modifiers.articles:
        return False
    return not cues.nouns.days.isdisjoint(tokens.lower_words(place + 1, place + 1 + _LONGEST_NAME))


def is_summoned(tokens: Tokens, first: int, verb: Cue, cues: Cues) -> bool:
    """Whether the day is that of a meeting that somebody calls: "summoned the owners to a meeting on Thursday"."""
    if verb.word not in cues.verbs.summoning or tokens.lower_word(first - 1) not in cues.prepositions.on:
        return False
    between = tokens.lower_words(verb.place + 1, first - 1)
    is_goal = not cues.prepositions.purpose.isdisjoint(between)
    return is_goal and between[-1] in cues.nouns.gatherings
