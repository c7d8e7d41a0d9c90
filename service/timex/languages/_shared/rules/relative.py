"""Days and units counted from the day of the text: yesterday, last week, two years ago, in three months."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.lengths import LENGTH_UNITS, length_of
from service.timex.languages._shared.years import RELATIONS, counts_to_four, year_of
from service.timex.meaning import (
    Ahead,
    Anaphor,
    Meaning,
    Reference,
    Shifted,
    TimeOfDay,
    Unit,
    Written,
)
from service.timex.model import Granularity

family = SharedFamily("relative")

_PARTS = {
    "MONTH": lambda number: Written(month=number),
    "WEEKDAY": lambda number: Written(weekday=number),
    "SEASON": lambda number: Written(season=number),
}
_SEASONS = ("spring", "summer", "autumn", "winter")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FEW, _MANY = 4, 150
_UNITS = ("UNIT", "YEARUNIT", "MONTHUNIT", "DAYUNIT", "CENTURY")
#: "About", and what makes a number a bound: prije oko pet godina, vor mehr als zehn Jahren, לפני כ-5 שנים.
_ABOUT = "(?: ABOUT | (?P<around>IN) | (?P<bound>TITLE) DASH? )?"
_LENGTH = "(?P<amount>AMOUNT) APOS? (?P<unit>ANY_UNIT)"


@family.rule("day.near", "(?P<day>NEAR) (?: COMMA? LINK WEEKDAY (?! OF? DAY|OF? NTH) )?")
def near_day(reading: Reading) -> Meaning | None:
    return Unit(Granularity.DAY, int(reading.value("day")))


@family.rule(
    "day.part",
    "(?P<day>NEAR) LINK LINK (?P<part>PART) "
    "| (?P<part_before>PART) (?:IN|LINK) LINK (?P<day_behind>NEAR) (?: COMMA? LINK WEEKDAY (?! OF? DAY|OF? NTH) )?",
)
def part_of_near_day(reading: Reading) -> Meaning | None:
    day = Unit(Granularity.DAY, int(reading.value("day") or reading.value("day_behind")))
    return TimeOfDay(day, part=reading.value("part") or reading.value("part_before"))


@family.rule(
    "weekday.part",
    "(?P<shift>SHIFT)? (?P<day>WEEKDAY) DAYUNIT? (?:DASH|LINK LINK) (?P<part>PART) (?! (?:DAY|NUMBER|CLOCK) OCLOCK) "
    "| (?P<part_before>PART) (?:IN|LINK) LINK DAYUNIT? (?P<day_behind>WEEKDAY) "
    "| (?P<shift_before>SHIFT)? (?P<both>WEEKDAYPART)",
)
def part_of_weekday(reading: Reading) -> Meaning | None:
    """Montagabend, lunes por la noche, vendredi dernier au soir."""
    number, _, part = reading.value("both").partition(".")
    shift = reading.value("shift") or reading.value("shift_before")
    weekday = int(number or reading.value("day") or reading.value("day_behind"))
    day = Written(weekday=weekday, relation=RELATIONS[int(shift)] if shift else None)
    return TimeOfDay(day, part=part or reading.value("part") or reading.value("part_before"))


@family.rule(
    "day.today_part",
    "WEEKDAY? (?P<part>TODAYPART) (?: COMMA? LINK WEEKDAY (?! OF? DAY|OF? NTH) )? | (?P<shift>SHIFT) (?P<of_day>PART)",
)
def part_of_today(reading: Reading) -> Meaning | None:
    """Tonight, this morning, last night."""
    offset = int(reading.value("shift") or 0)
    part, _, shift = (reading.value("part") or reading.value("of_day")).partition(".")
    return TimeOfDay(Unit(Granularity.DAY, int(shift or offset)), part=part) if offset <= 0 else None


@family.rule("unit.relative", "(?P<words>RELATIVE)")
def relative_unit(reading: Reading) -> Meaning | None:
    """Last year, this week, and a season or weekday in one phrase with "last": i våras, 지난봄, วันจันทร์ที่แล้ว."""
    unit, _, offset = reading.value("words").partition(".")
    if unit in _SEASONS:
        return Written(season=_SEASONS.index(unit), relation=RELATIONS[int(offset)])
    if unit in _WEEKDAYS:
        return Written(weekday=_WEEKDAYS.index(unit) + 1, relation=RELATIONS[int(offset)])
    return Unit(Granularity(unit), int(offset)) if unit in LENGTH_UNITS else None


@family.rule(
    "unit.near", "(?P<shift>SHIFT) OF? (?P<unit>ANY_UNIT) | (?P<unit_before>ANY_UNIT) OF? (?P<shift_behind>SHIFT)"
)
def near_unit(reading: Reading) -> Meaning | None:
    unit = reading.value("unit") or reading.value("unit_before")
    offset = int(reading.value("shift") or reading.value("shift_behind"))
    if unit == "day":
        return Anaphor(Granularity.DAY, offset) if offset > 0 else None
    shift, name = folded(reading.written("shift")), folded(reading.written("unit"))
    if reading.words.has("season behind shift.1", name) and not reading.words.has("plural", shift):
        return Written(season=1, relation=RELATIONS[offset])  # zeszłego lata, but not ostatnie lata
    if unit not in LENGTH_UNITS:
        return None
    if unit == "weekend" and reading.words.has("coming weekend", folded(_shift_of(reading))):
        offset = 0  # "kommendes Wochenende" is the one of this week
    return Unit(Granularity(unit), offset)


def _shift_of(reading: Reading) -> str:
    return reading.written("shift") or reading.written("shift_behind")


@family.rule("unit.weekend", "(?P<unit>UNIT)")
def weekend(reading: Reading) -> Meaning | None:
    return Unit(Granularity.WEEKEND, 0, bare=True) if reading.value("unit") == "weekend" else None


@family.rule("unit.mentioned", "(?P<words>ANAPHOR)")
def mentioned(reading: Reading) -> Meaning | None:
    """The following day, that year: counted from the date mentioned before."""
    unit, _, offset = reading.value("words").partition(".")
    may_be_own = int(offset) > 0 or reading.words.has("this or that", folded(reading.written("words")))
    return Anaphor(Granularity(unit), int(offset), from_anchor=may_be_own)


@family.rule(
    "part.near",
    "(?P<shift>SHIFT) (?: (?: MONTHUNIT OF? | OF )? (?P<part>MONTH|SEASON) (?! LINK LINK YEARUNIT? YEAR) "
    "| OF? (?P<weekday>WEEKDAY) ) | DAYUNIT? (?P<part_before>MONTH|WEEKDAY|SEASON) OF? (?P<shift_behind>SHIFT)",
)
def near_part(reading: Reading) -> Meaning | None:
    """Last Friday, next May, this summer."""
    relation = RELATIONS.get(int(reading.value("shift") or reading.value("shift_behind")))
    word = reading.written("part") or reading.written("weekday") or reading.written("part_before")
    entry = reading.words.entry(word)
    if relation is None or entry is None:
        return None
    return replace(_PARTS[entry.name](int(entry.value)), relation=relation)


@family.rule("shifted.ago", f"AGO {_ABOUT} {_LENGTH} SINCE? | AGO (?P<single>ANY_UNIT) (?! YEAR|NUM|BUDDHIST)")
def ago(reading: Reading) -> Meaning | None:
    return _shifted(reading, -1)


@family.rule("shifted.since", f"(?:(?P<about>ABOUT)? {_LENGTH} | (?P<single>ANY_UNIT)) OF? SINCE")
def ago_behind(reading: Reading) -> Meaning | None:
    return _shifted(reading, -1)


@family.rule("shifted.later", f"(?:{_LENGTH} | (?P<single>ANY_UNIT)) OF? LATER")
def later(reading: Reading) -> Meaning | None:
    shifted = _shifted(reading, 1)
    if shifted is not None and shifted.may_follow and reading.value("unit") == "century":
        return replace(shifted, from_anchor=False)  # nobody plans for "hai thế kỷ sau": it is two centuries later
    return shifted


@family.rule("shifted.ahead", f"(?P<word>AHEAD) {_ABOUT} (?:{_LENGTH} | (?P<single>ANY_UNIT) (?! YEAR|NUM))")
def ahead(reading: Reading) -> Meaning | None:
    shifted = _shifted(reading, 1)
    is_weak = reading.words.has("weak ahead", reading.written("word").lower())
    year = year_of(reading, "amount")
    if year and (is_weak or (year % 100 and reading.value("unit") == "year")):
        return None  # Ukrainian "за 2024 рік" is "in 2024", Lithuanian "po 1936 m." is after 1936
    return Ahead(shifted.length) if shifted and is_weak else shifted


@family.rule("shifted.phrase", "(?P<amount>AMOUNT) (?P<words>RELATIVE|ANAPHOR)")
def counted_phrase(reading: Reading) -> Meaning | None:
    """Two | weeks ago, where "week ago" is also the language's "last week"; three | years later."""
    unit, _, offset = reading.value("words").partition(".")
    article = reading.words.entry(reading.written("words").partition(" ")[0])
    if article is not None and article.name == "OF":
        return None  # "15 el mes pasado"
    counted = tuple(reading.words.lists.get("counted years", ()))
    if year_of(reading, "amount") and not folded(reading.written("words")).startswith(counted):
        return None  # "2019 im Vorjahr", but not 2000 ปีก่อน
    length = length_of(reading.number("amount"), unit)
    is_from_anchor = reading.is_of("words", "RELATIVE")
    if is_from_anchor and not _begins_with_unit(reading):
        return None  # "300 l'an dernier"
    return Shifted(length, int(offset), is_from_anchor) if length and offset in ("-1", "1") else None


