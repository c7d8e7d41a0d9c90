"""Summaries: the clause of a sentence that a date belongs to, readable on its own."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from service.eventing.segments import LONGEST, QUOTED, Segment, segments_of
from service.timex.languages.event_words import Clauses, EventWords

_SHORT_SENTENCE = 110
_ELLIPSIS = "…"
_MARKS = " ,;:-–—"
_SHORTEST_QUOTATION = 25
#: Characters that stay in front of an expression where the words before it must be cut.
_LEAD = 150


def clause(sentence: str, start: int, end: int, lexicon: EventWords, *, crowded: bool = False) -> str:
    """Return the clause that holds the expression at ``start`` to ``end``, at most 200 characters long.

    A short sentence is its own clause unless it is ``crowded``: it has other dates, each with a clause of its own. A
    relative clause includes the words before it; a stretch without a verb includes the next one ("In April, …"). In a
    language without clause words the clause is the sentence.
    """
    sentence, start, end = _quoted(sentence, start, end)
    if len(sentence) <= _SHORT_SENTENCE and not crowded:
        return _flat(sentence).strip(_MARKS)
    if not lexicon.clauses.openers:
        return _shown(sentence, start, end, 0, len(sentence))
    found = segments_of(sentence, lexicon, crowded=crowded)
    first = last = _place(found, start)
    last = max(last, _place(found, end - 1))
    first, last = _extended(found, first, _resumed(found, last))
    begin, finish = found[first].start, found[last].end
    begin += _opening(sentence[begin:finish], found[first], lexicon.clauses)
    return _shown(sentence, start, end, begin, finish)


def _shown(sentence: str, start: int, end: int, begin: int, finish: int) -> str:
    """Return the clause from ``begin`` to ``finish`` as a summary that shows the expression at ``start`` to ``end``."""
    lead = len(_flat(f"{sentence[begin:start]}|")) - 1  # with the blank before the expression
    return _shortened(_balanced(_flat(sentence[begin:finish]).strip(_MARKS)), lead, len(_flat(sentence[start:end])))


def _place(found: tuple[Segment, ...], offset: int) -> int:
    return max(bisect_right(found, offset, key=lambda segment: segment.start) - 1, 0)


def _quoted(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the quotation that holds the expression, if it has more than a few words, else the sentence."""
    spans = _quotations(sentence)
    place = bisect_right(spans, (start, end)) - 1
    if place >= 0:
        first, last = spans[place]
        if end <= last and last - first > max(_SHORTEST_QUOTATION, 2 * (end - start)):
            return sentence[first:last], start - first, end - first
    return sentence, start, end


@lru_cache(maxsize=8)
def _quotations(sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple((found.start() + 1, found.end() - 1) for found in QUOTED.finditer(sentence))


def _extended(found: tuple[Segment, ...], first: int, last: int) -> tuple[int, int]:
    """Include neighbours until the clause has a verb and its subject."""
    if first == 0:
        while not _has_main(found[: last + 1]) and last + 1 < len(found) and found[last].end < 2 * LONGEST:
            last += 1
    else:
        while first > 0 and not found[first].may_be_main and found[last].end - found[first].start < 2 * LONGEST:
            first -= 1
    while first > 0 and found[first].leans and found[last].end - found[first].start < 2 * LONGEST:
        first -= 1
    return first, last


def _resumed(found: tuple[Segment, ...], last: int) -> int:
    """Return the last segment: a clause may continue after an aside ("the road, which is straight, will be …")."""
    if found[last].relative:
        return last
    for place in (last + 1, last + 2):
        if place < len(found) and found[place].resumes and found[place].end - found[last].start <= LONGEST:
            return place
        if place >= len(found) or not found[place].aside:
            break
    return last


def _has_main(found: tuple[Segment, ...]) -> bool:
    return any(segment.may_be_main and not segment.relative for segment in found)


def _opening(words: str, segment: Segment, clauses: Clauses) -> int:
    """Return the length of the mark and the conjunction that open a clause: without the other clause they go."""
    mark = len(words) - len(words.lstrip(_MARKS))
    opener = segment.opener
    joins = opener in clauses.openers and opener not in clauses.meaningful and not segment.relative
    if joins and words[mark:].lower().startswith(opener + " "):
        return mark + len(opener) + 1
    return mark


def _flat(words: str) -> str:
    return " ".join(words.split())


def _balanced(words: str) -> str:
    """Strip a quotation mark from either end if its counterpart is missing."""
    for marks in ("“”", '"'):
        if sum(map(words.count, marks)) % 2:
            words = words.strip(marks + _MARKS)
    return words


def _shortened(words: str, lead: int, length: int) -> str:
    """Cut between words to at most 200 characters, with the expression, ``lead`` characters in, still visible."""
    if len(words) <= LONGEST:
        return words
    if lead + length < LONGEST - 1:
        return _cut(words, LONGEST - 1) + _ELLIPSIS
    begin = words.find(" ", max(0, lead - _LEAD)) + 1
    rest = words[begin:]
    return _ELLIPSIS + (rest if len(rest) < LONGEST else _cut(rest, LONGEST - 2) + _ELLIPSIS)


def _cut(words: str, limit: int) -> str:
    """Return the beginning of some words, up to the last blank before the limit."""
    blank = words.rfind(" ", 0, limit)
    return words[: blank if blank > 0 else limit].rstrip(_MARKS)
