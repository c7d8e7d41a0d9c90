"""Print precision and recall of each kind of dated clause on the gold standard.

    python -m tests.eventing.kinds FOLDER

``gold.tsv`` holds 400 clauses of news, drawn at random and marked by hand. It identifies a clause by the file in
FOLDER, the first 16 digits of the SHA-256 of the article's text, the code point offsets of the date, and the same
digest of its sentence; it has none of the texts. ``part`` says whether the rules were written with the clause in view,
and ``again`` is the kind from a second marking, without sight of the first. ``agreed`` counts the clauses of the test
part whose two marks are the same.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.documents import read_text
from service.eventing import EventKind, read
from service.timex.model import Anchor

_GOLD = Path(__file__).with_name("gold.tsv")
_MISSING = "missing"
Row = dict[str, str]


def main(folder: Path) -> None:
    with _GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    same = sum(row["kind"] == row["again"] for row in rows)
    sys.stdout.write(f"{same} of {len(rows)} clauses have the same kind twice\n")
    kinds = {part: Counter[tuple[str, str]]() for part in ("rules", "test", "agreed")}
    for row, found in _found(folder, rows):
        kinds[row["part"]][row["kind"], found] += 1
        if row["part"] == "test" and row["kind"] == row["again"]:
            kinds["agreed"][row["kind"], found] += 1
    for part, pairs in kinds.items():
        sys.stdout.write(f"{part}: {pairs.total()} clauses, {_of(pairs, 1, _MISSING)} no longer found\n")
        for kind in EventKind:
            right, gold, answers = pairs[kind, kind], _of(pairs, 0, kind), _of(pairs, 1, kind)
            line = f"  {kind:11} precision {_share(right, answers)}  recall {_share(right, gold)}  of {gold}\n"
            sys.stdout.write(line)


def _found(folder: Path, rows: list[Row]) -> Iterator[tuple[Row, str]]:
    """Yield each row of the gold standard with the kind that the engine gives its clause."""
    by_file: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_file[row["file"]][row["article"]].append(row)
    for name, by_article in by_file.items():
        for article in _articles(folder / name):
            wanted = by_article.get(digest(article["text"]), [])
            answers = _kinds(article) if wanted else {}
            yield from ((row, answers.get((int(row["start"]), int(row["end"])), _MISSING)) for row in wanted)
            by_article.pop(digest(article["text"]), None)


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _kinds(article: dict[str, Any]) -> dict[tuple[int, int], str]:
    published = Anchor(dt.date.fromisoformat(article["published_at"][:10]))
    events = read(read_text(article["text"]), published).events
    return {(event.expression.start, event.expression.end): str(event.kind) for event in events}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _of(pairs: Counter[tuple[str, str]], place: int, kind: str) -> int:
    return sum(count for pair, count in pairs.items() if pair[place] == kind)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "   –"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
