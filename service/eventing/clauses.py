"""Summaries: what a sentence says about a date, as a statement that stands on its own.

A summary is the sentence itself, or the independent clause of it that has the date. If that is too long, it loses whole
subordinate clauses, never its main clause. Only a statement that is still too long is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from service.eventing.cutting import LONGEST, shortened, without_parentheses
from service.eventing.dropping import without_subordinate
from service.eventing.framing import unframed
from service.eventing.punctuation import finished, flat
from service.eventing.segments import segments
from service.eventing.split import Split
from service.eventing.unfinished import is_unfinished
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

_DASHES = frozenset("-–—")
#: What splits no sentence: parentheses, and the comma of a date ("March 9, 1987").
_WHOLE = re.compile(r"\([^()]*\)|, (?=\d{4}\b)")


@lru_cache(maxsize=64)  # a list of dates repeats itself
def summary(sentence: str, start: int, end: int, lexicon: EventWords, *, crowded: bool = False) -> str:
    """Return what a sentence says about the expression at ``start`` to ``end``, at most 240 characters long.

    A ``crowded`` sentence has several dates: each gets its own independent clause. In a language without clause words
    the summary is the sentence, cut if it is too long.
    """
    has_clauses = bool(lexicon.clauses.openers)
    words = "" if has_clauses and crowded else flat(sentence)
    if has_clauses and (crowded or _is_long(words, lexicon)):
        clause = _independent(sentence, start, lexicon) if crowded else _split(sentence, lexicon)
        words = _text_of(clause)
        if _is_long(words, lexicon):
            clause = _to_semicolon(clause, end)
            words = _text_of(clause)
        if _is_long(words, lexicon):
            words = without_subordinate(clause, start, end)
        if _is_long(words, lexicon):
            words = without_parentheses(words, flat(sentence[start:end]))
    if _is_long(words, lexicon):
        words = shortened(sentence, start, end, words, lexicon)
    return _stated(words, lexicon)


def _is_long(words: str, lexicon: EventWords) -> bool:
    """Whether words are too long for a summary, even without a dateline and what else frames them."""
    return len(words) >= LONGEST and len(_stated(words, lexicon)) > LONGEST


@lru_cache(maxsize=8)  # the dates of a clause come one after the other
def _stated(words: str, lexicon: EventWords) -> str:
    """Return the words of a clause as a statement."""
    return finished(unframed(words, lexicon), lexicon)


def _independent(sentence: str, start: int, lexicon: EventWords) -> Split:
    """Return the independent clause that holds the place ``start`` of a sentence."""
    *others, last = _independent_clauses(sentence, lexicon)
    return next((clause for clause in others if clause.segments[-1].end > start), last)


@lru_cache(maxsize=8)  # the dates of a sentence come one after the other
def _independent_clauses(sentence: str, lexicon: EventWords) -> Sequence[Split]:
    split = _split(sentence, lexicon)
    bounds = [0, *_bounds(split), len(split.segments)]
    return tuple(split._replace(segments=split.segments[first:last]) for first, last in pairwise(bounds))


def _split(sentence: str, lexicon: EventWords) -> Split:
    hidden = _WHOLE.sub(lambda part: "q" * len(part[0]), sentence)
    return Split(sentence, segments(hidden, lexicon, fine=True), lexicon)


def _bounds(split: Split) -> Iterator[int]:
    """Yield where an independent clause begins: with a subject of its own, after another one that quotes nobody."""
    first = 0
    for place in range(len(split.segments)):
        before = range(first, place)
        if (
            _begins_independent(split, place)
            and any(map(split.is_main, before))
            and not any(split.segments[other].speaks for other in before)
        ):
            yield place
            first = place


def _begins_independent(split: Split, place: int) -> bool:
    """Whether a segment begins with "and" or a semicolon, and a subject: not with a verb, and not with "in May"."""
    segment, lexicon = split.segments[place], split.lexicon
    first_mark = split.text(place).lstrip()[:1]
    joins = segment.opener in lexicon.clauses.coordinators or first_mark == ";"
    if not joins or segment.needs_previous or not segment.main or first_mark in _DASHES:  # which end an aside: "— and"
        return False
    words = split.sentence[split.begin(place) : segment.end].lower().split()
    first = next((word for word in words if word not in lexicon.clauses.adverbs), "")
    is_subject = first not in union(lexicon.clauses.before_relatives, lexicon.reporting.prepositions)
    return bool(first) and is_subject and not is_unfinished(split.sentence[: segment.start], lexicon)


def _text_of(split: Split) -> str:
    return flat(split.sentence[split.begin(0) : split.segments[-1].end])


def _to_semicolon(split: Split, end: int) -> Split:
    """Return a clause up to the first semicolon after the date, if that leaves a main clause."""
    for place, segment in enumerate(split.segments):
        if segment.start >= end and segment.main and split.sentence[segment.start] == ";":
            has_main = any(map(split.is_main, range(place)))
            return split._replace(segments=split.segments[:place]) if has_main else split
    return split
