"""What a reader searches for: words, "phrases", -excluded and prefix*, read from one line, and where a text has them.

This is the whole language: no database ever sees it as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.text.words import Word, words

LONGEST = 500  # characters of a line
_ITEM = re.compile(r'\s*(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"*-][^\s"*]*))(?P<prefix>\*?)(?=\s|$)')


class Broken(ValueError):
    """What was typed cannot be read: one line that names the place."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other, folded; of a prefix the last one may go on."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Terms that must all occur, and terms that must not."""

    wanted: tuple[Term, ...]
    excluded: tuple[Term, ...] = ()


def read(line: str) -> Search:
    """What a line asks for. Raises Broken for an open quote, a star within a word, a minus alone, and nothing."""
    wanted: list[Term] = []
    excluded: list[Term] = []
    at, end = 0, len(line.rstrip())
    while at < end:
        item = _ITEM.match(line, at)
        if item is None:
            raise Broken(_fault(line, at))
        term = Term(tuple(word.folded for word in words(item["phrase"] or item["word"] or "")), bool(item["prefix"]))
        if term.words:
            (excluded if item["no"] else wanted).append(term)
        at = item.end()
    if not wanted:
        raise Broken("only -excluded words: say one that must occur" if excluded else "holds no word to look for")
    return Search(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(excluded)))


def written(search: Search) -> str:
    """A line that asks for the same."""
    return " ".join([*map(_written, search.wanted), *(f"-{_written(term)}" for term in search.excluded)])


def _written(term: Term) -> str:
    line = " ".join(term.words)
    return (line if len(term.words) == 1 else f'"{line}"') + ("*" if term.is_prefix else "")


def _fault(line: str, at: int) -> str:
    """What is wrong at a place where no term begins; places count from 1, as people do."""
    at += len(line[at:]) - len(line[at:].lstrip())
    if line[at] == "-" and line[at + 1 : at + 2] in ("", " ", "-", "*"):
        return f"a minus stands before no word at character {at + 1}"
    quote, star = line.find('"', at), line.find("*", at)
    if quote >= 0 and (star < 0 or quote < star):
        closed = line.find('"', quote + 1) >= 0
        reason = "a quote stands within a word" if closed else "a quote is opened and not closed"
        return f"{reason} at character {quote + 1}"
    if star >= 0:
        return f"a star stands at character {star + 1}, and not at the end of a word"
    return f"cannot be read at character {at + 1}"


def occurrences(search: Search, text: str) -> list[tuple[int, int]]:
    """Where the wanted terms stand in a text: half-open code point offsets, in order, none over another."""
    there = list(words(text))
    found = sorted(
        (there[at].start, there[at + len(term.words) - 1].end)
        for term in search.wanted
        for at in range(len(there) - len(term.words) + 1)
        if _stands(term, there[at : at + len(term.words)])
    )
    return _merged(found)


def _stands(term: Term, there: Sequence[Word]) -> bool:
    *before, last = term.words
    return [word.folded for word in there[:-1]] == before and (
        there[-1].folded.startswith(last) if term.is_prefix else there[-1].folded == last
    )


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