def _begins_with_unit(reading: Reading) -> bool:
    """Return whether a phrase for "last year" begins with the word for its unit: ปีที่แล้ว, tahun lalu."""
    phrase = folded(reading.written("words"))
    first = reading.words.entry(phrase.partition(" ")[0])
    if first is not None and first.name in _UNITS:
        return True
    units = (word for word, entry in reading.words.entries.items() if entry.name in _UNITS)
    is_one_word = " " not in phrase and reading.words.has("style", "postpositions")  # Marathi आठवड्यांपूर्वी
    return is_one_word or (not phrase.isascii() and phrase.startswith(tuple(units)))


def _shifted(reading: Reading, sign: int) -> Shifted | None:
    if reading.has("single") and not reading.words.has("single", folded(reading.written("single"))):
        return None
    amount = 1 if reading.has("single") else reading.number("amount")
    if reading.has("around") and not reading.words.has("about lengths", folded(reading.written("around"))):
        return None
    is_state = reading.has("bound") and reading.words.has("style", "ago is since")
    if is_state or (reading.has("bound") and (reading.number("amount") or 0) >= _MANY):
        return None  # "há quase duas décadas" may be a length; "more than 2000 years ago" is no year
    numbers_years = reading.words.has("style", "numbered days") or reading.words.has("dated year", _unit(reading))
    year, is_about = year_of(reading, "amount"), reading.has("about")
    if numbers_years and year and (year % 100 or not is_about):
        return None  # 1492年以前 is before 1492, as Polish "przed 1492 rokiem" is, but not 约2000年前
    if numbers_years and sign > 0 and (amount or 0) >= _MANY and reading.value("unit") == "year":
        return None  # 476年後 is after 476
    length = length_of(amount, reading.value("single") or reading.value("unit"))
    may_follow = sign > 0 and reading.words.has("style", "later from mention")
    return Shifted(length, sign, from_anchor=True, may_follow=may_follow) if length else None


