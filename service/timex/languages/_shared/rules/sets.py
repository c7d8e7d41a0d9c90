"""What happens again and again: every Monday, daily, the first Friday of the month."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.lengths import length_of
from service.timex.meaning import Meaning, Repeated
from service.timex.rule import Piece

family = SharedFamily("sets")


@family.rule(
    "set.each", "(?P<each>EACH) (?P<amount>NUMBER|ORDINAL|DAY|NTH)? (?P<unit>ANY_UNIT|WEEKDAY|WEEKDAYPART|PART)"
)
def each(reading: Reading) -> Meaning | None:
    """Jeden Montagabend, tous les deux ans, cada tarde."""
    entry = reading.words.entry(reading.written("unit"))
    if entry is None:
        return None
    if entry.name in ("WEEKDAY", "WEEKDAYPART"):
        weekday, _, part = entry.value.partition(".")
        return Repeated(f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    length = length_of(reading.number("amount") or 1, entry.value)
    return Repeated(length.value if length else f"XXXX-XX-XXT{entry.value}")


_YEARLY = (
    "(?P<date> DAYUNIT? (?P<day>DAY|NTH) DOT? LINK LINK (?P<month>MONTH) "
    "| (?:MONTHUNIT LINK)? (?P<alone>MONTH) (?! LINK LINK YEAR) "
    "| (?P<number>DAY|NUMBER) MONTHUNIT (?: (?P<day_behind>DAY|NUMBER) DAYUNIT )? | (?P<season>SEASON) )"
)


@family.rule("set.each_date", f"EACH {_YEARLY} (?! LINK LINK YEAR)")
def each_date(reading: Reading) -> Meaning | None:
    """Jeden 3. Oktober, chaque été, setiap 17 Agustus."""
    return _yearly(reading)


@family.rule(
    "set.yearly",
    f"(?P<each>EACH (?P<unit>YEARUNIT|DECADES) | (?P<set>SET)) COMMA? (?:IN|OF|AHEAD|JOIN|CLOCKAT)? LINK {_YEARLY} "
    "(?! LINK LINK YEAR)",
)
def yearly(reading: Reading) -> tuple[Piece, ...] | None:
    """Jedes Jahr im August, alljährlich am 3. Oktober, 每年8月15日: the day of every year, not of one."""
    date = _yearly(reading)
    if date is None or (reading.value("unit") or reading.value("set").upper()) not in ("year", "P1Y"):
        return None
    return reading.piece("each", Repeated("P1Y")), reading.piece("date", date)


def _yearly(reading: Reading) -> Repeated | None:
    """Return what happens on a day, in a month or in a season of each year."""
    if reading.has("season"):
        return Repeated("XXXX-" + ("SP", "SU", "FA", "WI")[int(reading.value("season"))])
    word = reading.value("month") or reading.value("alone")
    month = int(word) if word else reading.number_or_zero("number")
    if not 1 <= month <= 12 or (reading.has("number") and not reading.words.has("style", "numbered months")):
        return None
    day = reading.number("day") or reading.number("day_behind")
    return Repeated(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))


@family.rule("set.in_steps", "OF (?P<amount>NUMBER|DAY) (?:IN|AHEAD) (?P<again>NUMBER|DAY) (?P<unit>ANY_UNIT)")
def in_steps(reading: Reading) -> Meaning | None:
    """De quatro em quatro anos."""
    amount, again = reading.number("amount"), reading.number("again")
    length = length_of(amount, reading.value("unit")) if amount == again else None
    return Repeated(length.value) if length else None


@family.rule("set.named", "(?P<set>SET)")
def named(reading: Reading) -> Meaning | None:
    """Täglich, al año, par mois."""
    return Repeated(reading.value("set").upper())


@family.rule(
    "set.of_month",
    "(?: EACH MONTHUNIT | (?P<each>SET) ) OF? (?:ORDINAL|NTH) WEEKDAY "
    "| EACH? (?:ORDINAL|NTH|SHIFT|DAY DOT) WEEKDAY (?: LINK LINK EACH? MONTHUNIT | (?P<set>SET) )",
)
def of_month(reading: Reading) -> Meaning | None:
    """Jeden letzten Samstag im Monat, el primer lunes de cada mes."""
    word = reading.value("set") or reading.value("each")
    return Repeated("P1M") if word.upper() in ("", "P1M") else None
