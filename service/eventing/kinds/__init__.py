"""The kind of a dated clause: whether it reports an event, or a statement, a comparison, a figure and so on.

The rules run in one order; the first that holds decides, with its evidence. Words come from the language. Knows no
calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from service.eventing.kinds import structure
from service.eventing.kinds.place import Place
from service.eventing.model import EventKind
from service.eventing.surroundings import is_statement
from service.timex.languages.event_words import EventWords
from service.timex.languages.kind_words import Cue

__all__ = ["Place", "Verdict", "decide"]


class Verdict(NamedTuple):
    """The kind of a dated clause, and the words or the structure that show it; None for an event."""

    kind: EventKind
    evidence: str | None


def decide(place: Place, lexicon: EventWords) -> Verdict:
    """Return the kind of the clause that holds a date, with the evidence for it."""
    if place.is_entry and place.words - place.own_words:
        return Verdict(EventKind.EVENT, None)
    for kind, rule in _RULES:
        evidence = rule(place, lexicon)
        if evidence:
            return Verdict(kind, evidence)
    return Verdict(EventKind.EVENT, None)


Rule = Callable[[Place, EventWords], str | None]


def _cues(name: str) -> Rule:
    """Return the rule that looks for the cues that a language has under a name."""

    def rule(place: Place, lexicon: EventWords) -> str | None:
        cues: tuple[Cue, ...] = getattr(lexicon.kinds, name)
        words = place.words
        possible = [cue for cue in cues if not cue.gate or not cue.gate.isdisjoint(words)]
        return next((evidence for cue in possible if (evidence := place.evidence(cue))), None)

    return rule


def _attribution(place: Place, lexicon: EventWords) -> str | None:
    """Recognise a date that belongs to a verb of saying."""
    return "a verb of saying" if is_statement(place.around, lexicon) else None


#: In this order, because a comparison mostly stands in a figure, and either can be what somebody said.
_RULES: tuple[tuple[EventKind, Rule], ...] = (
    (EventKind.REFERENCE, _cues("references")),
    (EventKind.COMPARISON, _cues("comparisons")),
    (EventKind.SCHEDULE, _cues("schedules")),
    (EventKind.FIGURE, _cues("figures")),
    (EventKind.BACKGROUND, structure.is_quoted_period),
    (EventKind.STATEMENT, _attribution),
    (EventKind.STATEMENT, _cues("statements")),
    (EventKind.BACKGROUND, structure.is_possessive),
    (EventKind.BACKGROUND, structure.is_attributive),
    (EventKind.BACKGROUND, structure.is_subject),
    (EventKind.BACKGROUND, _cues("backgrounds")),
    (EventKind.BACKGROUND, structure.is_question),
    (EventKind.BACKGROUND, structure.is_relative),
    (EventKind.BACKGROUND, structure.is_history),
    (EventKind.BACKGROUND, structure.is_reason),
    (EventKind.BACKGROUND, structure.is_in_phrase),
    (EventKind.BACKGROUND, structure.is_omitted_relative),
    (EventKind.BACKGROUND, structure.describes_noun),
    (EventKind.BACKGROUND, structure.describes_state),
    (EventKind.BACKGROUND, structure.lacks_verb),
)
