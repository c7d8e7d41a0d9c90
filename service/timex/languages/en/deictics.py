"""How English writes the date that a word such as "yesterday" stands for: "on 7 August 2020"."""

from __future__ import annotations

import re

from service.timex.calendar import plus_days, week_of
from service.timex.languages.event_words import Deictics
from service.timex.model import CalendarDate, Granularity

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.MINUTE)
_PART = r"morning|afternoon|evening|night"
_SEASON = r"spring|summer|autumn|fall|winter"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DIGIT = r"one|two|three|four|five|six|seven|eight|nine"
_TENS = r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_COUNT = (
    rf"(?:(?:{_TENS})-(?:{_DIGIT})|(?:an?|{_DIGIT})(?:\s(?:hundred|thousand))?|ten|eleven|twelve|\w+teen|{_TENS}"
    r"|(?<!\d,)\d+(?:,\d{3})*)"
)
_PHRASE = re.compile(
    rf"\b(?:(?:yesterday|today|tomorrow)(?:\s(?:{_PART}))?|tonight|last\snight"
    rf"|this\s(?:morning|afternoon|evening)|(?:last|this|next)\s(?:week|month|year|{_SEASON})\b"
    # what follows must end the expression: in "next Friday, March 14" the date is there already
    rf"|(?:(?:last|next|this)(?:\s(?:past|coming))?\s(?:{_WEEKDAY}(?:\s(?:{_PART}))?|weekend|{'|'.join(_MONTHS)})"
    rf"|(?:(?:about|around|some|nearly|almost)\s)?(?<!\bover\s)(?<!\bthan\s)(?<!-\s)(?<!half\s)(?<!quarter\sof\s)"
    rf"(?:{_COUNT}|half\san?|an?\squarter\sof\san?)"
    r"\s(?:(?:day|week|month|year|decade)s?|century|centuries)\s(?:later|earlier|ago"
    # "two years ago | next week", "five years ago | on Sunday"
    rf"(?:,?\s(?:today|this|last|next|in|on|{_WEEKDAY})\b.*)?)"
    rf"|(?:(?:about|around|some|nearly|almost)\s)?(?<!\bover\s)(?<!\bthan\s)(?:{_COUNT}|half\san)"
    r"\s(?:hour|minute)s?\s(?:later|earlier)"
    r"|the\s(?:week|weekend|month|year)\s(?:after\snext|before\slast)"
    rf"|(?:(?:the|that)\s(?:same|following|previous)|that)\s(?:day|week|month|year|{_PART}|{_SEASON})"
    rf"|the\snext\s(?:day|{_PART}))\Z)",
    re.IGNORECASE,
)
#: The first year that is written in place of "2,000 years ago": "in 25" is no clearer.
_OLDEST = 1000
_PERIODS = {Granularity.WEEK: "week", Granularity.WEEKEND: "weekend"}


def write(date: CalendarDate, words: str) -> tuple[str, str] | None:
    """Return the preposition and the date: "on", "7 August 2020". None if the words are not as precise as the date."""
    first, names = date.interval.start_on, words.split()
    if not {"ago", "later", "earlier"}.isdisjoint(names):
        return _ago(date)
    named = names[1] if names[-1] in ("last", "next") else names[-1]  # "the week | after next"
    month = f"{_MONTHS[first.month - 1]} {first.year}"
    if "year" in names:  # also "January last year"
        return "in", str(first.year)
    if named == "month" or named.capitalize() in _MONTHS:
        return ("in", month) if date.granularity is Granularity.MONTH else None
    if named in _PERIODS.values():
        if _PERIODS.get(date.granularity) != named:
            return None
        if named == "week":
            return "in", _week(date)
        return "on", f"the {named} of {first.day} {month}"
    if date.granularity is Granularity.SEASON:
        return "in", f"the {named} of {first.year}"
    if date.granularity not in _DAYS:
        return None
    part = (date.part_of_day or "").split(" ")[-1]
    of_part = f"the {part} of " if part and part in words else ""
    return "on", f"{of_part}{first.day} {month}"


def _week(date: CalendarDate) -> str:
    """Return the name of a week by its first day, also for a part of it: "the end of | the week of 3 March 2025"."""
    first = date.interval.start_on
    if date.interval.end_before < plus_days(first, 7):
        first = week_of(first).start
    return f"the week of {first.day} {_MONTHS[first.month - 1]} {first.year}"


def _ago(date: CalendarDate) -> tuple[str, str] | None:
    """Return the date of "two weeks ago" or "later", with "around" before one that the words only approach."""
    first = date.interval.start_on
    if first.year < _OLDEST:
        return None
    month = f"{_MONTHS[first.month - 1]} {first.year}"
    match date.granularity:
        case Granularity.MINUTE:
            written = "at", " ".join(filter(None, (date.clock, date.zone, "on", str(first.day), month)))
        case Granularity.DAY:
            written = "on", f"{first.day} {month}"
        case Granularity.WEEK:
            written = "in", f"the week of {first.day} {month}"
        case Granularity.MONTH:
            written = "in", month
        case Granularity.YEAR:
            written = "in", str(first.year)
        case _:
            return None
    return ("around", written[1]) if date.approximate else written


DEICTICS = Deictics(
    phrase=_PHRASE,
    stays=re.compile(
        r"['’]s?\b|\s['’]s\b|-|\sa\sday\b"
        # "the same day as", "that day when"
        r"|(?<=\s(?:day))\s(?:as|when|that|before|after)\b|(?<=[et]er|ier)\sthan\b"
        # "comes on the same day Congress met", "was the same day the bank failed"
        # not "said on the same day he would go"
        r"|(?:(?<=[a-z]\son\sthe\ssame\sday)|(?<=[a-z]\sthe\ssame\sday)(?<!\b[Oo]n\sthe\ssame\sday))"
        r"(?<!said\son\sthe\ssame\sday)(?<!said\sthe\ssame\sday)(?<!told\son\sthe\ssame\sday)"
        r"(?<!reported\son\sthe\ssame\sday)(?<!announced\son\sthe\ssame\sday)"
        r"\s(?:[A-Z][a-z]|(?:the|an?|his|her|its|their|our|my|he|she|it|they|we|I)\b)"
    ),
    before_verb=re.compile(
        r"\s(?:also\s|alone\s)?(?:is|was|has|had|(?:will|would)\s(?:also\s)?(?:be|see|bring|mark)"
        r"|sees|saw|marks|marked|brings|brought|witnessed)\b"
    ),
    openers=frozenset("that and but while as since because".split()),
    only_own=re.compile(r"\s(?:later|earlier)$", re.IGNORECASE),
    stays_after=frozenset("the a any each every just my our your his her its their whose".split()),
    prepositions=frozenset(
        "on in at by of for as from into until till since before after through to between during around over about "
        "least most than beyond past throughout spring summer autumn winter".split()
    )
    | frozenset(_MONTHS),
    particles=re.compile(
        r"(?:in|over|about)\s(?:yesterday|today|tomorrow|tonight|last\snight|this\s(?:morning|afternoon|evening))\b"
        r"|(?:(?<=takes\s)|(?<=took\s)|(?<=take\s)|(?<=taken\s)|(?<=taking\s)|(?<=handed\s))over\s",
        re.IGNORECASE,
    ),
    write=write,
)
