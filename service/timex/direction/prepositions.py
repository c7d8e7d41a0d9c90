"""The direction that the words before an expression give it: "by", "until", "ahead of", "through", "from"."""

from __future__ import annotations

from service.timex.direction.cue import FROM_THEN, Cue
from service.timex.direction.modals import begins_infinitive
from service.timex.direction.sentences import is_boundary
from service.timex.languages import Cues
from service.timex.languages.unions import union
from service.timex.model import Direction
from service.timex.tokens import Tokens

#: Maximum number of tokens between a noun and the preposition after it: "preparations for", "its outlook for".
_GOVERNED = 5
_COMMA = ","


def preposition_cue(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> Cue | None:
    """Return the cue of the words before an expression that ``verb`` governs; None if they decide nothing."""
    return (
        _ahead_of_cue(tokens, first, end, verb, cues)
        or _as_soon_as_cue(tokens, first, cues)
        or _from_now_cue(tokens, first, cues)
        or _deadline_cue(tokens, first, end, verb, cues)
        or _postponing_cue(tokens, first, verb, cues)
        or _through_cue(tokens, first, verb, cues)
        or _forecast_cue(tokens, first, end, cues)
        or _beginning_cue(tokens, first, end, verb, cues)
    )


def possessive_cue(tokens: Tokens, end: int, cues: Cues) -> Cue | None:
    """Return a past cue for a date that owns something: "Thursday's closing price"; None for others."""
    return Cue(Direction.PAST, tokens.words[end]) if is_owner(tokens, end, cues) else None


def first_day_cue(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue of a first day in a headline without a verb: "New timetable from Monday"."""
    return Cue(Direction.FUTURE, tokens.lower_word(first - 1)) if _is_first_day(tokens, first, end, cues) else None


def _is_first_day(tokens: Tokens, first: int, end: int, cues: Cues) -> bool:
    prepositions = cues.prepositions
    if tokens.lower_word(first - 1) not in prepositions.origin:
        return False
    return tokens.lower_word(end) not in union(prepositions.purpose, prepositions.deadline, prepositions.through)


def _opens_at_first_day(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> bool:
    """Whether a headline without an auxiliary names a first day: "Road closed from Monday"."""
    if verb is None or verb.place != first - 2 or verb.word not in cues.verbs.limiting:
        return False
    auxiliaries, before = cues.auxiliaries, tokens.lower_word(verb.place - 1)
    has_auxiliary = before in auxiliaries.past or before in auxiliaries.perfect
    return not has_auxiliary and _is_first_day(tokens, first, end, cues)


def is_owner(tokens: Tokens, end: int, cues: Cues) -> bool:
    return tokens.word(end) in cues.modifiers.possessive


def ahead_cue(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return a cue that outweighs the verb after it: "ahead of Sunday's runoff, shops were boarded up"."""
    ahead = _ahead_of_cue(tokens, first, end, None, cues)
    return ahead if ahead and ahead.word not in cues.prepositions.before else None


def _ahead_of_cue(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> Cue | None:
    """Return the cue of "ahead of Sunday's vote" or "tickets for Sunday's match"; None for "had left before …"."""
    if not is_owner(tokens, end, cues) or (verb and verb.word.partition(" ")[0] in cues.auxiliaries.pluperfect):
        return None
    ahead, before = cues.prepositions.ahead, tokens.lower_word(first - 1)
    if ahead and ahead == tuple(tokens.lower_word(place) for place in range(first - len(ahead), first)):
        return Cue(Direction.FUTURE, " ".join(ahead))
    word = before if before in cues.prepositions.before else _governing(tokens, first, cues.nouns.preparing, cues)
    return Cue(Direction.FUTURE, word) if word else None


def _governing(tokens: Tokens, first: int, nouns: frozenset[str], cues: Cues) -> str | None:
    """Return the nearest of ``nouns`` before the preposition of an expression: "outlook | for the quarter"."""
    before = tokens.lower_word(first - 1)
    if before not in cues.prepositions.purpose and before not in cues.prepositions.of:
        return None
    for place in range(first - 2, max(-1, first - 2 - _GOVERNED), -1):
        if is_boundary(tokens, place, cues):
            return None
        if tokens.lower_word(place) in nouns:
            return tokens.lower_word(place)
    return None


def _as_soon_as_cue(tokens: Tokens, first: int, cues: Cues) -> Cue | None:
    soon = tokens.lower_word(first - 2)
    if soon not in cues.modifiers.soonest:
        return None
    before, after = tokens.lower_word(first - 3), tokens.lower_word(first - 1)
    return Cue(Direction.FUTURE, f"{before} {soon} {after}") if before == after else None


def _from_now_cue(tokens: Tokens, first: int, cues: Cues) -> Cue | None:
    """Return the cue of "between now and June" or "from now until April"."""
    opening = (tokens.lower_word(first - 3), tokens.lower_word(first - 2))
    return Cue(Direction.FUTURE, " ".join(opening), firm=True) if opening in cues.prepositions.from_now else None


def _deadline_cue(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> Cue | None:
    """Return the cue of a deadline: "by Friday" looks ahead, unless a past verb before it says that it was met."""
    word, before = tokens.lower_word(first - 1), tokens.lower_word(first - 2)
    if word not in cues.prepositions.deadline and f"{before} {word}" not in cues.prepositions.deadline:
        word = _deadline_behind(tokens, end, cues)
    if not word:
        return None
    if verb and verb.word in cues.auxiliaries.states:
        return Cue(Direction.FUTURE, word, firm=True)  # "ist bis zum 6. Juli geöffnet"
    if verb and verb.direction is Direction.PAST and 0 <= verb.place < first and _was_met(tokens, first, verb, cues):
        return verb._replace(firm=True)
    return Cue(Direction.FUTURE, word, firm=True)


def _postponing_cue(tokens: Tokens, first: int, verb: Cue | None, cues: Cues) -> Cue | None:
    """Return the cue of a verb that postpones: "suspended the sale | until | a hearing in May".

    None for "stayed shut until a visit in May".
    """
    prepositions, verbs = cues.prepositions, cues.verbs
    if verb is None or verb.word not in verbs.limiting or tokens.lower_word(verb.place - 1) in verbs.continuing:
        return None
    if tokens.lower_word(first - 1) not in prepositions.dating:
        return None
    for place in range(first - 2, max(verb.place, first - 2 - _GOVERNED), -1):
        if tokens.lower_word(place) in prepositions.until:
            return Cue(Direction.FUTURE, tokens.lower_word(place))
        if is_boundary(tokens, place, cues):
            return None
    return None


def _deadline_behind(tokens: Tokens, end: int, cues: Cues) -> str:
    """Return "until" after an expression, or the last word of one that has its ending; the empty string if none."""
    word, last, prepositions = tokens.lower_word(end), tokens.lower_word(end - 1), cues.prepositions
    if word in prepositions.deadline_behind:
        return word
    return last if last.endswith(prepositions.deadline_endings) else ""


def _was_met(tokens: Tokens, first: int, verb: Cue, cues: Cues) -> bool:
    """Whether a deadline was met: "stole 40 cars by March", "served until March".

    But not "lent until March" or "demanded a reply by March".
    """
    auxiliaries, verbs, before = cues.auxiliaries, cues.verbs, tokens.lower_word(verb.place - 1)
    is_perfect = before in auxiliaries.present_perfect or before in auxiliaries.perfect
    if verb.says or is_perfect or before in cues.prepositions.having:
        return False
    if _has_another_verb(tokens, verb.place, first, cues):
        return False
    if tokens.lower_word(first - 1) in cues.prepositions.until:
        return verb.word not in verbs.limiting or before in verbs.continuing
    return not any(verb.word in words for words in (verbs.demanding, verbs.arranging, verbs.moved, verbs.promised))


def _has_another_verb(tokens: Tokens, verb: int, first: int, cues: Cues) -> bool:
    """Whether another verb is nearer to the deadline: "agreed | to pay | by March", "insisted that it | close | by"."""
    return any(
        word == _COMMA or word in cues.boundaries.clauses or begins_infinitive(tokens, place, cues)
        for place in range(verb + 1, first - 1)
        if (word := tokens.lower_word(place))
    )


def _through_cue(tokens: Tokens, first: int, verb: Cue | None, cues: Cues) -> Cue | None:
    """Return the cue of "to run through July" or "has extended its loans through July"."""
    if tokens.lower_word(first - 1) not in cues.prepositions.through:
        return None
    if verb and verb.place >= 0 and _sets_term(tokens, verb, cues):
        return Cue(Direction.FUTURE, verb.word, firm=True)
    if not begins_infinitive(tokens, first - 3, cues):
        return None
    return Cue(Direction.FUTURE, " ".join(tokens.words[first - 3 : first]).lower(), firm=True)


def _sets_term(tokens: Tokens, verb: Cue, cues: Cues) -> bool:
    """Whether a verb sets the end of a term: "extended the truce through Friday", not "was closed through Friday"."""
    if verb.word not in cues.verbs.limiting:
        return False
    is_state = verb.word in cues.verbs.closing and tokens.lower_word(verb.place - 1) in cues.auxiliaries.lasting
    return not is_state


def _forecast_cue(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue of a forecast: "cut its | forecast | for the third quarter", "its third-quarter | outlook"."""
    nouns, noun, second = cues.nouns.forecasts, tokens.lower_word(end), tokens.lower_word(end + 1)
    if noun not in nouns:
        noun = second if second in nouns else _governing(tokens, first, nouns, cues) or ""
    return Cue(Direction.FUTURE, noun) if noun else None


def _beginning_cue(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> Cue | None:
    """Return the cue of a beginning or an appointment: "starting Monday", "a hearing for Monday"."""
    before, second = tokens.lower_word(first - 1), tokens.lower_word(first - 2)
    opening = verb.word.partition(" ")[0] if verb else ""
    if opening in cues.auxiliaries.perfect or opening in cues.modifiers.formerly:
        return None  # "had been set for Monday"; "originally planned for Monday"
    if verb and verb.direction is Direction.PAST and cues.prepositions.opening:
        return None  # "war ab Montag gesperrt", in languages of the shared grammar
    beginning = cues.prepositions.beginning
    starts = before in beginning or (before in cues.prepositions.on and second in beginning)
    return (
        Cue(Direction.FUTURE, before)
        if starts
        or _opens_at_first_day(tokens, first, end, verb, cues)
        or _is_appointment(tokens, first, end, verb, cues)
        else None
    )


def _is_appointment(tokens: Tokens, first: int, end: int, verb: Cue | None, cues: Cues) -> bool:
    """Whether something is set for the day: "a hearing for Monday", "postponed to April", not "for Monday's crash"."""
    before = tokens.lower_word(first - 1)
    if verb is FROM_THEN:
        return False  # "was scheduled for Monday"
    if verb and verb.word in cues.verbs.moved and before in cues.prepositions.purpose:
        return True
    if before not in cues.prepositions.appointment:
        return False
    return tokens.classes[first] in cues.classes.weekdays and not is_owner(tokens, end, cues)
