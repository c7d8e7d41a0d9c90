"""Lines of a chronology that look like a page's date: "Jan. 6, 2021" above its paragraph, "Opened: May 4, 1893"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.documents.boilerplate import HEADER_DATE, is_prose
from service.text.document import Dropped
from service.text.lines import TIME, Line

_LABEL = re.compile(r"[ \t•*-]*[^\W\d_][^:\n]{0,40}: ")
#: A month, a year, or the time of an update: "May 2022", "14:02", "3.15pm".
_MONTH_YEAR_OR_TIME = re.compile(r"(?:[^\W\d_]{3,12}\.? )?(?:1\d|20)\d\d:?|" + TIME + ":?", re.IGNORECASE)
#: The time of an update before its words: "* 14:02: Rain.".
_TIME_LABEL = re.compile(r"[•*·–-]? ?" + TIME + " ?[-–—:] ", re.IGNORECASE)
_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_LEAST = 2


def chronology_lines(every: Sequence[Line], known: Mapping[int, Dropped]) -> set[int]:
    """Return the offsets of lines that were taken for a page's date and head the entries of a chronology.

    A page has one date above its article. Two or more dates, each with a label or right above a sentence of its own,
    are a chronology; the others of them may be months, years or times.
    """
    if not any(dropped.reason == HEADER_DATE for dropped in known.values()):
        return set()
    days, coarser = set[int](), 0
    for line, after in zip(every, [*every[1:], None], strict=False):
        dropped = known.get(line.start)
        if dropped and dropped.reason == HEADER_DATE and _is_head(line, after, known):
            days.add(line.start)
        elif not dropped and _is_other_head(line, after, known):
            coarser += 1
    return days if len(days) + coarser >= _LEAST else set()


def _is_other_head(line: Line, after: Line | None, known: Mapping[int, Dropped]) -> bool:
    if _TIME_LABEL.match(line.text):
        return True
    return _MONTH_YEAR_OR_TIME.fullmatch(line.text) is not None and _is_head(line, after, known)


def _is_head(line: Line, after: Line | None, known: Mapping[int, Dropped]) -> bool:
    if _LABEL.match(line.text):
        return True
    if after is None or after.start in known:
        return False
    return is_prose(after.text) or after.text.endswith(_SENTENCE_ENDS)
