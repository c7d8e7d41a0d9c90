"""Events that nobody foresees, such as a crash, and those that somebody remembers: past, whatever the verb."""

from __future__ import annotations

from collections.abc import Iterator

from service.timex.direction.cue import Cue
from service.timex.direction.modals import is_past_form
from service.timex.direction.prepositions import is_owner
from service.timex.languages import Cues
from service.timex.languages.unions import union
from service.timex.model import Direction
from service.timex.tokens import Tokens

_LONGEST_OWNED = 5  # tokens from a possessive to the end of its noun: "Sunday’s | 2-0 win"
#: Maximum number of tokens from a noun, or a verb of remembering, to the expression: "killing | his wife on".
_REACH = 8
_LONGEST_NOUN = 3  # tokens from its article: "a | violent street riot"


def past_event_cue(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return a past cue if the expression dates an unforeseen or remembered event, whatever the verb; otherwise None.

    "Will review Sunday's shooting", "the May 5 riot", "after the fire in May", "can't recall the attack of 3 May".
    """
    return (
        _possessed_event_cue(tokens, end, cues)
        or _named_event_cue(tokens, first, end, cues)
        or _aftermath_cue(tokens, first, cues)
        or _remembered_cue(tokens, first, cues)
    )


def _possessed_event_cue(tokens: Tokens, end: int, cues: Cues) -> Cue | None:
    if not is_owner(tokens, end, cues):
        return None
    for place in range(end + 1, end + 1 + _LONGEST_OWNED):
        word = tokens.lower_word(place)
        if word in cues.nouns.befallen:
            return None if _is_compound(tokens, place, cues) else Cue(Direction.PAST, word, firm=True)
        if not word[:1].isalnum() or word in cues.prepositions.dating or word in cues.prepositions.of:
            return None
    return None


def _named_event_cue(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue of "the attack of 3 May" or "the May 5 riot"; None for "the May 5 fire drill"."""
    nouns, before = cues.nouns, tokens.lower_word(first - 1)
    if before in cues.prepositions.of:
        noun, known = tokens.lower_word(first - 2), union(nouns.unforeseen, nouns.recounted)
    elif before in cues.modifiers.determiners and not _is_compound(tokens, end, cues):
        noun, known = tokens.lower_word(end), nouns.unforeseen
    else:
        return None
    return Cue(Direction.PAST, noun, firm=True) if noun in known else None


def _aftermath_cue(tokens: Tokens, first: int, cues: Cues) -> Cue | None:
    """Return the cue of what an event led to: "is to be burned following the | fire | on the rig in May".

    None for "after the fire Bolt is to speak in May".
    """
    prepositions = cues.prepositions
    if tokens.lower_word(first - 1) not in union(prepositions.dating, prepositions.of):
        return None
    for place in _places_of_object(tokens, first - 1, cues):
        word = tokens.lower_word(place)
        if word in cues.modals or is_past_form(word, cues):
            return None
        if word in cues.nouns.unforeseen:
            before = tokens.lower_words(max(0, place - 1 - _LONGEST_NOUN), place)
            is_placed = place + 2 == first or tokens.lower_word(place + 1) in prepositions.placing
            is_over = is_placed and not prepositions.aftermath.isdisjoint(before)
            return Cue(Direction.PAST, word, firm=True) if is_over else None
    return None


def _is_compound(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a noun only describes another one, which is planned: "the Saturday | fire | drill"."""
    nouns = cues.nouns
    return tokens.lower_word(place + 1) in union(nouns.held, nouns.arranged, nouns.gatherings)


def _remembered_cue(tokens: Tokens, first: int, cues: Cues) -> Cue | None:
    """Return the cue of a verb of remembering: "recalls the evening of 3 May", "denies stealing it on 3 May".

    None for "remember to vote on 3 May" and "the recall".
    """
    if not cues.verbs.remembering:
        return None
    for place in _places_of_object(tokens, first, cues):
        word = tokens.lower_word(place)
        if word in cues.verbs.remembering and not _is_noun(tokens, place, cues):
            return Cue(Direction.PAST, word, firm=True) if _is_of_past(tokens, place, first, cues) else None
    return None


def _is_of_past(tokens: Tokens, verb: int, first: int, cues: Cues) -> bool:
    """Whether the object of a verb of remembering is past: "stealing it on", "the walk of", "the riot on".

    But not in "recalls its envoy on 3 May", "denies planning a sale in May", "will deny murder on 3 May", nor "will
    deny stealing it at a hearing on 3 May".
    """
    following, nouns = tokens.lower_word(verb + 1), cues.nouns
    before = tokens.lower_word(verb - (2 if tokens.lower_word(verb - 1) in cues.modifiers.negations else 1))
    is_open = before in cues.modals or before in cues.prepositions.infinitive
    if is_open and tokens.lower_word(first - 2) in union(nouns.held, nouns.arranged, nouns.gatherings):
        return False
    if following.endswith(cues.verbs.gerund_endings):
        return following not in cues.verbs.planned
    if tokens.lower_word(first - 1) in cues.prepositions.of:
        return True
    happened = verb + 1 == first or not nouns.unforeseen.isdisjoint(tokens.lower_words(verb + 1, first))
    return happened and not is_open


def _is_noun(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a word that may be a verb is a noun or part of a name: "in the recall of the mayor", "Total Recall".

    With a capital it may also ask for something: "Remember Saturday".
    """
    return tokens.lower_word(place - 1) in cues.modifiers.determiners or tokens.word(place)[:1].isupper()


def unforeseen_event_cue(tokens: Tokens, first: int, cues: Cues) -> Cue | None:
    """Return the cue of an unforeseen event where no verb decides: "stem from an | attack | in Oslo on 3 May".

    None without a determiner: "the city fears riots on 3 May".
    """
    if not cues.nouns.unforeseen or tokens.lower_word(first - 1) not in cues.prepositions.dating:
        return None
    for place in _places_of_object(tokens, first - 1, cues):
        word = tokens.lower_word(place)
        if word in cues.nouns.unforeseen:
            before = tokens.lower_words(max(0, place - _LONGEST_NOUN), place)
            return None if cues.modifiers.determiners.isdisjoint(before) else Cue(Direction.PAST, word)
    return None


def _places_of_object(tokens: Tokens, end: int, cues: Cues) -> Iterator[int]:
    """Yield the places before a token, the nearest first, up to the end of their clause."""
    for place in range(end - 1, max(-1, end - 1 - _REACH), -1):
        word = tokens.lower_word(place)
        if not word[:1].isalnum() or word in cues.boundaries.clauses:
            return
        yield place
