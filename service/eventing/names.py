"""Names of people in a text: a full name for a surname, and whom "he" stands for.

It knows no list of names. A surname stands behind one first name, and elsewhere alone, as newspapers write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from service.eventing.subjects import subject_of, words_of
from service.text.sentences import sentences
from service.timex.languages import Language
from service.timex.languages.event_words import EventWords

#: A first name right before a surname, perhaps with an initial, and the word before it: "that | Ines M.".
_FIRST_NAME = re.compile(r"([^\W\d_]+)[’']?,?\s([^\W\d_a-zß-ÿ][\w’'-]+)(?:\s[^\W\d_]\.)?\s$")
#: What goes on with a name: "Stream | Linux", "Park | Won-soon".
_LONGER_NAME = re.compile(r"\s[^\W\d_a-zß-ÿ][^\W\d_]")
_HYPHEN = re.compile(r"\s?-")
_LONGEST_BEFORE = 40  # characters
_WORD_CHARACTER = re.compile(r"\w")
_QUOTES = frozenset('"“”«»„')
#: Sentences that are searched for whom a pronoun stands for, and the characters in which they stand.
_SENTENCES = 4
_BEFORE = 1_200
_LONGEST_NAME = 3  # words
_APOSTROPHE = re.compile(r"['’]")


class Names:
    """Finds the full names of people in one text."""

    def __init__(self, text: str, spoken: Language) -> None:
        self.text, self.spoken = text, spoken
        self._found: dict[str, tuple[tuple[int, str], ...]] = {}

    def has_full(self, surname: str, start: int) -> bool:
        """Whether a full name ends with a surname before the place ``start``."""
        return bool(self._first_names(surname, start))

    def full(self, surname: str, start: int) -> str | None:
        """Return the full name to a surname from before the place ``start``; None if there are several or none."""
        found = self._first_names(surname, start)
        return f"{found.pop()} {surname}" if len(found) == 1 else None

    def is_short(self, name: str, start: int) -> bool:
        """Whether a name begins or ends a longer one where the text has it first, before the place ``start``."""
        at = next(places(self.text, name), start)
        return at < start and _LONGER_NAME.match(self.text, at + len(name)) is not None

    def of_pronoun(self, start: int) -> str | None:
        """Return the name of the person for whom the pronoun of a sentence at ``start`` stands; None if in doubt.

        That is whom the sentence before is about, or the one before it, if that begins with a pronoun, too.
        """
        lexicon = self.spoken.events
        for sentence in reversed(self._sentences_before(start)[-_SENTENCES:]):
            subject = subject_of(sentence, lexicon)
            if not subject or _APOSTROPHE.split(subject[0])[0].lower() not in lexicon.subjects.of_people:
                return self._topic(sentence, subject, start)
        return None

    def _first_names(self, surname: str, start: int) -> set[str]:
        found = {name for place, name in self._of(surname) if place < start}
        return set() if "" in found else found

    def _of(self, surname: str) -> tuple[tuple[int, str], ...]:
        if surname not in self._found:
            self._found[surname] = tuple(self._first_names_of(surname))
        return self._found[surname]

    def _first_names_of(self, surname: str) -> Iterator[tuple[int, str]]:
        """Yield where a surname follows a first name, with that; it is empty in "the New Guild"."""
        lexicon = self.spoken.events
        no_names = _no_names(lexicon) | lexicon.subjects.titles
        for at in places(self.text, surname):
            found = _FIRST_NAME.search(self.text, max(at - _LONGEST_BEFORE, 0), at)
            if found and found[2].lower() not in no_names:
                is_person = found[1].lower() not in lexicon.subjects.determiners
                is_whole = not _HYPHEN.match(self.text, at + len(surname))
                yield at, found[2] if is_person and is_whole else ""

    def _sentences_before(self, start: int) -> list[str]:
        begin = max(start - _BEFORE, 0)
        found = sentences(self.text[begin:start], self.spoken.code, self.spoken.boundaries)
        if begin:
            del found[:1]  # its beginning may be missing
        return [" ".join(sentence.text.split()) for sentence in found]

    def _topic(self, sentence: str, subject: list[str], start: int) -> str | None:
        """Return the one person that a sentence names: its subject or, without others, whoever stands in it."""
        lexicon = self.spoken.events
        words = [_APOSTROPHE.split(word)[0].rstrip(".") for word in words_of(sentence)]
        if not _QUOTES.isdisjoint(sentence) or not lexicon.subjects.objects.isdisjoint(words):
            return None
        people = {self.full(word, start) for word in words if self._is_surname(word, start)}
        own = self._subject(subject, start)
        if not own and any(map(self._may_be_person, _without(subject, _no_names(lexicon)))):
            return None
        people |= {own} if own else set()
        others = any(name not in people for name in _names(sentence, lexicon))
        return people.pop() if len(people) == 1 and not others else None

    def _may_be_person(self, word: str) -> bool:
        return _is_capitalised(word) or self.spoken.events.references.people.fullmatch(word) is not None

    def _is_surname(self, word: str, start: int) -> bool:
        """Whether a word ends a full name and stands alone in the text, too, as "York" of "New York" does not."""
        is_name = _is_capitalised(word) and self.has_full(word, start)
        return is_name and len(self._of(word)) < sum(1 for _ in places(self.text, word))

    def _subject(self, words: list[str], start: int) -> str | None:
        """Return the full name that ends a subject: "Ahlers", "Ardland's mayor Ines Ahlers"."""
        lexicon = self.spoken.events
        no_names = _no_names(lexicon)
        lower = next((place for place, word in enumerate(reversed(words)) if not _is_capitalised(word)), len(words))
        name = _without(words[len(words) - lower :], lexicon.subjects.titles | lexicon.clauses.adverbs)
        if not name or len(name) > _LONGEST_NAME or any(word.lower() in no_names for word in name):
            return None
        return " ".join(name) if len(name) > 1 else self.full(name[0], start)


def places(text: str, word: str) -> Iterator[int]:
    """Yield where a word, or the end of a longer one, begins. Far faster than a regular expression for each word."""
    at = text.find(word)
    while at >= 0:
        after = at + len(word)
        if not _WORD_CHARACTER.match(text, after):
            yield at
        at = text.find(word, after)


def _is_capitalised(word: str) -> bool:
    """Whether a word is written like a name: "Ahlers", but not "MDC"."""
    return word[:1].isupper() and word[1:] != "" and not word.isupper()


@cache
def _no_names(lexicon: EventWords) -> frozenset[str]:
    """Return words that begin no name, although a sentence begins with them: "In Tokyo", "The Guild"."""
    openers = lexicon.clauses.openers | lexicon.phrase_openers
    return openers | lexicon.subjects.determiners | lexicon.subjects.others | lexicon.subjects.calendar


def _without(words: list[str], left_out: frozenset[str]) -> list[str]:
    """Return words from the first on that is not left out."""
    first = next((place for place, word in enumerate(words) if word.rstrip(".").lower() not in left_out), len(words))
    return words[first:]


def _names(sentence: str, lexicon: EventWords) -> Iterator[str]:
    """Yield names of two words or more that may be of people: not "the Harbour Guild", and not "in New Aro"."""
    no_people = lexicon.subjects.determiners | lexicon.clauses.before_relatives
    current: list[str] = []
    before = ""
    for word in [*sentence.split(), ""]:
        bare = word.strip(',;:"“”().')
        if bare[:1].isupper():
            current.append(_APOSTROPHE.split(bare)[0])
        if current and (not bare[:1].isupper() or word[-1] in ",;:)"):
            name = _without(current, lexicon.subjects.titles | _no_names(lexicon))
            if len(name) > 1 and before not in no_people:
                yield " ".join(name)
            current = []
        before = before if current else bare.lower()
