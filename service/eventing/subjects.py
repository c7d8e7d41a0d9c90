"""The subject of a statement, and whether it names anybody or anything."""

from __future__ import annotations

import re
from functools import lru_cache

from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W_]+)*\.?|[,;:(]|\d(?:[\w.,-]*\w)?")
#: Characters at the beginning of a statement that are looked at for its subject, and words of a bare subject.
_BEGINNING = 120
_SUBJECT = 6
#: A dash between words ends a subject: "The raid - on a Sunday - failed".
_DASH = re.compile(r"\s[-–—]+\s|—")


@lru_cache(maxsize=8)  # several questions are asked of the words of a statement, one after the other
def words_of(statement: str) -> tuple[str, ...]:
    """Return the words of a statement and its marks, a full stop with the word before it."""
    return tuple(_WORD.findall(statement))


def subject_of(statement: str, lexicon: EventWords) -> list[str]:
    """Return the words of a statement's subject: those before its first verb, after a phrase such as "On Monday,"."""
    words = list(words_of(_DASH.split(statement[:_BEGINNING], maxsplit=1)[0]))
    if words and words[0].lower() in lexicon.phrase_openers:
        words = words[_after_phrase(words, lexicon) :]
    ends = (place for place, word in enumerate(words) if _ends_subject(word, lexicon))
    return words[: next(ends, len(words))]


def _ends_subject(word: str, lexicon: EventWords) -> bool:
    return lexicon.verbs.has(word.rstrip(".")) or word in ",;:(" or word[0].isdigit()


def _after_phrase(words: list[str], lexicon: EventWords) -> int:
    """Return where the subject begins after a phrase: after its comma, or its date: "On Monday | the mayor left".

    Without either that is the pronoun before the first verb: "In Lund | he left"; the end if there is none.
    """
    subjects = lexicon.subjects
    first = next((place for place, word in enumerate(words) if lexicon.verbs.has(word.rstrip("."))), 0)
    comma = words.index(",") if "," in words else len(words)
    if first < comma:
        dates = (place for place in range(first - 1, -1, -1) if subjects.is_date(words[place]))
        start = next(dates, first) + 1
        if start < first and words[start].lower() in subjects.determiners:
            return start
    if comma < len(words):
        return comma + 1
    return first - 1 if first and words[first - 1].lower() in union(subjects.people, subjects.others) else len(words)


#: After a subject, who it is: ", Ines Ahlers", ", former miner Ines Ahlers".
_IDENTITY = re.compile(r",\s(?:[^\W\d_A-Z][\w-]*\s){0,3}[^\W\d_a-z][\w.'’-]+\s(?:[a-z]{2,3}\s)?[^\W\d_a-z]")


def is_identified(statement: str, subject: list[str], lexicon: EventWords) -> bool:
    """Whether the full name of a subject stands right after it: "the Italian minister, | Ines Ahlers, left"."""
    if subject[0].lower() not in lexicon.subjects.determiners:
        return False
    end = statement.find(subject[-1], statement.find(subject[0])) + len(subject[-1])
    return _IDENTITY.match(statement, end) is not None


def is_bare(subject: list[str], lexicon: EventWords) -> bool:
    """Whether a subject names nobody and nothing: "he", "the Italian company", "five other civilians"."""
    words, first = lexicon.subjects, subject[0].lower()
    capitals = sum(word[:1].isupper() for word in subject[1:])
    is_short = len(subject) <= _SUBJECT
    if is_short and capitals <= 1 and first in words.determiners and _names_nobody(subject[-1], lexicon):
        return True
    if first in words.anaphoric and first not in words.titles:
        return True
    if capitals:
        return False
    if first in words.people or first in words.others:
        return True
    return is_short and (first in words.determiners or not words.anaphoric.isdisjoint(subject))


def lacks_subject(statement: str, lexicon: EventWords) -> bool:
    """Whether a statement begins with a verb in the present, as entries of chronologies do: "Wins the race"."""
    first, *rest = words_of(statement)[:2] or ("",)
    verb = first.lower()
    kinds = lexicon.kinds
    no_verbs = union(kinds.auxiliaries, lexicon.plans.future, kinds.modals, lexicon.subjects.calendar)
    is_verb = verb in lexicon.verbs and verb not in no_verbs and not verb.endswith(lexicon.verbs.endings)
    return is_verb and not any(map(lexicon.verbs.has, rest))


def _names_nobody(noun: str, lexicon: EventWords) -> bool:
    """Whether the last word of a subject names nobody, although the subject has a capital: "the Italian | company"."""
    words = lexicon.subjects
    return noun in words.generic or words.natives.fullmatch(noun) is not None
