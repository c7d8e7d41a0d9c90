"""The punctuation of summaries: a capital, a full stop, and marks that come in pairs."""

from __future__ import annotations

import re

from service.timex.languages.event_words import EventWords

MARKS = " ,;:-–—"
PAIRS = (("(", ")"), ("“", "”"), ('"', '"'))
_COMMA = ","
_FINAL = ".!?…。！？؟।۔"
_CLOSING = "\"'”’»)]」』）"
#: The full stop of Chinese and Japanese, and that of Hindi, by the last letter of a statement.
_FULL_STOPS = (("。", re.compile("[\u3040-\u30ff\u4e00-\u9fff]")), ("।", re.compile("[\u0900-\u097f]")))


def flat(words: str) -> str:
    """Return words in one line, without the marks around them."""
    return " ".join(words.split()).strip(MARKS)


def finished(words: str, lexicon: EventWords) -> str:
    """Return a statement with a capital at its beginning and punctuation at its end."""
    return _stopped(_capitalised(_balanced(words, lexicon)))


def _stopped(words: str) -> str:
    """Return words with a full stop, unless they end with punctuation, perhaps inside of a quotation."""
    if words.rstrip(_CLOSING)[-1:] in tuple(_FINAL):
        return words
    return words + next((mark for mark, script in _FULL_STOPS if script.match(words[-1:])), ".")


def _balanced(words: str, lexicon: EventWords) -> str:
    """Return words whose quotation marks have a counterpart: one at an end is left out, one inside mostly gets its own.

    A mark within a word ("Holm"s mine") belongs to no quotation.
    """
    for opening, closing in PAIRS[1:]:
        if surplus(words, opening, closing):
            words = words.strip(opening + closing + MARKS)
        if not surplus(words, opening, closing):
            continue
        if _ends_quoted(words, opening, lexicon):
            words = _stopped(words) + closing
        elif lone := re.search(rf"(?<!\w){closing}|{closing}(?!\w)", words):
            words = flat(words[: lone.start()] + words[lone.end() :])
    return words


def _ends_quoted(words: str, opening: str, lexicon: EventWords) -> bool:
    """Whether the last of such marks opens a quotation: "told her that "the", "says, "I", but not "lost, "he said"."""
    head, found, _ = words.rpartition(opening)
    if not found or head[-1:] not in tuple(" (["):
        return False
    before = head.rstrip()
    *_, last = ("", *before.rstrip(_COMMA).split())
    return before[-1:] not in tuple(_FINAL + _COMMA) or (before.endswith(_COMMA) and last in lexicon.reporting.verbs)


def _capitalised(words: str) -> str:
    """Return words with a capital at the beginning, unless they begin with a name such as "iPhone"."""
    if words[:1].isupper():
        return words
    place = next((place for place, character in enumerate(words[:3]) if character.isalpha()), None)
    if place is None or words[place + 1 : place + 2].isupper() or (place and words[place - 1].isalnum()):
        return words
    capital = words[place].title()
    return words[:place] + capital + words[place + 1 :] if len(capital) == 1 else words


def surplus(words: str, opening: str, closing: str) -> int:
    """Return how many opening marks have no closing one, or, below 0, the other way round."""
    if opening == closing:
        return words.count(opening) % 2
    return words.count(opening) - words.count(closing)


def paired(words: str) -> str:
    """Return words with each parenthesis and quotation closed."""
    for opening, closing in PAIRS:
        excess = surplus(words, opening, closing)
        words += closing * max(excess, 0)
        for _ in range(-excess):
            words = "".join(words.rpartition(closing)[::2])
    return words
