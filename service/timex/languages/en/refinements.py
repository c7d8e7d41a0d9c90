"""Meanings that the words around a match change: the only place where English looks beyond a match to read it.

Each function returns the first token and the meaning of the expression, or None to leave the match as it is.
"""

from __future__ import annotations

from service.timex.languages.en.holidays import SEPTEMBER_11_ATTACKS
from service.timex.languages.en.words import SINGULARS, length_of
from service.timex.meaning import Meaning, Named, Reference, Repeated
from service.timex.rule import Match
from service.timex.tokens import Tokens

_TIMES = frozenset({"once", "twice", "thrice", "times"})
_REACH = 9
_NOUN_REACH = 3
_ATTACKS = frozenset("attack attacks hijacker hijackers hijackings terrorist terrorists".split())
_MODALS = frozenset("will would could may might hopes hope hoped wants dreams".split())
_BEFORE_VERB = _MODALS | frozenset("to can must should not n't ll did does do didn't doesn't".split())
_NO_NOUNS = frozenset("was is has does as this its his us yes plus minus less across".split())


def rate(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """60,000 barrels a day, twice a year: how often, and no length of time."""
    words = [word.lower() for word in tokens.words[match.first : match.end]]
    if len(words) != 2 or words[0] not in ("a", "an") or words[1] not in SINGULARS or not match.first:
        return None
    before = tokens.words[match.first - 1].lower()
    if match.first > 2 and tokens.words[match.first - 2].lower() == "of":
        before = tokens.words[match.first - 3].lower()  # "50 tonnes of waste | a day"
    length = length_of(("a",), words[1])
    if length is None or not (before in _TIMES or _is_plural(before)):
        return None
    return match.first - (before in _TIMES - {"times"}), Repeated(length.value)


def one_day(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """One day, said with a modal: some time to come, and no length."""
    words = [word.lower() for word in tokens.words[match.first : match.end]]
    around = {word.lower() for word in tokens.words[max(0, match.first - _REACH) : match.end + _REACH]}
    return (match.first, Reference("FUTURE_REF")) if words == ["one", "day"] and around & _MODALS else None


def lasting(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """It is to last ten years: a verb, and how long."""
    words = [word.lower() for word in tokens.words[match.first : match.end]]
    if words[0] != "last" or not match.first or tokens.words[match.first - 1].lower() not in _BEFORE_VERB:
        return None
    amount = () if {"to", "or"} & set(words) else tuple(words[1:-1])  # "five to ten years" is no number
    length = length_of(amount, words[-1])
    return (match.first + 1, length) if length else None


def september_11(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """The Sept. 11 attacks: those of 2001, however long ago."""
    words = [word.lower() for word in tokens.words[match.first : match.end]]
    if (
        "11" not in words
        or not any(word.startswith("sep") for word in words)
        or any(len(word) == 4 and word.isdigit() for word in words)
    ):
        return None
    after = {word.lower() for word in tokens.words[match.end : match.end + _NOUN_REACH]}
    return (match.first, Named("september 11 attacks", SEPTEMBER_11_ATTACKS)) if after & _ATTACKS else None


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and word.endswith("s") and not word.endswith("ss") and word not in _NO_NOUNS
