"""The order of events that begin on the same day: what is reported first comes first.

Coarser dates come before finer ones, and a whole day before its hours and parts. After that, the day of publication,
the article and the place in its text decide. One key holds all of this; databases compare it as text, so one index
serves the order.
"""

from __future__ import annotations

from service.eventing.served import DateJson, EventJson
from service.timex.model import Granularity

#: Where the parts of a day stand among its hours, as HHMM.
_HOURS = {
    "early morning": "0400",
    "morning": "0800",
    "midday": "1200",
    "afternoon": "1400",
    "evening": "1800",
    "night": "2000",
    "late evening": "2200",
}
#: Sorts before every hour.
_WHOLE_DAY = "-"
#: The digits of numbers, in the order in which databases compare them.
_DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_NO_ARTICLE = _DIGITS[-1] * 4
_NO_PLACE = 9_999_999


def order_key(event: EventJson) -> str:
    """Return the key by which an event sorts among those that begin on the same day: at most 18 ASCII characters.

    Its parts: 1 digit for the granularity (0 for a century, 9 for a day or less), the local time as HHMM or a hyphen,
    the day of publication as a number, 5 characters of the article's id, and the offset of the expression as a number.
    Several indexes contain the key, so it is short: numbers have 4 digits of base 64. Articles whose ids begin alike
    are seldom published on the same day.
    """
    coarseness = min(Granularity(event["date"]["granularity"]).rank, Granularity.DAY.rank)
    return f"{coarseness}{_hour(event['date'])}{_article(event)}{_number(_place(event))}"


def _hour(date: DateJson) -> str:
    if date["time"]:
        return date["time"]["clock"].replace(":", "")
    return _HOURS.get(date["part_of_day"] or "", _WHOLE_DAY)


def _article(event: EventJson) -> str:
    if event["article"] is None or event["published_on"] is None:
        return _NO_ARTICLE
    year, month, day = map(int, event["published_on"].split("-"))
    return _number(year * 372 + month * 31 + day) + event["article"]["id"][2:7]


def _place(event: EventJson) -> int:
    return event["expression"]["start"] if event["expression"] else _NO_PLACE


def _number(value: int) -> str:
    return "".join(_DIGITS[value >> shift & 63] for shift in (18, 12, 6, 0))
