"""Tables in the tree of a page whose rows differ much in width, without what makes them slow to read.

trafilatura fills each row of a table up to the widest one, and repeats cells that span columns or rows, up to a hundred
times: a hundred kilobytes of rows took ten seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

_MOST_FILLED = 200  # empty cells of a table; and of a large one, as many for each cell as follows
_FILLED_PER_CELL = 4


def even_out_tables(tree: Any) -> None:
    """Let each cell span one column and row, and give each cell a row of its own in tables that are mostly empty."""
    for cell in tree.iter("td", "th"):
        cell.attrib.pop("colspan", None)
        cell.attrib.pop("rowspan", None)
    rows: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in tree.iter("tr"):
        rows[next(row.iterancestors("table"), None)].append(row)
    for own in rows.values():
        if _are_ragged([len(row) for row in own]):
            _split(own)


def _are_ragged(widths: Sequence[int]) -> bool:
    """Whether trafilatura would add many more cells to rows than they have."""
    filled = max(widths) * len(widths) - sum(widths)
    return filled > _MOST_FILLED + _FILLED_PER_CELL * sum(widths)


def _split(rows: Sequence[Any]) -> None:
    for row in rows:
        for cell in reversed(row[1:]):
            own = row.makeelement("tr")
            own.append(cell)
            row.addnext(own)
