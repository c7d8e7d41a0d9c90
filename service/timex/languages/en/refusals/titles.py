"""Titles of works and programmes that are, or begin with, an expression of time: 1984, Yesterday."""

from __future__ import annotations

from collections.abc import Iterable

from service.timex.languages.en.direction import ARTICLES
from service.timex.languages.en.refusals.surroundings import (
    POSSESSIVES,
    adjacent,
    begins_sentence,
    is_name,
    name_after,
)
from service.timex.rule import Match
from service.timex.tokens import Tokens

_WORKS = frozenset("novel film movie play musical comedy series sitcom album song ballet opera".split())
#: A work, but mostly a verb in front of a day: "they | play | Sunday".
_PLAY = "play"
_DETERMINERS = ARTICLES | {"this", "that"}
_SHOWS = frozenset("show programme program".split())
_PERFORMED = frozenset("sang sing sings played plays covered performed shot directed filmed recited rereading".split())
#: First letters of "in", "on" and "the", with which a match may begin; a title begins with its own word.
_OTHER_WORDS = ("i", "o", "t")
#: Words that have no capital in titles, and how many tokens away the marks around a title may be.
_SMALL = frozenset("a an the of in on at and or for to with by from s".split())
_LONGEST_TITLE = 7
_ENDS = frozenset(".!?;:")
_DEICTIC = frozenset("today tomorrow yesterday tonight".split())


def title(tokens: Tokens, match: Match) -> str | None:
    """Reject titles after their kind, or before "show": the novel 1984, the Today programme."""
    before, after = tokens.lower_word(match.first - 1), tokens.word(match.end)
    is_noun = before != _PLAY or _is_determined(tokens, match.first - 1)
    if before in _WORKS and is_noun and tokens.word(match.first)[:1] not in _OTHER_WORDS:
        return f"the title of a work: “{before} {tokens.word(match.first)}”"
    is_title = is_name(tokens.word(match.first)) and before != "on"  # but "photos of the mine on Monday show a pit"
    if after.lower() in _SHOWS and is_title:
        return f"the name of a programme: “{tokens.word(match.end - 1)} {after}”"
    return None


def _is_determined(tokens: Tokens, place: int) -> bool:
    """Whether an article or an owner makes a word a noun: "the | play", "Ibsen's | play", but not "they | play"."""
    before, second = tokens.word(place - 1), tokens.lower_word(place - 2)
    has_article = before.lower() in _DETERMINERS or (before.islower() and second in _DETERMINERS)  # "his new | play"
    return has_article or before in POSSESSIVES


def capital_night(tokens: Tokens, match: Match) -> str | None:
    """Reject a night that is written like a title: Saturday Night."""
    words = tokens.words[match.first : match.end]
    if len(words) > 1 and is_name(words[-1]) and words[-1].lower() == "night":
        return "a title: the part of the day is written with a capital"
    return None


def capital(tokens: Tokens, match: Match) -> str | None:
    """Reject names written with capitals: This Week, USA Today."""
    words = tokens.words[match.first : match.end]
    if len(words) > 1 and is_name(words[-1]) and words[-1].lower() in ("week", "year", "month", "day", "morning"):
        return "a title: the unit is written with a capital"
    before = tokens.word(match.first - 1)
    follows_name = adjacent(tokens, match.first) and (is_name(before) or (before.isupper() and len(before) > 1))
    if is_name(words[0]) and follows_name and words[0].lower() in ("today", "tomorrow"):
        return f"part of a name: “{before} {words[0]}”"
    return None


def performed(tokens: Tokens, match: Match) -> str | None:
    """Reject works after a verb: the band played September. A month or a year needs a preposition, a title does not."""
    before = tokens.lower_word(match.first - 1)
    if before in _PERFORMED and tokens.word(match.first)[:1] not in _OTHER_WORDS:
        return f"the title of a work: “{before} {tokens.word(match.first)}”"
    return None


def capital_day(tokens: Tokens, match: Match) -> str | None:
    """Reject a day with a capital inside a sentence: the Beatles' Yesterday, a stuntman from Tomorrow Never Dies."""
    word, before = tokens.word(match.first), tokens.word(match.first - 1)
    if word.lower() not in _DEICTIC or not is_name(word) or begins_sentence(tokens, match.first):
        return None
    is_owned = before in ("'", "’", *POSSESSIVES) and is_name(tokens.word(match.first - 2))
    opens_title = before.islower() and name_after(tokens, match)
    return f"the title of a work: “{word}”" if is_owned or opens_title else None


def own_year(tokens: Tokens, match: Match) -> str | None:
    """Reject a year that belongs to a person, with no noun behind it: Prince's 1999."""
    before, owner, after = (tokens.word(place) for place in (match.first - 1, match.first - 2, match.end))
    is_owned = before in POSSESSIVES and is_name(owner)
    if is_owned and match.end - match.first == 1 and after.lower() in ("outside", "was", "is", "at", "on", "."):
        return f"the title of a work: “{owner}{before} {tokens.word(match.first)}”"
    return None


def capital_number(tokens: Tokens, match: Match) -> str | None:
    """Reject a spelled-out year with capitals: Nineteen Eighty-Four."""
    first, last = tokens.words[match.first], tokens.words[match.end - 1]
    return "the title of a work: numbers written with capitals" if is_name(first) and is_name(last) else None


def tale(tokens: Tokens, match: Match) -> str | None:
    """Reject what a time owns, written like a title: Midnight's Children, The Winter's Tale."""
    word, mark, after = (tokens.word(match.end + place) for place in (-1, 0, 1))
    if is_name(word) and mark in POSSESSIVES and is_name(after):
        return f"the title of a work: “{word}{mark} {after}”"
    return None


def quoted(tokens: Tokens, match: Match) -> str | None:
    """Reject what stands in a short quotation that is written like a title: “One Night in June”, "Saturday's Rain"."""
    opening = _quotation_mark(tokens, range(match.first - 1, max(-1, match.first - _LONGEST_TITLE), -1), '“"')
    closing = _quotation_mark(tokens, range(match.end, match.end + _LONGEST_TITLE), '”"')
    if opening is None or closing is None or not _encloses(tokens, opening, closing):
        return None
    words = [word for word in tokens.words[opening + 1 : closing] if word[:1].isalnum()]
    capitals = sum(map(is_name, words))
    is_title = all(is_name(word) or word in _SMALL for word in words) and bool(words) and is_name(words[0])
    is_speech = tokens.word(closing - 1) in _ENDS
    return "the title of a work: a quotation with capitals" if is_title and capitals > 1 and not is_speech else None


def _encloses(tokens: Tokens, opening: int, closing: int) -> bool:
    """Whether no blanks stand inside two marks: a source between two quotations has some, ' " Herald , Friday " '."""
    text = tokens.text
    return not text[tokens.end(opening)].isspace() and not text[tokens.start(closing) - 1].isspace()


def _quotation_mark(tokens: Tokens, places: Iterable[int], marks: str) -> int | None:
    """Return the first of these places that has one of the marks, unless the sentence or the line ends before it."""
    for place in places:
        word = tokens.word(place)
        if not word or word in _ENDS:
            return None
        if word in marks:
            return place
    return None
