"""The nearest verb of an expression, before and after it, and whether it dates the expression for certain."""

from __future__ import annotations

from collections.abc import Iterable

from service.timex.direction.cue import BESIDE, FROM_THEN, OPEN, Cue
from service.timex.direction.cues import cue_at, is_adjective, silent_words
from service.timex.direction.sentences import REACH, is_boundary, leads_sentence
from service.timex.direction.verb_places import CLAUSE_ENDS, COMMAS, main_verb_first, rest_of_clause
from service.timex.languages import Cues
from service.timex.model import Direction
from service.timex.tokens import Tokens

#: Maximum number of tokens of an object between its verb and the preposition of the expression.
_OBJECT = 7
#: Tokens before a modal among which its relative pronoun stands: "the ship that never | will sail".
_RELATIVE = 2
#: Maximum number of tokens between a date before its noun and the verb: "the July 3 robbery shocked".
_ATTRIBUTE = 4


def nearest_verb(tokens: Tokens, places: Iterable[int], mention: int, cues: Cues) -> Cue | None:
    """Return the first cue of these places, up to the end of the sentence.

    A participle that describes a noun ("the planned merger") gives way to a past verb beyond it, if there is one, and
    so does a plan in a relative clause ("On Monday the last ship that will be built there sailed").
    """
    fallback: Cue | None = None
    words, classes = tokens.words, tokens.classes
    silent, clock_times = silent_words(cues), cues.classes.clock_times
    for place in places:
        if silent[words[place]] and classes[place] not in clock_times:
            continue
        if is_boundary(tokens, place, cues):
            break
        cue = cue_at(tokens, place, mention, cues)
        if cue is OPEN or cue is FROM_THEN:
            return fallback or cue
        if cue is None:
            continue
        firm, says = _is_firm(tokens, place, mention, cue, cues), cue.word in cues.verbs.saying
        cue = Cue(cue.direction, cue.word, firm, says, place)
        if fallback is None and (
            _describes_plan(tokens, place, cues)
            or _follows_noun(tokens, place, mention, cues)
            or (place > mention and _is_relative_plan(tokens, place, cue, cues))
        ):
            fallback = cue
        elif fallback is None or is_narrative_past(cue):
            return cue
    return fallback


