"""Names of people in a text: the full name for a surname, and the person that "he" refers to.

It knows no list of names. A surname stands after one first name, and elsewhere alone, as newspapers write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.eventing.subjects import subject_of, words_of
from service.text.sentences import sentences
from service.timex.languages import Language
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

#: A first name right before a surname, perhaps with an initial, and the word before it: "that | Ines M.".
_FIRST_NAME = re.compile(r"([^\W\d_]+)[’']?,?\s([^\W\d_a-zß-ÿ][\w’'-]+)(?:\s[^\W\d_]\.)?\s$")
#: What goes on with a name: "Stream | Linux", "Park | Won-soon".
_LONGER_NAME = re.compile(r"\s[^\W\d_a-zß-ÿ][^\W\d_]")
_HYPHEN = re.compile(r"\s?-")
_LONGEST_BEFORE = 40  # characters
_LONGEST_LOCATIVE = 12
#: Characters of headlines and highlights, which have surnames only, before an article.
_HEADLINES = 500
_WORD_CHARACTER = re.compile(r"\w")
_QUOTES = frozenset('"“”«»„')
#: Sentences that are searched for the person that a pronoun refers to, and the characters in which they stand.
_SENTENCES = 4
_BEFORE = 1_200
_LONGEST_NAME = 3  # words
_APOSTROPHE = re.compile(r"['’]")


@dataclass(slots=True)
class _FirstNames:
    """The first names that a text has before one surname. Places that the text lacks are its length."""

    #: Where the surname first stands.
    first: int
    #: Where it first stands after a first name.
    begin: int
    #: Where it first stands after another first name.
    second: int
    #: Where words first show that it is no surname: "Mount Ardland".
    refuted: int
    name: str = ""
    #: Whether the surname stands alone, too, as "York" of "New York" does not.
    is_alone: bool = False

    def add(self, at: int, name: str | None) -> None:
        """Add what stands before the surname at a place: a first name, nothing (None), or what refutes it ("")."""
        self.first = min(self.first, at)
        if name is None:
            self.is_alone = True
        elif not name:
            self.refuted = min(self.refuted, at)
        elif not self.name:
            self.begin, self.name = at, name
        elif name != self.name:
            self.second = min(self.second, at)


class Names:
    """Finds the full names of people in one text."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self._found: dict[str, _FirstNames] = {}

    def has_full(self, surname: str, start: int) -> bool:
        """Whether a full name ends with a surname before the place ``start``."""
        found = self._of(surname)
        return found.begin < start <= found.refuted

    def full(self, surname: str, start: int) -> str | None:
        """Return the full name to a surname from before the place ``start``; None if there are several or none.

        If the surname stands alone long before its first full name, the text may speak of two people.
        """
        found = self._of(surname)
        is_known = found.begin < start <= min(found.refuted, found.second) and found.begin - found.first <= _HEADLINES
        return f"{found.name} {surname}" if is_known else None

    def is_short(self, name: str, start: int) -> bool:
        """Whether a name begins or ends a longer one where the text has it first, before the place ``start``."""
        at = self._of(name).first
        return at < start and _LONGER_NAME.match(self.text, at + len(name)) is not None

    def of_pronoun(self, start: int) -> str | None:
        """Return the person that the pronoun of the sentence at ``start`` refers to; None if in doubt.

        That is the person whom the sentence before is about, or the one before that if it begins with a pronoun, too.
        """
        lexicon = self.language.events
        for sentence in reversed(self._sentences_before(start)[-_SENTENCES:]):
            subject = subject_of(sentence, lexicon)
            if not subject or _APOSTROPHE.split(subject[0])[0].lower() not in lexicon.subjects.of_people:
                return self._topic(sentence, subject, start)
        return None

    def _of(self, surname: str) -> _FirstNames:
        if surname not in self._found:
            never = len(self.text)
            found = self._found[surname] = _FirstNames(never, never, never, never)
            for at, name in self._first_names_of(surname):
                found.add(at, name)
        return self._found[surname]

    def _first_names_of(self, surname: str) -> Iterator[tuple[int, str | None]]:
        """Yield where the text has a surname, with the first name before it.

        It is empty where the word names something else: "the New Guild", "in Ardland" beside "Mount Ardland".
        """
        lexicon = self.language.events
        no_names = union(_no_names(lexicon), lexicon.subjects.titles)
        for at in places(self.text, surname):
            found = _FIRST_NAME.search(self.text, max(at - _LONGEST_BEFORE, 0), at)
            if found and found[2].lower() not in no_names:
                is_person = found[1].lower() not in lexicon.subjects.determiners
                is_whole = not _HYPHEN.match(self.text, at + len(surname))
                yield at, found[2] if is_person and is_whole else ""
            else:
                yield at, "" if self._is_place(at) else None

    def _is_place(self, at: int) -> bool:
        """Whether what begins at a place of the text is where something happens: "in | Ardland"."""
        before = self.text[max(at - _LONGEST_LOCATIVE, 0) : at].split()
        return bool(before) and before[-1].lower() in self.language.events.references.locatives

    def _sentences_before(self, start: int) -> list[str]:
        begin = max(start - _BEFORE, 0)
        found = sentences(self.text[begin:start], self.language.code, self.language.boundaries)
        if begin:
            del found[:1]  # its beginning may be missing
        return [" ".join(sentence.text.split()) for sentence in found]

    def _topic(self, sentence: str, subject: list[str], start: int) -> str | None:
        """Return the one person that a sentence names: its subject or, without others, whoever stands in it."""
        lexicon = self.language.events
        words = [_APOSTROPHE.split(word)[0].rstrip(".") for word in words_of(sentence)]
        if not _QUOTES.isdisjoint(sentence) or not lexicon.subjects.objects.isdisjoint(words):
            return None
        surnames = {word for word in words if self._is_surname(word, start)}
        if not surnames.isdisjoint(_opening_phrase(words, lexicon)):
            return None
        people = {self.full(word, start) for word in surnames}
        own = self._subject(subject, start)
        if not own and (any(map(self._may_be_person, _without(subject, _no_names(lexicon)))) or self._has_other(words)):
            return None
        people |= {own} if own else set()
        others = [name for name in _names(sentence, lexicon) if name not in people]
        if own and len(people) == 1:
            others = [name for name in others if not self._is_attribute(name, own, sentence)]
        return people.pop() if len(people) == 1 and not others else None

    def _is_attribute(self, name: str, person: str, sentence: str) -> bool:
        """Whether a name only says whose chief a person is: "former | Orle Bank | chief executive Ines Ahlers"."""
        role, found, _ = sentence.partition(f"{name} ")[2].partition(f" {person}")
        lexicon, words = self.language.events, role.split()
        is_role = all(word in lexicon.subjects.titles or lexicon.references.people.fullmatch(word) for word in words)
        return bool(found and words) and is_role

    def _has_other(self, words: list[str]) -> bool:
        """Whether words describe a person by the name of another one: "jailed the killer of Ahlers"."""
        lexicon = self.language.events
        return any(
            lexicon.references.people.fullmatch(noun) and between in lexicon.subjects.prepositions
            for noun, between, name in zip(words, words[1:], words[2:], strict=False)
            if noun.islower() and _is_capitalised(name)
        )

    def _may_be_person(self, word: str) -> bool:
        return _is_capitalised(word) or self.language.events.references.people.fullmatch(word) is not None

    def _is_surname(self, word: str, start: int) -> bool:
        """Whether a word ends a full name before ``start`` and stands alone in the text, too."""
        return _is_capitalised(word) and self.has_full(word, start) and self._of(word).is_alone

    def _subject(self, words: list[str], start: int) -> str | None:
        """Return the full name that is the head of a subject: "Ahlers", "Ardland's mayor Ines Ahlers"."""
        head = _head(words, self.language.events)
        name = self._last_name(head)
        rest = words[len(head) :]
        if not name or (rest and not self._is_one_person(name, head[: -len(name)], rest, start)):
            return None
        return " ".join(name) if len(name) > 1 else self.full(name[0], start)

    def _is_one_person(self, name: list[str], before: list[str], rest: list[str], start: int) -> bool:
        """Whether a name is of the only person of a subject: "singer | Ines Ahlers | of Bel", not "Bel Guild | of Art".

        A coordinator in the rest of the subject adds somebody, and so may a name of two words.
        """
        lexicon = self.language.events
        if not lexicon.clauses.coordinators.isdisjoint(rest) or sum(map(_is_capitalised, rest)) > 1:
            return False
        is_person = any(lexicon.references.people.fullmatch(word.lower()) for word in before)
        return is_person or self._is_surname(name[-1], start)

    def _last_name(self, words: list[str]) -> list[str]:
        """Return the words of a name that ends other words, without titles; empty if there is none."""
        lexicon = self.language.events
        lower = next((place for place, word in enumerate(reversed(words)) if not _is_capitalised(word)), len(words))
        name = _without(words[len(words) - lower :], union(lexicon.subjects.titles, lexicon.clauses.adverbs))
        is_name = len(name) <= _LONGEST_NAME and not any(word.lower() in _no_names(lexicon) for word in name)
        return name if is_name else []


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


