"""What stands in a text and is not seen: soft hyphens, zero-width spaces, and hyphens at the end of a line.

The tokeniser reads the text without them; offsets stay those of the text as posted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

#: Soft hyphen, zero-width space, word joiner and byte order mark.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_INVISIBLES = re.compile(f"[{_INVISIBLE}]+")
_BROKEN_WORD = re.compile(r"(?<![^\W_])([^\W\d_]{2,})(-\n)([a-z]{2,})")
#: Other hyphens that are read as "-": the hyphen and the non-breaking hyphen.
_HYPHENS = {0x2010: "-", 0x2011: "-"}


class Visible(NamedTuple):
    """A text as its reader sees it; ``offsets`` maps its offsets to those of the text as posted, None if equal."""

    text: str
    offsets: list[int] | None


def visible(text: str, is_word: Callable[[str], bool]) -> Visible:
    """Return the text without what is not seen. ``is_word`` says whether a word broken at a line end is one word."""
    if text.isascii() and "-\n" not in text:
        return Visible(text, None)  # most texts
    text = text.translate(_HYPHENS) if "\u2010" in text or "\u2011" in text else text
    hidden = _hidden(text, is_word)
    if not hidden:
        return Visible(text, None)
    pieces, offsets, done = [], list[int](), 0
    for start, end in (*hidden, (len(text), len(text))):
        pieces.append(text[done:start])
        offsets.extend(range(done, start))
        done = end
    return Visible("".join(pieces), [*offsets, len(text)])


def _hidden(text: str, is_word: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Return the spans that a reader does not see, in order."""
    has_invisible = any(character in text for character in _INVISIBLE)  # few texts do, and this is faster to see
    spans = [found.span() for found in _INVISIBLES.finditer(text)] if has_invisible else []
    if "-\n" in text:
        broken = _BROKEN_WORD.finditer(text)
        spans += [found.span(2) for found in broken if is_word(found[1] + found[3])]
    return sorted(spans)
