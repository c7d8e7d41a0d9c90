"""The rules that find the kind of a dated clause: the first that holds decides, with its evidence.

Words come from the language. A weak rule is right more often than not, but a model may overrule it. So are cues, where
the verb of the date reports a happening: "the bank sold 40 mln dlrs of bonds on Monday" is no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from service.eventing.kinds import participles, possessives, structure
from service.eventing.kinds.place import Place
from service.eventing.model import EventKind
from service.eventing.surroundings import is_statement
from service.timex.languages.event_words import EventWords

Test = Callable[[Place], str | None]
#: Whether a rule may hold in a sentence, by its language and its words: a cheap test for all dates of the sentence.
Gate = Callable[[EventWords, frozenset[str]], bool]


class Rule(NamedTuple):
    """A rule: the kind that it finds, and its test, which returns the evidence or None.

    ``yields``: it is weak if the verb of the date reports a happening, and does not hold if that is a deed.
    ``gate``: it holds in no sentence that the gate is closed to. ``is_list``: its name is that of a list of cues.
    """

    kind: EventKind
    name: str
    test: Test
    is_weak: bool = False
    yields: bool = False
    gate: Gate | None = None
    is_list: bool = False


class Ruling(NamedTuple):
    """What the rules find: a kind, the evidence, and the rule; an event if no rule holds."""

    kind: EventKind
    evidence: str | None
    rule: str
    is_firm: bool


_NO_RULE = Ruling(EventKind.EVENT, None, "none", is_firm=False)
_DEED = Ruling(EventKind.EVENT, None, "deed", is_firm=True)


def by_rules(place: Place) -> Ruling:
    """Return what the rules find for a date."""
    lexicon = place.lexicon
    otherwise, cues = _NO_RULE, place.cues
    for kind, name, test, is_weak, yields, _, is_list in _open_rules(lexicon, place.words):
        evidence = test(place) if name in cues or not is_list else None
        if not evidence:
            continue
        if kind is EventKind.EVENT:
            return _DEED
        verb = _verb(place) if yields else ""
        is_decision = kind is EventKind.FIGURE and verb in lexicon.kinds.decisions and not structure.is_counted(place)
        if verb in lexicon.kinds.deeds or is_decision or (yields and structure.is_phrasal(place)):
            otherwise = _DEED
        else:
            return Ruling(kind, evidence, name, is_firm=not is_weak and verb not in lexicon.kinds.happenings)
    return otherwise


@lru_cache(maxsize=8)  # the dates of a sentence come one after the other
def _open_rules(lexicon: EventWords, words: frozenset[str]) -> Sequence[Rule]:
    """Return the rules that may hold in a sentence of some words, in their order."""
    return _behind(tuple([gate(lexicon, words) for gate in _GATES]))


@cache
def _behind(are_open: tuple[bool, ...]) -> Sequence[Rule]:
    """Return the rules without a gate and those whose gates are open, in their order."""
    closed = {gate for gate, is_open in zip(_GATES, are_open, strict=True) if not is_open}
    return tuple(rule for rule in _RULES if rule.gate not in closed)


def _verb(place: Place) -> str:
    """Return the last verb before a date, or the first one after it; the empty word without one.

    Of "will hold" and "expected to hold" that is the verb that means something: "hold".
    """
    lexicon = place.lexicon
    words, last = place.words_before, place.verbs_before[-1:]
    if not last:
        words = place.words_after
        last = [at for at, word in enumerate(words) if lexicon.verbs.has(word)][:1]
    if not last:
        return ""
    following = words[last[0] :]
    happenings = (pair for pair in pairwise(following) if pair[1] in lexicon.kinds.happenings)
    return next((word for before, word in happenings if _leads_on(before, lexicon)), following[0])


def _leads_on(word: str, lexicon: EventWords) -> bool:
    """Whether a word comes before an infinitive or a participle: "would", "to", "had"."""
    return (
        word in lexicon.kinds.auxiliaries
        or word in lexicon.kinds.modals
        or word in lexicon.plans.future
        or word in lexicon.plans.infinitive
    )


def _cues(kind: EventKind, name: str, *, yields: bool = False) -> Rule:
    """Return the rule that looks for the cues that a language has under a name."""

    def test(place: Place) -> str | None:
        for cue in place.cues.get(name, ()):
            if evidence := place.evidence(cue):
                return evidence
        return None

    return Rule(kind, name, test, yields=yields, is_list=True)


def _attribution(place: Place) -> str | None:
    """Recognise a date that belongs to a verb of saying."""
    return "a verb of saying" if is_statement(place.around, place.lexicon) else None


def _background(test: Test, gate: Gate | None = None, *, is_weak: bool = False) -> Rule:
    return Rule(EventKind.BACKGROUND, test.__name__, test, is_weak, gate=gate)


def _has_verb(lexicon: EventWords, words: frozenset[str]) -> bool:
    return lexicon.may_have_verb(words)


def _has_relative(lexicon: EventWords, words: frozenset[str]) -> bool:
    return lexicon.kinds.may_have(lexicon.clauses.relatives, words)


def _has_reason(lexicon: EventWords, words: frozenset[str]) -> bool:
    return lexicon.kinds.may_have(lexicon.kinds.reasons, words)


def _has_phrase(lexicon: EventWords, words: frozenset[str]) -> bool:
    return lexicon.kinds.may_have(lexicon.kinds.phrases, words)


def _has_person(lexicon: EventWords, words: frozenset[str]) -> bool:
    return lexicon.kinds.may_have(lexicon.kinds.persons, words)


def _has_state(lexicon: EventWords, words: frozenset[str]) -> bool:
    kinds = lexicon.kinds
    return kinds.may_have(kinds.copulas, words) or kinds.may_have(kinds.states, words)


_GATES: tuple[Gate, ...] = (_has_verb, _has_relative, _has_reason, _has_phrase, _has_person, _has_state)

#: In this order, because a comparison mostly stands in a figure, and either can be what somebody said.
_RULES: tuple[Rule, ...] = (
    _cues(EventKind.EVENT, "doings"),
    _cues(EventKind.REFERENCE, "references"),
    _cues(EventKind.COMPARISON, "comparisons"),
    _cues(EventKind.SCHEDULE, "deadlines"),
    _cues(EventKind.SCHEDULE, "schedules", yields=True),
    _cues(EventKind.FIGURE, "rates"),
    _cues(EventKind.FIGURE, "figures", yields=True),
    _background(structure.is_quoted_period, is_weak=True),
    Rule(EventKind.STATEMENT, "attribution", _attribution, gate=_has_verb),
    _cues(EventKind.STATEMENT, "statements", yields=True),
    _background(possessives.is_possessive),
    _background(structure.is_attributive),
    _background(structure.is_subject, _has_state),
    _cues(EventKind.BACKGROUND, "backgrounds"),
    _background(structure.is_personal, _has_person, is_weak=True),
    _background(structure.is_question),
    _background(structure.is_relative, _has_relative, is_weak=True),
    _background(structure.is_history),
    _background(structure.is_reason, _has_reason, is_weak=True),
    _background(structure.is_in_clause, _has_phrase),
    _background(structure.is_in_phrase, _has_phrase, is_weak=True),
    _background(structure.is_omitted_relative, _has_verb, is_weak=True),
    _background(participles.is_enclosed, _has_verb),
    _background(participles.ends_subject, _has_verb),
    _background(participles.describes_noun, _has_verb, is_weak=True),
    _background(participles.describes_last_noun, _has_verb, is_weak=True),
    _background(participles.lacks_object, _has_verb, is_weak=True),
    _background(structure.is_wish, _has_verb),
    _background(structure.is_past_plan, _has_verb),
    _background(structure.describes_state, _has_verb, is_weak=True),
    _background(structure.lacks_verb),
    _background(structure.is_dateline),
)
