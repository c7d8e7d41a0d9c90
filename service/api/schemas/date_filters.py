"""The filters by what a date is: how precise, how certain, of which kind of clause, and read against which day.

Timelines, stories and the feed of changes have them.
"""

from __future__ import annotations

from service.api.schemas.fields import Choice
from service.api.schemas.query_fields import EnumMember, Names
from service.config.settings import ALL, KINDS
from service.store.filter import ALL_KINDS
from service.timex.model import AnchorKind, Certainty, Granularity

GRANULARITY = EnumMember(Granularity, "The coarsest dates to include: month means months and anything finer.")
CERTAINTY = Choice(Certainty, "Only dates with this certainty.")
#: For what has all kinds by default; a timeline has a default of its own.
KIND = Names(
    (ALL, *KINDS),
    metadata={
        "description": "Only events of these kinds, separated by commas; all by default.",
        "examples": ["event,statement"],
    },
)
ANCHOR_KIND = Names(
    AnchorKind,
    metadata={
        "description": "Only events of articles whose publication date is from one of these sources, separated by "
        "commas.",
        "examples": ["published_at,metadata"],
    },
)


def kinds_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds that a filter names: ALL_KINDS if one of the names is all."""
    return ALL_KINDS if ALL in names else names
