"""Dates that label the lines of a chronology: "22 January 2024: …", "23 January: …", "1999 – Work begins … in June"."""

from __future__ import annotations

from service.timex.meaning import Written
from service.timex.model import Granularity
from service.timex.resolve.context import MONTHS, Context, Mention


def year_of_line(date: Written, context: Context) -> Mention | None:
    """Return the year that labels the line of a day or month without a year; None if none does, or if it moves on."""
    label = context.label
    if label is None or not date.month or label.period.granularity is not Granularity.YEAR:
        return None
    moves_on = context.mentions[-1].period.start.year != label.period.start.year
    return label if not moves_on and context.surroundings.is_in_line_of(label.token) else None


def label_before(date: Written, context: Context) -> Mention | None:
    """Return the label that a date continues from if it labels a line itself; None otherwise."""
    label = context.label
    if label is None or not date.month or label.period.granularity not in MONTHS:
        return None
    return label if context.surroundings.heads_line() else None
