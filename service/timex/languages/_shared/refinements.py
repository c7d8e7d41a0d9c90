"""Refinements of meanings that a language's table asks for."""

from __future__ import annotations

import re

from service.timex.grammar import Row
from service.timex.languages._shared.family import number_of
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.lengths import length_of
from service.timex.languages._shared.words import Words, frozen
from service.timex.languages.cue_words import Cues
from service.timex.meaning import Between, Meaning, Reference, TimeOfDay, Unit, Written
from service.timex.model import Granularity
from service.timex.rule import Match, Refinement
from service.timex.tokens import Tokens

_REACH = 30  # tokens
_NUMBER_AND_UNIT, _LONGEST_LINK = 2, 3  # tokens
_TWO_DIGITS, _FOUR_DIGITS = re.compile(r"[1-9]\d"), re.compile(r"[12]\d{3}")
_SEASON_REACH = 2  # tokens between the word for a season and its years
_LONGEST_NAME = 8
_SEASON_REACH_BEHIND = 4  # and behind them: 2012-2013 के पूरे सत्र, 2012-2013整個球季
_ENDS = frozenset("।.!?") | {"कि"}  # Hindi "that", which begins another clause


def of(words: Words, cues: Cues) -> list[Row[Refinement]]:
    """Return the refinements of a language."""
    return [
        *_of_either_day(words, cues),
        *_of_governed_lengths(words),
        *_of_seasons(words),
        *_of_short_years(words),
        *_of_today(words),
    ]


def _of_today(words: Words) -> list[Row[Refinement]]:
    adjectives = frozen(words.lists, "today adjectives")

    def present(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
        """Return the present for "dnešní Česko", whose name is that of today: no day is meant."""
        is_today = folded(tokens.words[match.first]) in adjectives
        return (match.first, Reference("PRESENT_REF")) if is_today and tokens.word(match.end).istitle() else None

    return [Row(present, ("day.near",), "What a place is called today.")] if adjectives else []


def _of_short_years(words: Words) -> list[Row[Refinement]]:
    behind, lengths = frozen(words.lists, "short year behind"), tuple(words.lists.get("length behind", ()))

    def year(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
        """Return the year of "1952年にギリシャ、55年に西ドイツ", whose century is that of the year in front."""
        unit, number = words.entry(tokens.words[match.end - 1]), tokens.words[match.first]
        is_dated = tokens.word(match.end) in behind and match.end - match.first == _NUMBER_AND_UNIT
        if not is_dated or not _TWO_DIGITS.fullmatch(number) or unit is None or unit.name != "YEARUNIT":
            return None
        following = "".join(tokens.word(match.end + ahead) for ahead in range(_LONGEST_LINK))
        before = _year_before(tokens, match.first)
        if before is None or following.startswith(lengths):
            return None  # 12年に及ぶ
        century = before - before % 100 + 100 * (int(number) <= before % 100)
        return match.first, Written(year=century + int(number))

    return [Row(year, ("duration",), "A year that leaves out its century.")] if behind else []


def _year_before(tokens: Tokens, first: int) -> int | None:
    """Return the last number of four digits in front of a place in its sentence; None if there is none."""
    for place in range(first - 1, max(-1, first - _REACH), -1):
        word = folded(tokens.word(place) or ".")
        if word in _ENDS or word == "。":
            return None
        if _FOUR_DIGITS.fullmatch(word):
            return int(word)
    return None


def _of_governed_lengths(words: Words) -> list[Row[Refinement]]:
    governed = frozen(words.lists, "governed")

    def length(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
        """Return the length of "un mes después de la boda", which is counted from what follows."""
        if folded(tokens.word(match.end) or " ") not in governed:
            return None
        amount, unit, *_ = (*" ".join(tokens.words[match.first : match.end]).split(), "", "")
        found = length_of(number_of(amount, words), words.value(unit)) if unit else None
        return (match.first, found) if found else None

    reason = "A length that is counted from what follows."
    return [Row(length, ("shifted.mentioned", "unit.mentioned"), reason)] if governed else []


def _of_seasons(words: Words) -> list[Row[Refinement]]:
    names, endings = frozen(words.lists, "season of years"), tuple(words.lists.get("season of years behind", ()))

    def season(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
        """Return the two years of "la saison 1986-1987", "1986-1987 sezonunda" as one season."""
        numbers = [number_of(word, words) or 0 for word in tokens.words[match.first : match.end]]
        begin, end, *_ = (*filter(None, numbers), 0, 0)
        before = (tokens.word(match.first - back) for back in range(_SEASON_REACH + 1))
        is_season = any(folded(word or " ") in names for word in before)
        letters = "".join(folded(tokens.word(match.first - back) or " ") for back in range(_LONGEST_NAME, 0, -1))
        is_season = is_season or (bool(names) and letters.endswith(tuple(names)))  # Thai has one token a letter
        following = "".join(tokens.lower_word(match.end + ahead) for ahead in range(_SEASON_REACH_BEHIND))
        is_season = is_season or any(ending in following for ending in endings)
        if begin + 1 != end or not is_season:
            return None
        return match.first, Between(Written(year=begin), Written(year=end))

    reason = "The two years of a season of sports, a school year or a budget."
    return [Row(season, ("years.range",), reason)] if names or endings else []


def _of_either_day(words: Words, cues: Cues) -> list[Row[Refinement]]:
    either = frozen(words.lists, "either.day")
    if not either:
        return []

    def tomorrow(tokens: Tokens, match: Match) -> tuple[int, Meaning] | None:
        """Hindi "kal" is yesterday, and tomorrow in a sentence whose verb is in the future; so is "parson"."""
        named = [word for word in tokens.words[match.first : match.end] if folded(word) in either]
        if not named or not _is_ahead(tokens, match.end, cues):
            return None
        day = Unit(Granularity.DAY, abs(int(words.value(named[0]))))
        entries = (words.entry(word) for word in tokens.words[match.first : match.end])
        part = next((entry.value for entry in entries if entry is not None and entry.name == "PART"), None)
        return match.first, TimeOfDay(day, part=part) if part else day

    return [Row(tomorrow, ("day.near", "day.part"), "A word that is yesterday or tomorrow.")]


def _is_ahead(tokens: Tokens, first: int, cues: Cues) -> bool:
    """Return whether a word of the future stands between a place and the end of its sentence."""
    for place in range(first, first + _REACH):
        word = tokens.lower_word(place)
        if not word or word in _ENDS:
            return False
        if word in cues.auxiliaries.future or word.endswith(cues.verbs.future_endings):
            return True
    return False
