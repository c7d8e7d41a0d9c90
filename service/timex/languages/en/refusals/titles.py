"""Titles of works and programmes that are, or begin with, words of time: 1984, Yesterday, Saturday Night Live."""

from __future__ import annotations

from service.timex.languages.en.refusals.surroundings import adjacent, begins_sentence, is_name
from service.timex.rule import Match
from service.timex.tokens import Tokens

_WORKS = frozenset("novel film movie play musical comedy series sitcom album song ballet opera".split())
_SHOWS = frozenset("show programme program".split())
_PERFORMED = frozenset("sang sing sings played plays covered performed shot directed filmed recited rereading".split())
_DEICTIC = frozenset("today tomorrow yesterday tonight".split())


def title(tokens: Tokens, match: Match) -> str | None:
    """The novel 1984, the film Independence Day, Saturday Night Live, the Today programme, the Tonight Show."""
    before, after = tokens.word(match.first - 1).lower(), tokens.word(match.end)
    if before in _WORKS and tokens.word(match.first)[:1] not in ("i", "o", "t"):
        return f"the title of a work: “{before} {tokens.word(match.first)}”"
    if after.lower() in _SHOWS and is_name(tokens.word(match.first)):
        return f"the name of a programme: “{tokens.word(match.end - 1)} {after}”"
    return None


def capital_night(tokens: Tokens, match: Match) -> str | None:
    """Saturday Night, written as a title is."""
    words = tokens.words[match.first : match.end]
    if len(words) > 1 and is_name(words[-1]) and words[-1].lower() == "night":
        return "a title: the part of the day is written with a capital"
    return None


def capital(tokens: Tokens, match: Match) -> str | None:
    """This Week, USA Today: names written with capitals."""
    words = tokens.words[match.first : match.end]
    if len(words) > 1 and is_name(words[-1]) and words[-1].lower() in ("week", "year", "month", "day", "morning"):
        return "a title: the unit is written with a capital"
    before = tokens.word(match.first - 1)
    named = is_name(before) or (before.isupper() and len(before) > 1)
    if is_name(words[0]) and named and adjacent(tokens, match.first) and words[0].lower() in ("today", "tomorrow"):
        return f"part of a name: “{before} {words[0]}”"
    return None


def performed(tokens: Tokens, match: Match) -> str | None:
    """The band played September; Bertolucci shot 1900: a month or a year needs a preposition, a title does not."""
    before = tokens.word(match.first - 1).lower()
    if before in _PERFORMED and tokens.word(match.first)[:1] not in ("t", "i", "o"):
        return f"the title of a work: “{before} {tokens.word(match.first)}”"
    return None


def capital_day(tokens: Tokens, match: Match) -> str | None:
    """The Beatles' Yesterday; a stuntman from Tomorrow Never Dies: a capital inside the sentence makes a title."""
    word, before, after = (tokens.word(place) for place in (match.first, match.first - 1, match.end))
    if word.lower() not in _DEICTIC or not is_name(word) or begins_sentence(tokens, match.first):
        return None
    owned = before in ("'", "’", "'s", "’s") and is_name(tokens.word(match.first - 2))
    opens = before.islower() and is_name(after) and adjacent(tokens, match.end)
    return f"the title of a work: “{word}”" if owned or opens else None


def own_year(tokens: Tokens, match: Match) -> str | None:
    """Prince's 1999: somebody's year with no noun behind it is a work of theirs."""
    before, owner, after = (tokens.word(place) for place in (match.first - 1, match.first - 2, match.end))
    of_a_person = before in ("'s", "’s") and is_name(owner)
    if of_a_person and match.end - match.first == 1 and after.lower() in ("outside", "was", "is", "at", "on", "."):
        return f"the title of a work: “{owner}{before} {tokens.word(match.first)}”"
    return None


def capital_number(tokens: Tokens, match: Match) -> str | None:
    """Nineteen Eighty-Four: a spelled-out year is written small."""
    first, last = tokens.words[match.first], tokens.words[match.end - 1]
    return "the title of a work: numbers written with capitals" if is_name(first) and is_name(last) else None


def tale(tokens: Tokens, match: Match) -> str | None:
    """Midnight's Children, The Winter's Tale, A Midwinter's Dream."""
    word, mark, after = (tokens.word(match.end + place) for place in (-1, 0, 1))
    if is_name(word) and mark in ("'s", "’s") and is_name(after):
        return f"the title of a work: “{word}{mark} {after}”"
    return None
