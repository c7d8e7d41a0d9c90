"""The class of each English word, as written: the same letters may be a month, a modal or a surname."""

from __future__ import annotations

from collections.abc import Iterator

from service.timex.languages.en import holidays
from service.timex.languages.en.lexicon import CLASSES, ZONES
from service.timex.languages.en.names import ABBREVIATED_MONTHS, ABBREVIATED_WEEKDAYS, MONTHS, WEEKDAYS

#: Months that are other words in lowercase, and in a text of capitals.
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "august"})
#: Months that are not expected in lowercase.
_NEVER_LOWERCASE = _AMBIGUOUS_MONTHS | {"april", "june"}
_LARGEST_DENOMINATOR = 16
_YEARS_WITH_CODES = range(1970, 2060)


def _words() -> Iterator[tuple[str, str]]:
    """Yield each written form of a word with the name of its class; a later class replaces an earlier one."""
    for name, words in CLASSES.items():
        for word in words.split():
            yield from ((form, name) for form in (word, word.capitalize(), word.upper()))
    for month in MONTHS:
        yield from _month(month)
    for weekday in WEEKDAYS:
        yield from _weekday(weekday)
    for holiday in holidays.NAMES:
        yield from ((holiday.replace("'", apostrophe), "HOLIDAY") for apostrophe in "'’")
    yield from ((meridiem, "MERIDIEM") for meridiem in _meridiems())
    yield from ((zone, "ZONE") for zone in ZONES)
    yield from ((mark, "POSSESSIVE") for mark in ("'s", "’s"))
    yield from ((fraction, "FRACTION") for fraction in _fractions())
    yield from ((era, "BC") for era in ("BC", "BCE", "B.C.", "B.C.E."))
    yield from ((era, "AD") for era in ("AD", "CE", "A.D.", "C.E."))
    yield from ((code, "FISCALYEAR") for code in _fiscal_years())
    yield from ((code, "QNUM") for code in ("Q1", "Q2", "Q3", "Q4", "H1", "H2"))


def _month(name: str) -> Iterator[tuple[str, str]]:
    if name in ABBREVIATED_MONTHS:
        yield from ((form, "MONTHABBR") for form in (name.capitalize(), name.upper()))
        return
    yield name.capitalize(), "MONTH"
    yield name.upper(), "MONTHWEAK" if name in _AMBIGUOUS_MONTHS else "MONTH"
    if name not in _NEVER_LOWERCASE:
        yield name, "MONTH"


def _weekday(name: str) -> Iterator[tuple[str, str]]:
    if name in ABBREVIATED_WEEKDAYS:
        yield name.capitalize(), "WEEKABBR"
        return
    yield from ((form, "WEEKDAY") for form in (name, name.capitalize(), name.upper()))
    yield from ((form, "WEEKDAYS") for form in (f"{name}s", f"{name.capitalize()}s"))


def _meridiems() -> set[str]:
    dotted = {f"{half}.{space}m{end}" for half in "ap" for space in ("", " ") for end in ("", ".")}
    return dotted | {form.upper() for form in dotted} | {"am", "pm", "AM", "PM"}


def _fiscal_years() -> Iterator[str]:
    """Yield FY2018 and FY18 for the years that have such codes."""
    for year in _YEARS_WITH_CODES:
        yield from (f"FY{year}", f"FY{year % 100:02}")


def _fractions() -> Iterator[str]:
    for denominator in range(2, _LARGEST_DENOMINATOR + 1):
        yield from (f"{numerator}/{denominator}" for numerator in range(1, denominator))


CLASS_OF: dict[str, str] = dict(_words())
