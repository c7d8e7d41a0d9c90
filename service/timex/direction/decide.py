"""Past or future? Decided for each expression from its own sentence: the nearest finite verb, then words beside it.

The order follows HeidelTime: the tense of the nearest verb comes before any default. The words are those of the
language (``languages.Cues``); what matters most was measured on news: modals, "is to", "scheduled", "due", "expected".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from service.timex.direction.appointments import is_appointed, is_summoned
from service.timex.direction.cue import BESIDE, FROM_THEN, OPEN, Cue
from service.timex.direction.cues import cue_at, is_adjective, silent_words
from service.timex.direction.happenings import befell, struck
from service.timex.direction.headlines import announced, known_result
from service.timex.direction.prepositions import introduced, leads_ahead, onset, owned
from service.timex.direction.sentences import (
    REACH,
    follows_link,
    is_boundary,
    leads_sentence,
    phrase_start,
    sentence_start,
)
from service.timex.languages import Cues
from service.timex.languages.unions import union
from service.timex.model import Direction
from service.timex.tokens import Tokens

#: Maximum number of tokens of an object between its verb and the preposition of the expression.
_OBJECT = 7
_COMMAS = frozenset(",、，")
#: Opening quotation marks with their closing ones, and the tokens up to these.
_QUOTES = {"「": "」", "“": "”", '"': '"', "‘": "’"}
_LONGEST_QUOTATION = 120
#: What stands behind the last word of a clause.
_CLAUSE_ENDS = frozenset(",.;:!?)。、，।")
#: Tokens in front of a modal among which its relative pronoun stands: "the ship that never | will sail".
_RELATIVE = 2
#: Maximum number of tokens between a date in front of its noun and the verb: "the July 3 robbery shocked".
_ATTRIBUTE = 4


def direction_of(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return the cue that decides the direction of the expression at tokens ``first`` up to, not including, ``end``.

    None if no word of its sentence decides; ``FROM_THEN`` if the sentence leaves it open.
    """
    return _before_verbs(tokens, first, end, cues) or _from_verbs(tokens, first, end, cues)


