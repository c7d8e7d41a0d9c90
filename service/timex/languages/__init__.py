"""The languages that the service reads. ``contract`` says what the folder of a language gives.

Languages without a folder have a generated table of words in ``_cldr``, which the grammar of ``_shared`` reads.
Nothing outside the folders knows a language: every module asks ``language(tag)``. Languages are loaded when a text
needs them.
"""

from __future__ import annotations

import gc
import pkgutil
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path

from service.errors import InvalidInput, quoted
from service.timex.languages.contract import Language, Ranges
from service.timex.languages.cue_words import Cues
from service.timex.languages.tags import date_order_of, primary_language

__all__ = [
    "Cues",
    "Language",
    "Ranges",
    "UnsupportedLanguage",
    "code_of",
    "codes",
    "date_order_of",
    "folders",
    "language",
    "primary_language",
    "supports",
]


class UnsupportedLanguage(InvalidInput):
    """A language tag of a language that the service does not read, or that is malformed."""

    def __init__(self, tag: str) -> None:
        detail = f"{quoted(tag)} is not supported; GET /v1/languages lists the supported ones"
        super().__init__(detail, field="language")


def codes() -> frozenset[str]:
    """Return the ISO 639 codes of the languages that the service reads."""
    return _codes(folders())


@lru_cache(maxsize=8)
def _codes(folders: frozenset[str]) -> frozenset[str]:
    return folders | _TABLES


def folders() -> frozenset[str]:
    """Return the ISO 639 codes of the languages that have a folder."""
    return _folders(tuple(__path__))


_TABLES = frozenset(table.stem for table in Path(__file__).with_name("_cldr").glob("*.tsv"))


@lru_cache(maxsize=8)
def _folders(path: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folder.name for folder in pkgutil.iter_modules(path) if folder.ispkg and folder.name[0] != "_")


def supports(tag: str) -> bool:
    """Whether the service reads the language of a BCP 47 tag."""
    return primary_language(tag) in codes()


def code_of(tag: str) -> str:
    """Return the code of the language of a BCP 47 tag: "en" for "en-GB". Raises UnsupportedLanguage."""
    code = primary_language(tag)
    if code is None or code not in codes():
        raise UnsupportedLanguage(tag)
    return code


@lru_cache(maxsize=256)
def language(tag: str) -> Language:
    """Return the language of a BCP 47 tag. Raises UnsupportedLanguage."""
    return _load(code_of(tag))


@cache
def _load(code: str) -> Language:
    if code not in folders():
        loaded: Language = import_module(f"{__name__}._shared").assemble(code)
    else:
        loaded = import_module(f"{__name__}.{code}").language()
    gc.freeze()  # it lives as long as the process: scanning it for garbage took 4 % of the time of 100 short texts
    return loaded
