"""Lines of a chronology that look like a page's date: "Jan. 6, 2021" above its paragraph, "Opened: May 4, 1893"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.documents.boilerplate import HEADER_DATE, is_prose
from service.text.document import Dropped
from service.text.lines import Line

_LABEL = re.compile(r"[ \t•*-]*[^\W\d_][^:\n]{0,40}: ")
_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_LEAST = 2


def chronology_lines(every: Sequence[Line], known: Mapping[int, Dropped]) -> set[int]:
    """Return the offsets of lines that were taken for a page's date and head the entries of a chronology.

    A page has one date above its article. Two or more dates, each with a label or right above a sentence of its own,
    are a chronology.
    """
    heads = [
        line
        for line, after in zip(every, [*every[1:], None], strict=False)
        if line.start in known and known[line.start].reason == HEADER_DATE and _is_head(line, after, known)
    ]
    return {line.start for line in heads} if len(heads) >= _LEAST else set()


def _is_head(line: Line, after: Line | None, known: Mapping[int, Dropped]) -> bool:
    if _LABEL.match(line.text):
        return True
    if after is None or after.start in known:
        return False
    return is_prose(after.text) or after.text.endswith(_SENTENCE_ENDS)
