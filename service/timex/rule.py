"""How a rule is declared, checked and read.

A rule is an id, a pattern over classes of words, and a function that says what the words mean. The id names the
class of expression ("weekday.bare") and is what a trace shows. Rules are tried in their order, the first wins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

from service.timex.meaning import Meaning
from service.timex.tokens import Alphabet

Reader = Callable[[Sequence[str], str], "Meaning | None"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One expression inside a match that holds several ("March 3, 4 and 7"): tokens ``first`` to ``last``.

    ``joined`` says that it ends a range which the piece before it begins ("March 3 to 7").
    """

    first: int
    last: int
    meaning: Meaning
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one match with the parts that the pattern names. ``read`` gives the meaning of a part by itself."""

    words: Sequence[str]
    classes: str
    match: re.Match[str]
    read: Reader

    def has(self, part: str) -> bool:
        return bool(self.match[part])

    def all(self, part: str) -> tuple[str, ...]:
        """The words of a part, in lower case; none if it is absent."""
        first, last = self.match.span(part)
        return tuple(word.lower() for word in self.words[first:last]) if first >= 0 else ()

    def word(self, part: str) -> str:
        return " ".join(self.all(part))

    def meaning(self, part: str) -> Meaning | None:
        first, last = self.match.span(part)
        return self.read(self.words[first:last], self.classes[first:last]) if first < last else None


Builder = Callable[[Phrase], "Meaning | tuple[Piece, ...] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A declared rule; ``regex`` is its pattern over characters, ``alone`` the same without its left context."""

    id: str
    pattern: str
    build: Builder
    regex: re.Pattern[str]
    alone: re.Pattern[str]


class RuleError(ValueError):
    """A rule that is declared wrongly: a name taken, an empty match, an unbounded gap, an unknown class."""


def without_context(pattern: str) -> str:
    """A pattern without its look-aheads and look-behinds: for the words of a match by themselves."""
    while found := re.search(r"\(\?<?[=!]", pattern):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(pattern[end], 0)
            end += 1
        pattern = pattern[: found.start()] + pattern[end:]
    return pattern


@dataclass(slots=True)
class Grammar:
    """The rules of one language in their order, over one alphabet, with the macros that their patterns share."""

    alphabet: Alphabet
    macros: Mapping[str, str]
    rules: list[Rule] = field(default_factory=list)

    def rule(self, id: str, pattern: str) -> Callable[[Builder], Builder]:
        """Declare the decorated function as the builder of a rule. Raises RuleError."""

        def declare(build: Builder) -> Builder:
            self.rules.append(self._checked(id, pattern, build))
            return build

        return declare

    def _checked(self, id: str, pattern: str, build: Builder) -> Rule:
        if any(rule.id == id for rule in self.rules):
            raise RuleError(f"two rules are called {id}")
        if re.search(r"(?:\.|OTHER)[*+]", pattern):
            raise RuleError(f"{id}: a gap of any length makes the cost of a text more than linear")
        try:
            characters = self.alphabet.pattern(pattern, self.macros)
            regex, alone = re.compile(characters), re.compile(without_context(characters))
        except KeyError as unknown:
            raise RuleError(f"{id}: there is no class of words {unknown}") from unknown
        if regex.fullmatch(""):
            raise RuleError(f"{id} matches nothing at all")
        return Rule(id, pattern, build, regex, alone)

    def by_beginning(self) -> dict[str, tuple[Rule, ...]]:
        """Of each class, as its character, the rules of which a match may begin with it, in their order."""
        found = defaultdict[str, list[Rule]](list)
        for rule in self.rules:
            for character in _beginnings(sre_parser.parse(rule.alone.pattern))[0]:
                found[character].append(rule)
        return {character: tuple(rules) for character, rules in found.items()}


def _beginnings(pattern: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """The characters that a match may begin with, and whether it may be empty: of a pattern that re has parsed.

    Patterns without context are made of five things, and any other one is a KeyError.
    """
    found: set[str] = set()
    for kind, what in pattern:
        begins, may_be_empty = _BEGINNINGS[kind](what)
        found |= begins
        if not may_be_empty:
            return found, False
    return found, True


def _of_branches(what: Any) -> tuple[set[str], bool]:
    branches = list(map(_beginnings, what[1]))
    return set().union(*(begins for begins, _ in branches)), any(may_be_empty for _, may_be_empty in branches)


def _of_repeat(what: Any) -> tuple[set[str], bool]:
    least, _, repeated = what
    begins, may_be_empty = _beginnings(repeated)
    return begins, may_be_empty or least == 0


_BEGINNINGS: dict[Any, Callable[[Any], tuple[set[str], bool]]] = {
    sre.LITERAL: lambda code: ({chr(code)}, False),
    sre.IN: lambda codes: ({chr(code) for _, code in codes}, False),
    sre.SUBPATTERN: lambda what: _beginnings(what[-1]),
    sre.BRANCH: _of_branches,
    sre.MAX_REPEAT: _of_repeat,
}
