"""Measure how fast each language is read: ``python -m tests.speed [CODE …]``, as shares of the speed of English.

The texts are the sentences of ``tests/timex/sentences.toml``, for English those of its corpus, and a dense list of
dates in digits. No sentence is repeated, and each text is read five times, against a new day each time, so that hardly
any answer is remembered; the best time counts.
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


def speed(code: str, text: str) -> float:
    """Return the kilobytes of a text that are read in a second of CPU time."""
    tag(text, Anchor(FIRST), language=code)
    return len(text.encode()) / 1000 / min(_seconds(code, text, number) for number in range(ROUNDS))


def _seconds(code: str, text: str, number: int) -> float:
    begun = time.process_time()
    tag(text, Anchor(FIRST + dt.timedelta(number + 1)), language=code)
    return time.process_time() - begun


def dense_list() -> str:
    """Return a text of nothing but dates in digits."""
    return ", ".join(f"{number % 28 + 1}.{number % 12 + 1}.{1990 + number % 35}" for number in range(LENGTH // 11))


def main(chosen: list[str]) -> None:
    """Print a line for each language: its level, kilobytes a second, and shares of English."""
    levels = {language.code: language.level for language in catalogue()}
    english: list[float] = []
    click.echo("language  level  sentences KB/s  of English  dense list KB/s  of English")
    for code, sentences in texts().items():
        if not chosen or code in chosen or not english:
            here = [speed(code, text) for text in (" ".join(sentences)[:LENGTH], dense_list())]
            english = english or here
            shares = [f"{value:14.0f}  {value / base:10.2f}" for value, base in zip(here, english, strict=True)]
            click.echo(" ".join([f"{code:8}  {levels[code]:5}", *shares]))


if __name__ == "__main__":
    main(sys.argv[1:])
