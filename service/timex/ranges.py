"""Ranges: which of two neighbouring expressions are the ends of one stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.timex.find import Candidate
from service.timex.languages import Ranges
from service.timex.meaning import Meaning, Written
from service.timex.tokens import Tokens

_DASHES = ("-", "–")
_HYPHEN = "-"


def mark_ranges(tokens: Tokens, candidates: Sequence[Candidate], words: Ranges) -> list[Candidate]:
    """Return the candidates with the end of each range marked: from X to Y, between X and Y, X – Y."""
    marked = list(candidates)
    for place in range(1, len(marked)):
        first, last = marked[place - 1], marked[place]
        if last.joined or (last.first == first.end + 1 and _is_range(tokens, first, last, words)):
            marked[place - 1 : place + 1] = _with_year_of(first, last), last._replace(joined=True)
    return marked


def _is_range(tokens: Tokens, first: Candidate, last: Candidate, words: Ranges) -> bool:
    before, between = tokens.lower_word(first.first - 1), tokens.lower_word(first.end)
    return (
        (before in words.begins and between in words.continues)
        or (before in words.between and between in words.both)
        or (_is_dash(tokens, first.end) and _are_days_in_order(first.meaning, last.meaning))
    )


def _is_dash(tokens: Tokens, place: int) -> bool:
    """1 July – 3 May, 1 July-3 May; but a hyphen between blanks ends a dateline: "OSLO, March 11 - Jan. 31"."""
    is_close = tokens.end(place - 1) == tokens.start(place) or tokens.end(place) == tokens.start(place + 1)
    return tokens.words[place] in _DASHES and (is_close or tokens.words[place] != _HYPHEN)


def _are_days_in_order(first: Meaning, last: Meaning) -> bool:
    """Return whether both are days, the second later in the year unless it has a year of its own."""
    if not (isinstance(first, Written) and isinstance(last, Written)):
        return False
    if not (first.month and first.day and last.month and last.day):
        return False
    return last.year is not None or (first.month, first.day) < (last.month, last.day)


def _with_year_of(first: Candidate, last: Candidate) -> Candidate:
    """Return the beginning of a range in the year of its end: from 1 July to 18 November 1916.

    From December to March 1917 begins in 1916.
    """
    begins, ends = first.meaning, last.meaning
    if not (isinstance(begins, Written) and isinstance(ends, Written)) or not (
        begins.month and ends.month and ends.year
    ):
        return first
    if begins.year is not None or begins.short_year is not None or begins.relation is not None:
        return first
    is_of_year_before = (begins.month, begins.day or 1) > (ends.month, ends.day or 31)
    return first._replace(meaning=replace(begins, year=ends.year - is_of_year_before))
