"""The day an article is read against, when nobody has said it: what the page tells of itself, best evidence first.

The order: machine-readable metadata, the article's own date or dateline, the date in a page's header (the day the page
was viewed: an upper bound), a date in the URL. A copyright year and "Top stories of 2024" are no such dates: only whole
days count. Without any of them there is no anchor, and none is made up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.documents.furniture import lone_dates
from service.documents.lexicon_en import DATELINE, PUBLISHED, UPDATED
from service.text.document import Document
from service.timex import calendar, tag
from service.timex.model import Anchor, AnchorKind, Granularity

#: What is looked for, in this order, in the words of a problem.
LOOKED_FOR = (
    "metadata of the page, a dateline or a line “Published on …” with a year, a page header's date, a date in the URL"
)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(\d\d)\2(\d\d)(?!\d)")
_PROSE = 100  # characters; a line this long is no headline
_ORDER = (AnchorKind.PUBLISHED_AT, AnchorKind.METADATA, AnchorKind.DATELINE, AnchorKind.PAGE_DATE, AnchorKind.URL)


@dataclass(frozen=True, slots=True)
class Clue:
    """A day that a page gives of itself. ``updated`` marks one that says when it was changed: never the anchor."""

    date: dt.date
    kind: AnchorKind
    evidence: str
    updated: bool = False
    contradiction: str | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """The anchor that was chosen, what speaks for it, and what speaks against it."""

    anchor: Anchor
    evidence: str
    warnings: tuple[str, ...] = ()


def date_of(document: Document, url: str | None, clues: Iterable[Clue] = ()) -> Dating | None:
    """The anchor of a document from its own clues, ``clues`` of its metadata and its URL; None where there is none."""
    told = [*clues, *_lines(document)]
    bound = min((clue.date for clue in told if clue.kind is AnchorKind.PAGE_DATE), default=None)
    told += [*_dateline(document, bound), *_in_url(url)]
    dates = sorted((clue for clue in told if not clue.updated), key=lambda clue: _ORDER.index(clue.kind))
    if not dates:
        return None
    best = dates[0]
    return Dating(Anchor(best.date, best.kind), best.evidence, tuple(_warnings(best, told)))


def _warnings(best: Clue, told: list[Clue]) -> Iterator[str]:
    for clue in told:
        if clue.contradiction:
            yield clue.contradiction
        if clue is best:
            continue
        if clue.updated:
            yield f"{clue.evidence} says {clue.date}: kept apart, since a change is no publication"
        elif clue.kind is AnchorKind.PAGE_DATE and clue.date > best.date:
            continue  # a page is viewed after it was written
        elif clue.date != best.date:
            yield f"{clue.evidence} says {clue.date}, and {best.evidence} says {best.date}"


def future_warning(dating: Dating, today: dt.date) -> str | None:
    """A word about an anchor that lies after ``today``; the zones of the world are up to a day ahead."""
    if dating.anchor.date <= calendar.plus_days(today, 1):
        return None
    return f"{dating.evidence} says {dating.anchor.date}, which lies in the future"


def _lines(document: Document) -> Iterator[Clue]:
    """Lines that are a date: "Published on …", the article's own date above its first words, a page's header."""
    for line in lone_dates(document.text):
        says = f"the line “{line.text}”"
        if PUBLISHED.match(line.text):
            yield Clue(
                line.date,
                AnchorKind.DATELINE,
                says,
                bool(UPDATED.match(line.text)),
                _contradiction(line.text, line.date),
            )
        else:
            kind = AnchorKind.DATELINE if _stands_over_prose(document, line.end) else AnchorKind.PAGE_DATE
            says = says if kind is AnchorKind.DATELINE else f"the page's header “{line.text}”"
            yield Clue(line.date, kind, says, contradiction=_contradiction(line.text, line.date))


def _stands_over_prose(document: Document, end: int) -> bool:
    dropped = {one.start for one in document.dropped}
    at = end
    for line in document.text[end:].split("\n"):
        words = line.strip()
        if words and at + line.index(words) not in dropped:
            return len(words) >= _PROSE or (words[-1] in '.!?”"' and len(words.split()) > 6)
        at += len(line) + 1
    return False


def _dateline(document: Document, bound: dt.date | None) -> Iterator[Clue]:
    """KARACHI, March 12 — ...: with its year, or the last such day that the page's header allows."""
    for line in document.text.split("\n"):
        found = DATELINE.match(line.strip())
        if not found:
            continue
        said = found["date"]
        against = bound or dt.date(2000, 6, 15)
        timexes = [one for one in tag(said, Anchor(against)).timexes if one.date]
        if not timexes or timexes[0].date is None or timexes[0].date.granularity is not Granularity.DAY:
            continue
        day = timexes[0].date.interval.start_on
        if not re.search(r"\d{4}", said):
            if bound is None:
                continue
            day = day if day <= bound else _year_before(day)
        yield Clue(
            day, AnchorKind.DATELINE, f"the dateline “{found[0].strip()}”", contradiction=_contradiction(said, day)
        )
        return


def _year_before(day: dt.date) -> dt.date:
    return calendar.plus_months(day, -12)


def _in_url(url: str | None) -> Iterator[Clue]:
    for year, _, month, day in _URL_DAY.findall(url or ""):
        try:
            yield Clue(dt.date(int(year), int(month), int(day)), AnchorKind.URL, "the date in the URL")
        except ValueError:
            continue
        return


def _contradiction(words: str, day: dt.date) -> str | None:
    """A weekday that is not that day's."""
    for number, name in enumerate(calendar.WEEKDAYS):
        if name and number != day.isoweekday() and re.search(rf"\b{name}\b", words, re.IGNORECASE):
            return f"“{words.strip()}” says {name}, and {day} was a {calendar.WEEKDAYS[day.isoweekday()]}"
    return None
