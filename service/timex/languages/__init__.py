"""The languages that the service reads, one folder each. ``contract`` says what a folder gives.

Nothing outside of the folders knows a language: every module asks ``language(code)``.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from service.timex.languages.contract import Cues, Language

__all__ = ["Cues", "Language", "codes", "language"]


def codes() -> frozenset[str]:
    """Return the ISO 639 codes of the languages that have a folder."""
    return frozenset(folder.name for folder in pkgutil.iter_modules(__path__) if folder.ispkg and folder.name[0] != "_")


@cache
def language(code: str) -> Language:
    """Return the language of an ISO 639 code. Raises KeyError for one without a folder."""
    if code not in codes():
        raise KeyError(code)
    loaded: Language = import_module(f"{__name__}.{code}").language()
    return loaded
