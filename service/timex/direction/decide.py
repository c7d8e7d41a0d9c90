"""Past or future? Decided for each mention from its own words: the nearest finite verb of its sentence, then cues.

The order follows HeidelTime's (tense of the nearest verb before the default), with the cues that were measured on news:
modals, "is to", "scheduled", "due", "expected". What the language's words are is data (``languages.Cues``).
"""

from __future__ import annotations

from collections.abc import Iterable

from service.timex.direction.cues import BESIDE, OPEN, Cue, cue_of, describes
from service.timex.direction.sentences import REACH, is_boundary, leads_sentence
from service.timex.languages import Cues
from service.timex.model import Direction
from service.timex.tokens import Tokens


def direction_of(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """The direction of the expression at tokens ``first`` to ``end``, or None when no word of its sentence decides."""
    if tokens.lower_word(first - 1) in cues.since and not _governs(tokens, end, cues):
        return Cue(Direction.PAST, tokens.lower_word(first - 1), firm=True)
    before = _nearest(tokens, range(first - 1, max(-1, first - REACH), -1), first, cues)
    verb = before or _after(tokens, first, end, cues)
    if verb is OPEN:
        verb = None  # "may vote on Sunday, the mayor said": its own modal leaves it open, whoever says it
    if verb and _stands(verb, cues, before=before is not None):
        return verb
    return _led(tokens, first, end, verb, cues) or verb or _owned(tokens, first, end, cues)


def _stands(verb: Cue, cues: Cues, *, before: bool) -> bool:
    """By Monday it had won back; by Monday the square was full; it was full by Monday."""
    lasting = verb.word.partition(" ")[0] in cues.pluperfect or verb.word in cues.was
    return lasting or (_told(verb) and not before)


def _after(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    verb = _nearest(tokens, range(end, min(len(tokens.words), end + REACH)), first, cues)
    leads = verb and _told(verb) and leads_sentence(tokens, first, cues)
    return verb._replace(firm=True) if verb and leads else verb


def _nearest(tokens: Tokens, places: Iterable[int], mention: int, cues: Cues) -> Cue | None:
    """What the first word of these says that says anything, up to the end of its sentence."""
    described: Cue | None = None
    for place in places:
        if is_boundary(tokens, place, cues):
            break
        cue = cue_of(tokens, place, mention, cues)
        if cue is OPEN:
            return described or cue
        if cue is None:
            continue
        cue = Cue(*cue[:2], _beside(tokens, place, mention, cue, cues), cue.word in cues.saying)
        if described is None and _is_described(tokens, place, cues):
            described = cue
        elif described is None or _told(cue):
            return cue
    return described


def _is_described(tokens: Tokens, place: int, cues: Cues) -> bool:
    """The planned merger: of a thing that is still to come another verb tells, if there is one."""
    ahead = tokens.classes[place] in cues.scheduled or tokens.words[place].lower() in cues.promised
    return ahead and describes(tokens, place, cues)


def _beside(tokens: Tokens, place: int, mention: int, cue: Cue, cues: Cues) -> bool:
    """Only a preposition stands between: "died on", "due in", but "postponed to" tells of no past."""
    moved = cue.direction is Direction.PAST and tokens.classes[mention - 1] in cues.purpose + cues.deadline
    return 0 < mention - place <= BESIDE and not moved


def _told(verb: Cue) -> bool:
    """A past verb that tells what happened, and is not "said", which may introduce what is to come."""
    return verb.direction is Direction.PAST and not verb.says


def _owned(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Thursday's closing price: what has a day of its own is known, and over; but not ahead of Thursday's vote."""
    if not _is_owner(tokens, end, cues):
        return None
    ahead = tokens.lower_word(first - 2) == cues.ahead_of[0] and tokens.lower_word(first - 1) == cues.ahead_of[1]
    return Cue(Direction.FUTURE, " ".join(cues.ahead_of)) if ahead else Cue(Direction.PAST, tokens.words[end])


def _is_owner(tokens: Tokens, end: int, cues: Cues) -> bool:
    return end < len(tokens.words) and tokens.classes[end] in cues.possessive


def _governs(tokens: Tokens, end: int, cues: Cues) -> bool:
    """Since Easter falls late: what a word may be the verb of is no date that something lasts from."""
    following = tokens.words[end] if end < len(tokens.words) else ""
    return following in cues.past_verbs or following.endswith(cues.verb_endings)


def _led(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> Cue | None:
    """What the words that lead a mention say: by, until; as soon as; a hearing for Monday; postponed to; starting."""
    if tokens.lower_word(first - 1) == tokens.lower_word(first - 3) and tokens.lower_word(first - 2) in cues.soonest:
        return Cue(Direction.FUTURE, " ".join(tokens.words[first - 3 : first]).lower())
    leading, word = tokens.classes[first - 1] if first else "", tokens.lower_word(first - 1)
    if leading and leading in cues.deadline:
        return Cue(Direction.FUTURE, word, firm=True)
    if verb and verb.word.partition(" ")[0] in cues.perfect | cues.once:
        return None  # "had been set for Monday"; "originally planned for Monday"
    starts = word in cues.starting or (word in cues.on and tokens.lower_word(first - 2) in cues.starting)
    return Cue(Direction.FUTURE, word) if starts or _appoints(tokens, first, end, verb, cues) else None


def _appoints(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> bool:
    """A hearing for Monday, but not for Monday's crash; postponed to April."""
    if verb and verb.word in cues.moved and first and tokens.classes[first - 1] in cues.purpose:
        return True
    weekday = tokens.classes[first] in cues.weekday and not _is_owner(tokens, end, cues)
    return weekday and tokens.lower_word(first - 1) in cues.appointing
