"""Chronologies: texts whose lines or sentences begin with a date ("3 March – The bridge was shut."), each an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.text.lines import BULLET, TIME, is_line
from service.timex.model import Granularity, Timex

#: What separates the date from its sentence: a dash, a colon or the end of the line; before it, perhaps an agency.
_AFTER = re.compile(r"[ \t]*(?:\([^()\n]{2,40}\)[ \t]*)?(?:--|[-–—:]|\r?\n)\s*")
#: What stands before a sentence within a line.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]?[ \t]+(?:\*[ \t]*)?\Z")
_LONGEST_END = 6
_TIME_ALONE = re.compile(TIME, re.IGNORECASE)
#: The rest of a line that is a sentence: an update of a live blog, but not "20:15 – Evening news" of a programme.
_PROSE = re.compile(r"[^\n]*[.!?…][\"'”’)]?[ \t\r]*(?:\n|\Z)")
#: An update below the line of its day.
_UPDATE = re.compile(r":?\s*\n\s*(?:[-*•·–] ?)?\d{1,2}[:.]\d\d")
_LEAST = 2
#: Four digits at the beginning of a line, and those of them that are a time of day: "2159: The dam has burst.".
_FOUR_DIGITS = re.compile(r"^[ \t]*(\d{4})(?=:?[ \t])", re.MULTILINE)
_TIME_OF_DAY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_LEAST_STAMPS = 3
_YEARS = range(1500, 2100)
_DAYS = (Granularity.DAY, Granularity.MONTH, Granularity.MINUTE, Granularity.PART_OF_DAY)
_COARSE = (Granularity.YEAR, Granularity.SEASON, Granularity.QUARTER)


def entry_dates(text: str, timexes: Sequence[Timex]) -> frozenset[int]:
    """Return the offsets of the dates that begin the lines or sentences of a chronology; none if fewer than two do.

    One such line is a dateline; a text has one dateline at most.
    """
    starts = [timex.start for timex in timexes if _begins_entry(text, timex)]
    return frozenset(starts) if len(starts) >= _LEAST else frozenset()


def headings_of(text: str, timexes: Sequence[Timex]) -> frozenset[int]:
    """Return the offsets of the dates that stand in a line of their own and that later ones are read against.

    They are years above days, and days above the times of updates. They have no event of their own.
    """
    given = {timex.read_against for timex in timexes}
    return frozenset(
        timex.start
        for index, timex in enumerate(timexes)
        if index in given and timex.date and _is_heading(text, timex, timex.date.granularity)
    )


def clock_stamps(text: str, timexes: Sequence[Timex]) -> frozenset[int]:
    """Return the offsets of years that are times of day before updates: "2025 The dam has burst.".

    All lines that begin with four digits begin with a time of day then, and some of these can't be years.
    """
    years = {timex.start for timex in timexes if timex.date and timex.date.granularity is Granularity.YEAR}
    if not years:
        return frozenset()
    found = [(line.start(1), line[1]) for line in _FOUR_DIGITS.finditer(text)]
    are_times = len(found) >= _LEAST_STAMPS and all(_TIME_OF_DAY.fullmatch(digits) for _, digits in found)
    if not are_times or all(int(digits) in _YEARS for _, digits in found):
        return frozenset()
    return frozenset(start for start, _ in found if start in years)


def _is_heading(text: str, timex: Timex, granularity: Granularity) -> bool:
    is_above_update = granularity is Granularity.DAY and _UPDATE.match(text, timex.end) is not None
    return (granularity is Granularity.YEAR or is_above_update) and is_line(text, timex.start, timex.end)


def _begins_entry(text: str, timex: Timex) -> bool:
    after = _AFTER.match(text, timex.end)
    is_coarse = timex.date is not None and timex.date.granularity in _COARSE
    if timex.date is None or not (timex.date.granularity in _DAYS or is_coarse) or not after:
        return False
    needs_prose = is_coarse or _TIME_ALONE.fullmatch(text, timex.start, timex.end)
    if needs_prose and not _PROSE.match(text, after.end()):
        return False
    line = text.rfind("\n", 0, timex.start) + 1
    is_first = BULLET.fullmatch(text, line, timex.start) is not None
    if is_first or is_coarse:
        return is_first
    ends = _SENTENCE_END.search(text[max(line, timex.start - _LONGEST_END) : timex.start])
    return ends is not None and text[after.end() : after.end() + 1].isupper()


def after_label(sentence: str, start: int, end: int) -> int:
    """Return where a sentence goes on after the date that labels it ("March 10 - France signs"); 0 if none does."""
    begin = after_date(sentence, start, end)
    return begin if not sentence[begin].islower() else 0


def after_date(sentence: str, start: int, end: int) -> int:
    """Return where a sentence goes on after the date at ``start`` to ``end`` that heads it; 0 if it does not."""
    separator = _AFTER.match(sentence, end)
    heads = separator is not None and BULLET.fullmatch(sentence, 0, start) is not None
    return separator.end() if separator and heads and separator.end() < len(sentence) else 0
