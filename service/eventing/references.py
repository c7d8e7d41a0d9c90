"""References of a statement to something that only the text before it introduces: "he", "the crash", "the company".

The words come from the language; without them, nothing is a reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from service.eventing.subjects import words_of
from service.timex.languages.event_words import EventWords, References
from service.timex.languages.unions import union

#: Words between a determiner and its noun: "the | upcoming presidential | vote".
_ADJECTIVES = 2
_APOSTROPHE = re.compile(r"['’]")
_STEM = 4  # letters that two forms of a word share: "attacked the town. The | attack"


def unnamed_pronoun(statement: str, lexicon: EventWords, is_name: Callable[[str], bool]) -> str | None:
    """Return the pronoun that needs an earlier name; empty if the statement has no names at all, else None.

    It stands before all names; "he" stands before all names of people. ``is_name`` tells whether the word that begins
    the statement is a name.
    """
    words = lexicon.subjects
    if not words.referring:
        return None
    has_name = False
    previous = ""
    for place, found in enumerate(words_of(statement)):
        word = found.rstrip(".")
        lower = word.lower()
        if lower in words.referring and (not has_name or lower in words.of_people):
            return lower
        names = word[:1].isupper() and lower not in words.calendar and (place > 0 or is_name(word))
        if names or has_name:
            if _may_be_person(word, previous, lexicon):
                return None
            has_name = True
        previous = lower
    return None if has_name else ""


def _may_be_person(word: str, previous: str, lexicon: EventWords) -> bool:
    """Whether "he" may stand for a word: a name, but not "the House", "in Ashton" or "IAAF"; or "the minister"."""
    references = lexicon.references
    if not word[:1].isupper():
        return references.people.fullmatch(word) is not None
    return not word.isupper() and previous not in lexicon.subjects.determiners and previous not in references.locatives


def has_definite(statement: str, lexicon: EventWords) -> bool:
    """Whether a statement presupposes something that it does not introduce: "joined | the race in May"."""
    words = [word.rstrip(".") for word in words_of(statement)]
    determiners = (place for place, word in enumerate(words) if word.lower() in lexicon.references.determiners)
    return any(_is_unknown(words, place, lexicon) for place in determiners)


def _is_unknown(words: Sequence[str], determiner: int, lexicon: EventWords) -> bool:
    """Whether a determiner begins a reference to something that is not introduced."""
    references = lexicon.references
    if _is_demonstrative(words, determiner, lexicon):
        return True
    noun = _noun(words, determiner, references)
    if noun is None or _is_specified(words[noun + 1 :], lexicon):
        return False
    if words[noun].lower() in references.named and any(_is_name(words, place, lexicon) for place in range(determiner)):
        return False
    stem = words[noun][:_STEM].lower()
    return not any(word.lower().startswith(stem) for word in words[:determiner])


def _is_demonstrative(words: Sequence[str], place: int, lexicon: EventWords) -> bool:
    """Whether a word points to what stands before, such as "this" before a noun: not "this week", "those who"."""
    subjects = lexicon.subjects
    if words[place].lower() not in subjects.demonstratives or place + 1 == len(words):
        return False
    following = _without_ending(words[place + 1])
    lower = following.lower()
    specifies = lower in subjects.specifying or lower in subjects.calendar or following in lexicon.verbs
    return following.isalpha() and not specifies


def _noun(words: Sequence[str], determiner: int, references: References) -> int | None:
    """Return the place of the known noun that a determiner begins the phrase of; None for any other phrase."""
    for place in range(determiner + 1, min(determiner + _ADJECTIVES + 2, len(words))):
        word = _without_ending(words[place])
        if not word.islower() and (place > determiner + 1 or word.lower() not in references.nouns):
            return None
        if word.lower() in references.nouns:
            while place + 1 < len(words) and words[place + 1] in references.nouns:
                place += 1
            return place
        if word in references.specifying:
            return None
    return None


def _without_ending(word: str) -> str:
    """Return a word up to its apostrophe: "company" of "company's". Most words have none."""
    return word if word.isalpha() else _APOSTROPHE.split(word)[0]


def _is_specified(following: Sequence[str], lexicon: EventWords) -> bool:
    """Whether the words after a noun say which one is meant: "the vote | on the budget", but not "… | on Monday"."""
    words = [word for word in following[:4] if word not in (",", ":")]
    if not words or words[0].lower() not in lexicon.references.specifying:
        return bool(words) and words[0][:1].isupper() and words[0].lower() not in lexicon.subjects.calendar
    times = union(lexicon.subjects.calendar, lexicon.references.times)
    rest = [word for word in words[1:] if word.lower() not in lexicon.references.determiners]
    return not any(word.lower() in times or word[0].isdigit() for word in rest[:2])


def _is_name(words: Sequence[str], place: int, lexicon: EventWords) -> bool:
    return place > 0 and words[place][:1].isupper() and words[place].lower() not in lexicon.subjects.calendar
