"""Proper names that contain a word of time and that the words around them cannot distinguish from a date.

"Ruby Tuesday named a chief executive" has the form of "The minister Tuesday named", so only a list helps.
"""

from __future__ import annotations

from collections import defaultdict

from service.timex.rule import Match
from service.timex.tokens import Tokens

#: Clubs and firms, people, works, things, as they are written.
NAMES = (
    "Sheffield Wednesday",
    "Ruby Tuesday",
    "TGI Fridays",
    "TGI Friday",
    "Happy Mondays",
    "Taking Back Sunday",
    "Wednesday Addams",
    "Tuesday Weld",
    "Thursday Next",
    "Joe Friday",
    "Man Friday",
    "companion Friday",
    "Billy Sunday",
    "Rick Monday",
    "August Wilson",
    "August Strindberg",
    "Red October",
    "Black September",
    "Long March",
    "Fannie May",
    "Cape May",
    "Freaky Friday",
    "Friday Night Lights",
    "Tuesdays with Morrie",
    "1812 Overture",
    "2002 turbo",
    "Midnight Cowboy",
    "High Noon",
    "Four Seasons",
    "March Madness",
    "October Revolution",
    "Daily Star Sunday",
)


def _index() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Return for each word the names that contain it, with its place in each."""
    index: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for name in NAMES:
        words = tuple(name.split())
        for place, word in enumerate(words):
            index[word].append((place, words))
    return dict(index)


_INDEX = _index()
_WORDS = frozenset(_INDEX)


def known_name(tokens: Tokens, match: Match) -> str | None:
    """Reject parts of a known name: Sheffield Wednesday signed, the 1812 Overture."""
    if _WORDS.isdisjoint(tokens.words[match.first : match.end]):
        return None
    for place in range(match.first, match.end):
        for inside, name in _INDEX.get(tokens.words[place], ()):
            first = place - inside
            if first >= 0 and tuple(tokens.words[first : first + len(name)]) == name:
                return f"part of a name: “{' '.join(name)}”"
    return None
