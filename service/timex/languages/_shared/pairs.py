"""Numbers beside a date, and pairs of numbers of which the last is no year: "1310 in 1910", "2000 bis 3000 Grad"."""

from __future__ import annotations

import re

from service.timex.languages._shared.beside_years import (
    DIGITS,
    ending_of,
    is_before_postposition,
    is_inflected,
    is_marked,
    is_marked_before,
    is_year,
)
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")  # 15.000
_REASON = "a number beside a date, which counts something"
_LAST_DATED = 2100


def pair_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number that a date follows or precedes: "1310 in 1910", "1880 में 1245"."""
    last_of_pair = frozenset(word for slot in ("range.to", "range.and") for word in words.lists.get(slot, ()))
    before_dates = frozenset(words.lists.get("in", ())) - last_of_pair
    is_behind = words.has("style", "postpositions")
    has_and = "range.and" in words.lists  # without it, "and" may stand among the words before dates

    def counts(tokens: Tokens, match: Match) -> str | None:
        tests = (_is_of_year, is_before_date, is_after_date, begins_range, _falls)
        return _REASON if any(test(tokens, match) for test in tests) else None

    def begins_range(tokens: Tokens, match: Match) -> bool:
        before = folded(tokens.word(match.first - 1) or " ")
        if before in before_dates and not words.has("range.from", before):
            return False  # "en 1990 a 4100"
        return _begins_counts(tokens, match, words)

    def is_before_date(tokens: Tokens, match: Match) -> bool:
        if is_behind or not has_and or folded(tokens.word(match.first - 1) or " ") in before_dates:
            return False
        place = match.end + (folded(tokens.word(match.end) or " ") in before_dates)
        marked = words.entry(tokens.word(place) or " ")
        place += marked is not None and marked.name == "YEARUNIT"
        if place == match.end:
            return False
        following = words.entry(tokens.word(place) or " ")
        is_last_year = following is not None and following.name in ("SHIFT", "RELATIVE")
        is_round = tokens.word(place).endswith("00") and tokens.word(place + 1)[:1].isalpha()  # "1945 in 1200 Kinos"
        counted = words.entry(tokens.word(place + 1) or " ")
        is_count = counted is not None and counted.name == "COUNTED"
        if is_count and not words.has("count.against", folded(tokens.word(match.end) or " ")):
            return False  # "1999 noch 1999 Mark"
        return is_last_year or (is_year(tokens.word(place)) and not is_round)

    def is_after_date(tokens: Tokens, match: Match) -> bool:
        return _follows_inflected(tokens, match, words) or (is_behind and _follows_postposition(tokens, match, words))

    return (counts,)


def _begins_counts(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether it is the first of two numbers of which the last is no year: "2000 bis 3000 Grad"."""
    if is_marked_before(tokens, match.first, words) or is_marked(tokens, match, words):
        return False
    before, link, last = (folded(tokens.word(place) or " ") for place in (match.first - 1, match.end, match.end + 1))
    is_counted_range = words.has("count.to", link) and words.has("range.from", before)
    is_range = words.has("range.to", link) or words.has("count.against", link) or is_counted_range
    if words.has("ending.from", ending_of(tokens, match)):  # "1200'den 15.000'e"
        is_range, last = True, link
    if not is_range:
        return False
    is_counted = last.isdigit() and (len(last) == DIGITS - 1 or int(last) > _LAST_DATED)
    is_grouped = _GROUPED.match(last) or tokens.word(match.end + 2) == "000"
    counted = words.entry(tokens.word(match.end + 2) or " ")
    is_pair = is_year(last) and counted is not None and counted.name == "COUNTED"
    return is_counted or bool(is_grouped) or is_pair


def _falls(tokens: Tokens, match: Match) -> bool:
    """Return whether a dash joins it to a smaller number: "voitti äänin 1204–1187"."""
    digits, last = folded(tokens.words[match.end - 1])[:DIGITS], folded(tokens.word(match.end + 1) or " ")[:DIGITS]
    return tokens.word(match.end) in ("-", "–") and is_year(digits) and is_year(last) and last < digits


def _follows_inflected(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a year with an ending, but not of a range, stands before a number without one: 1880'de 1245."""
    before = folded(tokens.word(match.first - 1) or " ")
    if not before[:1].isdigit() or before[-1].isdigit() or is_inflected(tokens, match):
        return False
    return not words.has("range.to", before.lstrip("0123456789 -"))


def _follows_postposition(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the postposition of a year stands before the number: 1880 में 1245."""
    if is_before_postposition(tokens, match, words):
        return False
    marked = words.entry(tokens.word(match.first - 1) or " ")
    return marked is not None and marked.name == "IN" and is_year(tokens.word(match.first - 2))


def _is_of_year(tokens: Tokens, match: Match) -> bool:
    """Return whether a colon separates it from a year, or a dash from a word for it: "census of 2011: 2043"."""
    mark, before, earlier = (tokens.word(match.first - back) for back in (1, 2, 3))
    if match.end - match.first > 1 or mark not in (":", "–", "—"):
        return False
    return (mark == ":" and is_year(before)) or (before.isalpha() and is_year(earlier))
