"""Boilerplate: lines that belong to the page and not to its article (a date header, "Latest news", the weather).

Conservative: a line is dropped only if all of it is boilerplate, or a comment of a reader. Offsets do not change, and
every dropped line has a reason. The words come from the article's language (``PageWords``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from service.text.document import Dropped
from service.text.lines import Line
from service.timex import languages, tag, unclassified_words
from service.timex.languages import Language
from service.timex.languages.kind_words import NEVER
from service.timex.languages.page_words import Boilerplate, PageWords
from service.timex.model import Anchor, DateOrder, Granularity, Timex

OWN_DATE = "the article's own date, in a line of its own"
HEADER_DATE = "a page header's date"
WEATHER = "a temperature alone: the page's weather"
#: What separates the parts of a stamp within a line.
_BAR = "|"
_YEAR = re.compile(r"\d{4}")
_DIGIT = re.compile(r"\d")
_LONGEST = 120
_LONGEST_DATE_LINE = 80
_LONGEST_BYLINE = 7  # words
_LONGEST_PLACE = 3  # words
_LONGEST_HEADING = 6  # words that end like a sentence
#: A page's date is above the article: among the first lines, before any prose.
_TOP = 15
PROSE = 100
_TEMPERATURE = re.compile(r"[-−+]?\d{1,3}(?:[.,]\d)?\s?(?:°\s?[CF]?|º\s?[CF]?|[CF])", re.IGNORECASE)
_MOST_BEFORE = 80  # characters before an ending
DECORATION = " -–—*_|•·>»:…\t"
_DATES = (Granularity.DAY, Granularity.MINUTE, Granularity.PART_OF_DAY)
ANY_DAY = Anchor(dt.date(2000, 1, 1))
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_NAMED_DAY = re.compile(r"[^\W\d_].*,")
_LETTERS_BEFORE_DATE = re.compile(r"[^\W\d_]\s+$")


def boilerplate(every: Iterable[Line], spoken: Language) -> Iterator[Dropped]:
    """Yield those lines of a text that are boilerplate by their own words."""
    seen = 0
    reasons: dict[tuple[str, bool], str | None] = {}  # a page repeats its labels, a table its words
    for line in every:
        seen = _TOP if len(line.text) > PROSE else seen + 1
        key = line.text, seen < _TOP
        if key not in reasons:
            reasons[key] = _reason(*key, spoken)
        reason = reasons[key]
        if reason:
            yield Dropped(line.start, line.end, line.text, reason)
        elif _BAR in line.text:
            yield from _inline_stamps(line, spoken.pages.boilerplate)


def is_prose(line: str) -> bool:
    """Whether a line is prose of the article, and not a headline or a label."""
    return len(line) >= PROSE or "。" in line[-2:] or (line[-1] in '.!?”"।؟' and len(line.split()) > _LONGEST_HEADING)


@dataclass(frozen=True, slots=True)
class LoneDate:
    """A line that is only a date, with its half-open offsets. ``other``: its day in the other order of its numbers."""

    start: int
    end: int
    text: str
    date: dt.date
    other: dt.date | None = None


def lone_dates(dropped: Iterable[Dropped], language: str, date_order: DateOrder) -> Iterator[LoneDate]:
    """Yield the dropped lines that are a date of the page, if they name the day and the year.

    Of "Updated 20 March 2025, first published 13 March 2025" the second date counts.
    """
    pages = languages.language(language).pages
    for line in dropped:
        if line.reason not in (OWN_DATE, HEADER_DATE):
            continue
        timexes = _timexes(line.text, language, date_order)
        days = [timex for timex in timexes if _is_day(timex) and _YEAR.search(timex.text)]
        own = (timex for timex in days if timex.start >= (published_in(line.text, pages) or 0))
        day = next(own, next(iter(days), None))
        if day is not None and day.date is not None:
            other = next((alternative.date.interval.start_on for alternative in day.alternatives), None)
            yield LoneDate(line.start, line.end, line.text, day.date.interval.start_on, other)


def published_in(line: str, pages: PageWords) -> int | None:
    """Return where a line says "published", and not "updated"; None if it does not."""
    labels = (label.start() for label in pages.published.finditer(line) if not pages.updated.match(label[0]))
    return next(labels, None)


def _reason(line: str, on_top: bool, spoken: Language) -> str | None:
    stamp = _stamp(line, spoken.pages.boilerplate)
    if stamp or len(line) > _LONGEST:
        return stamp
    bare = line.strip(DECORATION)
    if _TEMPERATURE.fullmatch(line):
        return WEATHER
    known = _known(bare, spoken.pages.boilerplate)
    if known or not _DIGIT.search(bare):  # without a digit it is no date, and most lines have none
        return known
    label = label_in(bare, spoken.pages)
    if label is not None:
        return OWN_DATE if _is_date_line(bare[label:], spoken) else None
    return HEADER_DATE if on_top and _is_date_line(bare, spoken) else None


def label_in(line: str, pages: PageWords) -> int | None:
    """Return where a line says "Published", at its beginning or after names: "Jane Smith | Published …"; else None."""
    for label in pages.published.finditer(line):
        before = _WORD.findall(line[: label.start()])
        if len(before) > _LONGEST_BYLINE or not all(word.istitle() or word.isupper() for word in before):
            return None
        if not before or line[: label.start()].rstrip()[-1:] in "|·•–—-," or label[0].istitle():
            return label.start()
    return None


def _known(bare: str, words: Boilerplate) -> str | None:
    """Return why a line is known boilerplate: all of it, how it begins, or how it ends."""
    lower = bare.lower()
    if lower in words.lines:
        return words.lines[lower]
    patterns = _patterns(words)
    opening = patterns.openings.match(bare)
    if opening:
        return _reason_of(opening, words.openings)
    ended = lower.removesuffix(".")
    # a pattern is slow to find that a line ends otherwise, as nearly all do
    return next((reason for end, line, reason in patterns.endings if ended.endswith(end) and line.match(bare)), None)


def _stamp(line: str, words: Boilerplate) -> str | None:
    """Return why a line that begins with the stamp of a comment or a note is boilerplate."""
    stamp = _patterns(words).stamps.match(line.lstrip(DECORATION)) if _DIGIT.search(line, 0, _LONGEST) else None
    return _reason_of(stamp, words.stamps) if stamp else None


def _inline_stamps(line: Line, words: Boilerplate) -> Iterator[Dropped]:
    """Yield the stamps of comments within a line, without the comments."""
    for stamp in _patterns(words).inline.finditer(line.text):
        reason = _reason_of(stamp, words.inline)
        yield Dropped(line.start + stamp.start(), line.start + stamp.end(), stamp[0], reason)


def _reason_of(found: re.Match[str], openings: tuple[tuple[str, str], ...]) -> str:
    """Return the reason of the opening that a pattern of all openings has matched."""
    return next(reason for group, (_, reason) in zip(found.groups(), openings, strict=True) if group is not None)


class _Patterns(NamedTuple):
    """The compiled words of a language; ``endings`` are an ending, the pattern of a line that ends so, and a reason."""

    openings: re.Pattern[str]
    stamps: re.Pattern[str]
    inline: re.Pattern[str]
    endings: tuple[tuple[str, re.Pattern[str], str], ...]


@cache
def _patterns(words: Boilerplate) -> _Patterns:
    return _Patterns(_one_of(words.openings), _one_of(words.stamps), _one_of(words.inline), _endings(words))


def _one_of(openings: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Return one pattern with a group for each opening: most lines open like none of them, and that takes one match."""
    if not openings:
        return NEVER
    return re.compile("|".join(f"({opening})" for opening, _ in openings), re.IGNORECASE)


