"""The languages that the service reads, with what a client needs to offer them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent
_NAMES = _FOLDER / "_shared" / "catalogue.tsv"


class Level(StrEnum):
    """How much the service knows of a language."""

    FULL = "full"
    GOOD = "good"
    BASIC = "basic"


class KnownLanguage(NamedTuple):
    """A language: its ISO 639 code, English name, level, and the direction of its script ("ltr", "rtl")."""

    code: str
    name: str
    level: Level
    direction: str


@cache
def catalogue() -> tuple[KnownLanguage, ...]:
    """Return the languages in the order of their codes."""
    rows = (line.split("\t") for line in _NAMES.read_text(encoding="utf-8").splitlines())
    return tuple(KnownLanguage(code, name, _level(code), direction) for code, name, direction in rows)


def _level(code: str) -> Level:
    """Return the level: basic with a generated table, good with one of its own, full if it also reads newspapers.

    A language is full with a grammar of its own, or with a table of news.
    """
    folder = _FOLDER / code
    if not (folder / "__init__.py").exists():
        return Level.BASIC
    is_good = (folder / "words.tsv").exists() and not (folder / "news.tsv").exists()
    return Level.GOOD if is_good else Level.FULL
