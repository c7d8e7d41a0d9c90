"""Repeated times, TIMEX3's SET: "every Monday", "twice a year", "daily"."""

from __future__ import annotations

from service.timex.calendar import SEASONS as SEASON_CODES
from service.timex.languages.en.lexicon import PARTS_OF_DAY, SEASONS
from service.timex.languages.en.names import MONTHS, WEEKDAYS
from service.timex.languages.en.words import length_of, number_of, ordinal_of
from service.timex.meaning import Meaning, Repeated
from service.timex.rule import Family, Phrase, Piece

family = Family("sets")
_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
_UNITS = (
    {part: f"XXXX-XX-XXT{PARTS_OF_DAY[part]}" for part in ("morning", "afternoon", "evening", "night")}
    | {season: f"XXXX-{SEASON_CODES[number]}" for season, number in SEASONS.items()}
    | {"weekend": "XXXX-WXX-WE"}
)
_ALL_THE_TIME = ((24, "hours", "day"), (7, "days", "week"), (52, "weeks", "year"), (365, "days", "year"))
_PARTS = {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}


@family.rule(
    "set.rate",
    "(?<=DAY|TWO|YEAR|NUM|BIG|UNITS|PERCENT|CARD|MULTIPLIER|FRACTION|QUARTERS) (?:AN|EVERY) (?P<unit>UNIT|QUARTER)",
)
def rate(phrase: Phrase) -> Meaning | None:
    return _every(("a",), phrase.text("unit"))


@family.rule(
    "set.every",
    "EVERY (?: (?P<day>WEEKDAY) (?P<part>DAYPART)? | (?P<month>MONTH) | (?P<amount>COUNT)? "
    "(?P<unit>ONEUNIT|UNITS|PART|NIGHT|SEASONNAME) )",
)
def every(phrase: Phrase) -> Meaning | None:
    if phrase.has("day"):
        part = f"T{PARTS_OF_DAY[phrase.text('part')]}" if phrase.has("part") else ""
        return Repeated(f"XXXX-WXX-{WEEKDAYS[phrase.text('day')]}{part}")
    if phrase.has("month"):
        return Repeated(f"XXXX-{MONTHS[phrase.text('month')]:02d}")
    unit = phrase.text("unit")
    return Repeated(_UNITS[unit]) if unit in _UNITS else _every(phrase.words("amount") or ("a",), unit)


@family.rule(
    "set.alternate",
    "EVERY (?P<turn>ALTERNATE|ORDINAL)"
    " (?: (?P<day>WEEKDAY) (?:(?:OF|IN) (?:THE|EVERY) UNIT)? | (?P<unit>UNIT|QUARTER|WEEKEND) )",
)
def every_other(phrase: Phrase) -> Meaning | None:
    if phrase.has("day"):
        return Repeated(f"XXXX-WXX-{WEEKDAYS[phrase.text('day')]}")
    turn = 2 if phrase.text("turn") == "other" else ordinal_of(phrase.words("turn"))
    return _every((str(turn),), phrase.text("unit"))


def _every(amount: tuple[str, ...], unit: str) -> Meaning | None:
    length = length_of(amount, unit)
    return Repeated(length.value) if length else None


@family.rule("set.all_the_time", "(?P<amount>COUNT) (?P<unit>UNITS) AN (?P<whole>UNIT)")
def all_the_time(phrase: Phrase) -> Meaning | None:
    """Open 24 hours a day, seven days a week."""
    amount = (number_of(phrase.words("amount")), phrase.text("unit"), phrase.text("whole"))
    return _every(("a",), phrase.text("whole")) if amount in _ALL_THE_TIME else None


@family.rule("set.weekdays", "(?P<days>WEEKDAYS)|(?P<day>WEEKDAY) (?P<part>PARTS|UNITS)")
def weekdays(phrase: Phrase) -> Meaning | None:
    if phrase.has("days"):
        return Repeated(f"XXXX-WXX-{WEEKDAYS[phrase.text('days').rstrip('s')]}")
    part = _PARTS.get(phrase.text("part"))
    return Repeated(f"XXXX-WXX-{WEEKDAYS[phrase.text('day')]}{part}") if part else None


@family.rule("set.both_weekdays", "(?P<first>(?P<day>WEEKDAY)) AND (?P<second>(?P<day2>WEEKDAY) (?P<part>PARTS|UNITS))")
def both_weekdays(phrase: Phrase) -> tuple[Piece, ...] | None:
    """On Monday and Tuesday nights: each of them repeats."""
    part = _PARTS.get(phrase.text("part"))
    first, second = (WEEKDAYS[phrase.text(day)] for day in ("day", "day2"))
    if part is None:
        return None
    return (
        phrase.piece("first", Repeated(f"XXXX-WXX-{first}{part}")),
        phrase.piece("second", Repeated(f"XXXX-WXX-{second}{part}")),
    )


@family.rule("set.adverb", "ADVERBSET")
def adverb(phrase: Phrase) -> Meaning | None:
    return Repeated(_ADVERBS[phrase.first_word])
