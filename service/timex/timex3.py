"""Under-specified TIMEX3 values (ISO 24617-1): what the words give, with X for what they leave out."""

from __future__ import annotations

from service.timex.calendar import SEASONS
from service.timex.meaning import Written


def underspecified(date: Written) -> str:
    """Return the value of the words alone: "XXXX-WXX-7", "XXXX-03-12", "XXXX-Q3", "XX98"."""
    year = f"{date.year:04d}" if date.year else f"XX{date.short_year:02d}" if date.short_year is not None else "XXXX"
    if date.decade is not None:
        return year[:3]
    if date.month is not None:
        return f"{year}-{date.month:02d}" + (f"-{date.day:02d}" if date.day else "")
    if date.day is not None:
        return f"{year}-XX-{date.day:02d}"
    if date.weekday is not None:
        return f"{year}-WXX-{date.weekday}"
    if date.quarter is not None:
        return f"{year}-Q{date.quarter}"
    if date.half is not None:
        return f"{year}-H{date.half}"
    if date.season is not None:
        return f"{year}-{SEASONS[date.season]}"
    return year
