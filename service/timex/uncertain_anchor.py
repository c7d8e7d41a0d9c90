"""A text whose day of writing is only bounded: read against the likely day, with the bound's reading beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from service.timex.model import Alternative, Certainty, Tagging, Timex, Trace


def bounded(likely: Tagging, at_bound: Tagging, bound: dt.date, reason: str) -> Tagging:
    """The tagging against the likely day; where the bound itself gives another date, that is an alternative.

    Both are of the same text, so their expressions are the same; ``reason`` says why the likely day was chosen.
    """
    pairs = zip(likely.timexes, at_bound.timexes, strict=True)
    return replace(likely, timexes=tuple(_both(one, other, bound, reason) for one, other in pairs))


def _both(timex: Timex, other: Timex, bound: dt.date, reason: str) -> Timex:
    if timex.date is None or other.date is None or timex.date == other.date or timex.date.approximate:
        return timex
    second = Alternative(other.date, f"read against {bound}, the day the page was viewed")
    others = [one for one in timex.alternatives if one.date.edtf not in (timex.date.edtf, other.date.edtf)]
    trace = Trace(timex.trace.rule, timex.trace.anchor, (reason, *timex.trace.steps))
    return timex._replace(certainty=Certainty.AMBIGUOUS, alternatives=(second, *others), trace=trace)
