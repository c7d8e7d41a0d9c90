"""Names of people and things that are also months or weekdays: Frau Mai, Julio César, la planète Mars."""

from __future__ import annotations

from itertools import takewhile

from service.timex.languages._shared.beside_years import is_year
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_REASON = "a name"
#: Classes of words that stand before a month, not before a given name.
_BEFORE_MONTHS = frozenset("IN OF EDGE SHIFT MONTHUNIT JOIN AGO AHEAD ABOUT EACH".split())

_QUOTES = {"«": "»", "„": "“”", "“": "”", "”": "”", '"': '"', "'": "'", "‘": "’", "「": "」", "『": "』", "《": "》"}
_LONGEST_ARTICLE = 2  # letters
_SHORTEST_MONTH = 3  # letters of a month before the ending of its adjective
_NOUN_AND_UNIT = 4  # tokens from an adjective to the year behind its noun: "события в июле | 1998"


def street_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a day behind a word for a street, "Avenida 17 de Junio": the slot ``street``."""
    streets = frozenset(words.lists.get("street", ()))

    def is_street(tokens: Tokens, match: Match) -> str | None:
        before = [tokens.word(match.first - back) for back in (1, 2)]
        reach = 2 if before[0].isalpha() else 1  # "Avenida del 17 de Junio", but not "Se cerró el puente. 17 de junio"
        return _REASON if not streets.isdisjoint(folded(word or " ") for word in before[:reach]) else None

    return (is_street,) if streets else ()


_LONGEST_ADDRESS = 4  # words between a number and the word for its street


def address_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of the number of a house: via Roma 1840, Dorpsstraat 1840, 1840 rue Principale.

    The slot ``street endings`` has how names of streets end, ``street behind`` what follows such a number.
    """
    streets = frozenset(words.lists.get("street", ()))
    endings, behind = (tuple(words.lists.get(slot, ())) for slot in ("street endings", "street behind"))

    def is_house(tokens: Tokens, match: Match) -> str | None:
        if match.end - match.first > 1:
            return None
        if folded(tokens.word(match.end) or " ") in behind and not _follows_date_word(tokens, match, words):
            return _REASON
        for back in range(1, _LONGEST_ADDRESS + 1):
            word = tokens.word(match.first - back)
            key = folded(word or " ")
            if key in streets or (endings and word.istitle() and key.endswith(endings)):
                return _REASON
            entry = words.entry(word or " ")
            if not word.istitle() and (back == 1 or entry is None or entry.name != "OF"):
                return None
        return None

    return (is_house,) if streets or endings else ()


def _follows_date_word(tokens: Tokens, match: Match, words: Words) -> bool:
    return words.has("in year", folded(tokens.word(match.first - 1) or " "))


def title_checks(_: Words) -> tuple[Check, ...]:
    """Return the check of a year that is all of a quotation: «1984» is a book."""
    return (_is_quoted,)


def _is_quoted(tokens: Tokens, match: Match) -> str | None:
    closing = _QUOTES.get(tokens.word(match.first - 1), "")
    return _REASON if closing and tokens.word(match.end) in tuple(closing) else None


def place_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a weekday that is named by its place alone: "na segunda", but not "na segunda fase".

    A word of the slot ``before places`` stands before it, or one for "this" or "last", and no noun behind it.
    """
    before, behind = (frozenset(words.lists.get(slot, ())) for slot in ("before places", "behind places"))

    def is_place(tokens: Tokens, match: Match) -> str | None:
        entries = [words.entry(tokens.words[place]) for place in (match.first, match.end - 1)]
        is_near = any(entry is not None and entry.name == "SHIFT" for entry in entries)
        word = tokens.word(match.end)
        following = words.entry(word or " ")
        is_dated = is_near or folded(tokens.word(match.first - 1) or " ") in before
        goes_on = (
            not word[:1].isalnum() or folded(word) in behind or (following is not None and following.name == "PART")
        )
        is_article = is_near and following is not None and following.name == "OF" and len(word) <= _LONGEST_ARTICLE
        return None if is_dated and (goes_on or is_article) else "a place in a row"

    return (is_place,) if before else ()


def compound_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a name of time that a hyphen joins to a noun: "Winter-Biathlon", "MIP-Montag"."""

    def is_compound(tokens: Tokens, match: Match) -> str | None:
        before = tokens.word(match.first - 2) if _is_joined(tokens, match.first - 1) else ""
        behind = tokens.word(match.end + 1) if _is_joined(tokens, match.end) else ""
        is_noun = any(word[:1].isalpha() and words.entry(word) is None for word in (before, behind))
        return _REASON if is_noun else None

    return (is_compound,)