def _unit(reading: Reading) -> str:
    return folded(reading.written("unit")) if reading.has("unit") else ""


@family.rule("duration.joined", "(?P<amount>DAY|TWO|NUM) DASH (?P<unit>ANY_UNIT)")
def joined_duration(reading: Reading) -> Meaning | None:
    """Die 14-Tage-Frist, im 10-Minuten-Takt."""
    has_compounds = reading.words.has("style", "capital nouns")
    return length_of(reading.number("amount"), reading.value("unit")) if has_compounds else None


@family.rule("duration", f"{_LENGTH} (?! YEAR)")
def duration(reading: Reading) -> Meaning | None:
    if reading.words.has("style", "numbered days") and year_of(reading, "amount"):
        return None
    if reading.words.has("style", "numbered quarters") and reading.value("unit") == "quarter":
        return None  # Korean 4분기 is the fourth quarter
    if reading.words.has("day of month", _unit(reading)):
        return None  # 66号公路: the number of a road
    amount = reading.number_or_zero("amount")
    if reading.words.has("counts to four", _unit(reading)) and amount > _FEW and not counts_to_four(amount):
        return None  # до 476 года: a year
    length = length_of(reading.number("amount"), reading.value("unit"))
    is_ago = length is not None and reading.words.has("counted ago", _unit(reading))
    return Shifted(length, -1, from_anchor=True) if length and is_ago else length  # két hete: 2 weeks ago


