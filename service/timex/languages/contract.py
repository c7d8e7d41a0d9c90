"""The contract of a language: what its folder, ``service/timex/languages/xx``, gives to the rest of the service.

The folder is named by the language's ISO 639 code and has a function ``language() -> Language``. Nothing else names
it: languages are found by their folders, and every other module asks ``languages.language(code)``.

A language must give its words for dates (``classes``, ``token``) and the rules that read them (``grammar``). It should
give its ``cues`` of past and future. It may leave out the rest; the fallback is neutral:

* ``cues``: an expression has the direction that is likely in news;
* ``ranges``: only a dash between two days makes a range;
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
from service.timex.languages.cue_words import Cues
from service.timex.languages.event_words import EventWords
from service.timex.languages.page_words import PageWords
from service.timex.tokens import WordClasses


@dataclass(frozen=True, slots=True)
class Ranges:
    """Words of ranges, in lowercase: ``begins`` ("from") and ``continues`` ("to"), ``between`` and ``both`` ("and").

    After a verb of ``moving`` ("changed from May 4 to May 6") the two dates are no range.
    """

    begins: frozenset[str] = frozenset()
    continues: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    moving: frozenset[str] = frozenset()


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
    cues: Cues = field(default_factory=Cues)
    ranges: Ranges = Ranges()
    names: str = ""
    suspects: Mapping[str, str] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    false_boundaries: tuple[FalseBoundary, ...] = ()
    events: EventWords = field(default_factory=EventWords)
    pages: PageWords = field(default_factory=PageWords)
