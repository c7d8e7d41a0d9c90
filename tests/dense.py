"""Search for the texts that are slowest to read: words of each language, alone and in pairs, repeated without end.

A text of words of all these languages is read, too.

``python -m tests.dense MINUTES [SEED]`` prints the slowest of each language: thousands of characters a second for a
text of the length that is allowed, and how the time grows if the text is twice as long (2.0 is linear). A text of prose
beside them shows how busy the machine is. Then it reads the articles of a body of short ones, which share no dates.
"""

from __future__ import annotations

import calendar
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

from service.articles.draft import BASE_EXPRESSIONS, BYTES_PER_EXPRESSION, MOST_EXPRESSIONS
from service.documents import read_text
from service.eventing import read
from service.timex import languages
from service.timex.languages import Language
from service.timex.model import Anchor

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)
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
#: A body of short articles, each of a day of its own and full of expressions that dateparser or the calendar counts.
ARTICLES, ARTICLE_LENGTH = 2_000, 150
MOST_OF_ARTICLE = BASE_EXPRESSIONS + ARTICLE_LENGTH // BYTES_PER_EXPRESSION
DAYS = 20_000  # among which the publication dates lie
EXPRESSIONS = (
    *("{number} days ago", "in {number} weeks", "{number} months later", "{number} years and {day} days ago"),
    *("{month} {day}", "{day} {month}", "the {day}th", "next {month}", "{month}"),
    *("{weekday}", "last {weekday}", "next week"),
)


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


def beside_prose() -> str:
    """Return how fast prose is read now, as the end of a line about other texts."""
    return f"at the same time a text of English prose: {LENGTH / 1_000 / seconds(PROSE, 'en', LENGTH):.0f} KB/s"


def search(name: str, code: str, found: list[str], limit: float, chance: random.Random) -> None:
    """Print the slowest texts of some words, read in a language, that are found within a number of seconds."""
    tried: list[tuple[float, str]] = []
    end = time.monotonic() + limit
    for unit in units(found, chance):
        if time.monotonic() > end:
            break
        tried.append((seconds(unit, code, LENGTH // SHARE), unit))
    click.echo(f"{name}: {len(tried):,} texts; {beside_prose()}")
    for _, unit in sorted(tried, reverse=True)[:SHOWN]:
        half, whole = (seconds(unit, code, length) for length in (LENGTH // 2, LENGTH))
        click.echo(f"  {LENGTH / 1_000 / whole:6.0f} KB/s  x {whole / half:.1f}  {unit!r}")


def article(chance: random.Random) -> tuple[str, Anchor]:
    """Return a short text full of different expressions, and the day that it is read against."""
    text = ""
    while len(text) < ARTICLE_LENGTH:
        names = {"month": chance.choice(MONTHS), "weekday": chance.choice(WEEKDAYS)}
        numbers = {"number": chance.randrange(2, 60), "day": chance.randrange(4, 20)}
        text += chance.choice(EXPRESSIONS).format(**names, **numbers) + chance.choice((" ", ", ", ". "))
    return text[:ARTICLE_LENGTH], Anchor(dt.date(1970, 1, 1) + dt.timedelta(chance.randrange(DAYS)))


def read_short_articles(chance: random.Random) -> None:
    """Print how fast a body of short articles is read."""
    articles = [article(chance) for _ in range(ARTICLES)]
    start = time.process_time()
    for text, anchor in articles:
        read(read_text(text, language="en"), anchor, most=MOST_OF_ARTICLE)
    speed = ARTICLES * ARTICLE_LENGTH / 1_000 / (time.process_time() - start)
    click.echo(f"{ARTICLES:,} articles of {ARTICLE_LENGTH} characters: {speed:.0f} KB/s; {beside_prose()}")


def main(arguments: list[str]) -> None:
    minutes, seed = float(arguments[0]), int(arguments[1]) if len(arguments) > 1 else random.randrange(10_000)
    click.echo(f"seed {seed}")
    tables = {code: words(languages.language(code)) for code in LANGUAGES}
    tables["mixed"] = sorted({word for table in tables.values() for word in table})
    for name, found in tables.items():
        code = MIXED_AS if name == "mixed" else name
        search(name, code, found, minutes * 60 / len(tables), random.Random(seed))
    read_short_articles(random.Random(seed))


if __name__ == "__main__":
    main(sys.argv[1:])
