"""English names of months and weekdays, from dateparser's locale, without what is no name in news ("mo", "we")."""

from service.timex import _dateparser

_MONTHS, _WEEKDAYS = _dateparser.names("en")
MONTHS = {name: number for name, number in _MONTHS.items() if len(name) > 2}
WEEKDAYS = {name: number for name, number in _WEEKDAYS.items() if len(name) > 2} | {"thur": 4, "thurs": 4}
