"""Numbers of two and three digits that are no years: "im Jahr 40 Unfälle", "En 313 casos"."""

from __future__ import annotations

from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import OTHER_RULES, Check, Match
from service.timex.tokens import Tokens

_REASON = "a number, and no word says that it is a year"
_ENDS = frozenset(".!?")
_CLAUSE_ENDS = frozenset(".,;)")
_SHORTEST_VERB = 4
_ALWAYS_LEADING = ("around", "after year")
_LEADING = ("in year", *_ALWAYS_LEADING)


def has_leading_words(words: Words) -> bool:
    """Return whether a language has words that show any year behind them: "around", "after the year"."""
    return any(slot in words.lists for slot in _ALWAYS_LEADING)


def opening_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a year of three digits that no word for "year" stands beside: "En 313, el emperador".

    Only a preposition that begins a sentence stands before it, and behind it the sentence goes on with a comma, an
    article (the slot ``article``, too) or a name; or one of the slot ``in year``, and the clause ends with the number,
    "quittent l'île en 410", or a preposition of the slot ``behind years`` follows: "pillé en 793 par les Vikings".
    """
    lists = (words.lists.get(slot, ()) for slot in ("range.from", "range.to", "range.between", "range.and", "around"))
    others = frozenset(word for names in lists for word in names)
    prepositions = frozenset(word for word in words.lists.get("in", ()) if len(word) > 1) - others
    around, after = (frozenset(words.lists.get(slot, ())) for slot in _ALWAYS_LEADING)
    has_names, has_no_word = not words.has("style", "capital nouns"), words.has("style", "early years without a word")

    def counts(tokens: Tokens, match: Match) -> str | None:
        preposition, before, behind = (
            tokens.word(match.first - 1),
            tokens.word(match.first - 2),
            tokens.word(match.end),
        )
        nearest, article = preposition, words.entry(preposition or " ")
        if article is not None and article.name == "OF" and folded(before or " ") in prepositions | around | after:
            preposition, before = before, tokens.word(match.first - 3)  # "En el 476"
        opens = preposition.istitle() and (not before or before in _ENDS) and folded(preposition) in prepositions
        following = words.entry(behind or " ")
        is_article = words.has("article", folded(behind or " "))
        is_article = is_article or (following is not None and following.name == "OF")
        goes_on = behind == "," or is_article or (has_names and behind.istitle())
        is_past = words.is_past(folded(behind or " "), shortest=_SHORTEST_VERB)
        is_dated = opens and has_no_word and (goes_on or is_past)
        is_listed = behind == "," and tokens.word(match.end + 1)[:1].isdigit()  # nach 100, 200 und 300 Metern
        is_end = (behind in _CLAUSE_ENDS and not is_listed) or words.has("behind years", folded(behind or " "))
        leading = _LEADING if has_no_word else _ALWAYS_LEADING
        is_led = any(words.has(slot, folded(word or " ")) for slot in leading for word in (nearest, preposition))
        is_last = is_led and (is_end or is_past)
        is_changed = words.has("changes", folded(before or " "))
        return None if is_dated or (is_last and not is_changed) else _REASON

    return (counts,)


def first_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number that opens its sentence as a year: "843 wurde das Reich geteilt".

    A past verb without one of the ``plural verb endings`` follows, so that the number is not its subject.
    """
    endings = tuple(words.lists.get("plural verb endings", ()))

    def is_subject(tokens: Tokens, match: Match) -> str | None:
        verb = tokens.word(match.end)
        is_singular = verb.islower() and words.is_past(folded(verb or " ")) and not verb.endswith(endings)
        return _opens_none(tokens, match) or (None if is_singular else _REASON)

    return (is_subject,) if endings else ()


def noun_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number before a noun, or its genitive, where nouns have capitals: "im Jahr 40 Unfälle"."""

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = words.entry(tokens.word(match.end) or " ")
        is_of = following is not None and following.name == "OF"
        return "a number that counts what follows" if is_of or tokens.word(match.end).istitle() else None

    return (counts,) if words.has("style", "capital nouns") else ()


def beginning_checks(_: Words) -> tuple[Check, ...]:
    """Return the check of a number that is a year only where it opens a sentence: "sayı 476'da kaldı" is no year."""
    return (_opens_none,)


def _opens_none(tokens: Tokens, match: Match) -> str | None:
    before = tokens.word(match.first - 1)
    return _REASON if before and before not in _ENDS else None


def month_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number behind a month that counts a noun: "en noviembre de 75 euros"."""

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = tokens.word(match.end)
        is_verb = words.is_past(folded(following or " "))
        is_noun = following.islower() and words.entry(following) is None and not is_verb
        return "a number that counts what follows" if is_noun or following in ("%", "€", "$") else None

    return (counts,) if words.has("style", "short years of months") else ()


def verb_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a number behind a month that no past verb follows: "im August 79 Unfälle" is in August."""

    def counts(tokens: Tokens, match: Match) -> str | None:
        following = tokens.word(match.end)
        is_past = words.is_past(folded(following or " "))
        is_verb = following.islower() and words.entry(following) is None and is_past
        return None if is_verb else OTHER_RULES

    return (counts,) if words.has("style", "early years of months") else ()


_REACH = 6  # tokens between a word for a reign and its years


def range_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a range of years of three digits that no word for "year" stands beside: "von 936 bis 973".

    A word of the slot ``reigned`` stands in front, "regierte", or behind where verbs come last; in brackets a name
    does: "Otto I. (936–973)".
    """

    def is_no_reign(tokens: Tokens, match: Match) -> str | None:
        places = range(match.first, match.end)
        if any((entry := words.entry(tokens.words[place])) and entry.name in _DATED for place in places):
            return None
        beside = [match.first - back for back in range(1, _REACH)]
        if words.has("style", "verbs come last"):
            beside += range(match.end, match.end + _REACH)
        is_reign = any(words.has("reigned", folded(tokens.word(place) or " ")) for place in beside)
        is_bracketed = tokens.word(match.first - 1) == "(" and tokens.word(match.end) == ")"
        is_life = is_bracketed and _is_name_or_ordinal(tokens, match.first - 2)
        return None if is_reign or is_life else "numbers, and no word says that they are years"

    return (is_no_reign,)


_DATED = frozenset({"YEARUNIT", "DECADES"})


def _is_name_or_ordinal(tokens: Tokens, place: int) -> bool:
    """Return whether a name stands at a place, or the number of one: Otto I., Pipin."""
    word = tokens.word(place - 1) if tokens.word(place) == "." else tokens.word(place)
    return word.istitle() or word.isupper()
