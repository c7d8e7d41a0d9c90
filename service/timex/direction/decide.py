"""Past or future? Decided for each expression from its own sentence: the nearest finite verb, then words beside it.

The order follows HeidelTime: the tense of the nearest verb comes before any default. The words are those of the
language (``languages.Cues``); what matters most was measured on news: modals, "is to", "scheduled", "due", "expected".
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from service.timex.direction.appointments import is_appointed, is_summoned
from service.timex.direction.cue import FROM_THEN, OPEN, Cue
from service.timex.direction.headlines import headline_cue, result_cue
from service.timex.direction.prepositions import ahead_cue, first_day_cue, possessive_cue, preposition_cue
from service.timex.direction.sentences import (
    REACH,
    follows_link,
    phrase_start,
    sentence_start,
)
from service.timex.direction.unforeseen import past_event_cue, unforeseen_event_cue
from service.timex.direction.verb_places import CLAUSE_ENDS, COMMAS
from service.timex.direction.verbs import following_verb, is_narrative_past, nearest_verb
from service.timex.languages import Cues
from service.timex.languages.unions import union
from service.timex.model import Direction
from service.timex.tokens import Tokens


def direction_of(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue that decides the direction of the expression at tokens ``first`` up to, not including, ``end``.

    None if no word of its sentence decides; ``FROM_THEN`` if the sentence leaves it open.
    """
    return _cue_before_verbs(tokens, first, end, cues) or _cue_from_verbs(tokens, first, end, cues)


