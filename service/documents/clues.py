"""A clue: a day that may be an article's publication date, and where it comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from service.documents.timestamps import Timestamp
from service.timex.model import AnchorKind


@dataclass(frozen=True, slots=True)
class Clue:
    """A day that may be the publication date, and where it comes from.

    ``updated`` marks the date of a change, which is an upper bound of the publication date. ``contradiction`` says what
    is wrong with the clue itself. ``timestamp`` is set if the clue has a time: its day depends on the time zone.
    ``is_local`` says that the day of a moment in UTC is the one at the publisher. ``is_vague`` marks metadata that is
    only called "date": some systems write the day of the last change there.
    """

    date: dt.date
    kind: AnchorKind
    evidence: str
    updated: bool = False
    contradiction: str | None = None
    timestamp: Timestamp | None = None
    is_local: bool = False
    is_vague: bool = False
