"""What can be read off a pattern without matching it: its context, and what a match begins with.

A pattern is a regular expression over one character a word class (see ``tokens.Alphabet``). It is made of characters,
sets of them, groups, alternatives, and the quantifiers ``?``, ``*``, ``+`` and ``{m,n}``. Anything else is an error.
"""

from __future__ import annotations

import re

_LOOK_AROUND = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_SET = re.compile(r"\[([^\]^\\-]+)\]")
_MARK = re.compile(r"[()|.^$\\]")
_QUANTIFIER = re.compile(r"[?*+]|\{(\d*),?\d*\}")
_SPECIAL = frozenset("()[]{}?*+|.^$\\")


_EMPTY = frozenset({""})


def without_context(pattern: str) -> str:
    """Return the pattern without its look-aheads and look-behinds, to match the words of an expression alone."""
    while opening := _LOOK_AROUND.search(pattern):
        depth, end = 1, opening.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(pattern[end], 0)
            end += 1
        pattern = pattern[: opening.start()] + pattern[end:]
    return pattern


def beginnings(pattern: str, length: int = 2) -> frozenset[str]:
    """Return the first characters, up to ``length``, that a match of a pattern without context may begin with.

    Fewer characters are all of a match. Raises ValueError for syntax that patterns do not use, and for a pattern that
    matches the empty string.
    """
    parser = _Parser(pattern, length)
    found = parser.alternatives()
    if parser.place < len(pattern):
        raise ValueError(f"unexpected {pattern[parser.place]!r} at {parser.place} of {pattern!r}")
    if "" in found:
        raise ValueError("the pattern matches no words at all")
    return found


class _Parser:
    """A recursive descent over a pattern that only tracks beginnings, of which the empty one is an empty match."""

    def __init__(self, pattern: str, length: int) -> None:
        self.pattern, self.length = pattern, length
        self.place = 0

    def alternatives(self) -> frozenset[str]:
        found = self._sequence()
        while self.pattern.startswith("|", self.place):
            self.place += 1
            found |= self._sequence()
        return found

    def _sequence(self) -> frozenset[str]:
        found = _EMPTY
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            if all(len(beginning) == self.length for beginning in found):
                self._pass_rest()
                break
            found = self._joined(found, self._item())
        return found

    def _pass_rest(self) -> None:
        """Go to the end of the sequence: what stands after complete beginnings changes nothing."""
        depth = 0
        for mark in _MARK.finditer(self.pattern, self.place):
            if mark[0] not in "()|":
                raise ValueError(f"{mark[0]!r} at {mark.start()} of {self.pattern!r} is not supported")
            if depth == 0 and mark[0] != "(":
                self.place = mark.start()
                return
            depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if depth:
            raise ValueError(f"a group is not closed in {self.pattern!r}")
        self.place = len(self.pattern)

    def _item(self) -> frozenset[str]:
        found = self._atom()
        quantifier = self._skip(_QUANTIFIER)
        if quantifier and quantifier[0] != "?":
            found |= self._repeated(found)
        if quantifier and (quantifier[0] in "?*" or quantifier[1] in ("", "0")):
            found |= _EMPTY
        return found

    def _atom(self) -> frozenset[str]:
        if group := self._skip(_GROUP):
            found = self.alternatives()
            if not self.pattern.startswith(")", self.place):
                raise ValueError(f"{group[0]!r} is not closed in {self.pattern!r}")
            self.place += 1
            return found
        if characters := self._skip(_SET):
            return frozenset(characters[1])
        character = self.pattern[self.place]
        if character in _SPECIAL:
            raise ValueError(f"{character!r} at {self.place} of {self.pattern!r} is not supported")
        self.place += 1
        return frozenset(character)

    def _skip(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        match = expression.match(self.pattern, self.place)
        self.place = match.end() if match else self.place
        return match

    def _joined(self, first: frozenset[str], last: frozenset[str]) -> frozenset[str]:
        """Return the beginnings of what begins with one of ``first`` and goes on with one of ``last``."""
        whole = {beginning for beginning in first if len(beginning) == self.length}
        short = first - whole
        return frozenset(whole | {(before + after)[: self.length] for before in short for after in last})

    def _repeated(self, found: frozenset[str]) -> frozenset[str]:
        """Return the beginnings of any number of ``found`` in a row."""
        repeated = found
        for _ in range(self.length - 1):
            repeated = self._joined(found, repeated) | repeated
        return repeated
