"""The kind of a dated clause: whether it reports an event, or a statement, a comparison, a figure and so on.

Rules decide where they are firm; elsewhere a linear model decides, if the language has its weights. Knows no calendar.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from service.eventing.kinds.judge import judge
from service.eventing.kinds.place import Place, place_of
from service.eventing.kinds.rules import by_rules
from service.eventing.kinds.structure import happens
from service.eventing.kinds.updates import of_entry
from service.eventing.model import EventKind

__all__ = ["Place", "Verdict", "decide", "place_of"]


class Verdict(NamedTuple):
    """The kind of a dated clause, and the words or the structure that show it; None for an event."""

    kind: EventKind
    evidence: str | None


@lru_cache(maxsize=64)  # a list of dates repeats itself
def decide(place: Place) -> Verdict:
    """Return the kind of the clause that holds a date, with the evidence for it."""
    if place.is_entry and place.words - place.own_words:
        found = of_entry(place)
        return Verdict(found.kind, found.evidence)
    ruling = by_rules(place)
    weights = place.lexicon.kinds.weights
    if ruling.is_firm or not weights or (not ruling.evidence and happens(place)):
        return Verdict(ruling.kind, ruling.evidence)
    return Verdict(*judge(place, weights, ruling))
