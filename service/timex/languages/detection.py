"""Which language a text is in, by its script and its most frequent words: small, offline, the same answer every time.

Scripts of one language decide alone. Otherwise each word that is frequent in a language, or names a month or weekday in
it, is a vote for it, divided among the languages that share the word. Only a clear majority of enough votes is sure:
names and many headlines are not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

_LONGEST = 2_000  # characters that are looked at
_FEWEST_LETTERS = 8
_REMEMBERED = 512  # texts: more than a batch of an import has
#: A sure answer has as many votes, as large a share of the words, and as many times the votes of the runner-up; or
#: fewer votes, of at least two words, and a clearer lead, as short texts have.
_FEWEST_VOTES, _SHARE, _LEAD = 2.5, 0.08, 1.4
_FEWEST_OF_SHORT, _SHARE_OF_SHORT, _LEAD_OF_SHORT, _WORDS_OF_SHORT = 1.0, 0.12, 2.0, 2
_MARKS = "\u0300-\u036f\u064b-\u065f\u0900-\u0963"
#: A word; a letter before a full stop is an initial.
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])+|[^\W\d_](?!\.)")
#: The same in lowercase ASCII, of which most texts in English are, and which this finds faster.
_PLAIN_WORD = re.compile(r"[a-z]{2,}|[a-z](?!\.)")
#: The slots of a language's tables with words that news is full of.
_DATE_WORDS = re.compile(r"(?:month|weekday|near|season|relative\.year|unit\.(?:year|month|week|day))\b")
_SHORTEST_DATE_WORD = 3
_FOLDER = Path(__file__).parent
_SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "yue": "嘅喺咗嚟冇佢哋",
    "as": "\u09f0\u09f1",
    "yi": "\u05f0-\u05f2",
    "ko": "\uac00-\ud7a3\u1100-\u11ff",
    "zh": "\u4e00-\u9fff",
    "th": "\u0e01-\u0e4e",
    "lo": "\u0e81-\u0ede",
    "my": "\u1000-\u109f",
    "km": "\u1780-\u17ff",
    "el": "\u0370-\u03ff",
    "he": "\u0590-\u05ff",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137f",
    "bn": "\u0980-\u09ff",
    "pa": "\u0a00-\u0a7f",
    "gu": "\u0a80-\u0aff",
    "or": "\u0b00-\u0b7f",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
    "chr": "\u13a0-\u13ff",
    # languages that the service does not read
    "syr": "\u0700-\u074f",
    "dv": "\u0780-\u07bf",
    "nqo": "\u07c0-\u07ff",
    "sat": "\u1c50-\u1c7f",
}
_LETTERS = {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS.items()}
#: A letter of any of these scripts. Most texts have none, and one search finds that out.
_ANY_LETTER = re.compile(f"[{''.join(_SCRIPTS.values())}]")
#: Languages that share a script with another one: the least share of letters that only they have.
_OWN_LETTERS = {"ja": 0.05, "yue": 0.02, "as": 0.02, "yi": 0.02}
_SCRIPT_SHARE = 0.4


class Guess(NamedTuple):
    """The likeliest language of a text and the next one, None if nothing speaks for any; ``sure`` if it is clear.

    ``likeliest`` are all languages for which as much speaks as for the first.
    """

    code: str | None
    runner_up: str | None = None
    sure: bool = False
    likeliest: frozenset[str] = frozenset()


class Choice(NamedTuple):
    """The language of a text, and a warning if it is doubtful or not supported."""

    code: str
    warning: str | None = None


def choose(text: str, given: str | None, default: str, supported: Collection[str]) -> Choice:
    """Return the language of a text: the ``given`` one, else the detected one, else the ``default``.

    A language that is clear but not ``supported`` is the text's language all the same: no other fits. Warn of
    it, if the text contradicts a given language, and if nothing makes clear which language it is.
    """
    guess = detect(text)
    code = given or (guess.code if guess.sure and guess.code else default)
    return Choice(code, _warning(guess, given, code, supported))


def _warning(guess: Guess, given: str | None, code: str, supported: Collection[str]) -> str | None:
    if given is not None:
        contradicts = guess.sure and guess.code != given
        return f"language {given!r} is given, but the text looks like {guess.code!r}" if contradicts else None
    if code not in supported:
        return f"the text looks like {code!r}, which is not supported: no dates were searched"
    if guess.sure or guess.code is None or code in guess.likeliest:
        return None
    return f"the language of the text is not clear ({_names(guess)}?): it is read as {code!r}"


def _names(guess: Guess) -> str:
    return " or ".join(filter(None, (guess.code, guess.runner_up)))


def detect(text: str) -> Guess:
    """Return the likeliest language of a text. The cost is bounded: only its beginning is read."""
    return _of_beginning(text[:_LONGEST])


@lru_cache(maxsize=_REMEMBERED)
def _of_beginning(beginning: str) -> Guess:
    """Return the likeliest language; cached, since a text is looked at when it is posted and when it is read."""
    first_letters = islice(filter(str.isalpha, beginning), _FEWEST_LETTERS)
    if len(list(first_letters)) < _FEWEST_LETTERS:
        return Guess(None)
    if beginning.isascii():
        return _by_words(_PLAIN_WORD.findall(beginning.lower()))
    code = _of_script(beginning) if _ANY_LETTER.search(beginning) else None
    return Guess(code, sure=True) if code else _by_words(_WORD.findall(beginning.lower()))


def _of_script(beginning: str) -> str | None:
    """Return the language whose script most letters of a text are in; None if there is none."""
    letters = sum(map(str.isalpha, beginning))
    for code, pattern in _LETTERS.items():
        share = len(pattern.findall(beginning)) / letters
        if share > _OWN_LETTERS.get(code, _SCRIPT_SHARE):
            return code
    return None


def _by_words(words: list[str]) -> Guess:
    languages_of = _frequent_words()
    votes = defaultdict[str, float](float)
    for word, count in Counter(words).items():
        if codes := languages_of.get(word):
            share = count / len(codes)
            for code in codes:
                votes[code] += share
    ranked = sorted(votes, key=lambda code: (-votes[code], code))
    best, second = [*ranked[:2], "", ""][:2]
    most, next_most = votes.get(best, 0), votes.get(second, 0)
    is_sure = most >= max(_FEWEST_VOTES, _SHARE * len(words), _LEAD * next_most)
    if not is_sure and most >= max(_FEWEST_OF_SHORT, _SHARE_OF_SHORT * len(words), _LEAD_OF_SHORT * next_most):
        is_sure = len({word for word in words if best in languages_of.get(word, ())}) >= _WORDS_OF_SHORT
    return Guess(best or None, second or None, is_sure, frozenset(code for code in votes if votes[code] == most))


@cache
def _frequent_words() -> dict[str, tuple[str, ...]]:
    """Return the languages in which each word is frequent, or names a part of the calendar."""
    found: dict[str, list[str]] = {}
    for line in (_FOLDER / "_shared" / "function_words.tsv").read_text(encoding="utf-8").splitlines():
        code, _, words = line.partition("\t")
        for word in dict.fromkeys([*words.split(), *_date_words(code)]):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def _date_words(code: str) -> Iterator[str]:
    """Yield the names of months, weekdays and units in the tables of a language."""
    for table in (_FOLDER / "_cldr" / f"{code}.tsv", _FOLDER / code / "words.tsv"):
        for line in table.read_text(encoding="utf-8").splitlines() if table.exists() else ():
            slot, _, names = line.partition("\t")
            if _DATE_WORDS.match(slot):
                words = (name.strip().lower() for name in names.split("|"))
                yield from (word for word in words if word.isalpha() and len(word) >= _SHORTEST_DATE_WORD)
