"""The publication date of an article, from the best available evidence.

The order: the client, machine-readable metadata, the article's own date or dateline, the date in a page's header (the
day on which the page was viewed: an upper bound), a date in the URL, the first update (an upper bound, too). Only whole
days count, so a copyright year or "Top stories of 2024" do not. Without evidence there is no date: none is invented.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from service.documents.boilerplate import LoneDate, is_prose, label_in, lone_dates, published_in
from service.documents.clues import Clue
from service.documents.local_day import Whereabouts, at_publisher, is_in_utc, uncertainty
from service.documents.timestamps import Timestamp
from service.text.document import Dateline, Document
from service.text.lines import lines
from service.timex import calendar, languages, tag
from service.timex.languages import Language
from service.timex.model import Anchor, AnchorKind, DateOrder, Granularity

#: Where a date is looked for, in this order, as an error message says it.
LOOKED_FOR = (
    "metadata of the page, a dateline or a line “Published on …” with a year, a page header's date, a date in the URL"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: "/2025/03/12/", "20250312", "2025-03/12", "/2025/mar/12/"
_URL_DAY = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)(?:([-/_]?)(\d\d)(?:\2|/)|/({'|'.join(_MONTHS)})/)(\d\d)(?!\d)", re.IGNORECASE
)
_ORDER = (AnchorKind.PUBLISHED_AT, AnchorKind.METADATA, AnchorKind.DATELINE, AnchorKind.PAGE_DATE, AnchorKind.URL)


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication date, its evidence, and warnings about other evidence.

    ``timezone`` is the IANA time zone of the day: the client's, else the dateline's, else None.
    """

    anchor: Anchor
    evidence: str
    warnings: tuple[str, ...] = ()
    timezone: str | None = None


def given_by_client(published_at: Timestamp) -> Clue:
    """Return the client's own clue, which nothing overrules."""
    evidence = "published_at, given by the client"
    assumption = (
        "published_at has no offset and no time zone is known: read as UTC" if published_at.is_assumed else None
    )
    return Clue(published_at.day, AnchorKind.PUBLISHED_AT, evidence, contradiction=assumption, timestamp=published_at)


def date_of(
    document: Document,
    url: str | None,
    clues: Iterable[Clue] = (),
    timezone: str | None = None,
    *,
    language: str = "en",
    date_order: DateOrder = DateOrder.MDY,
    publisher: str | None = None,
) -> Dating | None:
    """Return the publication date of a document, or None if nothing gives it.

    The evidence is the document's own lines, ``clues`` of its client and its metadata, and its URL. ``timezone`` is
    the publisher's; without it the day of a moment in UTC depends on the other evidence, the dateline, and the name of
    the ``publisher``. ``date_order`` is that of dates in digits in the document's lines.
    """
    spoken = languages.language(language)
    found = [*clues, *_lines(document, spoken, date_order)]
    bound = min((clue.date for clue in found if clue.updated or clue.kind is AnchorKind.PAGE_DATE), default=None)
    found += _in_url(url)
    where = Whereabouts(timezone, document.dateline, publisher)
    every = [at_publisher(clue, found, where) for clue in found]
    every += _dateline(document.dateline, bound, spoken)
    best = _best(every)
    if best is None and (best := _first_update(every)) is not None:
        every.append(best)
    if best is None:
        return None
    place = document.dateline.timezone if document.dateline else None
    warnings = tuple(dict.fromkeys(_warnings(best, every)))
    return Dating(Anchor(best.date, best.kind), best.evidence, warnings, timezone or place)


def _best(every: list[Clue]) -> Clue | None:
    """Return the clue of the best kind; instead of a vague one the article's own line, if its day is earlier."""
    published = sorted((clue for clue in every if not clue.updated), key=lambda clue: _ORDER.index(clue.kind))
    best = next(iter(published), None)
    if best is None or not best.is_vague:
        return best
    own = (clue for clue in published if clue.kind is AnchorKind.DATELINE and clue.date < best.date)
    return next(own, best)


def _first_update(every: list[Clue]) -> Clue | None:
    """Return the first of the updates as a bound: the article was published on that day or before."""
    first = min((clue for clue in every if clue.updated), key=lambda clue: clue.date, default=None)
    if first is None:
        return None
    unsure = f"only the date of an update is known: the article was published on {first.date} or before"
    return replace(first, kind=AnchorKind.PAGE_DATE, contradiction=first.contradiction or unsure)


