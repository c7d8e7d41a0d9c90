"""What can be read off a pattern without matching it: its context, and the characters that a match begins with.

A pattern is a regular expression over one character a word class (see ``tokens.Alphabet``). It is made of characters,
sets of them, groups, alternatives, and the quantifiers ``?``, ``*``, ``+`` and ``{m,n}``. Anything else is an error.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LOOK_AROUND = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_SET = re.compile(r"\[([^\]^\\-]+)\]")
_QUANTIFIER = re.compile(r"[?*+]|\{(\d*),?\d*\}")
_SPECIAL = frozenset("()[]{}?*+|.^$\\")


class _Beginning(NamedTuple):
    """The characters that a match may begin with, and whether a match may be empty."""

    characters: frozenset[str]
    may_be_empty: bool


_EMPTY = _Beginning(frozenset(), may_be_empty=True)


def without_context(pattern: str) -> str:
    """Return the pattern without its look-aheads and look-behinds, to match the words of an expression alone."""
    while opening := _LOOK_AROUND.search(pattern):
        depth, end = 1, opening.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(pattern[end], 0)
            end += 1
        pattern = pattern[: opening.start()] + pattern[end:]
    return pattern


def first_characters(pattern: str) -> frozenset[str]:
    """Return every character that a match of a pattern without context may begin with.

    Raises ValueError for syntax that patterns do not use.
    """
    parser = _Parser(pattern)
    beginning = parser.alternatives()
    if parser.place < len(pattern):
        raise ValueError(f"unexpected {pattern[parser.place]!r} at {parser.place} of {pattern!r}")
    return beginning.characters


class _Parser:
    """A recursive descent over a pattern that only tracks beginnings."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.place = 0

    def alternatives(self) -> _Beginning:
        beginning = self._sequence()
        while self.pattern.startswith("|", self.place):
            self.place += 1
            other = self._sequence()
            beginning = _Beginning(
                beginning.characters | other.characters, beginning.may_be_empty or other.may_be_empty
            )
        return beginning

    def _sequence(self) -> _Beginning:
        beginning = _EMPTY
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            item = self._item()
            if beginning.may_be_empty:
                beginning = _Beginning(beginning.characters | item.characters, item.may_be_empty)
        return beginning

    def _item(self) -> _Beginning:
        beginning = self._atom()
        quantifier = self._skip(_QUANTIFIER)
        if quantifier and (quantifier[0] in "?*" or quantifier[1] in ("", "0")):
            return beginning._replace(may_be_empty=True)
        return beginning

    def _atom(self) -> _Beginning:
        if group := self._skip(_GROUP):
            beginning = self.alternatives()
            if not self.pattern.startswith(")", self.place):
                raise ValueError(f"{group[0]!r} is not closed in {self.pattern!r}")
            self.place += 1
            return beginning
        if characters := self._skip(_SET):
            return _Beginning(frozenset(characters[1]), may_be_empty=False)
        character = self.pattern[self.place]
        if character in _SPECIAL:
            raise ValueError(f"{character!r} at {self.place} of {self.pattern!r} is not supported")
        self.place += 1
        return _Beginning(frozenset(character), may_be_empty=False)

    def _skip(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        match = expression.match(self.pattern, self.place)
        self.place = match.end() if match else self.place
        return match
