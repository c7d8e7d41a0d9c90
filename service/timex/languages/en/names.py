"""English names of months and weekdays, from dateparser's locale, without what is not a name in news ("mo", "we")."""

from __future__ import annotations

from service.timex import _dateparser

_SHORTEST = 3
_MONTHS, _WEEKDAYS = _dateparser.names("en")
#: In lowercase: months with their number, weekdays with ISO's (1, Monday, to 7).
MONTHS = {name: number for name, number in _MONTHS.items() if len(name) >= _SHORTEST}
WEEKDAYS = {name: number for name, number in _WEEKDAYS.items() if len(name) >= _SHORTEST} | {"thur": 4, "thurs": 4}
ABBREVIATED_MONTHS = frozenset(name for name in MONTHS if len(name) <= len("sept")) - {"may", "june", "july"}
ABBREVIATED_WEEKDAYS = frozenset(name for name in WEEKDAYS if not name.endswith("day"))
