"""Print precision and recall of each kind of dated clause on marked clauses of news.

    python -m tests.eventing.kinds FOLDER

``gold.tsv`` holds 400 clauses, drawn at random and marked twice by hand; ``again`` is the kind from the second marking,
without sight of the first, and ``sentence`` the digest of the sentence, in the form of that of the article. ``agreed``
counts the clauses of the test part whose two marks are the same. ``marks.tsv`` holds 7,567 more clauses, marked once;
most were drawn from those that the rules or the model found hard, the part "random" from all dates of articles that
have no other marks, and the part "fresh" from more of them, at most one or a few of an article: twice as many of those
that the engine took for events as of the others. ``marks`` describes the columns. The rules were written with the part
"rules" in view, and the model learns from it.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.documents import read_text
from service.eventing import EventDraft, EventKind, read
from service.timex.model import Anchor
from tests.eventing.kinds.marks import Row, marked_articles, read_marks

_MISSING = "missing"
#: The parts of random clauses that are marked once.
_ONCE = ("random", "fresh")


def main(folder: Path) -> None:
    gold, marks = (read_marks(Path(__file__).with_name(name)) for name in ("gold.tsv", "marks.tsv"))
    same = sum(row["kind"] == row["again"] for row in gold)
    sys.stdout.write(f"{same} of {len(gold)} clauses have the same kind twice\n")
    kinds = {part: Counter[tuple[str, str]]() for part in ("rules", "test", "agreed", *_ONCE, "marks")}
    for row, found in _found(folder, gold):
        kinds[row["part"]][row["kind"], found] += 1
        if row["part"] == "test" and row["kind"] == row["again"]:
            kinds["agreed"][row["kind"], found] += 1
    for row, found in _found(folder, [row for row in marks if row["part"] != "rules"]):
        kinds[row["part"] if row["part"] in _ONCE else "marks"][row["kind"], found] += 1
    for part, pairs in kinds.items():
        _print(part, pairs)


def _print(part: str, pairs: Counter[tuple[str, str]]) -> None:
    sys.stdout.write(f"{part}: {pairs.total()} clauses, {_of(pairs, 1, _MISSING)} no longer found\n")
    for kind in EventKind:
        right, gold, answers = pairs[kind, kind], _of(pairs, 0, kind), _of(pairs, 1, kind)
        line = f"  {kind:11} precision {_share(right, answers)}  recall {_share(right, gold)}  of {gold}\n"
        sys.stdout.write(line)


def _found(folder: Path, rows: list[Row]) -> Iterator[tuple[Row, str]]:
    """Yield each marked clause with the kind that the engine gives it."""
    for article, marks in marked_articles(folder, rows):
        answers = _events(article)
        yield from ((row, _kind_at(int(start), int(end), answers)) for (start, end), row in marks.items())


def _events(article: dict[str, Any]) -> tuple[EventDraft, ...]:
    published = Anchor(dt.date.fromisoformat(article["published_at"][:10]))
    return read(read_text(article["text"]), published).events


def _kind_at(start: int, end: int, events: tuple[EventDraft, ...]) -> str:
    """Return the kind of the event whose expression shares a character with the marked one: rules may move its ends."""
    spans = ((event.expression.start, event.expression.end, str(event.kind)) for event in events)
    return next((kind for first, last, kind in spans if first < end and start < last), _MISSING)


def _of(pairs: Counter[tuple[str, str]], place: int, kind: str) -> int:
    return sum(count for pair, count in pairs.items() if pair[place] == kind)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "   –"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
