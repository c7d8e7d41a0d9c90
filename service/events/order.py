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
_WHOLE_DAY = "----"
_NO_ARTICLE = "99999999"
_NO_PLACE = 9_999_999


def order_key(event: EventJson) -> str:
    """Return the key by which an event sorts among those that begin on the same day: at most 29 ASCII characters.

    Its parts: 1 digit for the granularity (0 for a century, 9 for a day or less), the local time as HHMM, the day of
    publication as YYYYMMDD, 8 characters of the article's id, and 7 digits for the offset of the expression.
    """
    coarseness = min(Granularity(event["date"]["granularity"]).rank, Granularity.DAY.rank)
    return f"{coarseness}{_hour(event['date'])}{_article(event)}{_place(event):07}"


def _hour(date: DateJson) -> str:
    if date["time"]:
        return date["time"]["clock"].replace(":", "")
    return _HOURS.get(date["part_of_day"] or "", _WHOLE_DAY)


def _article(event: EventJson) -> str:
    if event["article"] is None or event["published_on"] is None:
        return _NO_ARTICLE
    return event["published_on"].replace("-", "") + event["article"]["id"][2:10]


def _place(event: EventJson) -> int:
    return event["expression"]["start"] if event["expression"] else _NO_PLACE
