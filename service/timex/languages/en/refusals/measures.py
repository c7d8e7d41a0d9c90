"""Units that do not measure time on a calendar: parts of a match, ages, titles, idioms."""

from __future__ import annotations

from service.timex.languages.en.lexicon import NUMBERS
from service.timex.languages.en.refusals.surroundings import (
    CURRENCY_SIGNS,
    adjacent,
    words_around,
    words_of,
)
from service.timex.rule import Match
from service.timex.tokens import Tokens

_SCORED = frozenset("scored struck posted compiled hit made missed his her".split())
_BATSMEN = frozenset("tail captain opener openers skipper order debutant batsman nightwatchman".split())
#: How many quarters a part has: "three quarters of the town", but "several quarters of losses".
_PARTS = frozenset("a an one two three quarter".split())
_DESCRIBED = frozenset({"day", "minute", "quarter"})
_FUNCTION = frozenset(
    "after before of in on at and to for that when as later earlier ago from with he she it they the or but by if so "
    "until since while because we you i is was were will had has over off out without than longer each every not "
    "no".split()
)
_SPORT = frozenset(
    "conceded penalties goalless scoreless "
    "match game games goal goals touchdown touchdowns scored score kick striker quarterback coach halftime penalty "
    "offside "
    "rebounds playoff innings midfielder goalkeeper teammate tackle interception basket header half-time".split()
)
_TRADE = frozenset("profit earnings revenue sales shares shareholders".split())
_BEFORE_HALF = frozenset("in for during of by from to through since until the and , ( and's 's".split())


def element(tokens: Tokens, match: Match) -> str | None:
    """Pure H2, "100% H2": hydrogen, which no preposition makes a half-year."""
    is_alone = match.end - match.first == 1 and tokens.word(match.first).startswith("H")
    return "a chemical formula" if is_alone and tokens.lower_word(match.first - 1) not in _BEFORE_HALF else None


def part_of_match(tokens: Tokens, match: Match) -> str | None:
    """Reject quarters and halves that are not of a year: the second half of a match, half of the town."""
    words = words_of(tokens, match)
    if any(word[0].isdigit() and len(word) == 4 for word in words) or "fiscal" in words:
        return None
    around = words_around(tokens, match, 25, 25)
    if not _SPORT.isdisjoint(around) and _TRADE.isdisjoint(around):
        return "a part of a match, not of a year"
    if words[-1] in ("half", "halves") and tokens.lower_word(match.end) == "of":
        return "half of something other than a year"
    return None


def measured(tokens: Tokens, match: Match) -> str | None:
    """Reject units that do not measure time: three-quarters of the town, 37 years old, a century at cricket."""
    last, after = tokens.word(match.end - 1), tokens.lower_word(match.end)
    if last.lower() in ("quarter", "quarters") and after == "of" and _PARTS.intersection(words_of(tokens, match)):
        return "a part of something, not of a year"
    if after == "international":
        return "a match at cricket"
    if reason := hyphened(tokens, match):
        return reason
    if last.lower() in _DESCRIBED and _describes(tokens, match):
        return f"part of a word or of a name for a thing: “{last} {tokens.word(match.end)}”"
    if tokens.lower_word(match.first - 1) == "it" and tokens.lower_word(match.first - 2) in ("call", "called"):
        return "a figure of speech: to call it a day"
    if after == "old":
        return "an age"
    if last[:1].isupper() and not last.isupper() and match.end - match.first > 1:
        return "a title: the unit is written with a capital"
    if last.lower() in ("century", "centuries") and _at_cricket(tokens, match):
        return "a score at cricket"
    if last.lower() == "seconds" and match.end - match.first == 1 and after == "of":
        return "a second helping, not a time"
    if last.lower() == "month" and after == "of" and tokens.lower_word(match.end + 1) == "sundays":
        return "a figure of speech: a very long time"
    if tokens.word(match.first - 1) in CURRENCY_SIGNS:
        return "an amount of money"
    return None


def _at_cricket(tokens: Tokens, match: Match) -> bool:
    """Whether a century is a score: missed a century, six short of a century, two centuries from the tail."""
    before = [tokens.lower_word(match.first - back) for back in (1, 2, 3)]
    after = [tokens.lower_word(match.end + place) for place in (0, 1, 2, 3)]
    is_short_of = before[:2] == ["of", "short"] and before[2] in NUMBERS
    is_by_batsman = after[0] == "from" and not _BATSMEN.isdisjoint(after[2:])
    return before[0] in _SCORED or is_short_of or is_by_batsman


def _describes(tokens: Tokens, match: Match) -> bool:
    """Whether a noun follows "a" and the unit at once: a day trader, a minute orchid."""
    after = tokens.word(match.end)
    is_unit = tokens.lower_word(match.first) in ("a", "an") and match.end - match.first == 2
    is_noun = after.isalpha() and after.islower() and after not in _FUNCTION and not after.endswith(("ed", "ly"))
    return is_unit and is_noun and adjacent(tokens, match.end)


def hyphened(tokens: Tokens, match: Match) -> str | None:
    """Reject parts of a word: the quarter-finals, the quarter-mile."""
    start = tokens.end(match.end - 1)
    if tokens.text[start : start + 1] in ("-", "–") and tokens.text[start + 1 : start + 2].isalpha():
        return f"part of a word: “{tokens.word(match.end - 1)}-{tokens.word(match.end + 1)}”"
    return None


def stream(tokens: Tokens, match: Match) -> str | None:
    """Reject streams: a strong current, swept along by the current."""
    if tokens.lower_word(match.first) != "current":
        return None
    before, after = tokens.lower_word(match.first - 1), tokens.word(match.end)
    is_noun = not after[:1].isalnum() and after not in ("-", "–")
    if is_noun or before in ("electric", "strong", "ocean", "alternating", "direct"):
        return "a stream, not a time"
    return None


def midnight_sun(tokens: Tokens, match: Match) -> str | None:
    """Reject the midnight sun."""
    return "the sun at that hour" if tokens.lower_word(match.end) == "sun" else None


def age(tokens: Tokens, match: Match) -> str | None:
    """Reject ages: a 27-year-old, eight-year-old twins."""
    if tokens.lower_word(match.end) == "international":
        return "a match at cricket"
    return "an age" if tokens.lower_word(match.end - 1) == "old" else None


def conjunction(tokens: Tokens, match: Match) -> str | None:
    """Reject "as soon as"."""
    return "a conjunction: “as soon as”" if tokens.lower_word(match.first - 1) == "as" else None
