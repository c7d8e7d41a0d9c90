"""Unions of the words of a language, which are asked for each sentence or date."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def union(*words: frozenset[str]) -> frozenset[str]:
    """Return the words of several sets. It is cached: making a union takes far longer than asking for a word in it."""
    return frozenset().union(*words)
