"""Measure how fast each language is read: ``python -m tests.speed [CODE …]``, as shares of the speed of English.

The texts are sentences of ``tests/timex/sentences.toml``, for English those of its corpus, and a dense list of dates in
digits. The sentences are taken at equal distances from the whole list, since neighbours are about one subject. No
sentence is repeated, and each text is read five times, against a new day each time, so that hardly any answer is
remembered; the best time counts. English is read in turns with each language, since other work on the machine slows
all of them.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
import tomllib
from pathlib import Path

import click

from service.timex import tag
from service.timex.languages.catalogue import catalogue
from service.timex.model import Anchor
from tests.timex.corpus import FOLDER

SENTENCES = Path(__file__).parent / "timex" / "sentences.toml"
FEWEST, LENGTH, ROUNDS = 20, 4_000, 5
FIRST = dt.date(2025, 3, 13)


def texts() -> dict[str, list[str]]:
    """Return the sentences of each language that has enough of them."""
    english = [case["text"] for file in sorted(FOLDER.glob("*.toml")) for case in _cases(file)]
    others = {code: list(cases) for code, cases in tomllib.loads(SENTENCES.read_text(encoding="utf-8")).items()}
    return {"en": english, **{code: cases for code, cases in others.items() if len(cases) >= FEWEST}}


def _cases(file: Path) -> list[dict[str, str]]:
    cases: list[dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8")).get("case", [])
    return cases


def speeds(code: str, text: str, english: str) -> tuple[float, float]:
    """Return the kilobytes of a text, and of an English one, that are read in a second of CPU time."""
    read = {code: text, "en": english} if code != "en" else {code: text}
    for language, words in read.items():
        tag(words, Anchor(FIRST), language=language)
    times = [
        {language: _seconds(language, words, number) for language, words in read.items()} for number in range(ROUNDS)
    ]
    best = {
        language: len(words.encode()) / 1000 / min(time[language] for time in times) for language, words in read.items()
    }
    return best[code], best["en"]


def _seconds(code: str, text: str, number: int) -> float:
    begun = time.process_time()
    tag(text, Anchor(FIRST + dt.timedelta(number + 1)), language=code)
    return time.process_time() - begun


def sample(sentences: list[str]) -> str:
    """Return about ``LENGTH`` characters of sentences, at equal distances from all of them."""
    step = max(1, sum(map(len, sentences)) // LENGTH)
    return " ".join(sentences[::step])[:LENGTH]


def dense_list() -> str:
    """Return a text of nothing but dates in digits."""
    return ", ".join(f"{number % 28 + 1}.{number % 12 + 1}.{1990 + number % 35}" for number in range(LENGTH // 11))


def main(chosen: list[str]) -> None:
    """Print a line for each language: its level, kilobytes a second, and shares of English."""
    levels = {language.code: language.level for language in catalogue()}
    every = texts()
    english = sample(every["en"])
    click.echo("language  level  sentences KB/s  of English  dense list KB/s  of English")
    for code, sentences in every.items():
        if not chosen or code in chosen or code == "en":
            pairs = ((sample(sentences), english), (dense_list(), dense_list()))
            found = [speeds(code, *pair) for pair in pairs]
            shares = [f"{value:14.0f}  {value / base:10.2f}" for value, base in found]
            click.echo(" ".join([f"{code:8}  {levels[code]:5}", *shares]))


if __name__ == "__main__":
    main(sys.argv[1:])
