"""Years of the Persian and Islamic calendars, which are refused: they are not converted, and are no years of ours."""

from __future__ import annotations

from service.timex.languages._shared.family import number_of
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_REASON = "a year of another calendar, which is not converted"
#: Years of the Persian and Islamic calendars that texts mean; they wrote 1250 about 1871 and 1834, and 1450 is to come.
_YEARS = range(1250, 1450)


def calendar_checks(words: Words) -> tuple[Check, ...]:
    """Return the checks of a year: of any before a word of the slot ``other calendar``, "1432 هـ".

    With the style ``persian years`` it is also one of 1250 to 1449 that no word of ``ad`` follows.
    """
    marks, is_persian = frozenset(words.lists.get("other calendar", ())), words.has("style", "persian years")

    def is_of_other(tokens: Tokens, match: Match) -> str | None:
        following = words.entry(tokens.word(match.end) or " ")
        if folded(tokens.word(match.end) or " ") in marks:
            return _REASON
        numbers = (number_of(tokens.words[place], words) for place in range(match.first, match.end))
        is_marked = following is not None and following.name == "AD"
        return _REASON if is_persian and not is_marked and any(number in _YEARS for number in numbers) else None

    return (is_of_other,) if marks or is_persian else ()
