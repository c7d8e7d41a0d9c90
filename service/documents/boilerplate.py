"""Lines of a page that are no part of the article: its date header, "Latest news", advertisements, the weather.

Conservative: a line is dropped only when all of it is furniture. Offsets are kept, and every dropped line has a reason.
What the words are is data (``lexicon_en``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from service.documents.lexicon_en import BESIDE_A_DATE, BYLINE, ENDINGS, LINES, OPENINGS, PUBLISHED
from service.text.document import Dropped
from service.text.lines import Line
from service.timex import tag, words_of_no_time
from service.timex.model import Anchor, Granularity, Timex

OWN_DATE = "the article's own date, in a line of its own"
HEADER_DATE = "a page header's date"
WEATHER = "a temperature alone: the page's weather"
_YEAR = re.compile(r"\d{4}")
_FIGURE = re.compile(r"\d")
_LONGEST = 120
_LONGEST_DATE_LINE = 80
_LONGEST_BYLINE = 7  # words
_LONGEST_HEADING = 6  # words that end like a sentence
#: A page's date stands above the article: among its first lines, before any of prose.
_TOP = 15
PROSE = 100
_TEMPERATURE = re.compile(r"[-−+]?\d{1,3}(?:[.,]\d)?\s?(?:°\s?[CF]?|º\s?[CF]?|[CF])", re.IGNORECASE)
#: A group for each opening. Most lines open like none of them, and that is asked once.
_OPENING = re.compile("|".join(f"({opening})" for opening, _ in OPENINGS), re.IGNORECASE)
_MOST_BEFORE = 80  # characters before an ending
_ENDINGS = tuple(
    (ending, re.compile(rf".{{0,{_MOST_BEFORE}}}\b{ending}\.?$", re.IGNORECASE), reason) for ending, reason in ENDINGS
)
DECORATION = " -–—*_|•·>»:…\t"
_DATES = (Granularity.DAY, Granularity.MINUTE, Granularity.PART_OF_DAY)
ANY_DAY = Anchor(dt.date(2000, 1, 1))
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_BEFORE_DATE = re.compile(r"[^\W\d_]\s+$")


def furniture(every: Iterable[Line]) -> Iterator[Dropped]:
    """Of all lines of a text those that are furniture by their own words."""
    seen = 0
    for line in every:
        seen = _TOP if len(line.text) > PROSE else seen + 1
        reason = _reason(line.text, seen < _TOP) if len(line.text) <= _LONGEST else None
        if reason:
            yield Dropped(line.start, line.end, line.text, reason)


def is_prose(line: str) -> bool:
    """A line of the article's prose, not a headline or a label."""
    return len(line) >= PROSE or (line[-1] in '.!?”"' and len(line.split()) > _LONGEST_HEADING)


@dataclass(frozen=True, slots=True)
class LoneDate:
    """A line that is a whole day and nothing else, with its half-open offsets."""

    start: int
    end: int
    text: str
    date: dt.date


def lone_dates(dropped: Iterable[Dropped]) -> Iterator[LoneDate]:
    """The dropped lines that are a date of the page; only those that name year and day."""
    for line in dropped:
        if line.reason not in (OWN_DATE, HEADER_DATE):
            continue
        day = next((one for one in tag(line.text, ANY_DAY).timexes if _is_day(one) and _YEAR.search(one.text)), None)
        if day is not None and day.date is not None:
            yield LoneDate(line.start, line.end, line.text, day.date.interval.start_on)


def _reason(line: str, on_top: bool) -> str | None:
    bare = line.strip(DECORATION)
    if _TEMPERATURE.fullmatch(line):
        return WEATHER
    known = _known(bare)
    if known:
        return known
    if PUBLISHED.match(bare):
        return OWN_DATE if _is_date_line(bare) else None
    return HEADER_DATE if on_top and _is_date_line(bare) else None


def _known(bare: str) -> str | None:
    """Why a line is furniture that is in the lists: all of it, how it begins, or how it ends."""
    words = bare.lower()
    if words in LINES:
        return LINES[words]
    opening = _OPENING.match(bare)
    if opening and opening.lastindex:
        return OPENINGS[opening.lastindex - 1][1]
    ended = words.removesuffix(".")
    # a pattern is slow to find that a line ends otherwise, as nearly all do
    return next((reason for ending, line, reason in _ENDINGS if ended.endswith(ending) and line.match(bare)), None)


def _is_date_line(line: str) -> bool:
    """A date, alone or beside "Published", a byline, or a place that a mark parts from it ("Lahore / Thursday, …")."""
    if len(line) > _LONGEST_DATE_LINE or line[-1:] in "!?;" or not _FIGURE.search(line):
        return False
    if not _is_beside(line, list(islice(words_of_no_time(line), _LONGEST_BYLINE + 1))):
        return False  # with all words it is no other, and most lines need not be read for their dates
    days = [timex for timex in tag(line, ANY_DAY).timexes if _is_day(timex)]
    return bool(days) and _is_beside(line, _WORD.findall("".join(_between(line, days))), days[0])


def _is_beside(line: str, words: list[str], date: Timex | None = None) -> bool:
    """Whether these words stand beside a date of the page; without the date: whether they may. So do fewer of them."""
    if all(word.lower() in BESIDE_A_DATE for word in words):
        return True
    if PUBLISHED.match(line) or BYLINE.match(line):
        return len(words) <= _LONGEST_BYLINE
    return _is_place(line, words, date)


def _is_day(timex: Timex) -> bool:
    return timex.date is not None and timex.date.granularity in _DATES and any(map(str.isdigit, timex.text))


def _between(line: str, timexes: list[Timex]) -> Iterator[str]:
    """What is left of a line without its dates."""
    at = 0
    for timex in timexes:
        yield line[at : timex.start] + " "
        at = timex.end
    yield line[at:]


def _is_place(line: str, words: list[str], date: Timex | None) -> bool:
    """A city, parted from the date by a mark. "Paris Attacks November 13 2015" is a headline."""
    named_day = date is None or (date.text[:1].isalpha() and "," in date.text)
    longest = 3 if named_day else 1
    if len(words) > longest or not all(word.istitle() or word.isupper() for word in words):
        return False
    return date is None or not _LETTERS_BEFORE_DATE.search(line[: date.start])
