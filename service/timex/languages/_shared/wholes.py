"""Numbers that look like years and are a whole and its part: "von den 1987 Befragten kannten 1203 das Produkt"."""

from __future__ import annotations

from dataclasses import dataclass

from service.timex.languages._shared.beside_years import is_dated_beside, is_inflected, is_marked, is_year
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words, frozen
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_REASON = "the number counts something"
_REACH = 10  # tokens from the whole to its part
_NOUN_PHRASE = 3  # tokens from a number to the noun that has the ending of "of"
_ENDS = frozenset(".!?;")


def whole_checks(words: Words) -> tuple[Check, ...]:
    """Return the checks of the number of a whole and that of a part of it.

    A word of the slot ``count.whole`` makes the number behind it count a noun: a plural article ("dei 1987
    intervistati"), or a preposition that no year has ("mit 1203 Stimmen"). Words of ``count.of`` do so if a smaller
    number of as many digits follows in the sentence; one that also stands before years does if it opens the sentence.
    So does ``count.of behind`` behind the noun, or an ending of ``count.of endings``.
    """
    if not any(words.lists.get(slot) for slot in ("count.whole", "count.of", "count.of behind", "count.of endings")):
        return ()
    wholes = _Wholes.of_language(words)
    return (wholes.is_whole, wholes.is_part)


@dataclass(frozen=True, slots=True)
class _Wholes:
    """The words of a language that stand beside the number of a whole; ``dated`` are those before years, too."""

    words: Words
    articles: frozenset[str]
    of: frozenset[str]
    dated: frozenset[str]
    behind: tuple[str, ...]
    endings: tuple[str, ...]

    @classmethod
    def of_language(cls, words: Words) -> _Wholes:
        of = frozen(words.lists, "count.of")
        dated = frozenset(name for name in of if _is_before_dates(name, words))
        behind, endings = (tuple(words.lists.get(slot, ())) for slot in ("count.of behind", "count.of endings"))
        is_sure = words.has("style", "years have a word")
        return cls(words, frozen(words.lists, "count.whole"), of if is_sure else of - dated, dated, behind, endings)

    def is_whole(self, tokens: Tokens, match: Match) -> str | None:
        place = match.end - 1
        if is_inflected(tokens, match) or not _has_noun(tokens, place, self.words):
            return None
        if _follows(tokens, place, self.articles):
            return _REASON
        later = range(place + 2, place + _REACH)
        return _REASON if any(self._is_part_of(tokens, part, place) for part in later) else None

    def is_part(self, tokens: Tokens, match: Match) -> str | None:
        place = match.end - 1
        is_bare = is_inflected(tokens, match) or not is_dated_beside(tokens, match, self.words)
        if is_marked(tokens, match, self.words) or not is_bare:
            return None
        if not _number(tokens, place):
            return None
        earlier = range(place - 2, place - _REACH, -1)
        return _REASON if any(self._is_part_of(tokens, place, whole) for whole in earlier) else None

    def _is_part_of(self, tokens: Tokens, place: int, whole: int) -> bool:
        if not tokens.word(whole).isdigit() or not _has_noun(tokens, whole, self.words):
            return False
        part, larger = _number(tokens, place), _number(tokens, whole)
        if not part or part >= larger:
            return False
        between = [folded(tokens.word(between) or ".") for between in range(whole + 1, place)]
        if self.words.has("measured", between[1] if len(between) > 1 else ""):
            return False  # "der 1900 Meter lange Tunnel wurde 1872 gebaut"
        if _follows_word_of_dates(tokens, place, self.words) or not _ENDS.isdisjoint(between):
            return False
        opens = tokens.word(whole - 1)[:1].isupper() and _follows(tokens, whole, self.dated)
        return opens or _follows(tokens, whole, self.articles | self.of) or self._is_of(between)

    def _is_of(self, between: list[str]) -> bool:
        """Return whether "of" or its ending is behind the noun of the whole: 1987 लोगों में से, 1987 kişiden."""
        noun = between[:_NOUN_PHRASE]
        phrases = [" ".join(noun[:end]) for end in range(1, len(noun) + 1)]
        has_ending = any(word.endswith(self.endings) for word in noun[:2])
        return has_ending or any(phrase.endswith(self.behind) for phrase in phrases)


def _is_before_dates(name: str, words: Words) -> bool:
    entry = words.entry(name)
    return words.has("in", name) or (entry is not None and entry.name in ("IN", "OF"))


def _number(tokens: Tokens, place: int) -> str:
    """Return the digits of the number at a place; the empty string if it is none like a year."""
    word = folded(tokens.word(place) or " ")
    return word[:4] if is_year(word) else ""


def _has_noun(tokens: Tokens, place: int, words: Words) -> bool:
    """Return whether a noun that the number may count stands behind it: no word between dates, and no unit of time."""
    noun = tokens.word(place + 1)
    entry = words.entry(noun or " ")
    is_noun = noun[:1].isalpha() and (entry is None or entry.name == "COUNTED")
    return is_noun and (noun[:1].isupper() or not words.has("style", "capital nouns"))


def _follows(tokens: Tokens, place: int, names: frozenset[str]) -> bool:
    last, earlier = (folded(tokens.word(place - back) or " ") for back in (1, 2))
    return last in names or f"{earlier} {last}" in names


def _follows_word_of_dates(tokens: Tokens, place: int, words: Words) -> bool:
    before = folded(tokens.word(place - 1) or " ")
    entry = words.entry(before)
    return _is_before_dates(before, words) or (entry is not None and entry.name in ("EDGE", "YEARUNIT"))
