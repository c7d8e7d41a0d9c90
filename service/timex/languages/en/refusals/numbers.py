"""Numbers that look like a year, a day or a time of day: of things, houses, amounts, records, ages, temperatures."""

from __future__ import annotations

from service.timex.languages.en.lexicon import PAST_VERBS
from service.timex.languages.en.refusals.counts import BEFORE_YEAR, YEARLY, counted, counted_plural
from service.timex.languages.en.refusals.surroundings import (
    CURRENCY_SIGNS,
    FUNCTION_WORDS,
    POSSESSIVES,
    adjacent,
    begins_sentence,
    is_name,
    words_around,
    words_before,
)
from service.timex.rule import Match
from service.timex.tokens import Tokens

_STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd lane drive place square way court terrace highway broadway".split()
)
_BESIDE_YEAR = frozenset({"pre", "post", "mid"})
_POINTS = frozenset("points point cents percent".split())
_NUMBERED = frozenset(
    "at no number room flight route bus tram train cell apartment flat suite unit locomotive asteroid paragraph "
    "section "
    "article page code pin box gate channel platform".split()
)
_LABELS = frozenset("no nos number regulation directive resolution law act order decree case".split())
_FIRST_LIKELY_YEAR = 1700
_POWERS = frozenset({"10", "100", "1000"})
_QUOTES = frozenset("\"“”‘’'«»`")
_RACED = frozenset("won win wins winning beat beats beating led leads leading lost trailed behind ahead".split())
_BEFORE_WINNER = frozenset({"from", "in", "of"})
_ERAS = frozenset({"BC", "BCE", "B.C.", "B.C.E."})
_WEATHER = frozenset("temperature temperatures highs lows degrees fahrenheit celsius".split())
#: Makers of cars, and what stands before a model of theirs: "a 1987 Chevrolet", but "in 1987 Ford opened a plant".
_BEFORE_MODEL = frozenset({*"a an the his her its their my our".split(), *POSSESSIVES})
_CARS = frozenset(
    "Audi BMW Buick Cadillac Chevrolet Chevy Chrysler Dodge Fiat Ford Honda Hyundai Jaguar Jeep Kia Lexus Mazda "
    "Mercedes Nissan Oldsmobile Peugeot Plymouth Pontiac Porsche Renault Saab Subaru Toyota Volkswagen Volvo".split()
)


def bare_year(tokens: Tokens, match: Match) -> str | None:
    """Reject numbers that are not years: flight 2019, 1812 Maple Street, some 1900 workers, $1990, “1984”."""
    number = int(tokens.word(match.end - 1))
    if reason := counted(tokens, match):
        return reason
    before, after = tokens.word(match.first - 1), tokens.word(match.end)
    lower = before.lower()
    if match.end - match.first > 1 or (before == "-" and tokens.lower_word(match.first - 2) in _BESIDE_YEAR):
        return None
    if lower == "to" and words_before(tokens, match, 4) & _POINTS:
        return "a number, not a year"
    if {lower, tokens.lower_word(match.first - 2)} & {"code", "pin", "rating", "box"}:
        return "the number of a thing"
    if before in (*CURRENCY_SIGNS, "#"):
        return "an amount of money"
    if before in _QUOTES and after in _QUOTES:
        return "the title of a work"
    if is_name(before) and lower not in BEFORE_YEAR and adjacent(tokens, match.first):
        begins = begins_sentence(tokens, match.first - 1)
        return None if begins and after in (",", ".") else f"the number of a thing: “{before} {number}”"
    if is_name(after) and {after.lower(), tokens.lower_word(match.end + 1)} & _STREETS:
        return "the number of a house"
    if after in _CARS and lower in _BEFORE_MODEL:
        return f"the model of a car: “{number} {after}”"
    if after.lower() in YEARLY:
        return None
    if lower in _BEFORE_WINNER and after == "won" and tokens.word(match.end + 1).isalnum():
        return None  # "the film of 1994 won three prizes"
    if reason := counted_plural(tokens, match):
        return reason
    if lower in _NUMBERED or after in ("%", "percent"):
        return "a number, not a year"
    if after == ":" and tokens.word(match.end + 1) in ("A", "The") and is_name(tokens.word(match.end + 2)):
        return "the title of a work"
    is_dated = lower in ("in", "since", "by", "until", "of", "from", "year") or _is_of_range(tokens, match)
    if not 1500 <= number <= 2100 and not is_dated:
        return "a number: few texts mention that year, and nothing shows that this one does"
    return None