def _endings(words: Boilerplate) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple(
        (ending, re.compile(rf".{{0,{_MOST_BEFORE}}}(?:\b|(?={_UNSPACED})){ending}\.?$", re.IGNORECASE), reason)
        for ending, reason in words.endings
    )


def _is_date_line(line: str, spoken: Language) -> bool:
    """A date, alone or beside "Published", a byline, or a place that a mark separates from it ("Lahore / Thursday")."""
    if len(line) > _LONGEST_DATE_LINE or line[-1:] in "!?;" or not _DIGIT.search(line):
        return False
    longest = _LONGEST_BYLINE if _has_label(line, spoken.pages) else _LONGEST_PLACE
    some = list(islice(unclassified_words(line, language=spoken.code), longest + 1))
    if not _is_beside(line, some, spoken.pages):
        return False  # more words cannot make it one, and most lines need not be read for their dates
    days = [timex for timex in _timexes(line, spoken.code, DateOrder.MDY) if _is_day(timex)]
    return bool(days) and _is_beside(line, _WORD.findall("".join(_between(line, days))), spoken.pages, days[0])


@lru_cache(maxsize=8)  # the line of a page's date is read again for its day
def _timexes(line: str, language: str, date_order: DateOrder) -> tuple[Timex, ...]:
    return tag(line, ANY_DAY, date_order=date_order, language=language).timexes


def _is_beside(line: str, words: list[str], pages: PageWords, date: Timex | None = None) -> bool:
    """Whether these words stand beside a date of the page; without the date, whether they may. So may fewer of them."""
    if all(word.lower() in pages.beside_date for word in words):
        return True
    if _has_label(line, pages):
        return len(words) <= _LONGEST_BYLINE and not _is_sentence(line, words, pages)
    return _is_place(line, words, date)


def _has_label(line: str, pages: PageWords) -> bool:
    return pages.published.match(line) is not None or pages.byline.match(line) is not None


def _is_sentence(line: str, words: list[str], pages: PageWords) -> bool:
    """Whether a line goes on as a sentence: "Updated plans were shown on March 3, 2025."."""
    known = pages.beside_date | pages.beside_names
    return line.endswith(".") and any(word.islower() and word not in known for word in words)


def _is_day(timex: Timex) -> bool:
    return timex.date is not None and timex.date.granularity in _DATES and any(map(str.isdigit, timex.text))


def _between(line: str, timexes: list[Timex]) -> Iterator[str]:
    """Yield what is left of a line without its dates."""
    at = 0
    for timex in timexes:
        yield line[at : timex.start] + " "
        at = timex.end
    yield line[at:]


def _is_place(line: str, words: list[str], date: Timex | None) -> bool:
    """A city, separated from the date by a mark. "Paris Attacks November 13 2015" is a headline."""
    named_day = date is None or _NAMED_DAY.match(date.text)
    longest = _LONGEST_PLACE if named_day else 1
    if len(words) > longest or not all(word.istitle() or word.isupper() for word in words):
        return False
    return date is None or not _LETTERS_BEFORE_DATE.search(line[: date.start])
