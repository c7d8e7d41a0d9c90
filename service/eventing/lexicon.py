"""What eventing needs to know of a language: classes of words. The words themselves are data (``lexicon_en``)."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, in lower case, that part clauses and tell sayings and plans from happenings.

    ``openers`` may begin a clause inside a sentence: they are the next three classes together. ``relatives`` need the
    words before them, ``bare`` subordinators begin a clause even where no verb is near ("when NATO, which …"), ``kept``
    ones mean something in front of a summary; ``attendant`` opens what only accompanies its clause ("with officials
    saying").
    ``verbs`` are finite forms surely known as such, ``endings`` those of regular ones, ``no_verbs`` what only ends so.
    ``saying`` are verbs of speech, ``telling`` those with a hearer as object, ``source`` a speaker without a verb.
    ``ahead`` are words of plans and ``past`` those that put a plan into the past ("had been due").
    ``adverbial`` are the prepositions that make a length of time say when. A dateline's date stands between what
    ``before_dateline`` and ``after_dateline`` match.
    """

    openers: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    bare: frozenset[str]
    kept: frozenset[str]
    only_after_comma: frozenset[str]
    attendant: frozenset[str]
    attending_ending: str
    adverbs: frozenset[str]
    adverb_ending: str
    prepositions: frozenset[str]
    before_relatives: frozenset[str]
    verbs: frozenset[str]
    endings: tuple[str, ...]
    no_verbs: frozenset[str]
    saying: frozenset[str]
    telling: frozenset[str]
    source: frozenset[str]
    ahead: frozenset[str]
    plans: frozenset[str]
    infinitive: str
    present: frozenset[str]
    past: frozenset[str]
    adverbial: frozenset[str]
    possessive: re.Pattern[str]
    before_dateline: re.Pattern[str]
    after_dateline: re.Pattern[str]

    def is_verb(self, word: str) -> bool:
        """Whether a word is surely a finite verb. Names are written with a capital and are none ("Will", "May")."""
        if word in self.verbs:
            return True
        return word.endswith(self.endings) and len(word) > 4 and word.islower() and word not in self.no_verbs
