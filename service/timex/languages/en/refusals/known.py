"""Proper names that hold a word of time and that no look at the words around them could tell from a date.

"Ruby Tuesday named a chief executive" is built as "The minister Tuesday named" is: what one knows is all that helps.
"""

from __future__ import annotations

from collections import defaultdict

from service.timex.rule import Match
from service.timex.tokens import Tokens

#: Clubs and firms, people, works, things; each as it is written.
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
    "Four Seasons",
    "March Madness",
    "October Revolution",
)


def _index() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Word -> the names that hold it, each with the place of the word in it."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for name in NAMES:
        words = tuple(name.split())
        for place, word in enumerate(words):
            found[word].append((place, words))
    return dict(found)


_INDEX = _index()


def known_name(tokens: Tokens, match: Match) -> str | None:
    """Sheffield Wednesday signed; the 1812 Overture."""
    for place in range(match.first, match.end):
        for inside, name in _INDEX.get(tokens.words[place], ()):
            first = place - inside
            if first >= 0 and tuple(tokens.words[first : first + len(name)]) == name:
                return f"part of a name: “{' '.join(name)}”"
    return None
