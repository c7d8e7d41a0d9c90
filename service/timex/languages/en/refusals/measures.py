"""Units that measure no time of the calendar: parts of a match, ages, titles, idioms."""

from __future__ import annotations

from service.timex.languages.en.lexicon import NUMBERS
from service.timex.languages.en.refusals.surroundings import adjacent
from service.timex.rule import Match
from service.timex.tokens import Tokens

_SCORED = frozenset("scored struck posted compiled hit made missed his her of".split())
_BATSMEN = frozenset("tail captain opener openers skipper order debutant batsman nightwatchman".split())
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


_BEFORE_HALF = frozenset("in for during of by from to through since until the and , ( and's 's".split())


def element(tokens: Tokens, match: Match) -> str | None:
    """Pure H2, "100% H2": hydrogen, which no preposition makes a half-year."""
    is_alone = match.end - match.first == 1 and tokens.word(match.first).startswith("H")
    is_led = tokens.lower_word(match.first - 1) in _BEFORE_HALF
    return "a chemical formula" if is_alone and not is_led else None


def part_of_match(tokens: Tokens, match: Match) -> str | None:
    """The second half of a match; half of the town."""
    words = [word.lower() for word in tokens.words[match.first : match.end]]
    if any(word[0].isdigit() and len(word) == 4 for word in words) or "fiscal" in words:
        return None
    around = {word.lower() for word in tokens.words[max(0, match.first - 25) : match.end + 25]}
    if around & _SPORT and not around & {"profit", "earnings", "revenue", "sales", "shares", "shareholders"}:
        return "a part of a match, not of a year"
    if words[-1] in ("half", "halves") and tokens.word(match.end).lower() == "of":
        return "a half of something else than a year"
    return None


def measured(tokens: Tokens, match: Match) -> str | None:
    """Three-quarters of the town, 37 years old, "60 Minutes", a century at cricket."""
    last, after = tokens.word(match.end - 1), tokens.word(match.end).lower()
    if last.lower() in ("quarter", "quarters") and after == "of":
        return "a part of something, not of a year"
    if after == "international":
        return "a match at cricket"
    if reason := hyphened(tokens, match):
        return reason
    if last.lower() in _DESCRIBED and _describes(tokens, match):
        return f"part of a word or of a name for a thing: “{last} {tokens.word(match.end)}”"
    if tokens.word(match.first - 1).lower() == "it" and tokens.word(match.first - 2).lower() in (
        "call",
        "called",
    ):
        return "a figure of speech: to call it a day"
    if after == "old":
        return "an age"
    if last[:1].isupper() and not last.isupper() and match.end - match.first > 1:
        return "a title: the unit is written with a capital"
    if last.lower() in ("century", "centuries") and _at_cricket(tokens, match):
        return "a score at cricket"
    if last.lower() == "seconds" and match.end - match.first == 1 and after == "of":
        return "a second helping, not a time"
    if last.lower() == "month" and after == "of" and tokens.word(match.end + 1).lower() == "sundays":
        return "a figure of speech: so long that nobody counts"
    if tokens.word(match.first - 1) in ("$", "£", "€"):
        return "an amount of money"
    return None


def _at_cricket(tokens: Tokens, match: Match) -> bool:
    """Missed a century; six short of a century; two centuries from the tail."""
    before = [tokens.word(match.first - back).lower() for back in (1, 2, 3)]
    behind = [tokens.word(match.end + place).lower() for place in (0, 1, 2, 3)]
    short = before[:2] == ["of", "short"] and before[2] in NUMBERS
    return bool(before[0] in _SCORED - {"of"} or short or (behind[0] == "from" and _BATSMEN & set(behind[2:])))


def _describes(tokens: Tokens, match: Match) -> bool:
    """A day trader, a minute orchid: "a", the unit, and at once a noun."""
    after = tokens.word(match.end)
    article = tokens.word(match.first).lower() in ("a", "an") and match.end - match.first == 2
    plain = after.isalpha() and after.islower() and after not in _FUNCTION and not after.endswith(("ed", "ly"))
    return article and plain and adjacent(tokens, match.end)


def hyphened(tokens: Tokens, match: Match) -> str | None:
    """The quarter-finals, the quarter-mile."""
    start = tokens.end(match.end - 1)
    if tokens.text[start : start + 1] in ("-", "–") and tokens.text[start + 1 : start + 2].isalpha():
        return f"part of a word: “{tokens.word(match.end - 1)}-{tokens.word(match.end + 1)}”"
    return None


def stream(tokens: Tokens, match: Match) -> str | None:
    """A strong current; swept along by the current."""
    if tokens.word(match.first).lower() != "current":
        return None
    before, after = tokens.word(match.first - 1).lower(), tokens.word(match.end)
    ends = not after or not after[0].isalnum()
    if before in ("electric", "strong", "ocean", "alternating", "direct") or (ends and after not in ("-", "–")):
        return "a stream, not a time"
    return None


def midnight_sun(tokens: Tokens, match: Match) -> str | None:
    return "the sun at that hour" if tokens.word(match.end).lower() == "sun" else None


def age(tokens: Tokens, match: Match) -> str | None:
    """A 27-year-old; eight-year-old twins."""
    if tokens.word(match.end).lower() == "international":
        return "a match at cricket"
    return "an age" if tokens.word(match.end - 1).lower() == "old" else None


def conjunction(tokens: Tokens, match: Match) -> str | None:
    return "a conjunction: “as soon as”" if tokens.word(match.first - 1).lower() == "as" else None
