"""Lines of a page that are no part of the article: its date header, "Latest news", advertisements, the weather.

Conservative: a line is dropped only when all of it is furniture. Offsets are kept, and every dropped line has a reason.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.timex import tag
from service.timex.model import Anchor, Certainty, Granularity

_LONGEST = 80
_TEMPERATURE = re.compile(r"[-−+]?\d{1,3}\s?°?\s?[CF]", re.IGNORECASE)
_PHRASES = {
    "latest news": "a heading of the page",
    "related news": "a heading of the page",
    "related articles": "a heading of the page",
    "related stories": "a heading of the page",
    "most read": "a heading of the page",
    "read more": "a link of the page",
    "read also": "a link of the page",
    "share this": "a link of the page",
    "subscribe": "a link of the page",
    "sign up": "a link of the page",
    "advertisement": "an advertisement",
    "sponsored": "an advertisement",
    "all rights reserved": "a copyright line",
    "©": "a copyright line",
    "copyright ©": "a copyright line",
}
_HEADER_WORDS = frozenset("published posted updated last on at by in".split())
_ANY_DAY = Anchor(dt.date(2000, 1, 1))


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is not the article's: half-open code point offsets, its text, and why."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as posted, with the lines that no event is read from."""

    text: str
    dropped: tuple[Dropped, ...] = ()


def read_text(text: str) -> Document:
    """The document of a text: nothing is cut out of it, lines of the page are listed as dropped."""
    return Document(text, tuple(_dropped(text)))


def _dropped(text: str) -> Iterator[Dropped]:
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words and len(words) <= _LONGEST:
            reason = _reason(words)
            if reason:
                begin = start + line.index(words)
                yield Dropped(begin, begin + len(words), words, reason)
        start += len(line) + 1


def _reason(line: str) -> str | None:
    bare = line.strip(" -–—*_|•·>").lower()
    if _TEMPERATURE.fullmatch(line):
        return "a temperature alone: the page's weather"
    for phrase, reason in _PHRASES.items():
        if bare == phrase or (bare.startswith(phrase) and len(bare) <= len(phrase) + 12 and " " not in phrase):
            return reason
    return "the page's or the article's own date, in a line of its own" if _is_date_line(line) else None


def _is_date_line(line: str) -> bool:
    """A full date with at most a few words beside it that name a place or say "Published"."""
    if line[-1] in "!?;:" or not any(figure.isdigit() for figure in line):
        return False
    found = [timex for timex in tag(line, _ANY_DAY).timexes if timex.date and timex.certainty is Certainty.EXPLICIT]
    days = [timex for timex in found if timex.date and timex.date.granularity in (Granularity.DAY, Granularity.MINUTE)]
    if not days:
        return False
    rest = line
    for timex in days:
        rest = rest.replace(timex.text, " ")
    words = re.findall(r"[^\W\d_]+", rest)
    return len(words) <= 3 and all(word[0].isupper() or word.lower() in _HEADER_WORDS for word in words)
