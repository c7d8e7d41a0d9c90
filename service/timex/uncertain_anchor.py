"""Texts whose anchor is uncertain: read against the likely day, with the reading at its upper bound beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from service.timex.model import Alternative, Certainty, Tagging, Timex, Trace


def with_reading_at_bound(likely: Tagging, at_bound: Tagging, bound: dt.date, reason: str) -> Tagging:
    """Return the tagging against the likely day; other dates at its upper bound become alternatives.

    Both taggings are of the same text, so their expressions are the same. ``reason`` says why the day is likely.
    """
    pairs = zip(likely.timexes, at_bound.timexes, strict=True)
    return replace(likely, timexes=tuple(_with_reading_at_bound(*pair, bound, reason) for pair in pairs))


def _with_reading_at_bound(timex: Timex, at_bound: Timex, bound: dt.date, reason: str) -> Timex:
    date, other_date = timex.date, at_bound.date
    if date is None or other_date is None or date == other_date or date.approximate:
        return timex
    second = Alternative(other_date, f"read against {bound}, the upper bound of the publication date")
    others = [other for other in timex.alternatives if other.date.edtf not in (date.edtf, other_date.edtf)]
    trace = Trace(timex.trace.rule, timex.trace.anchor, (reason, *timex.trace.steps))
    return timex._replace(certainty=Certainty.AMBIGUOUS, alternatives=(second, *others), trace=trace)
