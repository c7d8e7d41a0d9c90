"""``python -m service.stories.frequencies.count_words FILE… > en.tsv``: count in how many articles each word occurs.

The files are JSON Lines of articles with a ``text``. Use only text whose licence allows it: the table has words and
numbers only, words that occur in at least three articles. That of English is counted from 197 articles of English
Wikinews (CC BY 2.5).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from service.text.words import folded_words

_LEAST = 3  # articles


def table(texts: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the table of some texts: their number, then each word with its number of texts, by word."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update(set(folded_words(text)))
        total += 1
    yield str(total)
    yield from (f"{word}\t{count}" for word, count in sorted(counts.items()) if count >= _LEAST)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(paths: tuple[Path, ...]) -> None:
    """Print the number of articles that use each word."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    for row in table(json.loads(line)["text"] for line in lines):
        click.echo(row)


if __name__ == "__main__":
    main()
