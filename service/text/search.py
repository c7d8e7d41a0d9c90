"""The search syntax: words, "phrases", -excluded and prefix*; and where they occur in a text.

A line is parsed here completely: no database sees it as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.errors import InvalidInput
from service.text.words import Word, words

#: Maximum length of a line, in characters.
LONGEST = 500
_ITEM = re.compile(r'\s*(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"*-][^\s"*]*))(?P<prefix>\*?)(?=\s|$)')


class SearchSyntaxError(InvalidInput):
    """A line that cannot be parsed; the message names the position."""


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that follow each other; if it is a prefix, the last one may be longer in the text."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Terms that must all occur, and terms that must not occur."""

    wanted: tuple[Term, ...]
    excluded: tuple[Term, ...] = ()


def parse(line: str) -> Search:
    """Return the search that a line asks for.

    Raises SearchSyntaxError for an unclosed quote, a star inside a word, a minus without a word, and a line without a
    word to search for.
    """
    wanted: list[Term] = []
    excluded: list[Term] = []
    at, end = 0, len(line.rstrip())
    while at < end:
        item = _ITEM.match(line, at)
        if item is None:
            raise SearchSyntaxError(_problem(line, at))
        term = Term(tuple(word.folded for word in words(item["phrase"] or item["word"] or "")), bool(item["prefix"]))
        if term.words:
            (excluded if item["no"] else wanted).append(term)
        at = item.end()
    if not wanted:
        raise SearchSyntaxError("must have a word that is not -excluded" if excluded else "must have a word")
    return Search(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(excluded)))


def line_of(search: Search) -> str:
    """Return a line that asks for the search: the inverse of ``parse``."""
    return " ".join([*map(_item, search.wanted), *(f"-{_item(term)}" for term in search.excluded)])


def _item(term: Term) -> str:
    line = " ".join(term.words)
    return (line if len(term.words) == 1 else f'"{line}"') + ("*" if term.is_prefix else "")


def _problem(line: str, at: int) -> str:
    """Return what is wrong at an offset where no term begins; positions in messages count from 1."""
    at += len(line[at:]) - len(line[at:].lstrip())
    if line[at] == "-" and line[at + 1 : at + 2] in ("", " ", "-", "*"):
        return f"has a minus without a word at character {at + 1}"
    quote, star = line.find('"', at), line.find("*", at)
    if quote >= 0 and (star < 0 or quote < star):
        closed = line.find('"', quote + 1) >= 0
        problem = "a quote inside a word" if closed else "an unclosed quote"
        return f"has {problem} at character {quote + 1}"
    if star >= 0:
        return f"has a star at character {star + 1} that is not at the end of a word"
    return f"cannot be parsed at character {at + 1}"


def occurrences(search: Search, text: str) -> list[tuple[int, int]]:
    """Return where the wanted terms occur in a text: half-open code point offsets in order, without overlaps."""
    every = list(words(text))
    spans = sorted(
        (every[place].start, every[place + len(term.words) - 1].end)
        for term in search.wanted
        for place in range(len(every) - len(term.words) + 1)
        if _matches(term, every[place : place + len(term.words)])
    )
    return _merged(spans)


def _matches(term: Term, candidate: Sequence[Word]) -> bool:
    *before, last = term.words
    word = candidate[-1].folded
    is_last = word.startswith(last) if term.is_prefix else word == last
    return is_last and [other.folded for other in candidate[:-1]] == before


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
