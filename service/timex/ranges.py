"""Ranges and lists: which neighbouring expressions are the ends of one period, and which parts of a date they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.timex.find import Candidate
from service.timex.languages import Ranges
from service.timex.meaning import About, Meaning, Written, written_of
from service.timex.tokens import Tokens

_DASHES = ("-", "–")
_HYPHEN = "-"
#: What stands before the date of a dateline: the comma after its place, or the beginning of a paragraph.
_BEFORE_DATELINE = (",", "")
#: Months within which a range goes on into the next year: "25 Dec – 2 Jan".
_INTO_NEXT_YEAR = 3
#: Tokens between the ends of a range and between the dates of a list.
_LONGEST_LINK = 2
#: Tokens between a verb that moves a date and the "from" that names the old one: "has been changed | from".
_MOVED_REACH = 3


def mark_ranges(tokens: Tokens, candidates: Sequence[Candidate], words: Ranges) -> list[Candidate]:
    """Return the candidates with the end of each range marked, and with the month and year that neighbours share.

    A range is "from X to Y", "between X and Y", "X – Y" or, of dates in order, "X to Y".
    """
    marked = list(candidates)
    for place in range(len(marked) - 1, 0, -1):
        first, last = marked[place - 1], marked[place]
        if last.first - first.end > _LONGEST_LINK and not last.ends_range:
            continue
        if last.ends_range or (_is_beside(tokens, first, last, words) and _is_range(tokens, first, last, words)):
            marked[place - 1 : place + 1] = _shared(first, last), last._replace(ends_range=True)
        elif _is_list(tokens, first, last, words):
            marked[place - 1] = _shared(first, last)
    return marked


def _is_beside(tokens: Tokens, first: Candidate, last: Candidate, words: Ranges) -> bool:
    """Return whether one word stands between two expressions, or that and a linking one."""
    gap = last.first - first.end
    return gap == 1 or (gap == 2 and tokens.lower_word(first.end + 1) in words.linking)


def _is_range(tokens: Tokens, first: Candidate, last: Candidate, words: Ranges) -> bool:
    before, between = tokens.lower_word(first.first - 1), tokens.lower_word(first.end)
    if before in words.begins and between in words.continues:
        return not _is_moved(tokens, first, words)
    return (
        (before in words.between and between in words.both)
        or (_is_dash(tokens, first, last.meaning) and _are_joined_by_dash(first.meaning, last.meaning))
        or (
            between in words.continues
            and _are_ends(first.meaning, last.meaning)
            and not _is_moved(tokens, first, words)
        )
    )


def _is_moved(tokens: Tokens, first: Candidate, words: Ranges) -> bool:
    """Return whether a date moves: "was changed from March 12 to March 16" names two days and no period."""
    place = first.first - 1
    return any(tokens.lower_word(place - back) in words.moving for back in range(1, _MOVED_REACH + 1))


def _is_dash(tokens: Tokens, first: Candidate, last: Meaning) -> bool:
    """Whether a dash joins two dates: "1 July – 3 May", not that of a dateline, "OSLO, March 11 - Jan. 31"."""
    place, before = first.end, tokens.word(first.first - 1)
    is_close = tokens.end(place - 1) == tokens.start(place) or tokens.end(place) == tokens.start(place + 1)
    has_year = isinstance(last, Written) and last.year is not None
    return tokens.words[place] in _DASHES and (
        is_close or has_year or before not in _BEFORE_DATELINE or tokens.words[place] != _HYPHEN
    )


def _are_joined_by_dash(first: Meaning, last: Meaning) -> bool:
    """Return whether both are weekdays, or days of which the second is later in the year or has its own year."""
    if not (isinstance(first, Written) and isinstance(last, Written)):
        return False
    if _is_bare_weekday(first) and _is_bare_weekday(last):
        return True
    if not (first.month and first.day and last.month and last.day):
        return False
    is_later = (first.month, first.day) < (last.month, last.day)
    return last.year is not None or is_later or 0 < (last.month - first.month) % 12 <= _INTO_NEXT_YEAR


def _are_ends(first: Meaning, last: Meaning) -> bool:
    """Return whether "X to Y" without "from" is a period: days, months with a year, or weekdays; of one granularity.

    Only the first weekday can have a relation: "next Monday to Friday".
    """
    if not (isinstance(first, Written) and isinstance(last, Written)) or last.relation is not None:
        return False
    if first.relation is not None:
        return _is_bare_weekday(replace(first, relation=None)) and _is_bare_weekday(last)
    if first.day and last.day:
        return last.month is not None and _is_ordered(first, last)
    if first.month and last.month and not first.day and not last.day:
        return last.year is not None and _is_ordered(first, last)
    return _is_bare_weekday(first) and _is_bare_weekday(last)


def _is_bare_weekday(date: Written) -> bool:
    return bool(date.weekday) and not date.day and date.relation is None


def _is_ordered(first: Written, last: Written) -> bool:
    """Return whether the first date can lie before the last; one without a year can, in the year before."""
    if first.year is None or last.year is None:
        return first.year is None
    return (first.year, first.month or 0, first.day or 0) < (last.year, last.month or 0, last.day or 0)


def _is_list(tokens: Tokens, first: Candidate, last: Candidate, words: Ranges) -> bool:
    """Return whether only a comma or "and" stands between two expressions: "the 5th and 9th of May"."""
    gap = range(first.end, last.first)
    return len(gap) > 0 and all(tokens.lower_word(place) in words.both or tokens.words[place] == "," for place in gap)


def _shared(first: Candidate, last: Candidate) -> Candidate:
    """Return the earlier candidate with the month and year that only the later one names.

    "The 13th to the 15th of July", "1 July to 18 November 1916"; from December to March 1917 begins in 1916.
    """
    begins, ends = written_of(first.meaning), written_of(last.meaning)
    if begins is None or ends is None or not ends.month:
        return first
    if begins.day and not begins.month and ends.day and not begins.weekday:
        return _with_date(first, replace(begins, month=ends.month, year=ends.year, short_year=ends.short_year))
    if not begins.month or not ends.year or bool(begins.day) != bool(ends.day):
        return first
    if begins.year is not None or begins.short_year is not None or begins.relation is not None:
        return first
    is_of_year_before = (begins.month, begins.day or 1) > (ends.month, ends.day or 31)
    return _with_date(first, replace(begins, year=ends.year - is_of_year_before))


def _with_date(candidate: Candidate, date: Written) -> Candidate:
    return candidate._replace(meaning=About(date) if isinstance(candidate.meaning, About) else date)