def _cue_before_verbs(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue that takes precedence over verbs: "since", a day that is set, a subject, an unforeseen event."""
    if cue := _effective_date_cue(tokens, first, end, cues) or _since_cue(tokens, first, end, cues):
        return cue
    if is_appointed(tokens, first, end, cues):
        return FROM_THEN
    if _is_subject_of_clause(tokens, first, end, cues):
        return Cue(Direction.PAST, tokens.lower_word(end), firm=True)
    return past_event_cue(tokens, first, end, cues)


def _cue_from_verbs(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue of the nearest verb, or of a preposition that takes precedence over that verb."""
    before = tokens.lower_word(first - 1)
    verb_before = nearest_verb(tokens, range(first - 1, max(-1, first - REACH), -1), first, cues)
    seeks_behind = cues.verbs.come_last or not verb_before or _opens_clause(tokens, first, end, cues)
    verb_after = following_verb(tokens, first, end, cues) if seeks_behind else None
    if verb_before and _introduces(tokens, verb_before, cues):
        in_content = following_verb(tokens, first, end, cues)
        verb_after = in_content if in_content and in_content.firm else verb_after
    verb, verb_before = verb_after or verb_before, None if verb_after else verb_before
    if verb_before and (_is_cancelled(tokens, end, verb_before, cues) or is_summoned(tokens, first, verb_before, cues)):
        return FROM_THEN
    if (
        verb
        and verb.word in cues.verbs.arranged_plural
        and (result := result_cue(tokens, sentence_start(tokens, first, cues), first, cues))
    ):
        return result
    if verb is None:
        return _cue_without_verb(tokens, first, end, cues)
    if verb is OPEN or verb is FROM_THEN or _moves_from(before, verb, cues):
        # "would vote on Sunday, the mayor said": its own modal leaves it open, whoever says it
        undecided = FROM_THEN if verb is FROM_THEN else None
        return preposition_cue(tokens, first, end, undecided, cues) or possessive_cue(tokens, end, cues) or undecided
    if not verb_before and (ahead := ahead_cue(tokens, first, end, cues)):
        return ahead
    if _outweighs_prepositions(verb, cues, is_before=verb_before is not None):
        return _with_reach(before, verb, cues)
    return preposition_cue(tokens, first, end, verb, cues) or _with_reach(before, verb, cues)


def _since_cue(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    before = tokens.lower_word(first - 1)
    if before not in cues.prepositions.since:
        return None
    tests = _is_subject(tokens, end, cues), _is_range(tokens, first, end, cues), _begins_plan(tokens, first, end, cues)
    return None if any(tests) else Cue(Direction.PAST, before, firm=True)


def _effective_date_cue(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue of "from" after a verb of deciding: "a décidé d'augmenter les tarifs à partir de juillet"."""
    if not cues.verbs.deciding:
        return None
    beside = tokens.lower_word(first - 1), tokens.lower_word(first - 2), tokens.lower_word(end)
    onward = next((word for word in beside if word in cues.prepositions.onward), None)
    if onward is None:
        return None
    reaches = [range(first - 1, max(-1, first - REACH), -1)]
    if cues.verbs.come_last:  # in Chinese some do not: 宣布自6月15日起
        reaches.append(range(end, min(len(tokens.words), end + REACH)))
    is_decided = any(_decides(tokens, reach, cues) for reach in reaches)
    return Cue(Direction.FUTURE, onward, firm=True) if is_decided else None


def _decides(tokens: Tokens, reach: Iterable[int], cues: Cues) -> bool:
    """Return whether a verb of deciding stands at one of the places, up to the end of the sentence."""
    clause = takewhile(lambda place: tokens.words[place] not in CLAUSE_ENDS or tokens.words[place] in COMMAS, reach)
    return any(tokens.lower_word(place) in cues.verbs.deciding for place in clause)


def _is_subject_of_clause(tokens: Tokens, first: int, end: int, cues: Cues) -> bool:
    """Whether the expression is the subject of a past clause: "it meets on Friday, and | Monday | was"."""
    verbs, following = cues.verbs, tokens.lower_word(end + 1)
    planning = verbs.planned, verbs.expected, verbs.scheduled, verbs.moved, verbs.arranging, verbs.appointing
    is_plan = following in union(*planning)
    is_led = tokens.lower_word(first - 1) in cues.boundaries.links
    return is_led and tokens.lower_word(end) in cues.auxiliaries.lasting and not is_plan


def _opens_clause(tokens: Tokens, first: int, end: int, cues: Cues) -> bool:
    """Whether a clause begins with the expression: "the mine closed, and | on Saturday | its owner will sell it"."""
    has_preposition = phrase_start(tokens, first, cues) < first
    goes_on = tokens.word(end) not in CLAUSE_ENDS and tokens.word(end) != ""
    return has_preposition and follows_link(tokens, first, cues) and goes_on


def _cue_without_verb(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    return (
        preposition_cue(tokens, first, end, None, cues)
        or possessive_cue(tokens, end, cues)
        or first_day_cue(tokens, first, end, cues)
        or headline_cue(tokens, first, cues)
        or unforeseen_event_cue(tokens, first, cues)
    )


def _with_reach(before: str, verb: Cue, cues: Cues) -> Cue:
    """Return the cue, marked if its day may be the one after publication: "continued into Thursday"."""
    reaches = before in cues.prepositions.into or verb.word in cues.verbs.updating
    return verb._replace(reaches=True) if reaches and verb.direction is Direction.PAST else verb


def _is_subject(tokens: Tokens, end: int, cues: Cues) -> bool:
    """Whether the expression is the subject of the verb right after it, as in "since Easter falls late"."""
    following = tokens.word(end)
    return following in cues.verbs.past or following.endswith(cues.verbs.endings)


def _is_range(tokens: Tokens, first: int, end: int, cues: Cues) -> bool:
    """Whether the day begins a range, where the word for "since" also means "from": "с 1 апреля по 30 сентября"."""
    links = cues.prepositions.range_links
    behind = end + (tokens.word(end) == ".")  # Czech "od 9. do 11. května"
    return bool(links) and not links.isdisjoint(tokens.lower_words(first, behind + 1))


def _begins_plan(tokens: Tokens, first: int, end: int, cues: Cues) -> bool:
    """Whether "since" also means "from" and the nearest verb looks ahead: Russian "с 1 июля тарифы вырастут"."""
    if tokens.lower_word(first - 1) not in cues.prepositions.onward:
        return False
    behind, before = range(end, min(len(tokens.words), end + REACH)), range(first - 2, max(-1, first - REACH), -1)
    verb = nearest_verb(tokens, behind, first, cues) or nearest_verb(tokens, before, first, cues)
    return verb is not None and verb.direction is Direction.FUTURE


def _is_cancelled(tokens: Tokens, end: int, plan: Cue, cues: Cues) -> bool:
    """Whether a plan was cancelled, so that its day may be past: "a march planned for Monday was called off"."""
    if tokens.lower_word(end) not in cues.auxiliaries.lasting:
        return False
    is_plan = plan.word in cues.verbs.scheduled or plan.word in cues.verbs.expected or plan.word in cues.verbs.planned
    return is_plan and tokens.lower_word(end + 1) in cues.verbs.cancelled


def _moves_from(before: str, verb: Cue, cues: Cues) -> bool:
    """Return whether a verb moves something away from the date: "was changed from March 12 to March 16"."""
    return verb.word in cues.verbs.moved and before in cues.prepositions.origin


def _introduces(tokens: Tokens, verb: Cue, cues: Cues) -> bool:
    """Whether a verb of saying introduces a clause: "said that", "told reporters that"."""
    if not verb.says:
        return False
    following = (tokens.lower_word(verb.place + 1), tokens.lower_word(verb.place + 2))
    return not cues.boundaries.contents.isdisjoint(following)


def _outweighs_prepositions(verb: Cue, cues: Cues, *, is_before: bool) -> bool:
    """Whether a verb decides before the prepositions do: "by Monday it had won", but not "it won by Monday".

    In languages with the verb at the end, the verb after a deadline may set it: "까지 연장했다", extended until.
    """
    auxiliaries = cues.auxiliaries
    if cues.verbs.come_last and verb.word in cues.verbs.limiting:
        return False
    is_state = verb.word.partition(" ")[0] in auxiliaries.pluperfect or verb.word in auxiliaries.lasting
    return is_state or (is_narrative_past(verb) and not is_before)
