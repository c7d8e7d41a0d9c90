"""Rules: what an expression of time looks like, and what its words mean.

A rule is an id, a pattern over word classes, and a function from a match to its meaning. The functions of one family
of rules stand in one module under ``@family.rule(...)``; ``grammar`` compiles the families of a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from service.timex.meaning import Meaning
from service.timex.pattern import beginnings, without_context
from service.timex.tokens import Tokens

_OPENING = 3  # characters of a match that tell most rules apart

#: Returns the meaning of words by themselves: (words, their classes) -> meaning.
Reader = Callable[[Sequence[str], str], "Meaning | None"]


class RuleError(ValueError):
    """A rule, or a table that names rules, that is declared wrongly; the message says which and why."""


class Trait(StrEnum):
    """What the engine must know of a rule besides the meaning of its matches."""

    #: Names a calendar year: where it begins a sentence, the other dates of the sentence lie in that year.
    YEAR = "year"
    #: Names the period a year before another one: no later comparison is made with it.
    YEAR_AGO = "year_ago"
    #: Yields a pair of expressions, of which the second says when the first ends, or what it is part of.
    PAIR = "pair"

    __hash__ = str.__hash__  # Enum hashes the name, in Python


@dataclass(frozen=True, slots=True)
class Piece:
    """One expression of a match that holds several ("March 3, 4 and 7").

    It takes the tokens ``first`` up to, not including, ``end``. ``ends_range`` marks the end of a range that the piece
    before it begins ("March 3 to 7").
    """

    first: int
    end: int
    meaning: Meaning
    ends_range: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one match, and the parts of it that the pattern names.

    ``written`` are the words as written and ``classes`` their classes, one character each; ``read`` gives the meaning
    of some of them by themselves.
    """

    written: Sequence[str]
    classes: str
    match: re.Match[str]
    read: Reader

    @property
    def first_word(self) -> str:
        return self.written[0].lower()

    @property
    def last_word(self) -> str:
        return self.written[-1].lower()

    def has(self, part: str) -> bool:
        return bool(self.match[part])

    def words(self, part: str) -> tuple[str, ...]:
        """Return the words of a part in lower case; none if the part is absent."""
        first, end = self.match.span(part)
        return tuple(word.lower() for word in self.written[first:end]) if first >= 0 else ()

    def text(self, part: str) -> str:
        """Return the words of a part in lower case as one string; the empty string if the part is absent."""
        return " ".join(self.words(part))

    def meaning(self, part: str) -> Meaning | None:
        """Return what the words of a part mean by themselves; None if the part is absent or means nothing."""
        first, end = self.match.span(part)
        return self.read(self.written[first:end], self.classes[first:end]) if first < end else None

    def piece(self, part: str, meaning: Meaning) -> Piece:
        """Return a part as an expression of its own."""
        first, end = self.match.span(part)
        return Piece(first, end, meaning)


#: Returns what a phrase means, the pieces that it consists of, or None where its words do not fit the rule.
Builder = Callable[[Phrase], "Meaning | tuple[Piece, ...] | None"]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A rule as a family declares it; the pattern still names word classes and macros."""

    id: str
    pattern: str
    traits: frozenset[Trait]
    build: Builder


@dataclass(frozen=True, slots=True)
class Family:
    """Rules for one sort of expression, in their order. Tables refer to all of them by the family's name."""

    name: str
    declarations: list[Declaration] = field(default_factory=list)

    def rule(self, id: str, pattern: str, *traits: Trait) -> Callable[[Builder], Builder]:
        """Declare the decorated function as the builder of a rule.

        ``id`` is "class.name" ("weekday.near"); explanations show it and metrics count by its class.
        """

        def declare(build: Builder) -> Builder:
            self.declarations.append(Declaration(id, pattern, frozenset(traits), build))
            return build

        return declare


class Match(NamedTuple):
    """Where a rule matched: tokens ``first`` up to, not including, ``end``."""

    rule: Rule
    first: int
    end: int


#: Returns why a match is not an expression of time, in plain words; None if it may be one, and ``OTHER_RULES`` if only
#: another rule may read its words.
Check = Callable[[Tokens, Match], "str | None"]
OTHER_RULES = ""
#: Returns the first token and the meaning that a match has in its surroundings; None if they change nothing.
Refinement = Callable[[Tokens, Match], "tuple[int, Meaning] | None"]


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule of a grammar. Its ``pattern`` is a regular expression over characters, ``alone`` the one without context.

    ``checks`` and ``refinements`` are those that apply to its matches, in the order in which they run. A text needs few
    of the rules, so each is compiled when it is first tried: all of them take most of the time to load a language.
    """

    id: str
    traits: frozenset[Trait]
    build: Builder
    pattern: str
    checks: tuple[Check, ...]
    refinements: tuple[Refinement, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def alone(self) -> re.Pattern[str]:
        return re.compile(without_context(self.pattern))

    def may_begin(self, characters: str) -> bool:
        """Return whether a match may begin with some characters, of which it looks at the first three."""
        return any(characters[:count] in self._beginnings for count in range(1, _OPENING + 1))

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return beginnings(without_context(self.pattern), _OPENING)