@family.rule(
    "shifted.unit_first",
    "(?P<ahead>AHEAD)? (?P<unit>ANY_UNIT) LINK (?P<amount>DAY|TWO|NUMBER) (?: (?P<since>SINCE) | (?P<later>LATER) "
    "| (?P<shift>SHIFT) )?",
)
def unit_first(reading: Reading) -> Meaning | None:
    """Miaka mitatu iliyopita, වසර තුනකට පෙර: where the number stands behind its unit."""
    length = length_of(reading.number("amount"), reading.value("unit"))
    if length is None or not reading.words.has("style", "units before numbers"):
        return None
    shift = reading.words.has("ago shift", folded(reading.written("shift")))
    if reading.has("since") or shift:
        return Shifted(length, -1, from_anchor=True)
    if reading.has("later") or reading.has("ahead"):
        return Shifted(length, 1, from_anchor=True)
    return length if reading.is_of("amount", "NUMBER") and not reading.has("shift") else None


@family.rule(
    "length.of_months",
    "(?: (?P<ago>AGO) | AHEAD )? ABOUT? (?P<amount>DAY|TWO|NUMBER) OF? (?P<months>WEEKDAY) (?P<ago_behind>SINCE)?",
)
def months(reading: Reading) -> Meaning | None:
    """Acum trei luni, trei luni: months, where their name is also that of Monday."""
    length = length_of(reading.number("amount"), "month")
    if length is None or not reading.words.has("also months", folded(reading.written("months"))):
        return None
    first = reading.words.entry(reading.phrase.written[0])
    if reading.has("ago") or reading.has("ago_behind"):
        return Shifted(length, -1, from_anchor=True)
    return Shifted(length, 1, from_anchor=True) if first is not None and first.name == "AHEAD" else length


@family.rule("reference", "(?P<word>REFERENCE)")
def reference(reading: Reading) -> Meaning | None:
    return Reference(reading.value("word").upper())


@family.rule("reference.shift", "(?P<word>SHIFT) (?! OF|IN|JOIN)")
def reference_of_shift(reading: Reading) -> Meaning | None:
    """La próxima cumbre, el pasado Mundial: what a noun for an event says of when it is."""
    if not reading.words.has("shift reference", folded(reading.written("word"))):
        return None
    return Reference("PAST_REF" if reading.value("word") == "-1" else "FUTURE_REF")
