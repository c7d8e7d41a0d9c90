"""Units that measure no time of the calendar: parts of a match, ages, titles, idioms."""

from __future__ import annotations

from service.timex.languages import Match
from service.timex.languages.en.refusals.around import word_at
from service.timex.tokens import Tokens

_SPORT = frozenset(
    "match game games goal goals touchdown touchdowns scored score kick striker quarterback coach halftime penalty "
    "offside "
    "rebounds playoff innings midfielder goalkeeper teammate tackle interception basket header half-time".split()
)


def part_of_match(tokens: Tokens, match: Match) -> str | None:
    """The second half of a match; half of the town."""
    words = [word.lower() for word in tokens.words[match.first : match.end]]
    if any(word[0].isdigit() and len(word) == 4 for word in words) or "fiscal" in words:
        return None
    around = {word.lower() for word in tokens.words[max(0, match.first - 25) : match.end + 25]}
    if around & _SPORT and not around & {"profit", "earnings", "revenue", "sales", "shares", "shareholders"}:
        return "a part of a match, not of a year"
    if words[-1] in ("half", "halves") and word_at(tokens, match.end).lower() == "of":
        return "a half of something else than a year"
    return None


def measured(tokens: Tokens, match: Match) -> str | None:
    """Three-quarters of the town, 37 years old, "60 Minutes", a century at cricket."""
    last, after = word_at(tokens, match.end - 1), word_at(tokens, match.end).lower()
    if last.lower() in ("quarter", "quarters") and after == "of":
        return "a part of something, not of a year"
    if after == "old":
        return "an age"
    if last[:1].isupper() and not last.isupper() and match.end - match.first > 1:
        return "a title: the unit is written with a capital"
    if last.lower() == "century" and word_at(tokens, match.first - 1).lower() in (
        "scored",
        "hit",
        "made",
        "his",
        "her",
    ):
        return "a score at cricket"
    if word_at(tokens, match.first - 1) in ("$", "£", "€"):
        return "an amount of money"
    return None


def age(tokens: Tokens, match: Match) -> str | None:
    """A 27-year-old; eight-year-old twins."""
    return "an age" if word_at(tokens, match.end - 1).lower() == "old" else None


def conjunction(tokens: Tokens, match: Match) -> str | None:
    return "a conjunction: “as soon as”" if word_at(tokens, match.first - 1).lower() == "as" else None