def _is_of_range(tokens: Tokens, match: Match) -> bool:
    """Whether a year begins or ends a range: between 1066 and 1087, from 1066 to 1087, in 1215 and 1217."""
    before, following = tokens.lower_word(match.first - 1), tokens.lower_word(match.end)
    if before == "between":
        return following == "and" and _is_year(tokens.word(match.end + 1))
    is_joined = before in ("and", "to", "or") and _is_year(tokens.word(match.first - 2))
    return is_joined and tokens.lower_word(match.first - 3) in ("between", "from", "in")


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4


def numbered(tokens: Tokens, match: Match) -> str | None:
    """Reject numbers of laws and cases with a year behind a slash: No. 1312/2018."""
    word, before = tokens.word(match.first), tokens.word(match.first - 1)
    label = tokens.lower_word(match.first - 2) if before == "." else before.lower()
    is_old = "/" in word and int(word[:4]) < _FIRST_LIKELY_YEAR
    return "the number of a law or case, with its year" if is_old or label in _LABELS else None


def short_year(tokens: Tokens, match: Match) -> str | None:
    """Reject an apostrophe that does not begin a year: 6'10, 'twas, ‘90 Days’."""
    if is_name(tokens.word(match.end)):
        return "a title in quotation marks"
    start = tokens.start(match.first)
    if start and tokens.text[start - 1].isalnum():
        return "a measure or a contraction, not a year"
    if tokens.end(match.first) != tokens.start(match.first + 1):
        return "a quotation mark before a number"
    return None


def age_or_temperature(tokens: Tokens, match: Match) -> str | None:
    """Reject decades that are ages, temperatures, amounts or models: in his 50s, highs in the 80s, 10s of 1000s."""
    if tokens.word(match.first - 1) == "-" and tokens.word(match.first - 2).isupper():
        return "the name of a model"
    is_amount_of = tokens.lower_word(match.first - 1) == "of" and _is_power(tokens.word(match.first - 2))
    if _is_power(tokens.word(match.first)) and (is_amount_of or tokens.lower_word(match.end) == "of"):
        return "an amount"
    before = {tokens.lower_word(match.first - 1), tokens.lower_word(match.first - 2)}
    if before & {"his", "her", "their", "my", "your", "our"}:
        return "an age"
    around = words_around(tokens, match, 20, 10)
    is_short = len(tokens.word(match.end - 1)) == 3 or tokens.word(match.end - 1).isalpha()
    return "a temperature" if is_short and not _WEATHER.isdisjoint(around) else None


def _is_power(word: str) -> bool:
    """Whether a word counts powers of ten: 10s, 1000s."""
    return word.rstrip("s") in _POWERS


def record_time(tokens: Tokens, match: Match) -> str | None:
    """Reject times that are lengths or scores: ran it in 2:10, a score of 3:30."""
    if match.end - match.first > 1 or not tokens.word(match.first)[0].isdigit():
        return None
    before = tokens.lower_word(match.first - 1)
    is_lead = before == "by" and _RACED & words_before(tokens, match, 6)
    if is_lead or before in ("in", "won", "beat", "of"):
        return "a length or a score, not a time of day"
    return None


def ordinal_thing(tokens: Tokens, match: Match) -> str | None:
    """Reject ordinals that count something else: on the 12th floor, of the 82nd Airborne."""
    after = tokens.word(match.end)
    is_verb = after in PAST_VERBS or after.endswith("ed")
    if after.isalpha() and not is_verb and after.lower() not in FUNCTION_WORDS and adjacent(tokens, match.end):
        return f"the number of a thing: “{tokens.word(match.end - 1)} {after}”"
    return None


def house(tokens: Tokens, match: Match) -> str | None:
    """Reject days that name a place: 12 May Street, the 6 October Bridge."""
    after = tokens.word(match.end)
    if is_name(after) and after.lower() in _STREETS | {"close", "bridge", "movement"}:
        return f"the name of a place: “{tokens.word(match.end - 1)} {after}”"
    return None


def before_christ(tokens: Tokens, match: Match) -> str | None:
    """Reject centuries before the year 1, with which the calendar begins: the 5th century B.C."""
    is_before = tokens.word(match.end) in _ERAS
    return "before the year 1, with which the calendar begins" if is_before else None
