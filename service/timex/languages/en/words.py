"""English words -> numbers, units, relations and lengths: look-ups over ``lexicon``, without any context.

Each returns None for words that have no such reading.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from service.timex.languages.en.lexicon import MULTIPLIERS, NUMBERS, ORDINALS, PLURALS
from service.timex.languages.en.names import MONTHS
from service.timex.meaning import Length, Relation
from service.timex.model import Granularity

FOLLOWING = frozenset({"following", "ensuing", "subsequent", "next", "coming", "upcoming"})
#: Words that count from the date mentioned before, not from the publication day: +1 for after, -1 for before.
FROM_MENTION = dict.fromkeys(("following", "ensuing", "subsequent"), 1) | dict.fromkeys(
    ("previous", "preceding", "prior"), -1
)
SINGULARS = frozenset(
    "second minute hour day night week fortnight weekend month semester quarter season year decade century "
    "millennium".split()
)
_VAGUE = frozenset({"few", "several", "many"})
_RELATIONS = {
    "last": Relation.LAST,
    "past": Relation.LAST,
    "previous": Relation.LAST,
    "preceding": Relation.LAST,
    "prior": Relation.LAST,
    "next": Relation.NEXT,
    "coming": Relation.NEXT,
    "upcoming": Relation.NEXT,
    "following": Relation.NEXT,
    "this": Relation.THIS,
}
_GRANULARITIES = {
    "day": Granularity.DAY,
    "night": Granularity.DAY,
    "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK,
    "weekend": Granularity.WEEKEND,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "half": Granularity.HALF,
    "season": Granularity.SEASON,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
}
#: TIMEX3 designator of a unit, and how many of it the unit is.
_DESIGNATORS = {
    "second": ("S", 1),
    "minute": ("M", 1),
    "hour": ("H", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "week": ("W", 1),
    "weekend": ("WE", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "semester": ("M", 6),
    "quarter": ("Q", 1),
    "season": ("Y", 1),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "millennium": ("Y", 1000),
}
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})
#: TIMEX3 ``mod`` of the words before an amount.
_HEDGES = {
    "about": "APPROX",
    "around": "APPROX",
    "roughly": "APPROX",
    "approximately": "APPROX",
    "circa": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "barely": "APPROX",
    "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE",
    "no fewer than": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "more than": "MORE_THAN",
    "over": "MORE_THAN",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
}


def singular(unit: str) -> str:
    """Return the singular of a unit's name."""
    return PLURALS.get(unit, unit)


def granularity_of(unit: str) -> Granularity | None:
    """Return the granularity of a unit's name; None for hours and what has no place on a calendar of days."""
    return _GRANULARITIES.get(singular(unit))


def month_of(words: Sequence[str]) -> int:
    """Return the number of the month, 1 to 12, whose name the words begin with."""
    return MONTHS[words[0].rstrip(".")]


def relation_of(words: Sequence[str]) -> Relation | None:
    """last, this past, the previous -> LAST; next, this coming -> NEXT; this -> THIS."""
    return _RELATIONS.get(words[-1]) if words else None


def offset_of(word: str) -> int:
    """that, the same -> 0; the following, the next -> 1; the previous -> -1: places from the period mentioned."""
    return 0 if word in ("that", "same") else 1 if word in FOLLOWING else -1


def ordinal_of(words: Sequence[str]) -> int | None:
    """first, 21st, twenty-first -> 1, 21, 21."""
    total = 0
    for word in words:
        if word in NUMBERS:
            total += int(NUMBERS[word])
        elif word in ORDINALS:
            return total + ORDINALS[word]
        elif word[0].isdigit():
            return int("".join(letter for letter in word if letter.isdigit()))
    return None


def number_of(words: Sequence[str]) -> float | None:
    """25, 1,500, twenty-four, two and a half, a hundred, 2 1/2 -> their number, if it is neither 0 nor too large."""
    total = 0.0
    for word in words:
        value = _value(word)
        if value is not None:
            total += value
        elif word in MULTIPLIERS:
            total = (total or 1) * MULTIPLIERS[word]
    return total if 0 < total < math.inf else None


def _value(word: str) -> float | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if "/" in word:
        above, _, below = word.partition("/")
        return int(above) / int(below) if below.strip("0") else None
    return float(word.replace(",", "")) if _is_decimal(word) else None


def _is_decimal(word: str) -> bool:
    whole, _, fraction = word.replace(",", "").partition(".")
    return whole.isdecimal() and (not fraction or fraction.isdecimal())


def year_of(words: Sequence[str]) -> int | None:
    """1996, nineteen ninety-six, two thousand and five -> the year."""
    numerals = [word for word in words if word not in ("the", "year", "and", "-", "–")]
    if len(numerals) == 1 and numerals[0].isdigit() and len(numerals[0]) == 4:
        return int(numerals[0])
    if any(word in MULTIPLIERS for word in numerals):
        year = number_of(numerals)
        return int(year) if year and 1000 <= year < 3000 else None
    if len(numerals) >= 2 and 10 <= NUMBERS.get(numerals[0], 0) <= 20:
        rest = int(number_of(numerals[1:]) or 0)
        return int(NUMBERS[numerals[0]]) * 100 + rest if 10 <= rest < 100 else None
    return None


def length_of(
    amount: Sequence[str], unit: str, hedge: str = "", tail: str = "", *, half: bool = False
) -> Length | None:
    """Return how long: "about two and a half years" -> P2Y6M, APPROX. None where the words give no amount.

    An empty amount is a vague plural ("for years"); ``tail`` is "or so"; ``half`` adds "and a half".
    """
    name = singular(unit)
    if name not in _DESIGNATORS:
        return None
    designator, times = _DESIGNATORS[name]
    prefix = "PT" if name in _CLOCK_UNITS else "P"
    mod = _HEDGES.get(hedge) or ("APPROX" if tail or "couple" in amount else None)
    if _VAGUE & set(amount) or not amount:
        vague = {"decade": "E", "century": "C"}.get(name, designator)
        return Length(None, granularity_of(name), f"{prefix}X{vague}", mod)
    count = 2.0 if "couple" in amount else 1.0 if set(amount) <= {"a", "an"} else number_of(amount)
    if count is None:
        return None
    count += 0.5 * half
    weeks = count * times if name == "fortnight" else count
    return Length(weeks, granularity_of(name), prefix + _amount(count * times, designator, prefix), mod)


def half_of(unit: str) -> Length:
    """Half a year, half an hour, half a century: P6M, PT30M, P50Y."""
    designator, times = _DESIGNATORS[unit]
    prefix = "PT" if unit in _CLOCK_UNITS else "P"
    return Length(0.5, granularity_of(unit), prefix + _amount(0.5 * times, designator, prefix))


def _amount(count: float, designator: str, prefix: str) -> str:
    """Return a number of units as a TIMEX3 duration writes it, with a rest in the next finer unit: 2Y6M."""
    whole, rest = int(count), count - int(count)
    finer_units = {"H": (60, "M"), "M": (60, "S")} if prefix == "PT" else {"Y": (12, "M")}
    if not rest:
        return f"{whole}{designator}"
    if designator not in finer_units:
        return f"{count:g}{designator}"
    times, finer = finer_units[designator]
    return (f"{whole}{designator}" if whole else "") + f"{round(rest * times)}{finer}"
