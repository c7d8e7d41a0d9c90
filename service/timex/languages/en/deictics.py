"""How English writes the date that a word such as "yesterday" stands for: "on 7 August 2020"."""

from __future__ import annotations

import re

from service.timex.languages.event_words import Deictics
from service.timex.model import CalendarDate, Granularity

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.MINUTE)
_PHRASE = re.compile(
    r"\b(?:(?:yesterday|today|tomorrow)(?: morning| afternoon| evening| night)?|tonight|last night"
    r"|this (?:morning|afternoon|evening)|(?:last|this|next) (?:week|month|year|spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)


def write(date: CalendarDate, words: str) -> tuple[str, str] | None:
    """Return the preposition and the date: "on", "7 August 2020". None if the words are not as precise as the date."""
    first = date.interval.start_on
    month = f"{_MONTHS[first.month - 1]} {first.year}"
    if "year" in words:  # also "January last year"
        return "in", str(first.year)
    if "month" in words:
        return ("in", month) if date.granularity is Granularity.MONTH else None
    if "week" in words:
        return ("in", f"the week of {first.day} {month}") if date.granularity is Granularity.WEEK else None
    if date.granularity is Granularity.SEASON:
        return "in", f"the {words.split()[-1]} of {first.year}"
    if date.granularity not in _DAYS:
        return None
    part = (date.part_of_day or "").split(" ")[-1]
    of_part = f"the {part} of " if part and part in words else ""
    return "on", f"{of_part}{first.day} {month}"


DEICTICS = Deictics(
    phrase=_PHRASE,
    stays=re.compile(r"['’]s?\b|-|\sa\sday\b|\s(?:saw|sees|has\sseen|marks|marked)\b"),
    stays_after=frozenset("the a any each every".split()),
    prepositions=frozenset(
        "on in at by of for as from into until till since before after through to between during around spring summer "
        "autumn fall winter january february march april may june july august september october november "
        "december".split()
    ),
    write=write,
)
