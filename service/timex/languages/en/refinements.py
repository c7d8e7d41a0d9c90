"""Meanings that the words around a match change: the only place where English looks beyond a match to read it.

Each function returns the first token and the meaning of the expression, or None to leave the match as it is.
"""

from __future__ import annotations

from itertools import pairwise

from service.timex.languages.en.holidays import SEPTEMBER_11_ATTACKS
from service.timex.languages.en.lexicon import NUMBERS
from service.timex.languages.en.refusals.surroundings import is_name
from service.timex.languages.en.words import SINGULARS, length_of
from service.timex.meaning import Meaning, Named, Reference, Repeated, YearAgo
from service.timex.rule import Match
from service.timex.tokens import Tokens

_TIMES = frozenset({"once", "twice", "thrice", "times"})
_REACH = 9
_NOUN_REACH = 3
#: Tokens before "a year ago" in which a comparison, and the figure that it compares, are looked for.
_COMPARISON_REACH = 25
_FIGURE_REACH = 7
_COMPARED_WITH = frozenset(
    pair.partition(" ")[::2]
    for pair in ("compared with", "compared to", "ahead of", "level of", "levels of", "pct of", "percent of", "% of")
)
_COMPARING = frozenset(
    "than compared versus vs against net profit profits earnings income loss losses revenue revenues sales".split()
)
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


def compared_year_ago(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
    """Up from $9 million a year ago: a year before the period that is reported, not a year before publication."""
    words = [word.lower() for word in tokens.words[match.first : match.end]]
    if words not in (["a", "year", "ago"], ["one", "year", "ago"]):
        return None
    before = _sentence_before(tokens, match.first)
    beside = before[-1:] in (["than"], ["from"]) or tuple(before[-2:]) in _COMPARED_WITH
    return (match.first, YearAgo()) if beside or _compares_figures(before) else None


def _sentence_before(tokens: Tokens, first: int) -> list[str]:
    """Return up to ``_COMPARISON_REACH`` words of the sentence before a token, in lower case."""
    start = max(0, first - _COMPARISON_REACH)
    end = next((place for place in range(first - 1, start - 1, -1) if _ends_sentence(tokens, place)), start - 1)
    return [word.lower() for word in tokens.words[end + 1 : first]]


def _ends_sentence(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place]
    return word in ("", "!", "?", ";") or (word == "." and is_name(tokens.word(place + 1)))


def _compares_figures(words: list[str]) -> bool:
    """Return whether words end with a figure that they compare ("up from 7") or take from accounts ("a loss of")."""
    if not any(map(_is_figure, words[-_FIGURE_REACH:])):
        return False
    from_figure = any(word == "from" and _is_figure(after) for word, after in pairwise(words))
    return from_figure or not _COMPARING.isdisjoint(words)


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word in NUMBERS or word in ("none", "$", "£", "€", "¥")


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
