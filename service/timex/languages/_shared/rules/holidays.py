"""Holidays: Christmas Eve, Easter Monday 2019, last Ascension Day."""

from __future__ import annotations

import re

from service.timex.holidays import FixedDay, FromEaster, NamedDay, NthWeekday
from service.timex.languages._shared.family import Reading, SharedFamily
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.years import RELATIONS, year_of
from service.timex.meaning import Meaning, Named

family = SharedFamily("holidays")


@family.rule(
    "holiday",
    "(?P<shift>SHIFT)? (?P<name>HOLIDAY) (?: OF? OF? YEARUNIT? (?P<year>YEAR) | OF? OF? (?P<shift_behind>SHIFT) )? "
    "| (?P<year_before>YEAR) (?: DOT? (?P<unit>YEARUNIT) )? OF? (?P<name_behind>HOLIDAY)",
)
def holiday(reading: Reading) -> Meaning | None:
    """Weihnachten 1914, last Easter, 1914年のクリスマス, 1914 karácsonyán."""
    if reading.has("name_behind"):
        if not reading.has("unit") and not reading.words.has("style", "edges behind"):
            return None
        name, day = folded(reading.written("name_behind")), _day(reading.value("name_behind"))
        return Named(name, day, year=year_of(reading, "year_before")) if day else None
    shift = reading.value("shift") or reading.value("shift_behind")
    relation = RELATIONS[int(shift)] if shift else None
    name, day = folded(reading.written("name")), _day(reading.value("name"))
    return Named(name, day, year=year_of(reading, "year"), relation=relation) if day else None


def _day(value: str) -> NamedDay | None:
    """Return the day of a value: "12-25", "easter-2", "orthodox-2", or "11-4-4", the fourth Thursday of November."""
    if value.startswith("easter"):
        return FromEaster(int(value.removeprefix("easter")))
    if value.startswith("orthodox"):
        return FromEaster(int(value.removeprefix("orthodox")), orthodox=True)
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    return FixedDay(*numbers) if len(numbers) == 2 else NthWeekday(*numbers)
