"""Text -> tokens -> one character a token: the string of word classes on which the rules of all languages run.

A rule is a regular expression over classes ("MONTH DOT? DAY"), not over letters. Most words of a text are of no class
(``OTHER``), so the cost of a text is one pass of the tokeniser, and rules see only the few places with a trigger.
Words are separated by blanks or punctuation. What a language adds to words and numbers is its ``Spelling``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

Value = TypeVar("Value")

SHAPES = (
    "DAY",  # 1 to 31
    "TWO",  # 00, 32 to 99
    "YEAR",  # 1000 to 2999, four digits
    "DECIMAL",  # 7.15, which may be a clock time
    "NUM",  # any other number
    "ISO",  # 2025-03-13, with or without a time
    "SLASHED",  # 3/4/2025, 13.04.2025
    "SHORTDATE",  # 28.07.17
    "CLOCK",  # 10:30
    "DAYRANGE",  # 3-7
    "YEARRANGE",  # 2010-2014, 1993-94
    "NUMRANGE",  # 25-40
)
#: The class of the end of a paragraph, which is the empty word.
BREAK = "BREAK"
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
_PRIVATE_USE = map(chr, range(0xE000, 0xE400))  # room for more classes than there are Latin letters
_ALPHABET = "".join(letter for letter in (*_LATIN, *_PRIVATE_USE) if letter not in r"x\()[]{}?*+|^$.#&~-")
OTHER = "x"
#: Bounds of what is cached for words: their number, and the characters of each.
_MOST_WORDS = 50_000
_LONGEST_WORD = 24
_OUTSIDE = ("",) * 32  # more than rules and cues look beyond an expression

_NUMBER = r"\d+(?:[.,:/–-]\d+)*(?:T\d\d(?::\d\d)+(?:\.\d+)?(?:[+-]\d\d:?\d\d)?)?"
_WORD = r"[^\W\d_][^\W_]*"
#: A line that is nothing but a full date, as between a headline and its article: "May 10, 2024".
_DATE_LINE = r"[^\S\n]*(?:[^\W\d_]+\.?[^\S\n]\d\d?,|\d\d?\.?[^\S\n][^\W\d_]+\.?,?)[^\S\n]\d{4}[^\S\n]*(?:\n|\Z)"
#: An empty line, or the end of a line above a date: the end of a paragraph.
_PARAGRAPH_END = rf"[^\S\n]*\n(?:[^\S\n]*\n\s*|(?={_DATE_LINE}))"
#: What most tokens are: words in lower case, punctuation that begins no token of a language, and the first words of
#: lines that are not dates. The patterns after them match the same, but take longer.
_COMMON = r" [a-z]{2,}(?![\w'’])|[,.“”\"]|\n[a-z]{2,}(?![\w'’.]|\s\d)"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language writes words and numbers, beyond runs of letters and of digits.

    ``names`` of several words ("New Year's Day") are one token. ``tokens`` are regular expressions of other tokens
    that are not simply words ("a.m.", "o'clock"). ``word_ending`` and ``number_ending`` are regular expressions of
    what belongs to the word or number before it ("isn't", "5pm"). ``shapes`` are classes of numbers, each with the
    regular expression of a whole token ("1st", "1990s"), in the order in which they are tried.
    """

    names: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    word_ending: str = ""
    number_ending: str = r"[^\W\d_]*"
    shapes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Maps each class to its character, and patterns over class names to patterns over characters."""

    character: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Alphabet:
        """Return the alphabet of a language's own classes, and of those that all languages share."""
        known = tuple(dict.fromkeys((*SHAPES, *PUNCTUATION.values(), BREAK, *names)))
        if len(known) > len(_ALPHABET):
            raise ValueError(f"{len(known)} word classes are more than the {len(_ALPHABET)} that have a character")
        return cls(dict(zip(known, _ALPHABET, strict=False)))

    def characters(self, names: str) -> str:
        """Return the characters of some classes, to test membership: ``characters("MONTH WEEKDAY")``."""
        return "".join(self.character[name] for name in names.split())

    def any_of(self, names: str) -> re.Pattern[str]:
        """Return a pattern that matches the character of any of some classes."""
        return re.compile(f"[{re.escape(self.characters(names))}]")

    def translation(self, macros: Mapping[str, str]) -> Callable[[str], str]:
        """Return a function that replaces class names in a pattern by characters, and macros by their patterns.

        It raises KeyError for an unknown name.
        """

        @cache
        def meaning(name: str) -> str:
            if name in macros:
                return f"(?:{translated(macros[name])})"
            return OTHER if name == "OTHER" else re.escape(self.character[name])

        def translated(pattern: str) -> str:
            return re.sub(r"\s+", "", re.sub(r"[A-Z][A-Z0-9_]+", lambda found: meaning(found[0]), pattern))

        return translated


