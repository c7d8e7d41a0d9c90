"""Years of three digits beside a birth, a death, a coronation or a foundation: "Otto starb 973", "912 geboren".

The slot ``of life`` has such words. Verbs of the slot ``of one life`` have no plural, so that a word of ``subject of
life`` or a name stands before them. The number is none that counts: no noun follows, and before a participle stands a
singular verb, or an article of ``article of life`` or, also before a plural ending, ``singular article``. So "sind 250
gestorben" has no year; ``plural verbs`` are those that do not end like one.
"""

from __future__ import annotations

from service.timex.languages._shared.beside_years import is_inflected
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import OTHER_RULES, Check, Match
from service.timex.tokens import Tokens

_LONGEST_LEAD = 2  # tokens between a verb and its year: "murió en el 973"
#: Classes of what follows a year and is not counted.
_GOES_ON = frozenset("IN OF JOIN AHEAD AGO SHIFT".split())
_OPENING = ("(", "")
_ENDS = frozenset(".!?")


def life_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a year of three digits that no word of a life stands beside."""
    has_cases = "ending.case" in words.lists

    def is_no_life(tokens: Tokens, match: Match) -> str | None:
        if has_cases and not is_inflected(tokens, match):
            return OTHER_RULES
        is_beside = _follows(tokens, match, words) or _precedes(tokens, match, words, any_case=has_cases)
        return None if is_beside else OTHER_RULES

    return (is_no_life,) if "of life" in words.lists else ()


def _follows(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the year stands behind such a word, and no noun behind the year: starb 973 in, murió en el 973."""
    place = match.first - 1
    while place > match.first - 1 - _LONGEST_LEAD and _leads(tokens.word(place), words):
        place -= 1
    before, following = folded(tokens.word(place) or " "), tokens.word(match.end)
    if words.has("of one life", before):
        if not _is_one(tokens, place - 1, words):
            return False
    elif not (words.has("of life", before) or words.has("dated noun", before)):
        return False
    entry, key = words.entry(following or " "), folded(following or " ")
    goes_on = words.has("in", key) or words.is_past(key)
    return not following.isalpha() or goes_on or (entry is not None and entry.name in _GOES_ON)


def _leads(word: str, words: Words) -> bool:
    entry = words.entry(word or " ")
    return words.has("in", folded(word or " ")) or (entry is not None and entry.name in ("IN", "OF"))


def _is_one(tokens: Tokens, place: int, words: Words) -> bool:
    """Return whether a pronoun or a name stands at a place: Kong Harald | døde 986."""
    word, before = tokens.word(place), tokens.word(place - 1)
    is_name = word.isupper() or (word[:1].isupper() and words.entry(word) is None)
    return (is_name and (not before or before in _ENDS or before.istitle())) or words.has(
        "subject of life", folded(word)
    )


def _precedes(tokens: Tokens, match: Match, words: Words, *, any_case: bool) -> bool:
    """Return whether the year stands before such a participle: wurde 912 geboren, das 962 gegründete Bistum."""
    participle, word = folded(tokens.word(match.end) or " "), folded(tokens.word(match.first - 1) or "(")
    if not words.has("of life", participle):
        return False
    plural = (*words.lists.get("plural verb endings", ()),) or (" ",)
    is_plural = word.endswith(plural) or words.has("plural verbs", word)
    is_joined = words.has("range.and", word) and words.has("of life", folded(tokens.word(match.first - 2) or " "))
    is_article = words.has("article of life", word) and not participle.endswith(plural)
    is_one = (words.is_past(word) and not is_plural) or words.has("singular article", word)
    return any_case or is_one or is_joined or is_article or word in _OPENING
