"""Patterns of words in running text: whole words, and those of scripts that do not separate words by blanks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from service.text.words import combining_marks
from service.timex.languages._shared.tokens import HANGUL, UNSPACED, trie

#: Letters that have no lowercase form, as parts of character classes: scripts without blanks, Hangul, Semitic, Indic.
CASELESS = f"{UNSPACED}{HANGUL}\u05d0-\u05ea\u0620-\u06ff\u0900-\u0d7f"
#: Commas and other marks that end a clause in any script, as a part of a character class.
CLAUSE_END = ",;،؛，；、。।"
_MARKS = combining_marks()
_IS_JOINED = re.compile(f"[{UNSPACED}{HANGUL}]")
_HAS_MARK = re.compile(f"[{_MARKS}]")
_SIGNS = "[%％$£€¥₩₹©]"
_NEVER = "(?!)"


def any_of(names: Iterable[str], prefixes: Sequence[str] = ()) -> str:
    """Return a pattern of any of these words as a whole, perhaps with one of the ``prefixes`` in front of it.

    Those of Chinese, Japanese, Thai and Korean may stand inside a run of letters.
    """
    by_edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    before = f"(?:{'|'.join(prefixes)})?" if prefixes else ""
    some = list(names)
    has_marks = any(map(_HAS_MARK.search, some))
    for name in some:
        left = _edge(name[0], rf"(?<![\w{_MARKS}])" if has_marks else r"\b") + before
        right = _edge(name[-1], rf"(?![\w{_MARKS}])" if has_marks else r"\b")
        by_edges[left, right].append(name)
    branches = (f"{left}{trie(group)}{right}" for (left, right), group in by_edges.items())
    return f"(?:{'|'.join(branches) or _NEVER})"


def _edge(letter: str, edge: str) -> str:
    """Return the pattern of the edge of a word at its first or last letter; there is none inside a run of letters."""
    is_edge = (letter.isalnum() or _HAS_MARK.match(letter)) and not _IS_JOINED.match(letter)
    return edge if is_edge else ""


def words_of(names: Sequence[str], prefixes: Sequence[str] = ()) -> re.Pattern[str] | None:
    """Return a pattern that splits a text into words and signs of amounts, and keeps each of these names whole.

    None if runs of letters are the words: no name has vowel signs or letters that others are joined to.
    """
    joined = [name for name in names if _IS_JOINED.search(name)]
    others = [name for name in names if not _IS_JOINED.search(name)]
    if not joined and not prefixes and not any(map(_HAS_MARK.search, others)):
        return None
    whole = rf"{trie(others) or _NEVER}(?![\w{_MARKS}])"
    letters = rf"[^\W\d_](?:[^\W\d_{UNSPACED}{HANGUL}]|[{_MARKS}])*"
    prefix = [rf"\b(?:{'|'.join(prefixes)})(?={whole})"] if prefixes else []
    return re.compile("|".join([*prefix, trie(joined) or _NEVER, whole, f"[{UNSPACED}{HANGUL}]", letters, _SIGNS]))
