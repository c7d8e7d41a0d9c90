"""Which language a text is in, by its script and its most frequent words: small, offline, the same answer every time.

Scripts of one language decide alone. Otherwise each word that is frequent in a language is a vote for it, divided
among the languages that share the word. Only a clear majority of enough votes is sure: short texts, names and
headlines mostly are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

_LONGEST = 2_000  # characters that are looked at
_FEWEST_LETTERS = 8
_LONG_ENOUGH = 200  # characters of a text whose language is expected to be clear
_REMEMBERED = 512  # texts: more than a batch of an import has
#: A sure answer has as many votes, as large a share of the words, and as many times the votes of the runner-up.
_FEWEST_VOTES, _SHARE, _LEAD = 2.5, 0.08, 1.4
_MARKS = "\u0300-\u036f\u064b-\u065f\u0900-\u0963"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
_SCRIPTS = {
    "ja": "\u3040-\u30ff",
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
_JAPANESE = 0.05  # of the letters of a Japanese text are kana at least; others are Chinese characters
_SCRIPT_SHARE = 0.4


class Guess(NamedTuple):
    """The likeliest language of a text and the next one, None if nothing speaks for any; ``sure`` if it is clear."""

    code: str | None
    runner_up: str | None = None
    sure: bool = False


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
    return Choice(code, _warning(text, guess, given, code, supported))


def _warning(text: str, guess: Guess, given: str | None, code: str, supported: Collection[str]) -> str | None:
    if given is not None:
        contradicts = guess.sure and guess.code != given
        return f"language {given!r} is given, but the text looks like {guess.code!r}" if contradicts else None
    if code not in supported:
        return f"the text looks like {code!r}, which is not supported: no dates were searched"
    if guess.sure or guess.code in (None, code) or len(text) < _LONG_ENOUGH:
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
    code = _of_script(beginning) if _ANY_LETTER.search(beginning) else None
    return Guess(code, sure=True) if code else _by_words(_WORD.findall(beginning.lower()))


def _of_script(beginning: str) -> str | None:
    """Return the language whose script most letters of a text are in; None if there is none."""
    letters = sum(map(str.isalpha, beginning))
    for code, pattern in _LETTERS.items():
        share = len(pattern.findall(beginning)) / letters
        if share > (_JAPANESE if code == "ja" else _SCRIPT_SHARE):
            return code
    return None


def _by_words(words: list[str]) -> Guess:
    languages_of = _frequent_words()
    votes = defaultdict[str, float](float)
    for word in words:
        for code in languages_of.get(word, ()):
            votes[code] += 1 / len(languages_of[word])
    ranked = sorted(votes, key=lambda code: (-votes[code], code))
    best, second = [*ranked[:2], "", ""][:2]
    most, next_most = votes[best], votes[second]
    is_sure = most >= max(_FEWEST_VOTES, _SHARE * len(words), _LEAD * next_most)
    return Guess(best or None, second or None, is_sure)


@cache
def _frequent_words() -> dict[str, tuple[str, ...]]:
    """Return the languages in which each word is frequent."""
    table = Path(__file__).with_name("_shared") / "function_words.tsv"
    found: dict[str, list[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        code, _, words = line.partition("\t")
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}
