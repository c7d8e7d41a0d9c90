"""The periods around the chosen one: the earlier, the later and the wider one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from service.web.page_query import PageQuery
from service.web.scales import CENTURY, DAY, DECADE, MONTH, QUARTER, WEEK, YEAR, period_name

_ONE_DAY = timedelta(days=1)
_WIDER = (MONTH, YEAR, DECADE, CENTURY)
_WHOLE = (DAY, WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, inclusive."""

    first: date
    last: date

    @property
    def name(self) -> str:
        return period_name(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Link:
    """A period's name, and the URL of its timeline."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class OtherPeriods:
    """Links from a page of one period to others, and the URL of the page without dates."""

    earlier: Link | None
    later: Link | None
    wider: Link | None
    all: str


def other_periods(page_query: PageQuery, path: str) -> OtherPeriods | None:
    """Return the links to other periods; None for a page without dates. Only a page with both dates has neighbours."""
    query = page_query.query
    if query.starts_from is None and query.ends_before is None:
        return None
    everything = page_query.url(path, **{"from": None, "to": None, "match": None})
    if query.starts_from is None or query.ends_before is None:
        return OtherPeriods(None, None, None, everything)
    period = Period(query.starts_from, query.ends_before - _ONE_DAY)

    def link(other: Period | None) -> Link | None:
        if other is None:
            return None
        dates = {"from": other.first.isoformat(), "to": other.last.isoformat()}
        return Link(other.name, page_query.url(path, **dates))

    return OtherPeriods(link(neighbour(period, -1)), link(neighbour(period, 1)), link(wider(period)), everything)


def wider(period: Period) -> Period | None:
    """Return the month, year, decade or century that has a period and more; None if it spans two centuries."""
    for scale in _WIDER:
        if scale.contains(period.first, period.last) and not scale.is_whole(period.first, period.last):
            number = scale.number_of(period.first)
            return Period(scale.first_day(number), scale.last_day(number))
    return None


def neighbour(period: Period, step: int) -> Period | None:
    """Return the period of the same kind or length before (``step`` -1) or after it; None beyond the calendar."""
    try:
        for scale in _WHOLE:
            if scale.is_whole(period.first, period.last):
                number = scale.number_of(period.first) + step
                return Period(scale.first_day(number), scale.last_day(number))
        length = (period.last - period.first + _ONE_DAY) * step
        return Period(period.first + length, period.last + length)
    except (ValueError, OverflowError):
        return None
