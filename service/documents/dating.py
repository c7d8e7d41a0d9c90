"""The day an article is read against, when nobody has said it: what the page tells of itself, best evidence first.

The order: machine-readable metadata, the article's own date or dateline, the date in a page's header (the day the page
was viewed: an upper bound), a date in the URL. A copyright year and "Top stories of 2024" are no such dates: only whole
days count. Without any of them there is no anchor, and none is made up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from service.documents.boilerplate import is_prose, lone_dates
from service.documents.timestamps import Moment
from service.text.document import Dateline, Document
from service.text.lines import lines
from service.timex import calendar, languages, tag
from service.timex.languages import Language
from service.timex.model import Anchor, AnchorKind, Granularity

#: What is looked for, in this order, in the words of a problem.
LOOKED_FOR = (
    "metadata of the page, a dateline or a line “Published on …” with a year, a page header's date, a date in the URL"
)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(\d\d)\2(\d\d)(?!\d)")
_ORDER = (AnchorKind.PUBLISHED_AT, AnchorKind.METADATA, AnchorKind.DATELINE, AnchorKind.PAGE_DATE, AnchorKind.URL)


@dataclass(frozen=True, slots=True)
class Clue:
    """A day that a page gives of itself. ``updated`` marks one that says when it was changed: never the anchor.

    ``moment`` is there where a time of day was given: its day depends on the zone. A ``guess`` counts less than what
    the article's own lines say.
    """

    date: dt.date
    kind: AnchorKind
    evidence: str
    updated: bool = False
    contradiction: str | None = None
    moment: Moment | None = None
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Dating:
    """The anchor that was chosen, what speaks for it, and what speaks against it.

    ``timezone`` is the IANA zone that its day is of: the client's, else the dateline's; None where none is known.
    """

    anchor: Anchor
    evidence: str
    warnings: tuple[str, ...] = ()
    timezone: str | None = None


def given(published_at: Moment) -> Clue:
    """What the client says of the day, which nothing overrules."""
    return Clue(published_at.day, AnchorKind.PUBLISHED_AT, "published_at, given by the client", moment=published_at)


def date_of(
    document: Document,
    url: str | None,
    clues: Iterable[Clue] = (),
    timezone: str | None = None,
    *,
    language: str = "en",
) -> Dating | None:
    """The anchor of a document from its own clues, ``clues`` of its metadata and its URL; None where there is none.

    ``timezone`` is the publisher's. Without it the dateline's says which day a moment in UTC is of.
    """
    spoken = languages.language(language)
    told = [_in_zone(clue, document.dateline, timezone) for clue in (*clues, *_lines(document, spoken))]
    bound = min((clue.date for clue in told if clue.kind is AnchorKind.PAGE_DATE), default=None)
    told += [*_dateline(document.dateline, bound, spoken), *_in_url(url)]
    dates = sorted((clue for clue in told if not clue.updated), key=_rank)
    if not dates:
        return None
    best = dates[0]
    place = document.dateline.timezone if document.dateline else None
    return Dating(Anchor(best.date, best.kind), best.evidence, tuple(_warnings(best, told)), timezone or place)


def _rank(clue: Clue) -> tuple[int, bool]:
    """Evidence in its order; a guess from a page's markup counts less than what its own lines say."""
    kind = AnchorKind.DATELINE if clue.guess else clue.kind
    return _ORDER.index(kind), clue.guess


def _in_zone(clue: Clue, dateline: Dateline | None, timezone: str | None) -> Clue:
    """Its day where the publisher is, or where the article was written if only a moment in UTC is known."""
    if clue.moment is None:
        return clue
    if timezone is None and clue.moment.in_utc and dateline is not None and dateline.timezone:
        day = clue.moment.day_in(dateline.timezone)
        return replace(clue, date=day, evidence=f"{clue.evidence}, in the zone of the dateline “{dateline.text}”")
    day = clue.moment.day_in(timezone)
    return clue if day == clue.date else replace(clue, date=day)


def _warnings(best: Clue, told: list[Clue]) -> Iterator[str]:
    for clue in told:
        if clue.contradiction:
            yield clue.contradiction
        if clue is best or clue.date == best.date or _differ_by_zone(clue, best):
            continue
        if clue.updated:
            yield f"{clue.evidence} says {clue.date}: kept apart, since a change is no publication"
        elif clue.kind is not AnchorKind.PAGE_DATE or clue.date < best.date:  # a page is viewed after it was written
            yield f"{clue.evidence} says {clue.date}, and {best.evidence} says {best.date}"


def _differ_by_zone(one: Clue, other: Clue) -> bool:
    """A moment in UTC is the day before or after somewhere."""
    in_utc = any(clue.moment and clue.moment.in_utc for clue in (one, other))
    return in_utc and abs((one.date - other.date).days) == 1


def future_warning(day: dt.date, evidence: str, today: dt.date) -> str | None:
    """A word about an anchor that lies after ``today``; the zones of the world are up to a day ahead."""
    return f"{evidence} says {day}, which lies in the future" if day > calendar.plus_days(today, 1) else None


def _lines(document: Document, spoken: Language) -> Iterator[Clue]:
    """Lines that are a date: "Published on …", the article's own date above its first words, a page's header."""
    for line in lone_dates(document.dropped, spoken.code):
        contradiction = _contradiction(line.text, line.date, spoken)
        says = f"the line “{line.text}”"
        if spoken.pages.published.match(line.text):
            is_update = bool(spoken.pages.updated.match(line.text))
            yield Clue(line.date, AnchorKind.DATELINE, says, is_update, contradiction)
        else:
            kind = AnchorKind.DATELINE if _stands_over_prose(document, line.end) else AnchorKind.PAGE_DATE
            says = says if kind is AnchorKind.DATELINE else f"the page's header “{line.text}”"
            yield Clue(line.date, kind, says, contradiction=contradiction)


def _stands_over_prose(document: Document, end: int) -> bool:
    dropped = {one.start for one in document.dropped}
    below = (line for line in lines(document.text[end:]) if end + line.start not in dropped)
    first = next(below, None)
    return first is not None and is_prose(first.text)


def _dateline(dateline: Dateline | None, bound: dt.date | None, spoken: Language) -> Iterator[Clue]:
    """KARACHI, March 12 — ...: with its year, or the last such day that the page's header allows."""
    if dateline is None or dateline.date is None:
        return
    said = dateline.date
    has_year = re.search(r"\d{4}", said) is not None
    if bound is None and not has_year:
        return
    read_against = Anchor(bound or dt.date(2000, 6, 15))
    timexes = [timex for timex in tag(said, read_against, language=spoken.code).timexes if timex.date]
    if not timexes or timexes[0].date is None or timexes[0].date.granularity is not Granularity.DAY:
        return
    day = timexes[0].date.interval.start_on
    if bound is not None and not has_year and day > bound:
        day = _year_before(day)
    evidence = f"the dateline “{dateline.text}”"
    yield Clue(day, AnchorKind.DATELINE, evidence, contradiction=_contradiction(said, day, spoken))


def _year_before(day: dt.date) -> dt.date:
    return calendar.plus_months(day, -12)


def _in_url(url: str | None) -> Iterator[Clue]:
    for year, _, month, day in _URL_DAY.findall(url or ""):
        try:
            yield Clue(dt.date(int(year), int(month), int(day)), AnchorKind.URL, "the date in the URL")
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
