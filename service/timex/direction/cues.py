"""What one word reveals of the direction of an expression: a tense, a modal, a plan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import takewhile

from service.timex.direction.cue import BESIDE, FROM_THEN, Cue
from service.timex.direction.modals import (
    announces_plan,
    begins_infinitive,
    follows_plan,
    governs,
    infinitive_cue,
    is_open_modal,
    is_past_form,
    is_past_plan,
    is_plural,
    modal_cue,
    participle_cue,
)
from service.timex.direction.sentences import REACH, leads_sentence, may_end_sentence
from service.timex.languages import Cues
from service.timex.languages.unions import union
from service.timex.model import Direction
from service.timex.tokens import PerWord, Tokens

_BESIDE_EXPECTED = 3
_OWNED = 7  # tokens between a main verb "has" and the expression
_LONGEST_NAME = 4  # tokens
_LONGEST_SUBJECT = 7  # tokens from a day to the verb after its subject: "Friday, the | bank of Orle | publishes"
_SHORTEST_FUTURE = 5
_CLAUSE_ENDS = frozenset(",;:!?")


def cue_at(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return what the word at ``place`` reveals of the expression at token ``mention``; None if nothing."""
    word = tokens.lower_word(place)
    if not _may_decide(word, cues):
        return None
    if word not in cues.planning and not _is_future(word, cues):
        return _past_or_gerund_cue(tokens, place, mention, cues)  # most cues
    if word in cues.verbs.scheduled:
        return _scheduled_cue(tokens, place, cues)
    if is_open_modal(tokens, place, cues):
        return modal_cue(tokens, place, mention, cues)
    if word in cues.prepositions.infinitive and announces_plan(tokens, place, cues):
        return infinitive_cue(tokens, place, cues)
    if word in cues.verbs.unmarked and _is_unmarked_past(tokens, place, cues):
        return participle_cue(tokens, place, mention, cues) or Cue(Direction.PAST, word)
    is_promise = place > mention and word in cues.verbs.promised and word.endswith(cues.verbs.past_endings)
    is_plan = not is_promise and (word in cues.verbs.expected or word in cues.verbs.planned)
    if is_plan and (particle := tokens.lower_word(place + 1)) in cues.modifiers.particles:
        return None if _is_helped(tokens, place, cues) else Cue(Direction.PAST, f"{word} {particle}")
    if is_plan and _is_former(tokens, place, cues):
        return Cue(Direction.PAST, f"{tokens.lower_word(place - 1)} {word}")
    if is_plan and is_past_plan(tokens, place, cues):
        return Cue(Direction.PAST, word) if word in cues.verbs.unmet else FROM_THEN
    if _is_future(word, cues) or _is_planned(tokens, place, mention, cues):
        return Cue(Direction.FUTURE, word)
    expected = _expected_cue(tokens, place, mention, cues) if is_plan else None
    return expected or _past_or_gerund_cue(tokens, place, mention, cues)


def _may_decide(word: str, cues: Cues) -> bool:
    """Whether a word may decide by itself. Most words can't, so they are not examined further."""
    is_known = word in cues.deciding or word.endswith(cues.deciding_endings)
    return is_known or word.startswith(cues.verbs.future_beginnings)


