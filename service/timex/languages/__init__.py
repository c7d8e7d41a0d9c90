"""The languages the engine reads: each is words as data, a grammar over their classes, and what is to be refused.

Adding one is a folder with a lexicon and, where its grammar differs, rules; nothing else in ``timex`` knows a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import NamedTuple

from service.timex.meaning import Meaning
from service.timex.rule import Grammar, Rule
from service.timex.tokens import Tokens, WordClasses

CODES = frozenset({"en"})


class Match(NamedTuple):
    """Where a rule matched: tokens ``first`` up to, not including, ``end``."""

    rule: str
    first: int
    end: int


#: Why a match is no expression of time after all, or None: (tokens, match) -> reason in plain words.
Refusal = Callable[[Tokens, Match], "str | None"]


#: What a match means in its surroundings, with its first token then, or None: "60,000 barrels | a day" repeats.
Refinement = Callable[[Tokens, Match], "tuple[int, Meaning] | None"]


@dataclass(frozen=True, slots=True)
class Cues:
    """What decides direction: the first fields are characters of classes, the others words.

    ``future`` modals, ``possible`` ones that leave the direction open, ``expected`` participles, ``planned`` verbs of
    planning, ``past`` auxiliaries, ``present`` copulas,
    ``infinitive`` marker, ``purpose`` prepositions, ``deadline`` prepositions, ``boundary`` marks between sentences.
    """

    future: str
    possible: str
    scheduled: str
    expected: str
    planned: str
    past: str
    present: str
    infinitive: str
    purpose: str
    deadline: str
    range_begins: str
    range_goes_on: str
    between: str
    dash: str
    hyphen: frozenset[str]
    both: str
    boundary: str
    full_stop: str
    meridiem: str
    perfect: frozenset[str]
    pluperfect: frozenset[str]
    soonest: frozenset[str]
    copula: frozenset[str]
    articles: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    once: frozenset[str]
    possessive: str
    weekday: str
    was: frozenset[str]
    saying: frozenset[str]
    promised: frozenset[str]
    #: Participles that look ahead with an infinitive: forecast to.
    forecast: frozenset[str]
    #: Verbs that move what was arranged to another day, prepositions of an appointment, words before a beginning.
    moved: frozenset[str]
    appointing: frozenset[str]
    starting: frozenset[str]
    on: frozenset[str]
    ahead_of: tuple[str, str]
    since: frozenset[str]
    #: Prepositions with which a date begins its sentence.
    leading: frozenset[str]
    #: What is arranged is told in the present: these verbs after these auxiliaries.
    arranged: frozenset[str]
    progressive: frozenset[str]
    #: "has been scheduled" still holds, unless one of ``unreal`` stands before it.
    present_perfect: frozenset[str]
    unreal: frozenset[str]
    determiners: frozenset[str]
    past_verbs: frozenset[str]
    past_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    not_past: frozenset[str]
    abbreviations: frozenset[str]
    #: After a full stop these show that it was an abbreviation's.
    goes_on: frozenset[str]
    #: Words that have a capital at the beginning of a sentence only.
    openers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Language:
    """One language: ``classes`` maps a word as written to its character, ``token`` is its tokeniser.

    ``beginning`` are the rules that a match may follow, by the character that it begins with.
    """

    code: str
    classes: WordClasses
    token: re.Pattern[str]
    grammar: Grammar
    beginning: Mapping[str, tuple[Rule, ...]]
    triggers: re.Pattern[str]
    refinements: tuple[tuple[tuple[str, ...], Refinement], ...]
    refusals: tuple[tuple[tuple[str, ...], Refusal], ...]
    cues: Cues
    suspects: Mapping[str, str]
    names: str


@cache
def language(code: str) -> Language:
    """The language of that code. Raises KeyError for one that the engine does not read."""
    if code not in CODES:
        raise KeyError(code)
    loaded: Language = import_module(f"service.timex.languages.{code}").language()
    return loaded
