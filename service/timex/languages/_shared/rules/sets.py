"""What happens again and again: every Monday, daily, the first Friday of the month."""

from __future__ import annotations

from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.lengths import length_of
from service.timex.meaning import Meaning, Repeated

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
