"""The local day of a moment in UTC: 02:11 UTC on 9 November is still the evening of 8 November in New York.

Content management systems write timestamps in UTC, but readers see the day at the newsroom. Other evidence on the page
decides: a time with an offset, a local time, the day in the URL, or a line with the date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.documents.clues import Clue
from service.documents.places import timezone_of_name
from service.text.document import Dateline
from service.timex.model import AnchorKind

_DAY = dt.timedelta(days=1)
#: Local times that exist: UTC-12 to UTC+14.
_WEST, _EAST = dt.timedelta(hours=-12), dt.timedelta(hours=14)
#: Where most newsrooms are. A day that only an island has is no reason for a warning.
_USUAL_WEST, _USUAL_EAST = dt.timedelta(hours=-8), dt.timedelta(hours=10)
_SAME = dt.timedelta(minutes=5)  # between two records of one moment
_QUARTER = dt.timedelta(minutes=15)  # time zones differ by multiples of it
_ROUNDED = dt.timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where an article comes from: the publisher's time zone, if the client gives it, its dateline, its publisher."""

    timezone: str | None = None
    dateline: Dateline | None = None
    publisher: str | None = None


def at_publisher(clue: Clue, others: Sequence[Clue], where: Whereabouts) -> Clue:
    """Return the clue with its day where the publisher is, or where a dateline says that the article was written.

    ``others`` are the other clues of the page.
    """
    if clue.timestamp is None:
        return clue
    if where.timezone is not None or not is_in_utc(clue):
        return replace(clue, date=clue.timestamp.day_in(where.timezone))
    witness = _witness(clue, others) if clue.kind is AnchorKind.METADATA else None
    if witness is not None:
        day, evidence = witness
        evidence = clue.evidence if day == clue.date else f"{clue.evidence}, {evidence}"
        return replace(clue, date=day, evidence=evidence, is_local=True)
    if where.dateline is not None and where.dateline.timezone:
        return _in_zone(clue, where.dateline.timezone, f"the dateline “{where.dateline.text}”")
    zone = timezone_of_name(where.publisher or "") if clue.kind is AnchorKind.METADATA else None
    return _in_zone(clue, zone, f"the publisher “{where.publisher}”") if zone else clue


def _in_zone(clue: Clue, zone: str, of: str) -> Clue:
    day = clue.timestamp.day_in(zone) if clue.timestamp else clue.date
    return replace(clue, date=day, evidence=f"{clue.evidence}, in the zone of {of}", is_local=True)


def uncertainty(clue: Clue) -> str | None:
    """Return a warning if only a moment in UTC gives the day, and the day may be another one at the publisher's."""
    moment = clue.timestamp.time if clue.timestamp and is_in_utc(clue) else None
    if moment is None or clue.kind is not AnchorKind.METADATA or clue.is_local:
        return None
    other_day = next((day for day in _days(moment, _USUAL_WEST, _USUAL_EAST) if day != clue.date), None)
    if other_day is None:
        return None
    at = f"{moment:%H:%M} UTC"
    return f"{clue.evidence} says {at}: where the publisher is it may be {other_day}; the field timezone decides"


def is_in_utc(clue: Clue) -> bool:
    """Whether a clue is a moment in UTC. Pages write "+00:00" for it as well, in every country."""
    time = clue.timestamp.time if clue.timestamp else None
    if time is None or clue.kind is not AnchorKind.METADATA:
        return clue.timestamp is not None and clue.timestamp.in_utc
    return time.utcoffset() == dt.timedelta(0)


def _witness(clue: Clue, others: Sequence[Clue]) -> tuple[dt.date, str] | None:
    """Return the local day of a moment in UTC, and how it is known: best by the same moment, else by its day."""
    moment = clue.timestamp.time if clue.timestamp else None
    if moment is None:
        return None
    for other in others:
        if _is_same_moment(moment, other):
            return other.date, f"on the local day of {other.evidence}"
    for other in others:
        offset = other.timestamp.time.utcoffset() if other.timestamp and other.timestamp.time else None
        if offset:
            return (moment + offset).date(), f"in the time zone of {other.evidence}"
    days = _days(moment, _WEST, _EAST)
    for other in others:
        if other.date in days and not other.updated and _is_of_a_day(other):
            return other.date, f"on the day of {other.evidence}"
    return None


def _is_same_moment(moment: dt.datetime, other: Clue) -> bool:
    """Whether a clue is a local time of a moment in UTC: with an offset, or off by what may be one."""
    time = other.timestamp.time if other.timestamp else None
    if time is None or is_in_utc(other):
        return False
    if time.tzinfo is not None:
        return abs(time - moment) <= _SAME
    offset = time - moment.replace(tzinfo=None)
    quarters = round(offset / _QUARTER)
    return quarters != 0 and _WEST <= offset <= _EAST and abs(offset - quarters * _QUARTER) <= _ROUNDED


def _is_of_a_day(clue: Clue) -> bool:
    """Whether a clue is a day that the newsroom itself wrote, without a time."""
    has_time = clue.timestamp is not None and clue.timestamp.time is not None
    return not has_time and clue.kind is not AnchorKind.PAGE_DATE


def _days(moment: dt.datetime, west: dt.timedelta, east: dt.timedelta) -> tuple[dt.date, ...]:
    """Return the days that a moment in UTC may have in the time zones between two offsets."""
    return tuple(sorted({(moment + west).date(), moment.date(), (moment + east).date()}))
