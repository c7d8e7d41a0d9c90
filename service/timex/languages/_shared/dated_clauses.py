"""Numbers in a clause that another expression dates: "Im Jahr 2023 wurden 1204 Brände gezählt"."""

from __future__ import annotations

from service.timex.languages._shared.beside_years import is_dated_beside, is_inflected, is_marked, is_year
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_SHORTEST_PAST = 4  # letters
_REACH = 12  # tokens between a date and the number
_REASON = "a number in a clause that another date is about, which counts something"
_ENDS = frozenset('.!?;:,()«»"')
_COMMAS = frozenset(",،")
_UNITS = frozenset({"UNIT", "YEARUNIT", "MONTHUNIT"})
_DATES = frozenset({"MONTH", "WEEKDAY", "NEAR", "RELATIVE", "WEEKDAYPART", "TODAYPART"})


def clause_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number before a noun, in a clause whose date stands in front: it counts the noun.

    A comma may stand right before the number ("En 2023, 1204 incendies …"). A conjunction begins another clause, in
    which the number may be a year: "promovierte im Mai 1898 und wurde 1902 Professor".
    """

    def counts(tokens: Tokens, match: Match) -> str | None:
        if is_marked(tokens, match, words) or is_inflected(tokens, match) or not _is_noun(tokens, match.end, words):
            return None
        before = tokens.word(match.first - 1)
        if words.has("dated noun", folded(before or " ")):
            return None  # "bis zu seinem Tod 1216 König"
        follows_comma = before in _COMMAS
        if not follows_comma and is_dated_beside(tokens, match, words):
            return None
        last = match.first - 1 - follows_comma
        if follows_comma:
            return _REASON if _is_dated(tokens, last, words) and tokens.word(match.end).islower() else None
        return _REASON if any(_is_dated(tokens, place, words) for place in _clause(tokens, last, words)) else None

    return (counts,)


def _clause(tokens: Tokens, last: int, words: Words) -> list[int]:
    """Return the places of the clause up to one, from its end."""
    places: list[int] = []
    for place in range(last, max(-1, last - _REACH), -1):
        word = folded(tokens.word(place) or ".")
        unit = words.entry(tokens.word(place - 1) or " ")
        is_end = word in _ENDS and not (word == "." and unit is not None and unit.name == "YEARUNIT")  # "2023 г."
        if is_end or words.has("range.and", word):
            break
        places.append(place)
    return places


def _is_dated(tokens: Tokens, place: int, words: Words) -> bool:
    """Return whether a date ends at a place: a word of dates, or a year behind a preposition or its unit."""
    word = tokens.word(place) or " "
    if is_year(word):
        before = words.entry(tokens.word(place - 1) or " ")
        is_led = words.has("in", folded(tokens.word(place - 1) or " "))
        return is_led or (before is not None and before.name in ("IN", "YEARUNIT", "MONTH"))
    names = [entry.name if (entry := words.entry(tokens.word(at) or " ")) else "" for at in (place - 1, place)]
    is_shifted = "SHIFT" in names and not _UNITS.isdisjoint(names)
    return names[1] in _DATES or is_shifted


def _is_noun(tokens: Tokens, place: int, words: Words) -> bool:
    word = tokens.word(place)
    if words.has("style", "capital nouns") and not word[:1].isupper():
        return False
    key = folded(word or " ")
    is_free = word[:1].isalpha() and words.entry(word) is None and not words.has("in", key)
    if words.has("style", "verbs end clauses"):  # Dutch "branden" ends like a past verb, which could not stand here
        return is_free and not words.has("cue.past", key)
    return is_free and not words.is_past(key, shortest=_SHORTEST_PAST)
