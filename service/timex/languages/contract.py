"""The contract of a language: what its folder, ``service/timex/languages/xx``, gives to the rest of the service.

The folder is named by the language's ISO 639 code and has a function ``language() -> Language``. Nothing else names
it: languages are found by their folders, and every other module asks ``languages.language(code)``.

A language must give its words for dates (``classes``, ``token``), the rules that read them (``grammar``) and its
``cues`` of past and future. It may leave out the rest; the fallback is neutral:

* the checks and refinements of ``grammar``, ``suspects``: every match of a rule is an expression of time;
* ``events``: the summary of an event is its sentence, its kind is ``event``, its status follows from its date;
* ``pages``: only a page's dates and temperatures are boilerplate;
* ``false_boundaries``: sentences end at their punctuation;
* ``weekdays``: a wrong weekday beside a page's date goes unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from service.text.sentences import FalseBoundary
from service.timex.grammar import Grammar
from service.timex.languages.event_words import EventWords
from service.timex.languages.page_words import PageWords
from service.timex.tokens import WordClasses


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


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language. See the module's docstring for what is required.

    ``classes`` maps a word as written to the character of its class; ``token`` is the tokeniser. ``triggers`` matches
    the characters that may begin an expression of time; ``names`` are the characters of the classes whose words may
    also be names.
    ``weekdays`` are the full names of weekdays, in lowercase, with their ISO number (1, Monday, to 7).
    """

    code: str
    classes: WordClasses
    token: re.Pattern[str]
    grammar: Grammar
    triggers: re.Pattern[str]
    cues: Cues
    names: str = ""
    suspects: Mapping[str, str] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    false_boundaries: tuple[FalseBoundary, ...] = ()
    events: EventWords = field(default_factory=EventWords)
    pages: PageWords = field(default_factory=PageWords)
