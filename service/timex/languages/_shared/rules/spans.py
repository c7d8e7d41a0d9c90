"""Lengths of time: counted, vague, compound, and those that end or begin at the day of the text."""

from __future__ import annotations

from dataclasses import replace

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.lengths import length_of, vague_length
from service.timex.meaning import Length, Meaning, Shifted, Stretch

family = SharedFamily("spans")

_ORDER = ("century", "decade", "year", "half", "quarter", "month", "week", "day", "hour", "minute", "second")
_SHIFTS = "(?:SHIFT OF?)? (?P<shift>SHIFT)"


@family.rule("length.vague", "(?:AGO|AHEAD)? ABOUT? SOME OF? (?P<unit>ANY_UNIT) (?:SINCE|LATER)?")
def vague(reading: Reading) -> Meaning | None:
    """Einige Wochen, hace unos días, plusieurs années."""
    return vague_length(reading.value("unit"))


@family.rule("length.idiom", "(?P<unit>VAGUE)")
def idiom(reading: Reading) -> Meaning | None:
    """Seit Jahren, desde hace años: a vague length in a phrase of its own."""
    return vague_length(reading.value("unit"))


@family.rule(
    "length.compound",
    "(?P<amount>(?! YEAR) AMOUNT) (?P<unit>ANY_UNIT) (?:JOIN|COMMA)? (?P<more>AMOUNT) (?P<finer>ANY_UNIT)",
)
def compound(reading: Reading) -> Meaning | None:
    """Zwei Jahre und drei Monate, dos horas y 30 minutos."""
    if reading.is_of("unit", "MONTHUNIT") and reading.words.has("style", "numbered months"):
        return None  # 지난해 12월 1300주: December, and shares
    unit, finer = reading.value("unit"), reading.value("finer")
    first, rest = length_of(reading.number("amount"), unit), length_of(reading.number("more"), finer)
    if not first or not rest or _ORDER.index(unit) >= _ORDER.index(finer):
        return None
    return replace(first, value=first.value + rest.value.removeprefix(_common_prefix(first, rest)), rest=rest)


def _common_prefix(first: Length, rest: Length) -> str:
    return "PT" if first.value.startswith("PT") and rest.value.startswith("PT") else "P"


@family.rule(
    "stretch.counted",
    f"{_SHIFTS} (?P<amount>AMOUNT) (?P<unit>ANY_UNIT) | (?P<first>AMOUNT) {_SHIFTS.replace('shift', 'between')} "
    "(?P<counted>ANY_UNIT) | (?P<before>AMOUNT) (?P<unit_before>ANY_UNIT) (?P<behind>SHIFT)",
)
def counted_stretch(reading: Reading) -> Meaning | None:
    """Die letzten zwei Jahre, los cinco últimos años, les deux semaines dernières; but dua hari lalu: days ago."""
    parts = [("shift", "amount", "unit"), ("between", "first", "counted"), ("behind", "before", "unit_before")]
    for shift, amount, unit in parts:
        if shift == "behind" and reading.words.has("style", "numbered days"):
            return None  # 1999年上市: "last" stands before its length
        if shift == "shift" and reading.value(unit) == "month" and reading.words.has("style", "numbered months"):
            return None  # 오는 4월 is April: months that are counted have another word
        if reading.words.has("dated year", folded(reading.written(unit))) and shift == "behind":
            return None  # "в 476 году последний император": a form that counts no years
        if reading.words.has("ago shift", folded(reading.written(shift))) and shift == "behind":
            length = length_of(reading.number(amount), reading.value(unit))
            return Shifted(length, -1, from_anchor=True) if length and length.granularity else None
        if reading.has(shift):
            return _stretch(length_of(reading.number(amount), reading.value(unit)), int(reading.value(shift)))
    return None


@family.rule("stretch.some", "SOME OF? (?P<words>RELATIVE)")
def some_stretch(reading: Reading) -> Meaning | None:
    """ไม่กี่ปีที่ผ่านมา: several of what is "last year" in one word."""
    unit, _, offset = reading.value("words").partition(".")
    return _stretch(vague_length(unit), int(offset))


@family.rule("stretch.vague", f"{_SHIFTS} SOME? (?P<unit>ANY_UNIT) | (?P<unit_before>ANY_UNIT) (?P<behind>SHIFT)")
def vague_stretch(reading: Reading) -> Meaning | None:
    """Die letzten Monate, los próximos días, ces dernières années: a plural without a number."""
    shift, unit = ("shift", "unit") if reading.has("shift") else ("behind", "unit_before")
    is_plural = any(reading.words.has("plural", folded(reading.written(part))) for part in (shift, unit))
    return _stretch(vague_length(reading.value(unit)), int(reading.value(shift))) if is_plural else None


def _stretch(length: Length | None, sign: int) -> Meaning | None:
    """Return a length that ends (-1) or begins (+1) at the day of the text; one around that day is only a length."""
    return Stretch(length, sign) if length and sign and length.granularity else length
