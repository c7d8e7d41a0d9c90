"""Contexts: whom or what a statement is about, if only the text before it says so.

The context of "he" is the one person whom the sentences before are about, that of "Ahlers" the full name, and that of
everything else the title of the article, which is never wrong. The first sentence with a name replaces a missing title;
for statements before that sentence, an earlier one does.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from service.eventing.heads import after_dateline, without_head
from service.eventing.names import Names, places
from service.eventing.references import has_definite, unnamed_pronoun
from service.eventing.segments import QUOTED
from service.eventing.subjects import is_bare, is_identified, lacks_subject, subject_of, words_of
from service.text.mojibake import may_be_garbled, repaired
from service.text.sentences import each_sentence
from service.timex.languages import Language
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

#: Ends before a word that does not begin its sentence.
_AMID = re.compile(r"[^\W\d_],?\s$")
#: What begins an item of a list, or ends the quotation before a sentence.
_BULLETS = " -–—*•·”"
#: The rest of a sentence, "L) shares fell", and what belongs to one day, "March 9: Divers search the harbour.".
_NO_LEAD = re.compile(r"\w{1,4}\)|(?:[^\W\d_]+,? )?(?:[^\W\d_]+\.? \d{1,2}|\d{1,2} [^\W\d_]+)(?:,? \d{4})?: ")
_WORD_CHARACTER = re.compile(r"\w")
#: Characters in which the first sentence is searched, those of the shortest, and those of it that are shown.
_OPENING = 1_000
_SHORTEST_LEAD = 40
_LONGEST_LEAD = 120
_LONGEST_BYLINE = 7  # words


class _Need(NamedTuple):
    """What a statement presupposes: whom ``reference`` means, what the article is about, or who has a surname."""

    reference: str | None
    is_of_article: bool = False
    surname: str | None = None


class Contexts:
    """Finds the context of statements of one article."""

    def __init__(self, text: str, language: Language, title: str | None) -> None:
        self.text, self.language, self.title = text, language, title or None
        self.names = Names(text, language)
        self.repair = repaired if may_be_garbled(text) else str
        self._are_names: dict[str, bool] = {}
        self._needs: dict[str, _Need] = {}

    def of(self, statement: str, start: int) -> str | None:
        """Return the context of a statement from the sentence at ``start``; None if it needs none."""
        if statement not in self._needs:
            self._needs[statement] = self._need(statement)
        need = self._needs[statement]
        if need.reference is not None:
            return self._person(need.reference, statement, start) or self._article(start)
        if need.is_of_article:
            return self._article(start)
        if not need.surname:
            return None
        if self.names.has_full(need.surname, start):
            return self.names.full(need.surname, start) or self._article(start)
        return self._article(start) if self.names.is_short(need.surname, start) else None

    def _need(self, statement: str) -> _Need:
        """Return what a statement presupposes, wherever it stands in the text."""
        lexicon = self.language.events
        subject = subject_of(statement, lexicon)
        if subject and is_bare(subject, lexicon) and not is_identified(statement, subject, lexicon):
            return _Need(subject[0].lower())
        reference = unnamed_pronoun(statement, lexicon, self._is_name)
        if reference is not None or has_definite(statement, lexicon) or lacks_subject(statement, lexicon):
            return _Need(reference, is_of_article=True)
        return _Need(None, surname=_surname(subject, lexicon))

    def _person(self, pronoun: str, statement: str, start: int) -> str | None:
        """Return the person that a pronoun refers to, unless the statement names that person, too."""
        if pronoun not in self.language.events.subjects.of_people:
            return None
        name = self.names.of_pronoun(start)
        return name if name and name.split()[-1] not in statement else None

    def _article(self, start: int) -> str | None:
        """Return what the article is about, for a sentence at ``start``: its title or else its first sentence."""
        if self.title or not self._lead:
            return self.title
        end, lead = self._lead
        if start >= end:
            return lead
        before = (line for end, line in self._leads if end <= start and _reports(line, self.language.events))
        return next(map(_short, before), None)

    @cached_property
    def _lead(self) -> tuple[int, str] | None:
        """The end of the first whole sentence that names somebody, and its beginning as a line; None if there is none.

        It reports something, if any does: it is no question, and does not speak of its writer or readers. If no
        sentence of the opening has a name and a verb, it is the first one with a verb.
        """
        end, line = self._best_lead()
        return (end, _short(line)) if line else None

    def _best_lead(self) -> tuple[int, str]:
        """Return the first sentence that reports something and names somebody, or else the first report or sentence."""
        lexicon, found = self.language.events, (0, "")
        is_report = False
        for lead in self._leads:
            reports = _reports(lead[1], lexicon)
            if reports and unnamed_pronoun(lead[1], lexicon, self._is_name) is None:
                return lead
            if not found[1] or (reports and not is_report):
                found, is_report = lead, reports
        return found

    @cached_property
    def _leads(self) -> list[tuple[int, str]]:
        """The ends of the whole sentences of the opening that have a verb, with each as a line."""
        begin = after_dateline(self.text)
        opening, leads = _without_byline(self.text[begin : begin + _OPENING], self.language), []
        for sentence in each_sentence(opening, self.language.code, self.language.boundaries, begin):
            line = " ".join(self.repair(sentence.text).split()).lstrip(_BULLETS)
            if len(line) < _SHORTEST_LEAD or sentence.end >= begin + _OPENING:
                continue
            line = without_head(line, self.language)
            if self._is_lead(line):
                leads.append((sentence.end, line))
        return leads

    def _is_lead(self, line: str) -> bool:
        if len(line) < _SHORTEST_LEAD or not any(map(self.language.events.verbs.has, words_of(line))):
            return False
        return not (self.language.pages.caption.search(line) or _NO_LEAD.match(line))

    def _is_name(self, word: str) -> bool:
        """Whether the word that begins a statement is a name: the text has its capital inside sentences, too."""
        if not word[1:].islower():
            return len(word) > 1
        if word not in self._are_names:
            capitals = sum(bool(_AMID.search(self.text, max(at - 3, 0), at)) for at in places(self.text, word))
            small = sum(
                1 for at in places(self.text, word.lower()) if not _WORD_CHARACTER.match(self.text[at - 1 : at])
            )
            self._are_names[word] = capitals > small
        return self._are_names[word]


def _short(line: str) -> str:
    """Return the beginning of a line that is shown."""
    shown = line[: _LONGEST_LEAD + 1]
    return line if line == shown else f"{shown.rpartition(' ')[0].rstrip(',;:-–—')}…"


def _reports(line: str, lexicon: EventWords) -> bool:
    """Whether a sentence is about others: it is not a question, and names neither its writer nor its readers."""
    subjects = lexicon.subjects
    talks = union(subjects.writers, subjects.readers)
    return not line.endswith("?") and not any(word.lower() in talks for word in words_of(QUOTED.sub(" ", line)))


def _surname(subject: list[str], lexicon: EventWords) -> str | None:
    """Return the surname that is a subject, alone or after a title: "Ahlers", "Mr Ahlers"."""
    if len(subject) > 1 and subject[0].rstrip(".").lower() in lexicon.subjects.titles:
        subject = subject[1:]
    return subject[0] if len(subject) == 1 and subject[0].istitle() else None


def _without_byline(text: str, language: Language) -> str:
    """Return a text with blanks in place of a first line that says who wrote it."""
    first, _, rest = text.partition("\n")
    is_byline = len(first.split()) <= _LONGEST_BYLINE and language.pages.byline.match(first)
    return f"{' ' * len(first)}\n{rest}" if is_byline else text
