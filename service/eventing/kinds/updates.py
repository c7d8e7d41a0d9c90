"""Updates of live reports, "14:05 The dam has burst.": most are events, but some only remark or quote something."""

from __future__ import annotations

from service.eventing.kinds.place import Place
from service.eventing.kinds.rules import Ruling, by_rules
from service.eventing.model import EventKind
from service.timex.model import Granularity

_EVENT = Ruling(EventKind.EVENT, None, "none", is_firm=True)


def of_entry(place: Place) -> Ruling:
    """Return the kind of an entry of a chronology: an event, unless it is an update that reports nothing.

    The rules judge an update by its first sentence: "14:05 The dam is a mess.", "14:10 The mayor says he is ill.".
    """
    lexicon = place.lexicon
    if place.date.granularity is not Granularity.MINUTE or not lexicon.verbs.finite:
        return _EVENT
    if lexicon.kinds.acts.search(place.after):
        return _EVENT
    ruling = by_rules(place)
    if not ruling.evidence and _only_says(place):
        return Ruling(EventKind.STATEMENT, "a verb of saying", "attribution", is_firm=True)
    return ruling


def _only_says(place: Place) -> bool:
    """Whether the first verb of an update is one of saying, and its sentence has none of a happening."""
    lexicon = place.lexicon
    verb = next(filter(lexicon.verbs.has, place.words_after), "")
    return verb in lexicon.reporting.verbs and lexicon.kinds.happenings.isdisjoint(place.words)
