"""Ages: "53 ans" between commas, "16 Jahre alt", "de 28 años"; they are no lengths of time."""

from __future__ import annotations

from service.timex.languages._shared.family import number_of
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import Words
from service.timex.rule import Check, Match
from service.timex.tokens import Tokens

_REASON = "an age"
_OLDEST = 115


def age_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of years that are the age of a person, in a language that has a word for them.

    The slots are ``age before`` ("aged"), ``age after`` ("old"), of one or two words each, and ``person`` ("homme"),
    a noun that an age with "of" describes.
    """
    before, behind = frozenset(words.lists.get("age before", ())), frozenset(words.lists.get("age after", ()))
    people = frozenset(words.lists.get("person", ()))

    def ages(tokens: Tokens, match: Match) -> str | None:
        amount, unit = number_of(tokens.words[match.first], words), words.entry(tokens.words[match.end - 1])
        if unit is None or unit.value != "year" or amount is None or amount > _OLDEST:
            return None
        last, earlier = (folded(tokens.word(match.first - back) or " ") for back in (1, 2))
        following, later = (folded(tokens.word(match.end + ahead) or " ") for ahead in (0, 1))
        is_named = not before.isdisjoint({last, f"{earlier} {last}"})
        is_old = not behind.isdisjoint({following, f"{following} {later}"})
        is_apposition = last == "," and following in {",", ")"}
        return _REASON if is_named or is_old or is_apposition or earlier in people else None

    return (ages,) if before or behind or people else ()


def life_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of a year that is one of a life, "на 79 году жизни", or an age, "у віці 81 року".

    The slots are ``year of life`` and ``age before``.
    """
    lives, ages = (frozenset(words.lists.get(slot, ())) for slot in ("year of life", "age before"))

    def is_of_life(tokens: Tokens, match: Match) -> str | None:
        before, behind = (folded(tokens.word(place) or " ") for place in (match.first - 1, match.end))
        return _REASON if behind in lives or before in ages else None

    return (is_of_life,) if lives or ages else ()


def that_year_checks(words: Words) -> tuple[Check, ...]:
    """Return the check of "that year" behind a number that counts its years: "berusia 27 tahun itu"."""
    counted = tuple(words.lists.get("counted years", ()))

    def is_age(tokens: Tokens, match: Match) -> str | None:
        is_counted = number_of(tokens.word(match.first - 1) or " ", words) is not None
        return _REASON if is_counted and folded(tokens.words[match.first]).startswith(counted) else None

    return (is_age,) if counted else ()
