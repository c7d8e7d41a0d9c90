"""Families of rules that all languages share: their builders also take the words of the language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from service.timex.languages._shared.chinese import chinese_number
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.tokens import roman_number
from service.timex.languages._shared.words import Words
from service.timex.meaning import Meaning
from service.timex.rule import Declaration, Family, Phrase, Piece, Trait


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of one match, with the table of words of their language."""

    phrase: Phrase
    words: Words

    def has(self, part: str) -> bool:
        """Return whether the pattern has a part, and the match too."""
        return part in self.phrase.match.re.groupindex and self.phrase.has(part)

    def written(self, part: str) -> str:
        """Return the words of a part as written; the empty string if the part is absent."""
        if not self.has(part):
            return ""
        first, end = self.phrase.match.span(part)
        return " ".join(self.phrase.written[first:end])

    def value(self, part: str) -> str:
        """Return the value of the word of a part; the empty string if the part is absent."""
        return self.words.value(self.written(part)) if self.has(part) else ""

    def is_of(self, part: str, name: str) -> bool:
        """Return whether the word of a part has a class."""
        entry = self.words.entry(self.written(part)) if self.has(part) else None
        return entry is not None and entry.name == name

    def number(self, part: str) -> int | None:
        """Return the number of a part, in digits, letters or Roman numerals; None if there is none."""
        return number_of(self.written(part).removesuffix(" ."), self.words) if self.has(part) else None

    def number_or_zero(self, part: str) -> int:
        return self.number(part) or 0

    def meaning(self, part: str) -> Meaning | None:
        """Return what the words of a part mean by themselves; None if the part is absent or means nothing."""
        return self.phrase.meaning(part)

    def piece(self, part: str, meaning: Meaning) -> Piece:
        """Return a part as an expression of its own."""
        return self.phrase.piece(part, meaning)


_LONGEST_NUMBER = 9  # digits
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")


def number_of(word: str, words: Words) -> int | None:
    """Return the number that a word stands for: 12, 12th, 1.200, zwölf, XII, 十二; None for any other word."""
    key = folded(word)
    if _GROUPED.fullmatch(key):
        key = key.replace(".", "").replace(",", "")
    if key[:1].isdigit():
        digits = key[: next((place for place, letter in enumerate(key) if not letter.isdigit()), len(key))]
        return int(digits) if len(digits) <= _LONGEST_NUMBER else None
    entry = words.entry(word)
    if entry and entry.value.isdigit():
        return int(entry.value)
    if key[-1:].isdigit():  # ika-14
        return int(key[-2:].lstrip("-") if key[-2:-1].isdigit() else key[-1])
    number = chinese_number(key)
    return roman_number(word) if number is None else number


Builder = Callable[[Reading], "Meaning | tuple[Piece, ...] | None"]


@dataclass(frozen=True, slots=True)
class SharedFamily:
    """Rules for one sort of expression in any language; ``bound`` makes them the family of one language."""

    name: str
    declarations: list[tuple[str, str, frozenset[Trait], Builder]] = field(default_factory=list)

    def rule(self, id: str, pattern: str, *traits: Trait) -> Callable[[Builder], Builder]:
        """Declare the decorated function as the builder of a rule, as ``rule.Family.rule`` does."""

        def declare(build: Builder) -> Builder:
            self.declarations.append((id, pattern, frozenset(traits), build))
            return build

        return declare

    def bound(self, words: Words) -> Family:
        """Return the family with the words of a language."""
        declarations = [
            Declaration(id, pattern, traits, partial(_build, words=words, build=build))
            for id, pattern, traits, build in self.declarations
        ]
        return Family(self.name, declarations)


def _build(phrase: Phrase, words: Words, build: Builder) -> Meaning | tuple[Piece, ...] | None:
    return build(Reading(phrase, words))
