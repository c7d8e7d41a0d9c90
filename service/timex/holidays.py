"""Named days of the year: fixed ones, the n-th weekday of a month, and those counted from Easter (by dateutil)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from dateutil.easter import easter
from dateutil.relativedelta import MO, SU, TH, relativedelta, weekday


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same day of every year."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th (negative: from the end) weekday of a month, and so many days after it."""

    month: int
    weekday: weekday
    after: int = 0


@dataclass(frozen=True, slots=True)
class Easter:
    """So many days from Easter Sunday of the western churches."""

    days: int


@dataclass(frozen=True, slots=True)
class Once:
    """A day that history has one of, and whose date is its name ever since."""

    year: int
    month: int
    day: int


_THANKSGIVING = Nth(11, TH(+4))
NAMED_DAYS: dict[str, Fixed | Nth | Easter | Once] = {
    "new year's day": Fixed(1, 1),
    "new year day": Fixed(1, 1),
    "new year's": Fixed(1, 1),
    "martin luther king day": Nth(1, MO(+3)),
    "martin luther king jr. day": Nth(1, MO(+3)),
    "groundhog day": Fixed(2, 2),
    "valentine's day": Fixed(2, 14),
    "presidents day": Nth(2, MO(+3)),
    "presidents' day": Nth(2, MO(+3)),
    "international women's day": Fixed(3, 8),
    "women's day": Fixed(3, 8),
    "st. patrick's day": Fixed(3, 17),
    "saint patrick's day": Fixed(3, 17),
    "ash wednesday": Easter(-46),
    "palm sunday": Easter(-7),
    "good friday": Easter(-2),
    "easter": Easter(0),
    "easter sunday": Easter(0),
    "easter monday": Easter(1),
    "ascension day": Easter(39),
    "pentecost": Easter(49),
    "whit monday": Easter(50),
    "earth day": Fixed(4, 22),
    "may day": Fixed(5, 1),
    "mother's day": Nth(5, SU(+2)),
    "mothers' day": Nth(5, SU(+2)),
    "memorial day": Nth(5, MO(-1)),
    "d-day": Once(1944, 6, 6),
    "father's day": Nth(6, SU(+3)),
    "fathers' day": Nth(6, SU(+3)),
    "juneteenth": Fixed(6, 19),
    "independence day": Fixed(7, 4),
    "fourth of july": Fixed(7, 4),
    "bastille day": Fixed(7, 14),
    "labor day": Nth(9, MO(+1)),
    "labour day": Nth(9, MO(+1)),
    "columbus day": Nth(10, MO(+2)),
    "halloween": Fixed(10, 31),
    "all saints' day": Fixed(11, 1),
    "election day": Nth(11, MO(+1), after=1),
    "veterans day": Fixed(11, 11),
    "armistice day": Fixed(11, 11),
    "remembrance day": Fixed(11, 11),
    "thanksgiving": _THANKSGIVING,
    "thanksgiving day": _THANKSGIVING,
    "black friday": Nth(11, TH(+4), after=1),
    "cyber monday": Nth(11, TH(+4), after=4),
    "world aids day": Fixed(12, 1),
    "christmas eve": Fixed(12, 24),
    "christmas": Fixed(12, 25),
    "christmas day": Fixed(12, 25),
    "boxing day": Fixed(12, 26),
    "new year's eve": Fixed(12, 31),
}


#: Days of history that only a look at the words around them tells from the same day of any year.
EVENTS = {"september 11 attacks": Once(2001, 9, 11)}


def once(name: str) -> Once | None:
    """The day of history that a named day is, if it is one."""
    rule = NAMED_DAYS.get(name) or EVENTS.get(name)
    return rule if isinstance(rule, Once) else None


@lru_cache(maxsize=1024)
def holiday(name: str, year: int) -> dt.date | None:
    """The day of a named day (in lower case) in a year, or None for a name or a year that the calendar lacks."""
    rule = NAMED_DAYS.get(name)
    match rule:
        case Fixed() | Once():
            return dt.date(year, rule.month, rule.day)
        case Nth():
            forward = rule.weekday.n is None or rule.weekday.n > 0
            start = dt.date(year, rule.month, 1) if forward else dt.date(year, rule.month, 31)
            return start + relativedelta(weekday=rule.weekday) + dt.timedelta(days=rule.after)
        case Easter():
            return easter(year) + dt.timedelta(days=rule.days) if 1583 <= year <= 4099 else None
        case None:
            return None
