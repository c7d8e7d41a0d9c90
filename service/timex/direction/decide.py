"""Past or future? Decided for each expression from its own sentence: the nearest finite verb, then words beside it.

The order follows HeidelTime: the tense of the nearest verb comes before any default. The words are those of the
language (``languages.Cues``); what matters most was measured on news: modals, "is to", "scheduled", "due", "expected".
"""

from __future__ import annotations

from collections.abc import Iterable

from service.timex.direction.cues import BESIDE, OPEN, Cue, cue_at, is_adjective
from service.timex.direction.sentences import REACH, is_boundary, leads_sentence
from service.timex.languages import Cues
from service.timex.model import Direction
from service.timex.tokens import Tokens


def direction_of(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue that decides the direction of the expression at tokens ``first`` up to, not including, ``end``.

    None if no word of its sentence decides.
    """
    before = tokens.lower_word(first - 1)
    if before in cues.prepositions.since and not _is_subject(tokens, end, cues):
        return Cue(Direction.PAST, before, firm=True)
    verb_before = _nearest_verb(tokens, range(first - 1, max(-1, first - REACH), -1), first, cues)
    verb = verb_before or _verb_after(tokens, first, end, cues)
    if verb is OPEN or (verb and _moves_from(before, verb, cues)):
        verb = None  # "may vote on Sunday, the mayor said": its own modal leaves it open, whoever says it
    if verb and _outweighs_prepositions(verb, cues, is_before=verb_before is not None):
        return verb
    return _preposition(tokens, first, end, verb, cues) or verb or _owner(tokens, first, end, cues)


def _is_subject(tokens: Tokens, end: int, cues: Cues) -> bool:
    """Whether a verb follows at once: "since Easter falls late" does not name a day since when."""
    following = tokens.word(end)
    return following in cues.verbs.past or following.endswith(cues.verbs.endings)


def _moves_from(before: str, verb: Cue, cues: Cues) -> bool:
    """Return whether a verb moves something away from the date: "was changed from March 12 to March 16"."""
    return verb.word in cues.verbs.moved and before in cues.prepositions.origin


def _nearest_verb(tokens: Tokens, places: Iterable[int], mention: int, cues: Cues) -> Cue | None:
    """Return the first cue of these places, up to the end of the sentence.

    A participle that describes a noun ("the planned merger") gives way to a past verb beyond it, if there is one.
    """
    fallback: Cue | None = None
    for place in places:
        if is_boundary(tokens, place, cues):
            break
        cue = cue_at(tokens, place, mention, cues)
        if cue is OPEN:
            return fallback or cue
        if cue is None:
            continue
        firm, says = _is_firm(tokens, place, mention, cue, cues), cue.word in cues.verbs.saying
        cue = Cue(cue.direction, cue.word, firm, says)
        if fallback is None and _describes_plan(tokens, place, cues):
            fallback = cue
        elif fallback is None or _is_narrative_past(cue):
            return cue
    return fallback


def _verb_after(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    verb = _nearest_verb(tokens, range(end, min(len(tokens.words), end + REACH)), first, cues)
    if verb and _is_narrative_past(verb) and leads_sentence(tokens, first, cues):
        return verb._replace(firm=True)
    return verb


def _is_firm(tokens: Tokens, place: int, mention: int, cue: Cue, cues: Cues) -> bool:
    """Only a preposition stands between: "died on", "due in"; but "postponed to" says nothing of the past."""
    prepositions, before = cues.prepositions, tokens.lower_word(mention - 1)
    is_goal = before in prepositions.purpose or before in prepositions.deadline
    return 0 < mention - place <= BESIDE and not (cue.direction is Direction.PAST and is_goal)


def _describes_plan(tokens: Tokens, place: int, cues: Cues) -> bool:
    word = tokens.lower_word(place)
    return (word in cues.verbs.scheduled or word in cues.verbs.promised) and is_adjective(tokens, place, cues)


def _is_narrative_past(verb: Cue) -> bool:
    """A past verb that says what happened; not "said", which may introduce what is to come."""
    return verb.direction is Direction.PAST and not verb.says


def _outweighs_prepositions(verb: Cue, cues: Cues, *, is_before: bool) -> bool:
    """By Monday it had won back; by Monday the square was full; but not "it won back by Monday"."""
    auxiliaries = cues.auxiliaries
    is_state = verb.word.partition(" ")[0] in auxiliaries.pluperfect or verb.word in auxiliaries.lasting
    return is_state or (_is_narrative_past(verb) and not is_before)


def _preposition(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> Cue | None:
    """Return the cue of the words in front: by, until; as soon as; starting; a hearing for Monday; postponed to."""
    before, second, third = (tokens.lower_word(first - back) for back in (1, 2, 3))
    if before == third and second in cues.modifiers.soonest:
        return Cue(Direction.FUTURE, f"{third} {second} {before}")
    if before in cues.prepositions.deadline:
        return Cue(Direction.FUTURE, before, firm=True)
    opening = verb.word.partition(" ")[0] if verb else ""
    if opening in cues.auxiliaries.perfect or opening in cues.modifiers.formerly:
        return None  # "had been set for Monday"; "originally planned for Monday"
    beginning = cues.prepositions.beginning
    starts = before in beginning or (before in cues.prepositions.on and second in beginning)
    return Cue(Direction.FUTURE, before) if starts or _is_appointment(tokens, first, end, verb, cues) else None


def _is_appointment(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> bool:
    """A hearing for Monday, but not for Monday's crash; postponed to April."""
    before = tokens.lower_word(first - 1)
    if verb and verb.word in cues.verbs.moved and before in cues.prepositions.purpose:
        return True
    is_weekday = tokens.classes[first] in cues.classes.weekdays and not _is_owner(tokens, end, cues)
    return is_weekday and before in cues.prepositions.appointment


def _owner(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Thursday's closing price: what owns something known is past; but not "ahead of Thursday's vote"."""
    if not _is_owner(tokens, end, cues):
        return None
    ahead = cues.prepositions.ahead
    if ahead and ahead == tuple(tokens.lower_word(place) for place in range(first - len(ahead), first)):
        return Cue(Direction.FUTURE, " ".join(ahead))
    return Cue(Direction.PAST, tokens.words[end])


def _is_owner(tokens: Tokens, end: int, cues: Cues) -> bool:
    return tokens.word(end) in cues.modifiers.possessive
