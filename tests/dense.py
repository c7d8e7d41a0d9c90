"""Search for the texts that are slowest to read: words of each language, alone and in pairs, repeated without end.

A text of words of all these languages is read, too.

``python -m tests.dense MINUTES [SEED]`` prints the slowest of each language: thousands of characters a second for a
text of the length that is allowed, and how the time grows if the text is twice as long (2.0 is linear). A text of prose
beside them shows how busy the machine is.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
import random
import re
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

import click

from service.articles.draft import MOST_EXPRESSIONS
from service.documents import read_text
from service.eventing import read
from service.timex import languages
from service.timex.languages import Language
from service.timex.model import Anchor

LANGUAGES = ("en", "de", "fr", "ru", "zh", "ar", "hi")
MIXED_AS = "en"  # the language that a text in all of them is read in
LENGTH = 200_000  # characters, the limit of a text
#: Short texts are tried first, with as large a share of expressions that are read.
SHARE = 50
SHOWN = 8  # texts of a language
SEPARATORS = (" ", "\n", ", ")
SHAPES = (
    *("1", "31", "99", "2019", "7.15", "123456", "2025-03-13", "3/4/2025", "28.07.17", "10:30", "3-7", "2010-2014"),
    *("1st", "1990s", "'98", "5pm", "1.", "1)", "a", *".,-–—()/%$'’\"“”:;!?«»*•>"),
)
#: What the speeds are compared with, since other work on the machine slows all of them.
PROSE = (
    "The mayor said that the bridge over the harbour would stay closed until its piers had been repaired on Monday. "
)
ANCHOR = Anchor(dt.date(2025, 3, 13))


def words(language: Language) -> list[str]:
    """Return the words in the tables of a language, and numbers of each shape."""
    fields = (getattr(language, field.name) for field in dataclasses.fields(language))
    return sorted({*SHAPES, *_strings([*fields], set())})


def _strings(value: Any, seen: set[int]) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip() and len(value) <= 40:
            yield value
    elif isinstance(value, re.Pattern) or id(value) in seen:
        return
    else:
        seen.add(id(value))
        for part in _parts(value):
            yield from _strings(part, seen)


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        yield from (*value.keys(), *value.values())
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif dataclasses.is_dataclass(value):
        yield from (getattr(value, field.name) for field in dataclasses.fields(value))


def seconds(unit: str, code: str, length: int) -> float:
    """Return the CPU seconds for a text of repeated words, of which the same share of expressions is read."""
    text = (unit * (length // len(unit) + 1))[:length]
    gc.collect(1)
    start = time.process_time()
    read(read_text(text, language=code), ANCHOR, code, most=max(1, MOST_EXPRESSIONS * length // LENGTH))
    return time.process_time() - start


def units(found: list[str], chance: random.Random) -> Iterator[str]:
    """Yield each word with each separator, then pairs of words, without end."""
    singles = [word + separator for word in found for separator in SEPARATORS]
    chance.shuffle(singles)
    yield from singles
    while True:
        yield "".join(chance.choice(part) for part in (found, SEPARATORS, found, SEPARATORS))


def search(name: str, code: str, found: list[str], limit: float, chance: random.Random) -> None:
    """Print the slowest texts of some words, read in a language, that are found within a number of seconds."""
    tried: list[tuple[float, str]] = []
    end = time.monotonic() + limit
    for unit in units(found, chance):
        if time.monotonic() > end:
            break
        tried.append((seconds(unit, code, LENGTH // SHARE), unit))
    prose = LENGTH / 1_000 / seconds(PROSE, "en", LENGTH)
    click.echo(f"{name}: {len(tried):,} texts; at the same time a text of English prose: {prose:.0f} KB/s")
    for _, unit in sorted(tried, reverse=True)[:SHOWN]:
        half, whole = (seconds(unit, code, length) for length in (LENGTH // 2, LENGTH))
        click.echo(f"  {LENGTH / 1_000 / whole:6.0f} KB/s  x {whole / half:.1f}  {unit!r}")


def main(arguments: list[str]) -> None:
    minutes, seed = float(arguments[0]), int(arguments[1]) if len(arguments) > 1 else random.randrange(10_000)
    click.echo(f"seed {seed}")
    tables = {code: words(languages.language(code)) for code in LANGUAGES}
    tables["mixed"] = sorted({word for table in tables.values() for word in table})
    for name, found in tables.items():
        code = MIXED_AS if name == "mixed" else name
        search(name, code, found, minutes * 60 / len(tables), random.Random(seed))


if __name__ == "__main__":
    main(sys.argv[1:])
