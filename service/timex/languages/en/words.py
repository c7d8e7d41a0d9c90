"""English words -> numbers, units and lengths. Pure look-ups over ``lexicon``; None where the words are none."""

from __future__ import annotations

from collections.abc import Sequence

from service.timex.languages.en.lexicon import MULTIPLIERS, NUMBERS, ORDINALS, PLURALS
from service.timex.meaning import Length
from service.timex.model import Granularity

FOLLOWING = frozenset({"following", "ensuing", "subsequent", "next", "coming", "upcoming"})
#: Seen from what was mentioned, and not from the publication day: +1 for after, -1 for before.
BESIDE = dict.fromkeys(("following", "ensuing", "subsequent"), 1) | dict.fromkeys(
    ("previous", "preceding", "prior"), -1
)
SINGULARS = frozenset(
    "second minute hour day night week fortnight weekend month semester quarter season year decade century "
    "millennium".split()
)
_VAGUE = frozenset({"few", "several", "many"})
_GRAINS = {
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


def unit(word: str) -> str:
    """The singular of a unit's name."""
    return PLURALS.get(word, word)


def grain(word: str) -> Granularity | None:
    """The granularity of a unit's name; None for hours and what has no place on a calendar of days."""
    return _GRAINS.get(unit(word))


def ordinal(words: Sequence[str]) -> int | None:
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


def number(words: Sequence[str]) -> float | None:
    """25, 1,500, twenty-four, two and a half, a hundred, 2 1/2 -> their number."""
    total = 0.0
    for word in words:
        value = _value(word)
        if value is not None:
            total += value
        elif word in MULTIPLIERS:
            total = (total or 1) * MULTIPLIERS[word]
    return total or None


def _value(word: str) -> float | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if "/" in word:
        above, _, below = word.partition("/")
        return int(above) / int(below) if below.strip("0") else None
    if word[0].isdigit():
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return None
    return None


def year(words: Sequence[str]) -> int | None:
    """1996, nineteen ninety-six, two thousand and five -> the year; None for what is no year."""
    spoken = [word for word in words if word not in ("the", "year", "and", "-", "–")]
    if len(spoken) == 1 and spoken[0].isdigit() and len(spoken[0]) == 4:
        return int(spoken[0])
    if any(word in MULTIPLIERS for word in spoken):
        found = number(spoken)
        return int(found) if found and 1000 <= found < 3000 else None
    if len(spoken) >= 2 and spoken[0] in NUMBERS and 10 <= NUMBERS[spoken[0]] <= 20 and number(spoken[1:]):
        rest = int(number(spoken[1:]) or 0)
        return int(NUMBERS[spoken[0]]) * 100 + rest if 10 <= rest < 100 else None
    return None


def length(amount: Sequence[str], unit_name: str, hedge: str = "", tail: str = "", half: bool = False) -> Length | None:
    """How long: "about two and a half years" -> P2Y6M, APPROX. None where the words give no amount."""
    name = unit(unit_name)
    if name not in _DESIGNATORS:
        return None
    designator, times = _DESIGNATORS[name]
    prefix = "PT" if name in _CLOCK_UNITS else "P"
    mod = _HEDGES.get(hedge) or ("APPROX" if tail or "couple" in amount else None)
    if _VAGUE & set(amount) or not amount:
        vague = {"decade": "E", "century": "C"}.get(name, designator)
        return Length(None, grain(name), f"{prefix}X{vague}", mod)
    count = 2.0 if "couple" in amount else 1.0 if set(amount) <= {"a", "an"} else number(amount)
    if count is None:
        return None
    count += 0.5 * half
    weeks = count * times if name == "fortnight" else count
    return Length(weeks, grain(name), prefix + _amount(count * times, designator, prefix), mod)


def half(unit_name: str) -> Length:
    """Half a year, half an hour, half a century: P6M, PT30M, P50Y."""
    designator, times = _DESIGNATORS[unit_name]
    prefix = "PT" if unit_name in _CLOCK_UNITS else "P"
    return Length(0.5, grain(unit_name), prefix + _amount(0.5 * times, designator, prefix))


def _amount(count: float, designator: str, prefix: str) -> str:
    whole, rest = int(count), count - int(count)
    smaller = {"Y": (12, "M"), "H": (60, "M"), "D": (24, "H"), "W": (7, "D")}
    if prefix == "PT":
        smaller = {"H": (60, "M"), "M": (60, "S")}
    if not rest:
        return f"{whole}{designator}"
    if designator not in smaller or designator in ("D", "W"):
        return f"{count:g}{designator}"
    times, finer = smaller[designator]
    return (f"{whole}{designator}" if whole else "") + f"{round(rest * times)}{finer}"
