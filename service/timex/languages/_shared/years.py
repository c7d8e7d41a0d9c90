"""Years as numbers: the years that texts mean, in full, in two digits, and in the Buddhist calendar.

Years of the Buddhist calendar (2400 to 2599 in Thai, Lao and Khmer) are converted. Years of the Persian and of the
Islamic calendar are not read: a number below 1500 after their words is no date.
"""

from __future__ import annotations

from service.timex.languages._shared.family import Reading
from service.timex.meaning import Relation

RELATIONS = {-1: Relation.LAST, 0: Relation.THIS, 1: Relation.NEXT}
_FIRST, _LAST = 1000, 2100
_BUDDHIST_ERA = 543
_BUDDHIST_YEARS = range(2400, 2600)
#: The first two-digit year that is of the 20th century, not of the 21st.
_LAST_CENTURY = 50


def year_of(reading: Reading, part: str) -> int | None:
    """Return the year of a part of a match; None if it is absent or no year that texts mean."""
    year = reading.number(part)
    if year is None:
        return None
    if year in _BUDDHIST_YEARS and reading.words.code in ("th", "lo", "km"):
        return year - _BUDDHIST_ERA
    return year if _FIRST <= year <= _LAST else None


def full_year(year: int) -> int:
    """Return the full year of one in two digits."""
    if year > 99:
        return year
    return year + (2000 if year < _LAST_CENTURY else 1900)