def token_pattern(spelling: Spelling) -> re.Pattern[str]:
    """Return the tokeniser: each match is a token with the blanks before it; together they are the whole text."""
    word, number = _WORD + spelling.word_ending, _NUMBER + spelling.number_ending
    tokens = [*_names(spelling.names), *spelling.tokens, word, number, r"[^\w\s]", "_"]
    # a name that begins with a lowercase letter must be found before the first word of it
    common = "" if any(name[0].islower() for name in spelling.names) else f"{_COMMON}|"
    return re.compile(rf"{common}{_PARAGRAPH_END}|\s*(?:{'|'.join(tokens)})|\s+")


def _names(names: tuple[str, ...]) -> list[str]:
    """Return a pattern for the names of each first letter, the longest first: few are tried at any word."""
    by_letter = defaultdict[str, list[str]](list)
    for name in sorted(names, key=len, reverse=True):
        by_letter[name[0]].append(_spaced(name[1:]))
    return [rf"{re.escape(letter)}(?:{'|'.join(rest)})\b" for letter, rest in by_letter.items()]


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"\s").replace("'", "['’]")


_SHAPES = (
    ("ISO", r"\d{4}(?P<iso>[-/.])\d{1,2}(?P=iso)\d{1,2}(?:T\d\d(?::\d\d)+(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"),
    ("SLASHED", r"\d{1,2}(?P<slashed>[.–-])\d{1,2}(?P=slashed)\d{4}|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)"),
    ("SHORTDATE", r"\d{1,2}(?P<short>[.-])\d{1,2}(?P=short)\d\d"),
    ("CLOCK", r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"),
    ("DAYRANGE", r"(?:[1-9]|[12]\d|3[01])[-–](?:[1-9]|[12]\d|3[01])"),
    ("YEARRANGE", r"[12]\d{3}[-–/](?:[12]\d{3}|\d\d)"),
    ("NUMRANGE", r"\d+[-–]\d+"),
    ("DAY", r"0?[1-9]|[12]\d|3[01]"),
    ("YEAR", r"[12]\d{3}"),
    ("TWO", r"\d\d"),
    ("DECIMAL", r"(?:[01]?\d|2[0-4])\.[0-5]\d"),
    ("NUM", r"\d+(?:[.,]\d+)*"),
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A tokenised text: ``words`` as written, ``ends`` the offsets after them, ``classes`` one character a word.

    The end of a paragraph, and blanks at the end of the text, are tokens too: the empty word.
    """

    text: str
    words: list[str]
    ends: list[int]
    classes: str
    #: The offsets of the tokens, where a word is shorter than its place in the text (``hidden``).
    starts: list[int] | None = None
    #: Where the sentences of tokens begin, as far as ``direction`` has asked for them.
    sentence_starts: dict[int, int] = field(init=False, repr=False, default_factory=dict)
    #: The words, then empty ones, so that a place just outside the text, before it or after it, has a word
    #: without a comparison.
    _padded: list[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_padded", [*self.words, *_OUTSIDE])

    def word(self, place: int) -> str:
        """Return the word at a place as written, or the empty word outside the text."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def lower_word(self, place: int) -> str:
        """Return the word at a place in lower case, or the empty word at up to 32 places outside the text."""
        return self._padded[place].lower()

    def lower_words(self, first: int, end: int) -> list[str]:
        """Return the words from a place up to, not including, another one in lower case."""
        return [word.lower() for word in self.words[first:end]]

    def start(self, place: int) -> int:
        """Return the offset of the token at a place."""
        return self.ends[place] - len(self.words[place]) if self.starts is None else self.starts[place]

    def end(self, place: int) -> int:
        """Return the offset after the token at a place."""
        return self.ends[place]


class PerWord(dict[str, Value]):
    """A value for every word, as written. What ``_of`` returns for a word is cached, within bounds."""

    def _of(self, word: str) -> Value:
        raise NotImplementedError

    def __missing__(self, word: str) -> Value:
        value = self._of(word)
        if len(self) < _MOST_WORDS and len(word) < _LONGEST_WORD:
            self[word] = value
        return value


class WordClasses(PerWord[str]):
    """The character of the class of every word: the known words, and others by their shape.

    A word that begins with a digit has the class of the first shape that matches all of it: the language's own
    shapes come before those that all languages share. ``known`` are the words that have a class of their own, whatever
    texts have been read.
    """

    known: frozenset[str]

    def __init__(self, class_of: dict[str, str], alphabet: Alphabet, spelling: Spelling) -> None:
        """Take the name of the class of each known word, as written."""
        character = alphabet.character
        super().__init__({word: character[name] for word, name in (PUNCTUATION | {"": BREAK} | class_of).items()})
        self.known = frozenset(class_of)
        self._names = character
        # one pattern for all shapes: trying each by itself takes ten times as long
        self._shapes = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in (*spelling.shapes, *_SHAPES)))

    def knows(self, word: str) -> bool:
        """Return whether a word is of a class other than ``OTHER``."""
        return self[word] != OTHER

    def _of(self, word: str) -> str:
        return self._of_shape(word) if word[0].isdigit() else OTHER

    def _of_shape(self, word: str) -> str:
        match = self._shapes.fullmatch(word)
        return self._names[match.lastgroup] if match and match.lastgroup else OTHER
