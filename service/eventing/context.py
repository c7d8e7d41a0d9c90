"""Contexts: whom or what a statement is about, if its subject is only a pronoun or a bare reference.

For "he" and "she" that is the one person whose name begins the sentence before; for everything else it is the title of
the article, which is never wrong. The first sentence stands for a title that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from service.text.sentences import sentences
from service.timex.languages import Language
from service.timex.languages.event_words import EventWords

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W_]+)*\.?|[,;:(]|\d(?:[\w.,-]*\w)?")
#: Ends before a word that does not begin its sentence.
_AMID = re.compile(r"[^\W\d_],?\s$")
#: A dateline up to its agency: "ASHTON, March 7 (ANP) - ".
_AGENCY = re.compile(r"^.{0,140}\([A-Z][^()]{1,20}\) ?(?:--|[-–—]) ")
#: The stamp of a page: "Friday 7 March 2025 12.53 GMT ".
_STAMP = re.compile(r"^[^.!?]{0,30}\b\d{4},? \d{1,2}[.:]\d\d(?: ?[ap]m)?(?: [A-Z]{2,4}\b)? ")
#: A first name right before a surname, inside a sentence: "that | Ines".
_FIRST_NAME = re.compile(r"[^\W\d_],?\s[^\W\d_a-zß-ÿ][^\W\d_]+\s$")
_NAME = 30  # characters
_WORD_CHARACTER = re.compile(r"\w")
#: Characters at the beginning of a statement that are looked at for its subject, and words of a bare subject.
_BEGINNING = 120
_SUBJECT = 6
#: Words of a subject such as "the Italian company", which is as bare as "the company".
_WITH_ADJECTIVE = 3
_BEFORE = 600  # characters that are searched for a name
#: Characters in which the first sentence is searched, those of the shortest, and those of it that are shown.
_OPENING = 1_000
_SHORTEST_LEAD = 40
_LONGEST_LEAD = 120
_LONGEST_BYLINE = 7  # words
#: A dash between words ends a subject: "The raid - on a Sunday - failed".
_DASH = re.compile(r"\s[-–—]+\s|—")


class Contexts:
    """Finds the context of statements of one article."""

    def __init__(self, text: str, spoken: Language, title: str | None) -> None:
        self.text, self.spoken, self.title = text, spoken, title or None
        self._are_names: dict[str, bool] = {}
        self._full_names: dict[str, int] = {}

    def of(self, statement: str, start: int) -> str | None:
        """Return the context of a statement from the sentence at ``start``; None if it needs none."""
        lexicon = self.spoken.events
        subject = subject_of(statement, lexicon)
        reference = subject[0].lower() if subject and is_bare(subject, lexicon) else self._reference(statement)
        if reference is None:
            return self._article(start) if self._is_surname(subject, start) else None
        return (self._name_before(start) if reference in lexicon.subjects.people else None) or self._article(start)

    def _article(self, start: int) -> str | None:
        """Return what the article is about, for a sentence at ``start``: its title or else its first sentence."""
        if self.title or not self._lead:
            return self.title
        end, lead = self._lead
        return lead if start >= end else None

    @cached_property
    def _lead(self) -> tuple[int, str] | None:
        """The end of the first whole sentence with a verb, and its beginning as a line; None if it is not found."""
        opening = _without_byline(self.text[:_OPENING], self.spoken)
        found = sentences(opening, self.spoken.code, self.spoken.false_boundaries)
        for sentence in found:
            line = _STAMP.sub("", _AGENCY.sub("", " ".join(sentence.text.split())))
            has_verb = any(word in self.spoken.events.verbs for word in _WORD.findall(line))
            if has_verb and len(line) >= _SHORTEST_LEAD and sentence.end < _OPENING:
                shown = line[: _LONGEST_LEAD + 1]
                return sentence.end, line if line == shown else f"{shown.rpartition(' ')[0].rstrip(',;:-–—')}…"
        return None

    def _reference(self, statement: str) -> str | None:
        """Return the word before any name that needs an earlier name; empty if there are no names, else None."""
        words = self.spoken.events.subjects
        if not words.referring:
            return None
        for place, found in enumerate(_WORD.findall(statement)):
            word: str = found.rstrip(".")
            lower = word.lower()
            if lower in words.referring:
                return lower
            if word[0].isupper() and lower not in words.calendar and (place > 0 or self._is_name(word)):
                return None
        return ""

    def _is_surname(self, subject: list[str], start: int) -> bool:
        """Whether a subject is one word that ends a longer name before the place ``start``: "Ahlers"."""
        if len(subject) != 1 or not subject[0][1:].islower():
            return False
        word = subject[0]
        if word not in self._full_names:
            found = (at for at in _places(self.text, word) if _FIRST_NAME.search(self.text, max(at - _NAME, 0), at))
            self._full_names[word] = next(found, len(self.text))
        return self._full_names[word] < start

    def _is_name(self, word: str) -> bool:
        """Whether the word that begins a statement is a name: the text has its capital inside sentences, too."""
        if not word[1:].islower():
            return len(word) > 1
        if word not in self._are_names:
            capitals = sum(bool(_AMID.search(self.text, max(at - 3, 0), at)) for at in _places(self.text, word))
            small = sum(
                1 for at in _places(self.text, word.lower()) if not _WORD_CHARACTER.match(self.text[at - 1 : at])
            )
            self._are_names[word] = capitals > small
        return self._are_names[word]

    def _name_before(self, start: int) -> str | None:
        """Return the name that begins the sentence before, if it is the only name of a person there."""
        begin = max(start - _BEFORE, self.text.rfind("\n\n", 0, max(start - 2, 0)) + 1, 0)
        found = sentences(self.text[begin:start], self.spoken.code, self.spoken.false_boundaries)
        if begin == start - _BEFORE:
            del found[:1]  # its beginning may be missing
        if not found:
            return None
        names = {name for name in _names(found[-1].text) if len(name.split()) > 1}
        name = names.pop() if len(names) == 1 else ""
        return name if name and _is_subject(name, found[-1].text, self.spoken.events) else None


def _without_byline(text: str, spoken: Language) -> str:
    """Return a text with blanks in place of a first line that says who wrote it."""
    first, _, rest = text.partition("\n")
    is_byline = len(first.split()) <= _LONGEST_BYLINE and spoken.pages.byline.match(first)
    return f"{' ' * len(first)}\n{rest}" if is_byline else text


def _places(text: str, word: str) -> Iterator[int]:
    """Yield where a word, or the end of a longer one, begins. Far faster than a regular expression for each word."""
    at = text.find(word)
    while at >= 0:
        after = at + len(word)
        if not _WORD_CHARACTER.match(text, after):
            yield at
        at = text.find(word, after)


def _is_subject(name: str, sentence: str, lexicon: EventWords) -> bool:
    """Whether a sentence begins with a name and its verb; "In Tokyo" and "The Guild" are no names of a person."""
    before = lexicon.clauses.openers | lexicon.clauses.before_relatives | lexicon.subjects.determiners
    if not sentence.startswith(name) or name.split()[0].lower() in before:
        return False
    following = _WORD.match(sentence, len(name) + 1)
    return following is not None and following[0] in lexicon.verbs


def _names(sentence: str) -> list[str]:
    """Return the sequences of capitalised words in a sentence."""
    names: list[str] = []
    current: list[str] = []
    for word in sentence.split():
        bare = word.strip(',;:"“”().')
        if bare[:1].isupper():
            current.append(bare)
        if current and (not bare[:1].isupper() or word[-1] in ',;:)”"'):
            names.append(" ".join(current))
            current = []
    return [*names, " ".join(current)] if current else names


def subject_of(statement: str, lexicon: EventWords) -> list[str]:
    """Return the words of a statement's subject: those before its first verb, after a phrase such as "On Monday,"."""
    words = _WORD.findall(_DASH.split(statement[:_BEGINNING], maxsplit=1)[0])
    if words and words[0].lower() in lexicon.phrase_openers:
        pronouns = lexicon.subjects.people | lexicon.subjects.others
        comma = words.index(",") + 1 if "," in words else 0
        after = [
            place
            for place, word in enumerate(words[:-1])
            if word.lower() in pronouns and words[place + 1] in lexicon.verbs
        ]
        words = words[comma:] if comma else words[after[0] :] if after else []
    ends = (place for place, word in enumerate(words) if word in lexicon.verbs or word in ",;:(" or word[0].isdigit())
    return words[: next(ends, len(words))]


def is_bare(subject: list[str], lexicon: EventWords) -> bool:
    """Whether a subject names nobody and nothing: "he", "the Italian company", "five other civilians"."""
    words, first = lexicon.subjects, subject[0].lower()
    is_generic = first in words.determiners and len(subject) == _WITH_ADJECTIVE and subject[-1] in words.generic
    if is_generic or first in words.anaphoric:
        return True
    if any(word[:1].isupper() for word in subject[1:]):
        return False
    if first in words.people or first in words.others:
        return True
    if len(subject) > _SUBJECT:
        return False
    return first in words.determiners or not words.anaphoric.isdisjoint(subject)