def following_verb(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue of the verb after an expression in its sentence; None if no word there decides."""
    if _has_content(tokens, end, cues):
        return Cue(Direction.PAST, tokens.lower_word(end), place=end)
    reach: Iterable[int] = range(end, min(len(tokens.words), end + REACH))
    if cues.verbs.come_last:
        reach = rest_of_clause(tokens, end, cues)
        if not COMMAS.isdisjoint((tokens.word(end), tokens.word(end + 1))):
            reach = main_verb_first(tokens, reach, cues)
    verb = nearest_verb(tokens, reach, first, cues)
    if not verb or not is_narrative_past(verb):
        return verb
    firm = (
        leads_sentence(tokens, first, cues)
        or _leads_content(tokens, first, cues)
        or _is_between_subject_and_verb(tokens, first, end, verb, cues)
        or _is_attribute(tokens, first, end, verb, cues)
        or _ends_clause(tokens, end, verb, cues)
    )
    return verb._replace(firm=True) if firm else verb


def _leads_content(tokens: Tokens, first: int, cues: Cues) -> bool:
    """Whether the expression opens reported speech: "he said that | in August | the firm closed"."""
    leads = tokens.lower_word(first - 1) in cues.prepositions.dating
    return leads and tokens.lower_word(first - 2) in cues.boundaries.contents


def _is_between_subject_and_verb(tokens: Tokens, first: int, end: int, verb: Cue, cues: Cues) -> bool:
    """Whether the expression separates a verb from its subject: "the group | in August | opened a shop".

    But not "the talks in August hosted by a bank" or "… called for May".
    """
    is_dated = verb.place == end and tokens.lower_word(first - 1) in cues.prepositions.dating
    is_passive = tokens.lower_word(end + 1) in cues.prepositions.deadline
    return is_dated and not is_passive and not _arranges(verb.word, cues)


def _has_content(tokens: Tokens, end: int, cues: Cues) -> bool:
    """Whether reported speech follows: "the news on Friday | that the mine will close", not "the vote | that will"."""
    return tokens.lower_word(end) in cues.boundaries.contents and cue_at(tokens, end + 1, end, cues) is None


def _ends_clause(tokens: Tokens, end: int, verb: Cue, cues: Cues) -> bool:
    """Whether a past verb ends the clause of the expression or follows it directly: "die am 3. Mai starb, …"."""
    if not cues.verbs.end_clauses:
        return False
    following = tokens.word(verb.place + 1)
    return not following or following in CLAUSE_ENDS or verb.place - end < BESIDE


def _is_attribute(tokens: Tokens, first: int, end: int, verb: Cue, cues: Cues) -> bool:
    """Whether the date describes the subject of a past verb: "the | July 3 | robbery shocked the town".

    But not "the July 3 hearing was postponed".
    """
    if tokens.lower_word(first - 1) not in cues.modifiers.articles or not 0 < verb.place - end <= _ATTRIBUTE:
        return False
    word = tokens.lower_word(verb.place + 1) if verb.word in cues.auxiliaries.lasting else verb.word
    return not _arranges(word, cues)


def _arranges(word: str, cues: Cues) -> bool:
    """Whether a past verb may name what is still to come."""
    verbs = cues.verbs
    return word in verbs.arranging or word in verbs.demanding or word in verbs.moved


def _is_firm(tokens: Tokens, place: int, mention: int, cue: Cue, cues: Cues) -> bool:
    """Whether only a preposition, or the object of a past verb, separates a verb from the expression.

    "Died on", "due in", "sold the house in"; but "postponed to" says nothing about the past.
    """
    if 0 < mention - place <= BESIDE:
        prepositions, before = cues.prepositions, tokens.lower_word(mention - 1)
        is_goal = before in prepositions.purpose or before in prepositions.deadline
        return not (cue.direction is Direction.PAST and is_goal)
    return is_narrative_past(cue) and _dates_object(tokens, place, mention, cue, cues)


def _dates_object(tokens: Tokens, place: int, mention: int, cue: Cue, cues: Cues) -> bool:
    """Whether the expression dates a past verb with its object: "sold the house in July", "came to power in July".

    But not "booked the hall in July" or "won the right to fish in July".
    """
    before = tokens.lower_word(mention - 1)
    if not 0 < mention - place <= _OBJECT + BESIDE or before not in cues.prepositions.dating:
        return False
    auxiliaries = cues.auxiliaries
    if _arranges(cue.word, cues) or cue.word in auxiliaries.perfect or cue.word in auxiliaries.present_perfect:
        return False
    goes = cue.word in cues.verbs.going and before not in cues.prepositions.on  # the nearest day is mostly right
    goal = cues.prepositions.purpose if goes else ()
    words = (tokens.lower_word(between) for between in range(place + 1, mention - 1))
    return all(word in goal or _is_of_object(word, cues) for word in words)


def _is_of_object(word: str, cues: Cues) -> bool:
    prepositions = cues.prepositions
    leads_on = word in prepositions.purpose or word in prepositions.deadline or word in cues.boundaries.clauses
    return word[:1].isalnum() and not leads_on


def _describes_plan(tokens: Tokens, place: int, cues: Cues) -> bool:
    word = tokens.lower_word(place)
    return (word in cues.verbs.scheduled or word in cues.verbs.promised) and is_adjective(tokens, place, cues)


def _follows_noun(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Whether an infinitive belongs to a noun: "On Monday, a candidate for the vote | to be held in June | spoke"."""
    is_marker = place > mention and tokens.lower_word(place) in cues.prepositions.infinitive
    return is_marker and tokens.lower_word(place - 1) not in cues.auxiliaries.present


def _is_relative_plan(tokens: Tokens, place: int, cue: Cue, cues: Cues) -> bool:
    """Whether a verb that looks ahead stands in a relative clause: "the ship that | will sail", "who is | to go"."""
    before = tokens.lower_words(max(0, place - _RELATIVE), place)
    relatives = cues.boundaries.relatives | cues.boundaries.contents
    return cue.direction is Direction.FUTURE and not relatives.isdisjoint(before)


def is_narrative_past(verb: Cue) -> bool:
    """Whether a verb reports something past; not "said", which may introduce a plan."""
    return verb.direction is Direction.PAST and not verb.says
