"""The contract of a language: what its folder, ``service/timex/languages/xx``, gives to the rest of the service.

The folder is named by the language's ISO 639 code and has a function ``language() -> Language``. Nothing else names
it: languages are found by their folders, and every other module asks ``languages.language(tag)``. Most languages only
give a table of words, ``words.tsv``, to the grammar of ``_shared``, which also knows scripts without blanks; see
``docs/languages.md``. ``tests/timex/test_toy_language.py`` has the smallest language with rules of its own.

A language must give:

* its words of time, each with a class that rules can name: months and weekdays in all inflected forms, relative days
  ("yesterday"), units, number words, and words such as "ago" and "in" (``classes``);
* how it writes them, if that is more than letters and digits: "1st", "isn't", "o'clock" (``tokens.Spelling``, which
  makes ``classes`` and ``token``);
* the rules that read them, among others the order of day, month and year (``grammar``), and the classes without which
  a text holds no expression of time (``triggers``).

It should give the words that point to the past and to the future (``cues``) and the words of ranges (``ranges``).

It may give the rest. What it leaves out has a neutral fallback:

* ``cues``: an expression has the direction that is likely in news;
* ``weights``, which ``direction.training`` learns: where no cue is firm, the nearest cue decides, or the default;
* ``ranges``: only a dash between two days makes a range;
* checks and refinements of ``grammar``, ``suspects``: every match of a rule is an expression of time;
* ``events``: the summary of an event is its sentence, its kind is ``event`` unless its date is long past, its status
  follows from its date;
* ``pages``: only a page's dates and temperatures are boilerplate;
* ``boundaries``: sentences end where sentencex says;
* ``weekdays``: a wrong weekday beside the date of a page goes unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from service.text.sentences import Boundaries
from service.timex.grammar import Grammar
from service.timex.languages.cue_words import Cues
from service.timex.languages.event_words import EventWords
from service.timex.languages.page_words import PageWords
from service.timex.tokens import WordClasses


@dataclass(frozen=True, slots=True)
class Ranges:
    """Words of ranges, in lowercase: ``begins`` ("from") and ``continues`` ("to"), ``between`` and ``both`` ("and").

    After a verb of ``moving`` ("changed from May 4 to May 6") the two dates are not a range. A word of ``linking`` may
    stand before the last date: "bis | zum 3. Juli".
    """

    begins: frozenset[str] = frozenset()
    continues: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    moving: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language. The docstring of the module says what is required.

    ``code``: its ISO 639 code, the name of its folder.
    ``classes``: the character of the class of each word as written. ``token``: the tokeniser.
    ``triggers``: matches the characters of the classes that may begin an expression of time.
    ``names``: the characters of the classes whose words may also be names of people; the reason for a rejection.
    ``suspects``: words that look like an expression of time, in lowercase, with the reason why they are none.
    ``weekdays``: the full names of weekdays, in lowercase, with their ISO number (1, Monday, to 7).
    ``continues_sentence``: whether a month takes its year from a date long past that its sentence names before.
    ``nights_follow``: whether the night of a day always follows it, as "Saturday night" does; a German "Nacht" may not.
    ``boundaries``: abbreviations after which a sentence goes on, and words that end one although they look like some.
    """

    code: str
    classes: WordClasses
    token: re.Pattern[str]
    grammar: Grammar
    triggers: re.Pattern[str]
    cues: Cues = field(default_factory=Cues)
    weights: Mapping[str, float] = field(default_factory=dict)
    ranges: Ranges = Ranges()
    names: str = ""
    suspects: Mapping[str, str] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    continues_sentence: bool = False
    nights_follow: bool = False
    boundaries: Boundaries = field(default_factory=Boundaries)
    events: EventWords = field(default_factory=EventWords)
    pages: PageWords = field(default_factory=PageWords)
