"""Whether a sentence stands alone, and whether it tells what happened or only what was to come."""

from __future__ import annotations

import re

from service.eventing.references import has_definite
from service.eventing.subjects import is_bare, subject_of
from service.stories.prose import words_outside_quotations
from service.timex import languages
from service.timex.languages.event_words import EventWords

_APOSTROPHE = re.compile(r"['’]")
_LONGEST_CONNECTIVE = 4  # words


def needs_another(sentence: str, language: str) -> bool:
    """Whether only another sentence says whom or what a sentence is about.

    Its subject is a pronoun, it begins with "but", "however" or "as a result", or it refers to something with a
    demonstrative: "those principles", "after that vote".
    """
    lexicon = languages.language(language).events
    subject = subject_of(sentence, lexicon)
    if subject and _APOSTROPHE.split(subject[0])[0].lower() in lexicon.subjects.people | lexicon.subjects.others:
        return True
    words = words_outside_quotations(sentence)
    beginnings = {" ".join(words[:count]).lower() for count in range(1, _LONGEST_CONNECTIVE + 1)}
    if not beginnings.isdisjoint(lexicon.clauses.connectives | lexicon.clauses.coordinators):
        return True
    return any(_refers(*beside, lexicon) for beside in zip(["", *words], words, words[1:], strict=False))


def needs_only_topic(sentence: str, language: str) -> bool:
    """Whether a sentence with a subject of its own speaks of "the crash", which readers of a whole story know."""
    lexicon = languages.language(language).events
    subject = subject_of(sentence, lexicon)
    return has_definite(sentence, lexicon) and not (subject and is_bare(subject, lexicon))


def _refers(before: str, word: str, following: str, lexicon: EventWords) -> bool:
    """Whether a word before another one is a demonstrative; a participle specifies it, too: "those injured"."""
    subjects = lexicon.subjects
    is_object = before.lower() in lexicon.kinds.phrases | lexicon.clauses.before_relatives
    is_demonstrative = word.lower() in subjects.demonstratives or (is_object and word in subjects.after_prepositions)
    return is_demonstrative and following not in subjects.specifying and following not in lexicon.verbs


def depends_on_writing(sentence: str, language: str) -> bool:
    """Whether a sentence has words whose date depends on the day of writing: "yesterday's poll"."""
    phrase = languages.language(language).events.deictics.phrase
    return bool(phrase.search(" ".join(words_outside_quotations(sentence))))


def announces(sentence: str, language: str) -> bool:
    """Whether the first verb of a sentence, one of saying left out, is of what is to come: "is expected to meet".

    What was to come on a day, as seen from before ("was due to meet"), does not tell its outcome either.
    """
    lexicon = languages.language(language).events
    plans = lexicon.plans
    copulas = plans.present | plans.past
    words = words_outside_quotations(sentence)
    for before, word, following in zip(["", *words], words, [*words[1:], ""], strict=False):
        is_due = word in plans.planned and (before in copulas or following in plans.infinitive)
        if is_due or word in plans.future or (word in plans.infinitive and before in copulas):
            return True
        leads_on = word in copulas and following in plans.planned | plans.infinitive | copulas
        if word in lexicon.verbs and not leads_on and word not in plans.planned | lexicon.reporting.verbs:
            return False
    return False


def is_of_another_time(sentence: str, language: str) -> bool:
    """Whether the first verb of a sentence about a past day belongs to the time of writing, or to one before that day.

    "Bolt is accused of closing the dam in March", "Bolt had always denied closing the dam in March".
    """
    lexicon, auxiliaries = languages.language(language).events, languages.language(language).cues.auxiliaries
    others = auxiliaries.present | auxiliaries.pluperfect
    words = words_outside_quotations(sentence)
    return next((word in others for word in words if word in others or word in lexicon.verbs), False)
