"""Chronologies: texts whose lines begin with a date ("3 March – The bridge was shut."), each line an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.text.lines import is_line
from service.timex.model import Granularity, Timex

#: What may stand before the date in its line: blanks and bullets.
_BEFORE = re.compile(r"[ \t]*(?:[-*•·–] ?)?")
#: What separates the date from its sentence: a dash, a colon or the end of the line.
_AFTER = re.compile(r"[ \t]*(?:--|[-–—:]|\n)\s*")
_LEAST = 2
_DAYS = (Granularity.DAY, Granularity.MONTH, Granularity.MINUTE, Granularity.PART_OF_DAY)


def entry_dates(text: str, timexes: Sequence[Timex]) -> frozenset[int]:
    """Return the offsets of the dates that begin the lines of a chronology; none if fewer than two lines do.

    One such line is a dateline; a text has one dateline at most.
    """
    starts = [timex.start for timex in timexes if _begins_line(text, timex)]
    return frozenset(starts) if len(starts) >= _LEAST else frozenset()


def year_headings(text: str, timexes: Sequence[Timex]) -> frozenset[int]:
    """Return the offsets of the years that stand in a line of their own and give later dates their year."""
    given = {timex.read_against for timex in timexes}
    return frozenset(
        timex.start
        for index, timex in enumerate(timexes)
        if index in given and timex.date and timex.date.granularity is Granularity.YEAR
        if is_line(text, timex.start, timex.end)
    )


def _begins_line(text: str, timex: Timex) -> bool:
    if timex.date is None or timex.date.granularity not in _DAYS or not _AFTER.match(text, timex.end):
        return False
    line = text.rfind("\n", 0, timex.start) + 1
    return _BEFORE.fullmatch(text, line, timex.start) is not None


def after_date(sentence: str, start: int, end: int) -> int:
    """Return where a sentence goes on after the date at ``start`` to ``end`` that heads it; 0 if it does not."""
    separator = _AFTER.match(sentence, end)
    heads = separator is not None and _BEFORE.fullmatch(sentence, 0, start) is not None
    return separator.end() if separator and heads and separator.end() < len(sentence) else 0
