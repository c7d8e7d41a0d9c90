"""Dates that label the lines of a chronology: "22 January 2024: …", "23 January: …", "1999 – Work begins … in June"."""

from __future__ import annotations

from service.timex.meaning import Written
from service.timex.model import Granularity
from service.timex.resolve.context import MONTHS, Context, Mention


def mention_of_label(date: Written, context: Context) -> Mention | None:
    """Return the label that gives the year of a day or month without one; None if no label does.

    That is the year which labels its own line. A date that labels a line itself continues from the label before.
    """
    label = context.label
    if label is None or not date.month:
        return None
    if label.period.granularity is Granularity.YEAR:
        return label if context.surroundings.is_in_line_of(label.token) else None
    return label if label.period.granularity in MONTHS and context.surroundings.heads_line() else None
