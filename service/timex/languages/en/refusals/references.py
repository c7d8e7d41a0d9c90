"""Words that point to a time and mean another one: "soon after", "he was soon released", "today's youth"."""

from __future__ import annotations

from service.timex.languages.en.lexicon import NOT_PAST, PAST_VERBS
from service.timex.languages.en.names import MONTHS, WEEKDAYS
from service.timex.languages.en.refusals.surroundings import POSSESSIVES
from service.timex.rule import Match
from service.timex.tokens import Tokens

_DATE_REACH = 3  # tokens after "most recently" that may name a month, a weekday or a year
_BESIDE_PAST = frozenset("after afterward afterwards before".split())
_PAST_AUXILIARIES = frozenset("was were had did".split())
#: Nouns that make "today's" the present times.
_OF_AN_ERA = frozenset("world youth society generation generations standards children consumers technology".split())
#: Nouns that make "of tomorrow" the times to come.
_BELONGING = frozenset("people leaders generation world children youth stars city cities technology society".split())
_SOME = frozenset("many most some much all".split())


def soon_in_the_past(tokens: Tokens, match: Match) -> str | None:
    """Reject "soon after the crash" and "was soon released": soon as seen from then, not from now."""
    if tokens.lower_word(match.first) != "soon":
        return None
    before, after = tokens.lower_word(match.first - 1), tokens.lower_word(match.end)
    is_past = after in PAST_VERBS or (after.endswith("ed") and after not in NOT_PAST)
    if after in _BESIDE_PAST or before in _PAST_AUXILIARIES or is_past:
        return "soon as seen from a day of the past"
    return None


def most_recently(tokens: Tokens, match: Match) -> str | None:
    """Reject "most recently last October", "most recently on May 3": the date behind it says when."""
    if tokens.lower_word(match.end - 1) != "recently" or tokens.lower_word(match.first - 1) != "most":
        return None
    behind = [tokens.lower_word(match.end + place) for place in range(_DATE_REACH)]
    has_date = any(word[:1].isdigit() or word in MONTHS or word in WEEKDAYS for word in behind)
    return "“most recently”, with its date behind it" if has_date else None


def era(tokens: Tokens, match: Match) -> str | None:
    """Reject the times that we live in: today's youth, many of today's cars, the leaders of tomorrow."""
    before, second, after = (tokens.lower_word(place) for place in (match.first - 1, match.first - 2, match.end))
    if after in POSSESSIVES:
        noun = tokens.lower_word(match.end + 1)
        is_era = noun in _OF_AN_ERA or (before == "of" and second in _SOME)
    else:
        is_era = before == "of" and second in _BELONGING
    return "the present times or those to come, not a day" if is_era else None


def of_something(tokens: Tokens, match: Match) -> str | None:
    """Reject the weekend of a wedding and the summer of a drought: the text does not say when that was."""
    behind = tokens.lower_words(match.end, match.end + 4)
    is_of = behind[:1] == ["of"] and "year" not in behind  # "the summer | of the same year" has its year
    return "the time of something that these words do not date" if is_of else None
