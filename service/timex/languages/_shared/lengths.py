"""Lengths of time: an amount of a unit."""

from __future__ import annotations

from service.timex.meaning import Length
from service.timex.model import Granularity

#: Units of the calendar with TIMEX3's designator.
LENGTH_UNITS = {
    "day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "half": "H", "year": "Y",
    "decade": "DE", "century": "CE",
}  # fmt: skip
_PARTS_OF_DAY = {"hour": "H", "minute": "M", "second": "S"}
_LONGEST = 999_999


def length_of(amount: int | None, unit: str) -> Length | None:
    """Return the length of an amount of a unit ("day", "hour"); None without an amount (000) or for an unknown unit."""
    if not amount or amount > _LONGEST:
        return None
    if unit in _PARTS_OF_DAY:
        return Length(amount, None, f"PT{amount}{_PARTS_OF_DAY[unit]}")
    if unit not in LENGTH_UNITS:
        return None
    return Length(amount, Granularity(unit), f"P{amount}{LENGTH_UNITS[unit]}")


def vague_length(unit: str) -> Length | None:
    """Return the length of some units ("PXM"); None for an unknown unit."""
    if unit in _PARTS_OF_DAY:
        return Length(None, None, f"PTX{_PARTS_OF_DAY[unit]}")
    return Length(None, Granularity(unit), f"PX{LENGTH_UNITS[unit]}") if unit in LENGTH_UNITS else None