def _is_joined(tokens: Tokens, place: int) -> bool:
    """Return whether the token is a hyphen without a blank on either side."""
    if tokens.word(place) != "-" or not tokens.word(place + 1):
        return False
    return tokens.end(place - 1) == tokens.start(place) and tokens.end(place) == tokens.start(place + 1)


def name_checks(words: Words) -> tuple[Check, ...]:
    """Return the checks of a month or weekday that stands alone.

    The slot ``name before`` lists what stands before a name ("Frau"). With the style ``lowercase months``, a capital is
    the sign of a name: before another one, or at a month within a sentence. After a preposition of dates it is not, as
    some newspapers write "en Junio". At the beginning of a sentence it is for words in the slot ``given name``. Where
    nouns have capitals, and in languages without the style, such a word is a name beside another name: "August Bebel",
    "Herzog Carl August", "Maj Kowalski".
    """
    titles = frozenset(words.lists.get("name before", ()))

    def follows_title(tokens: Tokens, match: Match) -> str | None:
        return _REASON if folded(tokens.word(match.first - 1) or " ") in titles else None

    def is_capital(tokens: Tokens, match: Match) -> str | None:
        word, following = tokens.words[match.first], tokens.word(match.end)
        if not word.istitle() or match.end - match.first > 1:
            return None
        if following.istitle() and following.isalpha():
            return _REASON
        entry, before = words.entry(word), tokens.word(match.first - 1)
        if words.has("given name", folded(word)) and not before.isalpha():
            return _REASON
        if entry is None or entry.name != "MONTH" or not before.isalpha():
            return None
        preceding = words.entry(before)
        is_dated = words.has("range.from", folded(before)) or _joins_months(tokens, match, words)
        return None if is_dated or (preceding is not None and preceding.name == "IN") else _REASON

    def is_given_name(tokens: Tokens, match: Match) -> str | None:
        return _REASON if _is_given_name(tokens, match, words) else None

    checks = (follows_title,) if titles else ()
    if words.has("style", "capital nouns"):
        return (*checks, is_given_name)
    if words.has("style", "lowercase months"):
        return (*checks, is_capital)
    return (*checks, is_given_name) if "given name" in words.lists else checks


def _is_given_name(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether a word of the slot ``given name`` stands beside another name, or in front of one."""
    if not words.has("given name", folded(tokens.words[match.first])):
        return False
    before, following = tokens.word(match.first - 1), tokens.word(match.end)
    preceding = words.entry(before or " ")
    has_name_behind = _is_name(following, words) and (preceding is None or preceding.name not in _BEFORE_MONTHS)
    if not words.has("style", "capital nouns"):
        return has_name_behind and tokens.words[match.first].istitle()
    return has_name_behind or _is_name(before, words)


def other_word_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a month that is also another word, as Romanian "mai" is "more": ``months after in``.

    A word of dates stands before the month.
    """

    def is_other_word(tokens: Tokens, match: Match) -> str | None:
        word, before = folded(tokens.words[match.first]), tokens.word(match.first - 1) or " "
        if match.end - match.first > 1 or not words.has("months after in", word):
            return None
        preceding = words.entry(before)
        is_dated = words.has("in", folded(before)) or (preceding is not None and preceding.name in _BEFORE_MONTHS)
        return None if is_dated else "another word than the month"

    return (is_other_word,) if "months after in" in words.lists else ()


def adjective_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a month's adjective: the year behind its noun is enough, and a capital makes it a name.

    "Listopadové události roku 1989", "в Октябрьском районе": the slot ``adjective of month`` has what such words hold.
    """
    parts = tuple(words.lists.get("adjective of month", ()))

    def is_adjective(tokens: Tokens, match: Match) -> str | None:
        word = tokens.words[match.first]
        if match.end - match.first > 1 or not any(part in folded(word)[_SHORTEST_MONTH:] for part in parts):
            return None
        if word.istitle() and tokens.word(match.first - 1).isalpha():
            return _REASON
        following = [tokens.word(match.end + ahead) for ahead in range(_NOUN_AND_UNIT)]
        noun = takewhile(lambda word: word.isalnum() and not is_year(word), following)
        has_year = any(is_year(word) for word in following[: len(list(noun)) + 1])
        return "the year behind its noun says when" if has_year else None

    return (is_adjective,) if parts else ()


def _is_name(word: str, words: Words) -> bool:
    return word.istitle() and word.isalpha() and words.entry(word) is None


def _joins_months(tokens: Tokens, match: Match, words: Words) -> bool:
    """Return whether the word before a month joins it to another one: "Mayo y Junio"."""
    joint, first = tokens.word(match.first - 1), words.entry(tokens.word(match.first - 2) or " ")
    return words.has("range.and", folded(joint)) and first is not None and first.name == "MONTH"