def _warnings(best: Clue, every: list[Clue]) -> Iterator[str]:
    unsure = uncertainty(best)
    if unsure:
        yield unsure
    for clue in every:
        if clue.contradiction:
            yield clue.contradiction
        if clue is best or clue.date == best.date or _differ_by_zone(clue, best):
            continue
        if clue.updated:
            yield f"{clue.evidence} says {clue.date}: ignored, since an update is not a publication"
        elif clue.kind is not AnchorKind.PAGE_DATE or clue.date < best.date:  # a page is viewed after it is written
            yield f"{clue.evidence} says {clue.date}, and {best.evidence} says {best.date}"


def _differ_by_zone(first: Clue, second: Clue) -> bool:
    """Whether the days may be the same in some time zone: one is of a moment in UTC, and they are neighbours."""
    return (is_in_utc(first) or is_in_utc(second)) and abs((first.date - second.date).days) == 1


def future_warning(day: dt.date, evidence: str, today: dt.date) -> str | None:
    """Return a warning if a publication date lies after ``today``, with a day to spare for time zones."""
    return f"{evidence} says {day}, which is in the future" if day > calendar.plus_days(today, 1) else None


def _lines(document: Document, spoken: Language, date_order: DateOrder) -> Iterator[Clue]:
    """Yield the clues of lines that are a date: "Published on …", a date above the prose, a page's header."""
    for line in lone_dates(document.dropped, spoken.code, date_order):
        contradiction = _contradiction(line.text, line.date, spoken) or _other_order(line)
        evidence = f"the line “{line.text}”"
        label = label_in(line.text, spoken.pages)
        if label is not None:
            # "Updated March 14, 2025 — first published at 8:30" is of the publication, too
            is_update = published_in(line.text[label:], spoken.pages) is None
            yield Clue(line.date, AnchorKind.DATELINE, evidence, is_update, contradiction)
        elif _is_above_prose(document, line.end):
            yield Clue(line.date, AnchorKind.DATELINE, evidence, contradiction=contradiction)
        else:
            evidence = f"the page's header “{line.text}”"
            yield Clue(line.date, AnchorKind.PAGE_DATE, evidence, contradiction=contradiction)


def _other_order(line: LoneDate) -> str | None:
    """Return a warning if the date of a line is another one in the other order of its numbers."""
    if line.other is None:
        return None
    return f"“{line.text}” is {line.date} or {line.other}, depending on date_order; read as {line.date}"


def _is_above_prose(document: Document, end: int) -> bool:
    dropped = {line.start for line in document.dropped}
    below = (line for line in lines(document.text[end:]) if end + line.start not in dropped)
    first = next(below, None)
    return first is not None and is_prose(first.text)


def _dateline(dateline: Dateline | None, bound: dt.date | None, spoken: Language) -> Iterator[Clue]:
    """Yield the clue of "KARACHI, March 12 — …": with its year, or the last such day up to ``bound``."""
    if dateline is None or dateline.date is None:
        return
    has_year = re.search(r"\d{4}", dateline.date) is not None
    if bound is None and not has_year:
        return
    read_against = Anchor(bound or dt.date(2000, 6, 15))
    timexes = [timex for timex in tag(dateline.date, read_against, language=spoken.code).timexes if timex.date]
    if not timexes or timexes[0].date is None or timexes[0].date.granularity is not Granularity.DAY:
        return
    day = timexes[0].date.interval.start_on
    if bound is not None and not has_year and day > bound:
        day = calendar.plus_months(day, -12)
    evidence = f"the dateline “{dateline.text}”"
    yield Clue(day, AnchorKind.DATELINE, evidence, contradiction=_contradiction(dateline.date, day, spoken))


def _in_url(url: str | None) -> Iterator[Clue]:
    for year, _, digits, name, day in _URL_DAY.findall(url or ""):
        number = int(digits) if digits else 1 + _MONTHS.index(name.lower())
        try:
            yield Clue(dt.date(int(year), number, int(day)), AnchorKind.URL, "the date in the URL")
        except ValueError:
            continue
        return


def _contradiction(words: str, day: dt.date, spoken: Language) -> str | None:
    """Return what is wrong if the words name a weekday that is not the day's."""
    for name, number in spoken.weekdays.items():
        if number != day.isoweekday() and re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE):
            weekdays = calendar.WEEKDAYS
            return f"“{words.strip()}” says {weekdays[number]}, and {day} was a {weekdays[day.isoweekday()]}"
    return None