def _head(subject: list[str], lexicon: EventWords) -> list[str]:
    """Return the words of a subject up to its head: "The killer | of Tom Reiss", "Ahlers | and her son"."""
    ends = union(lexicon.subjects.prepositions, lexicon.clauses.openers)
    return subject[: next((place for place, word in enumerate(subject) if word in ends), len(subject))]


def _opening_phrase(words: list[str], lexicon: EventWords) -> list[str]:
    """Return the words of a phrase before a subject up to its comma: "According to Ahlers"."""
    openers = union(lexicon.phrase_openers, lexicon.reporting.sources, lexicon.subjects.prepositions)
    has_phrase = words[:1] and words[0].lower() in openers and "," in words
    return words[: words.index(",")] if has_phrase else []


def _names(sentence: str, lexicon: EventWords) -> Iterator[str]:
    """Yield names of two words or more that may be of people: not "the Harbour Guild", and not "in New Aro"."""
    no_people = union(lexicon.subjects.determiners, lexicon.clauses.before_relatives)
    current: list[str] = []
    before = ""
    for word in [*sentence.split(), ""]:
        bare = word.strip(',;:"“”().')
        if bare[:1].isupper():
            current.append(_APOSTROPHE.split(bare)[0])
        if current and (not bare[:1].isupper() or word[-1] in ",;:)"):
            name = _without(current, union(lexicon.subjects.titles, _no_names(lexicon)))
            if len(name) > 1 and before not in no_people:
                yield " ".join(name)
            current = []
        before = before if current else bare.lower()
