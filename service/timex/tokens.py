"""Text -> tokens -> one character a token: the string of word classes on which the rules of all languages run.

A rule is a regular expression over classes ("MONTH DOT? DAY"), not over letters. Most words of a text are of no class
(``OTHER``), so the cost of a text is one pass of the tokeniser, and rules see only the few places with a trigger.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

SHAPES = (
    "DAY",  # 1 to 31
    "TWO",  # 00, 32 to 99
    "YEAR",  # 1000 to 2999, four digits
    "DECIMAL",  # 7.15, which may be a clock time
    "NUM",  # any other number
    "ORDNUM",  # 1st to 31st
    "ORDBIG",  # 32nd and on
    "DECADENUM",  # 1990s, 90s
    "ISO",  # 2025-03-13, with or without a time
    "SLASHED",  # 3/4/2025, 13.04.2025
    "CLOCK",  # 10:30
    "CLOCKED",  # 5pm, 10:30am
    "DAYRANGE",  # 3-7
    "YEARRANGE",  # 2010-2014, 1993-94
    "NUMRANGE",  # 25-40
    "QNUM",  # Q3, H1
)
PUNCTUATION = {
    ".": "DOT",
    ",": "COMMA",
    "-": "DASH",
    "–": "DASH",
    "—": "LONGDASH",
    "(": "OPEN",
    ")": "CLOSE",
    "/": "SLASH",
    "%": "PERCENT",
    "$": "MONEY",
    "£": "MONEY",
    "€": "MONEY",
    "¥": "MONEY",
    "#": "MONEY",
    "'": "APOS",
    "’": "APOS",
    "‘": "APOS",
    ":": "COLON",
    ";": "STOP",
    "!": "STOP",
    "?": "STOP",
}
_LATIN = map(chr, (*range(0x21, 0x7F), *range(0xA1, 0x100)))
_ALPHABET = "".join(letter for letter in _LATIN if letter not in r"x\()[]{}?*+|^$.#&~-")
OTHER = "x"
_LONGEST_WORD = 24

_NUMBER = r"\d+(?:[.,:/–-]\d+)*(?:T\d\d(?::\d\d)+(?:\.\d+)?(?:[+-]\d\d:?\d\d)?)?(?:[ap]\.m\.?|[A-Za-z]*)"
_POSSESSIVE = r"['’]s(?![^\W_])"
_MERIDIEM = r"[apAP]\.\s?[mM]\b\.?"
#: What most tokens are, and what ``_WORD`` would find as well: only sooner.
_COMMON = r" [a-z]{2,}(?![\w'’])"
_WORD = r"o['’]clock|[^\W\d_][^\W_]*(?:['’]t(?![^\W_]))?"


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Gives every class its character, and turns a rule's pattern over class names into one over characters."""

    character: Mapping[str, str]

    @classmethod
    def of(cls, names: tuple[str, ...]) -> Alphabet:
        if len(names) > len(_ALPHABET):
            raise ValueError(f"{len(names)} classes of words, and only {len(_ALPHABET)} characters for them")
        return cls(dict(zip(names, _ALPHABET, strict=False)))

    def characters(self, names: str) -> str:
        """The characters of some classes, to test membership: ``characters("WILL TO")``."""
        return "".join(self.character[name] for name in names.split())

    def pattern(self, pattern: str, macros: Mapping[str, str]) -> str:
        """Class names become characters, macros their patterns; blanks go. Raises KeyError for an unknown name."""

        def expand(found: re.Match[str]) -> str:
            name = found.group()
            if name in macros:
                return f"(?:{self.pattern(macros[name], macros)})"
            return "x" if name == "OTHER" else re.escape(self.character[name])

        return re.sub(r"\s+", "", re.sub(r"[A-Z][A-Z0-9_]+", expand, pattern))


def token_pattern(lexemes: tuple[str, ...]) -> re.Pattern[str]:
    """The tokeniser: each match is a token with the blanks before it, and together they are the whole text.

    ``lexemes`` are names of several words ("New Year's Day") that are one token, longest first.
    """
    several = "|".join(_spaced(lexeme) for lexeme in sorted(lexemes, key=len, reverse=True))
    named = rf"(?=[A-Z])(?:{several})\b|" if several else ""
    token = rf"{named}{_MERIDIEM}|{_WORD}|{_NUMBER}|{_POSSESSIVE}|[^\w\s]|_"
    return re.compile(rf"{_COMMON}|[^\S\n]*\n[^\S\n]*\n\s*|\s*(?:{token})|\s+")


def _spaced(lexeme: str) -> str:
    return re.escape(lexeme).replace(r"\ ", r"\s").replace("'", "['’]")


_SHAPE_PATTERNS = (
    ("ISO", re.compile(r"\d{4}[-/]\d\d[-/]\d\d(?:T\d\d(?::\d\d)+(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?")),
    ("SLASHED", re.compile(r"\d{1,2}([.–-])\d{1,2}\1\d{4}|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)")),
    ("CLOCKED", re.compile(r"(?:0?[1-9]|1[0-2])(?:[:.][0-5]\d)?[aApP]\.?[mM]\.?")),
    ("CLOCK", re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")),
    ("ORDNUM", re.compile(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", re.IGNORECASE)),
    ("ORDBIG", re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)),
    ("DECADENUM", re.compile(r"(?:[12]\d)?\d0s")),
    ("DAYRANGE", re.compile(r"(?:[1-9]|[12]\d|3[01])[-–](?:[1-9]|[12]\d|3[01])")),
    ("YEARRANGE", re.compile(r"[12]\d{3}[-–/](?:[12]\d{3}|\d\d)")),
    ("NUMRANGE", re.compile(r"\d+[-–]\d+")),
    ("DAY", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("YEAR", re.compile(r"[12]\d{3}")),
    ("TWO", re.compile(r"\d\d")),
    ("DECIMAL", re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")),
    ("NUM", re.compile(r"\d+(?:[.,]\d+)*")),
)


@lru_cache(maxsize=4096)
def shape_of(word: str) -> str | None:
    """The class of a token that begins with a digit, by its shape; None when it is none of ``SHAPES``."""
    for name, pattern in _SHAPE_PATTERNS:
        if pattern.fullmatch(word):
            return name
    return None


@dataclass(frozen=True, slots=True)
class Tokens:
    """A tokenised text: ``words`` as written, ``ends`` the offsets after them, ``classes`` one character a word.

    A paragraph's end, and the blanks at the end of the text, are tokens, too: the empty word.
    """

    text: str
    words: list[str]
    ends: list[int]
    classes: str

    def word(self, place: int) -> str:
        """Return the word at a place as written, or the empty word outside the text."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def lower_word(self, place: int) -> str:
        """Return the word at a place in lower case, or the empty word outside the text."""
        return self.words[place].lower() if 0 <= place < len(self.words) else ""

    def start(self, first: int) -> int:
        return self.ends[first] - len(self.words[first])

    def end(self, last: int) -> int:
        """The offset after token ``last``."""
        return self.ends[last]


class WordClasses(dict[str, str]):
    """The character of every word: those of the lexicon, and what has been found of others, within bounds."""

    _MOST = 50_000

    def __init__(self, known: Mapping[str, str], alphabet: Alphabet) -> None:
        super().__init__(known)
        self._characters = alphabet.character
        self[""] = alphabet.character["BREAK"]

    def __missing__(self, word: str) -> str:
        shape = shape_of(word) if word[0].isdigit() else None
        found = self._characters[shape] if shape else OTHER
        if len(self) < self._MOST and len(word) < _LONGEST_WORD:
            self[word] = found
        return found