def _is_unmarked_past(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a verb with one form for both tenses has a subject and an object: "the jury | set | the bail".

    But not "will set a date", "is set for Friday", "a set of rules" or "the date set by the court".
    """
    before, following = tokens.lower_word(place - 1), tokens.lower_word(place + 1)
    auxiliaries, prepositions = cues.auxiliaries, cues.prepositions
    helping = union(cues.modals, auxiliaries.past, auxiliaries.progressive, auxiliaries.infinitive, auxiliaries.gerund)
    if not before.isalpha() or before in union(helping, cues.modifiers.determiners, cues.modifiers.negations):
        return False
    leading = union(prepositions.purpose, prepositions.deadline, prepositions.dating, prepositions.leading)
    return following.isalnum() and following not in leading and following not in prepositions.of


class _Silent(PerWord[bool]):
    """Whether a word neither decides nor ends a sentence: most words."""

    def __init__(self, cues: Cues) -> None:
        super().__init__()
        self._cues = cues

    def _of(self, word: str) -> bool:
        return not may_end_sentence(word) and not _may_decide(word.lower(), self._cues)


@cache
def silent_words(cues: Cues) -> Mapping[str, bool]:
    """Return for each word, as written, whether it neither decides nor ends a sentence, unless it is a clock time."""
    return _Silent(cues)


def _is_helped(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether an auxiliary or "to" stands before a verb: "will | set out"."""
    before, auxiliaries = tokens.lower_word(place - 1), cues.auxiliaries
    helping = union(auxiliaries.future, auxiliaries.open, auxiliaries.present, cues.prepositions.infinitive)
    return before in helping


def _is_future(word: str, cues: Cues) -> bool:
    if word in cues.auxiliaries.future or word.endswith(cues.verbs.future_endings):
        return True
    return word.startswith(cues.verbs.future_beginnings) and len(word) >= _SHORTEST_FUTURE  # Arabic: ستعقد


def is_adjective(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a participle describes a noun: "a revised budget", "the newly elected council"."""
    modifiers, before = cues.modifiers, tokens.lower_word(place - 1)
    if before in modifiers.adverbs or before.endswith(modifiers.adverb_endings):
        before = tokens.lower_word(place - 2)
    return before in modifiers.articles


def _scheduled_cue(tokens: Tokens, place: int, cues: Cues) -> Cue:
    """Return the cue of "scheduled" or "begins": a plan, unless it was replaced; open if "had been" scheduled."""
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    if _is_former(tokens, place, cues) or _is_unreal(tokens, place, cues):
        return Cue(Direction.PAST, f"{before} {word}")
    verb = place - 2 if follows_plan(tokens, place - 1, cues) else place
    was_planned = _had_been(tokens, verb, cues) or is_past_plan(tokens, verb, cues)
    return FROM_THEN if was_planned else Cue(Direction.FUTURE, word)


def _had_been(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a plan is seen from a past day, which leaves open what became of it: "had been | due on Friday"."""
    auxiliaries, before = cues.auxiliaries, tokens.lower_words(max(place - 3, 0), max(place - 1, 0))
    return tokens.lower_word(place - 1) in auxiliaries.perfect and auxiliaries.present_perfect.isdisjoint(before)


def _is_unreal(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a plan came to nothing: "was to have been | scheduled", "would have been | scheduled"."""
    if tokens.lower_word(place - 1) not in cues.auxiliaries.perfect:
        return False
    return any(
        tokens.lower_word(place - back) in cues.auxiliaries.present_perfect
        and tokens.lower_word(place - back - 1) in cues.auxiliaries.unreal
        for back in (2, 3)
    )


def _is_former(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a plan has been replaced: "was first scheduled", but not "the first scheduled ferry"."""
    modifiers, before = cues.modifiers, tokens.lower_word(place - 1)
    is_number = not before.endswith(modifiers.adverb_endings) and tokens.lower_word(place - 2) in modifiers.articles
    return before in modifiers.formerly and not is_number


def _is_planned(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Whether a verb plans what the expression dates: "promised elections in April", "wants it on Monday".

    But not "promised in April".
    """
    verbs, word = cues.verbs, tokens.lower_word(place)
    if word in verbs.promised:
        return mention - place > BESIDE and not _is_in_name(tokens, place)
    if word in verbs.wanted:
        leads_on = tokens.lower_word(place + 1) in cues.prepositions.infinitive
        return governs(tokens, place, mention) and not leads_on
    if word in verbs.forecast:
        return begins_infinitive(tokens, place + 1, cues)  # "was forecast | to reach"
    if word in cues.auxiliaries.present_perfect:
        must = tokens.lower_word(place + 1) in cues.prepositions.infinitive
        return place < mention and (must or (mention - place <= _OWNED and _owns(tokens, place, cues)))
    return _is_arranged(tokens, place, mention, cues)


def _has_object(tokens: Tokens, place: int, cues: Cues) -> bool:
    return tokens.lower_word(place + 1) in cues.modifiers.determiners


def _owns(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether an auxiliary is a main verb: "has a hearing", "has until Friday", but not "to have a hearing"."""
    is_main = _has_object(tokens, place, cues) or tokens.lower_word(place + 1) in cues.prepositions.deadline
    return is_main and tokens.lower_word(place - 1) not in cues.prepositions.infinitive


def _is_arranged(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Whether a present tense expresses a plan: "is meeting", "polls open", "fans plan a march", "the court rules"."""
    word, before = tokens.words[place], tokens.lower_word(place - 1)
    if word in cues.verbs.arranged:
        return before in cues.auxiliaries.progressive
    if word in cues.verbs.arranged_singular:
        if place > mention:
            return _is_on_day(tokens, place, mention, cues)
        return _follows_singular(tokens, place, cues) or _follows_name(tokens, place, mention, cues)
    is_arranged = (
        word in cues.verbs.arranged_plural
        or (word in cues.verbs.arranged_beside and mention - place <= BESIDE)
        or (word in cues.verbs.intended_plural and _has_object(tokens, place, cues))
    )
    return place < mention and is_arranged and is_plural(before, cues)


def _is_on_day(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Whether a verb is that of a sentence which a weekday opens: "On Friday, the bank | publishes its report"."""
    is_near = tokens.classes[mention] in cues.classes.weekdays and place - mention <= _LONGEST_SUBJECT
    if not is_near or is_past_form(tokens.lower_word(place + 1), cues):  # "on Friday bank | reports were published"
        return False
    before = tokens.word(place - 1)
    if before in union(cues.boundaries.relatives, cues.boundaries.clauses) or _has_past_behind(tokens, place, cues):
        return False
    return leads_sentence(tokens, mention, cues) and (before[:1].isupper() or _follows_singular(tokens, place, cues))


def _has_past_behind(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a word is a noun before the verb: "the Senate | votes on the bill were delayed", not "a law that was"."""
    boundaries = cues.boundaries
    for after in range(place + 1, min(place + REACH, len(tokens.words))):
        word = tokens.lower_word(after)
        if word in _CLAUSE_ENDS or may_end_sentence(word) or word in union(boundaries.relatives, boundaries.clauses):
            return False
        if word in cues.auxiliaries.past:
            return True
    return False


def _follows_singular(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a singular noun, perhaps with an adjective, or a relative stands in front: "the high court | rules".

    A word may follow it: "the council of Orle | votes", "the panel of 12 | votes", "the council, who | vote".
    """
    if tokens.lower_word(place - 1) in cues.boundaries.relatives:
        return True
    if tokens.lower_word(place - 2) in cues.prepositions.of:
        place -= 2
    noun, before, first = (tokens.word(place - back) for back in (1, 2, 3))
    is_noun = noun.isalpha() and noun.islower() and not noun.endswith(cues.nouns.plural_endings)
    determiner = first if before.islower() and before not in cues.modifiers.determiners else before
    return is_noun and determiner.lower() in cues.modifiers.determiners


def _follows_name(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Whether a name that opens a clause stands in front, and the expression after: "before Port Aro | votes | on"."""
    first = place - 1
    while first > place - _LONGEST_NAME and tokens.word(first)[:1].isupper():
        first -= 1
    return first < place - 1 and tokens.lower_word(first) in cues.boundaries.clauses and mention - place <= BESIDE


def _is_in_name(tokens: Tokens, place: int) -> bool:
    """Whether a word is part of a name, as its capital after another word shows: "the Associated Press"."""
    return tokens.words[place][:1].isupper() and tokens.lower_word(place - 1).isalpha()


def _expected_cue(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return the cue of "due on Friday" or "plans to"; None for "the plans" and "due to the storm"."""
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    if before in cues.auxiliaries.perfect:
        return FROM_THEN if _had_been(tokens, place, cues) else Cue(Direction.PAST, f"{before} {word}")
    is_purpose = tokens.lower_word(place + 1) in cues.prepositions.purpose
    leads_on = is_purpose and tokens.lower_word(place + 2) not in cues.modifiers.determiners
    is_beside = word in cues.verbs.expected and 0 < mention - place <= _BESIDE_EXPECTED
    return Cue(Direction.FUTURE, word) if leads_on or is_beside else None


def _past_or_gerund_cue(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    """Return the cue of a past verb, a participle, or a gerund such as that of "after closing"."""
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    if word.endswith(cues.verbs.gerund_endings) and _is_over(tokens, place, cues):
        return FROM_THEN if _is_of_future(tokens, place, mention, cues) else Cue(Direction.PAST, f"{before} {word}")
    past = _past_cue(tokens, place, mention, cues)
    return None if past and _is_in_name(tokens, place) else past


def _is_over(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Whether a gerund names a past event: "after collapsing", "accused of stealing"."""
    before = tokens.lower_word(place - 1)
    is_charge = before in cues.prepositions.of and tokens.lower_word(place - 2) in cues.verbs.charged
    return is_charge or before in cues.prepositions.having


def _is_of_future(tokens: Tokens, place: int, mention: int, cues: Cues) -> bool:
    """Whether a gerund may be as far ahead as its main verb: "will face the crisis after | taking | office on 1 May".

    But "he will be sentenced after | pleading | guilty on Monday": a weekday is near enough to be over.
    """
    if tokens.classes[mention] in cues.classes.weekdays:
        return False
    words = tokens.lower_words(max(0, place - REACH), place)
    clause = takewhile(lambda word: word not in _CLAUSE_ENDS and word != ".", reversed(words))
    return not cues.auxiliaries.future.isdisjoint(clause)


def _past_cue(tokens: Tokens, place: int, mention: int, cues: Cues) -> Cue | None:
    word, before = tokens.lower_word(place), tokens.lower_word(place - 1)
    if not is_past_form(word, cues) or (cues.verbs.lowercase and _is_name(tokens, place)):
        return None
    is_state = word in cues.auxiliaries.states
    if is_state and (_has_infinitive(tokens, place, cues) or _names_state(tokens, place, cues)):
        return Cue(Direction.FUTURE, word)
    if before in cues.prepositions.infinitive or before in cues.auxiliaries.present:
        return None  # "to put", "is heard"
    if before in cues.auxiliaries.gerund or before in cues.verbs.wanted:
        return None  # "will be used before being shut in May", "if approved on Friday"
    if word.endswith(cues.verbs.past_endings) and is_adjective(tokens, place, cues):
        return None
    shared = participle_cue(tokens, place, mention, cues)
    if shared or before in cues.auxiliaries.infinitive:
        return shared  # "ordered that votes be counted": no past
    is_pluperfect = before in cues.auxiliaries.pluperfect
    return Cue(Direction.PAST, f"{before} {word}" if is_pluperfect else word)


def _names_state(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Return whether a state ends the clause of a copula: "ist vom 9. bis 11. Mai geschlossen"."""
    states = cues.verbs.closing
    if not states:
        return False
    for at in range(place + 1, place + REACH):
        if tokens.lower_word(at) in states:
            return not tokens.word(at + 1).isalnum()
        if tokens.words[at : at + 1] in ([], [""]) or tokens.word(at) in _CLAUSE_ENDS:
            return False
    return False


def _is_name(tokens: Tokens, place: int) -> bool:
    """Return whether a word has a capital amid a sentence: "seit Monaten", "в Непале"."""
    before = tokens.word(place - 1)
    return tokens.words[place].istitle() and (before[:1].islower() or before == ",")


def _has_infinitive(tokens: Tokens, place: int, cues: Cues) -> bool:
    """Return whether the clause of a copula ends with an infinitive: "ist am 7. Juni zu sehen", "is te zien"."""
    markers = cues.prepositions.infinitive_behind
    if not markers:
        return False
    for at in range(place + 1, place + REACH):
        word = tokens.lower_word(at)
        if word in markers and tokens.lower_word(at + 1).endswith("n") and not tokens.word(at + 2).isalnum():
            return True
        if not word or word in _CLAUSE_ENDS:
            return False
    return False