def _before_verbs(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return what decides before any verb in front: "since", an appointed day, a subject, what nobody plans."""
    if cue := _takes_effect(tokens, first, end, cues) or _since(tokens, first, end, cues):
        return cue
    if is_appointed(tokens, first, end, cues):
        return FROM_THEN
    if _is_subject_of_clause(tokens, first, end, cues):
        return Cue(Direction.PAST, tokens.lower_word(end), firm=True)
    return befell(tokens, first, end, cues)


def _from_verbs(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Return what the nearest verb decides, and the prepositions that it leaves a say."""
    before = tokens.lower_word(first - 1)
    verb_before = _nearest_verb(tokens, range(first - 1, max(-1, first - REACH), -1), first, cues)
    seeks_behind = cues.verbs.come_last or not verb_before or _opens_clause(tokens, first, end, cues)
    verb_after = _verb_after(tokens, first, end, cues) if seeks_behind else None
    if verb_before and _introduces(tokens, verb_before, cues):
        told = _verb_after(tokens, first, end, cues)
        verb_after = told if told and told.firm else verb_after
    verb, verb_before = verb_after or verb_before, None if verb_after else verb_before
    if verb_before and (_is_cancelled(tokens, end, verb_before, cues) or is_summoned(tokens, first, verb_before, cues)):
        return FROM_THEN
    if (
        verb
        and verb.word in cues.verbs.arranged_plural
        and (result := known_result(tokens, sentence_start(tokens, first, cues), first, cues))
    ):
        return result
    if verb is None:
        return _without_verb(tokens, first, end, cues)
    if verb is OPEN or verb is FROM_THEN or _moves_from(before, verb, cues):
        # "would vote on Sunday, the mayor said": its own modal leaves it open, whoever says it
        undecided = FROM_THEN if verb is FROM_THEN else None
        return introduced(tokens, first, end, undecided, cues) or owned(tokens, end, cues) or undecided
    if not verb_before and (ahead := leads_ahead(tokens, first, end, cues)):
        return ahead
    if _outweighs_prepositions(verb, cues, is_before=verb_before is not None):
        return _reaching(before, verb, cues)
    return introduced(tokens, first, end, verb, cues) or _reaching(before, verb, cues)


def _since(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    before = tokens.lower_word(first - 1)
    if before not in cues.prepositions.since:
        return None
    tests = _is_subject(tokens, end, cues), _is_range(tokens, first, end, cues), _begins_plan(tokens, first, end, cues)
    return None if any(tests) else Cue(Direction.PAST, before, firm=True)


def _takes_effect(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    """Le conseil a décidé d'augmenter les tarifs à partir de juillet: "from" a day, behind a verb of deciding."""
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
    clause = takewhile(lambda place: tokens.words[place] not in _CLAUSE_ENDS or tokens.words[place] in _COMMAS, reach)
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
    goes_on = tokens.word(end) not in _CLAUSE_ENDS and tokens.word(end) != ""
    return has_preposition and follows_link(tokens, first, cues) and goes_on


def _without_verb(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    return (
        introduced(tokens, first, end, None, cues)
        or owned(tokens, end, cues)
        or onset(tokens, first, end, cues)
        or announced(tokens, first, cues)
        or struck(tokens, first, cues)
    )


def _reaching(before: str, verb: Cue, cues: Cues) -> Cue:
    """Continued into Thursday, updated on Thursday: a day that may be the one after publication."""
    reaches = before in cues.prepositions.into or verb.word in cues.verbs.updating
    return verb._replace(reaches=True) if reaches and verb.direction is Direction.PAST else verb


def _is_subject(tokens: Tokens, end: int, cues: Cues) -> bool:
    """Whether a verb follows at once: "since Easter falls late" does not name a day since when."""
    following = tokens.word(end)
    return following in cues.verbs.past or following.endswith(cues.verbs.endings)


def _is_range(tokens: Tokens, first: int, end: int, cues: Cues) -> bool:
    """Whether the day is one of two: Russian "с 1 апреля по 30 сентября", as the word is "since" alone."""
    links = cues.prepositions.range_links
    behind = end + (tokens.word(end) == ".")  # Czech "od 9. do 11. května"
    return bool(links) and not links.isdisjoint(tokens.lower_words(first, behind + 1))


def _begins_plan(tokens: Tokens, first: int, end: int, cues: Cues) -> bool:
    """Whether "since" also means "from" and the nearest verb looks ahead: Russian "с 1 июля тарифы вырастут"."""
    if tokens.lower_word(first - 1) not in cues.prepositions.onward:
        return False
    behind, before = range(end, min(len(tokens.words), end + REACH)), range(first - 2, max(-1, first - REACH), -1)
    verb = _nearest_verb(tokens, behind, first, cues) or _nearest_verb(tokens, before, first, cues)
    return verb is not None and verb.direction is Direction.FUTURE


def _is_cancelled(tokens: Tokens, end: int, plan: Cue, cues: Cues) -> bool:
    """A march planned for Monday was called off: the plan may be of the past."""
    if tokens.lower_word(end) not in cues.auxiliaries.lasting:
        return False
    is_plan = plan.word in cues.verbs.scheduled or plan.word in cues.verbs.expected or plan.word in cues.verbs.planned
    return is_plan and tokens.lower_word(end + 1) in cues.verbs.cancelled


def _moves_from(before: str, verb: Cue, cues: Cues) -> bool:
    """Return whether a verb moves something away from the date: "was changed from March 12 to March 16"."""
    return verb.word in cues.verbs.moved and before in cues.prepositions.origin


def _nearest_verb(tokens: Tokens, places: Iterable[int], mention: int, cues: Cues) -> Cue | None:
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
        elif fallback is None or _is_narrative_past(cue):
            return cue
    return fallback


def _verb_after(tokens: Tokens, first: int, end: int, cues: Cues) -> Cue | None:
    if _has_content(tokens, end, cues):
        return Cue(Direction.PAST, tokens.lower_word(end), place=end)
    reach: Iterable[int] = range(end, min(len(tokens.words), end + REACH))
    if cues.verbs.come_last:
        reach = _rest_of_clause(tokens, end, cues)
        if not _COMMAS.isdisjoint((tokens.word(end), tokens.word(end + 1))):
            reach = _main_verb_first(tokens, reach, cues)
    verb = _nearest_verb(tokens, reach, first, cues)
    if not verb or not _is_narrative_past(verb):
        return verb
    firm = (
        leads_sentence(tokens, first, cues)
        or _leads_content(tokens, first, cues)
        or _is_between_subject_and_verb(tokens, first, end, verb, cues)
        or _is_attribute(tokens, first, end, verb, cues)
        or _ends_clause(tokens, end, verb, cues)
    )
    return verb._replace(firm=True) if firm else verb


def _introduces(tokens: Tokens, verb: Cue, cues: Cues) -> bool:
    """Whether a verb of saying introduces a clause: "said that", "told reporters that"."""
    if not verb.says:
        return False
    following = (tokens.lower_word(verb.place + 1), tokens.lower_word(verb.place + 2))
    return not cues.boundaries.contents.isdisjoint(following)


def _leads_content(tokens: Tokens, first: int, cues: Cues) -> bool:
    """He said that in August the firm closed."""
    leads = tokens.lower_word(first - 1) in cues.prepositions.dating
    return leads and tokens.lower_word(first - 2) in cues.boundaries.contents


def _is_between_subject_and_verb(tokens: Tokens, first: int, end: int, verb: Cue, cues: Cues) -> bool:
    """The group in August opened a shop; but not "the talks in August hosted by a bank" or "… called for May"."""
    is_dated = verb.place == end and tokens.lower_word(first - 1) in cues.prepositions.dating
    is_passive = tokens.lower_word(end + 1) in cues.prepositions.deadline
    return is_dated and not is_passive and not _arranges(verb.word, cues)


def _has_content(tokens: Tokens, end: int, cues: Cues) -> bool:
    """The news on Friday that the mine will close was told then; but not "the vote on Friday that will decide"."""
    return tokens.lower_word(end) in cues.boundaries.contents and cue_at(tokens, end + 1, end, cues) is None


def _rest_of_clause(tokens: Tokens, first: int, cues: Cues) -> Iterator[int]:
    """Yield the places behind an expression up to the comma that ends its clause, as verbs come last in it.

    A comma behind the expression or its particle does not ("市は14日から、支援を始める"). What a quotation says is no
    part of the clause: "市長は11日、「工事を始める」と述べた".
    """
    words, unquoted = tokens.words, islice(_unquoted(tokens, first), REACH)
    is_particle = cue_at(tokens, first, first, cues) is None
    yield from islice(unquoted, 1 + is_particle)
    yield from takewhile(lambda place: words[place] not in _COMMAS, unquoted)


def _main_verb_first(tokens: Tokens, places: Iterable[int], cues: Cues) -> Iterator[int]:
    """Yield the places of a clause from its end, as a comma behind a date sets it apart from attributes.

    "金曜日、来年施行される計画を発表した" was on Friday, not the day on which the plan comes into force.
    """
    silent, words = silent_words(cues), tokens.words
    clause = takewhile(lambda place: silent[words[place]] or not is_boundary(tokens, place, cues), places)
    return reversed(list(clause))


def _unquoted(tokens: Tokens, first: int) -> Iterator[int]:
    """Yield the places of tokens from one on, without quotations that open there and close near.

    One that ends with "。" ends its sentence, too: 他周三说：“没有问题。”
    """
    place, words = first, tokens.words
    while place < len(words):
        closing = _QUOTES.get(words[place])
        after = _after(words, closing, place + 1) if closing else 0
        if not after:
            yield place
        elif words[after - 2] == "。":
            return
        place = after or place + 1


def _after(words: Sequence[str], closing: str, first: int) -> int:
    """Return the place behind a quotation mark that closes near; 0 if none does."""
    inside = range(first, min(len(words), first - 1 + _LONGEST_QUOTATION))
    return next((place + 1 for place in inside if words[place] == closing), 0)


def _ends_clause(tokens: Tokens, end: int, verb: Cue, cues: Cues) -> bool:
    """Whether a past verb ends the clause of the expression, or follows it at once: "die am 3. Mai starb, …"."""
    if not cues.verbs.end_clauses:
        return False
    following = tokens.word(verb.place + 1)
    return not following or following in _CLAUSE_ENDS or verb.place - end < BESIDE


def _is_attribute(tokens: Tokens, first: int, end: int, verb: Cue, cues: Cues) -> bool:
    """The July 3 robbery shocked the town; but not "the July 3 hearing was postponed"."""
    if tokens.lower_word(first - 1) not in cues.modifiers.articles or not 0 < verb.place - end <= _ATTRIBUTE:
        return False
    word = tokens.lower_word(verb.place + 1) if verb.word in cues.auxiliaries.lasting else verb.word
    return not _arranges(word, cues)


def _arranges(word: str, cues: Cues) -> bool:
    """Whether a past verb may name what is still to come."""
    verbs = cues.verbs
    return word in verbs.arranging or word in verbs.demanding or word in verbs.moved


def _is_firm(tokens: Tokens, place: int, mention: int, cue: Cue, cues: Cues) -> bool:
    """Only a preposition stands between: "died on", "due in"; but "postponed to" says nothing of the past.

    Or the object of a past verb: "sold the house in".
    """
    if 0 < mention - place <= BESIDE:
        prepositions, before = cues.prepositions, tokens.lower_word(mention - 1)
        is_goal = before in prepositions.purpose or before in prepositions.deadline
        return not (cue.direction is Direction.PAST and is_goal)
    return _is_narrative_past(cue) and _dates_object(tokens, place, mention, cue, cues)


def _dates_object(tokens: Tokens, place: int, mention: int, cue: Cue, cues: Cues) -> bool:
    """Sold the house in July, came to power in July; but not "booked the hall" or "won the right to fish in July"."""
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
    """On Monday, a candidate for the vote to be held in June spoke: the infinitive belongs to its noun."""
    is_marker = place > mention and tokens.lower_word(place) in cues.prepositions.infinitive
    return is_marker and tokens.lower_word(place - 1) not in cues.auxiliaries.present


def _is_relative_plan(tokens: Tokens, place: int, cue: Cue, cues: Cues) -> bool:
    """Whether a verb that looks ahead stands in a relative clause: "the ship that | will sail", "who is | to go"."""
    before = tokens.lower_words(max(0, place - _RELATIVE), place)
    relatives = cues.boundaries.relatives | cues.boundaries.contents
    return cue.direction is Direction.FUTURE and not relatives.isdisjoint(before)


def _is_narrative_past(verb: Cue) -> bool:
    """A past verb that says what happened; not "said", which may introduce what is to come."""
    return verb.direction is Direction.PAST and not verb.says


def _outweighs_prepositions(verb: Cue, cues: Cues, *, is_before: bool) -> bool:
    """By Monday it had won back; by Monday the square was full; but not "it won back by Monday".

    Where verbs come last, one behind a deadline may set it: "까지 연장했다", extended until.
    """
    auxiliaries = cues.auxiliaries
    if cues.verbs.come_last and verb.word in cues.verbs.limiting:
        return False
    is_state = verb.word.partition(" ")[0] in auxiliaries.pluperfect or verb.word in auxiliaries.lasting
    return is_state or (_is_narrative_past(verb) and not is_before)
