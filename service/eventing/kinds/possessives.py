"""Dates that own a noun: "Monday's vote" only describes it, unless the clause tells what happened in it or to it."""

from __future__ import annotations

from service.eventing.kinds.place import Place, is_deed

_OCCASION = 3  # words from a date to the end of what it owns: "Sunday's | cup quarter final"


def is_possessive(place: Place) -> str | None:
    """Recognise "Monday's vote", but not as the subject of what it did: "Monday's quake | destroyed the town".

    Nor as what something happens in: "will meet in | Sunday's final", "will miss | Sunday's final", "at | Sunday's
    meeting, the miners voted".
    """
    if not place.lexicon.reporting.possessive.match(place.after):
        return None
    is_news = _is_setting(place) or _is_awaited(place) or _acts(place)
    return None if is_news else "a possessive date"


def owns_news(place: Place) -> bool:
    """Whether a possessive date owns what acts in its clause, or what its clause happens in."""
    is_possessive = place.lexicon.reporting.possessive.match(place.after) is not None
    return is_possessive and (_acts(place) or _is_setting(place))


def _acts(place: Place) -> bool:
    """Whether a possessive date opens a clause whose subject does something: "Monday's quake | (has) destroyed".

    In "today's left | is" another verb follows: the first one is a noun.
    """
    lexicon = place.lexicon
    verbs = [at for at, word in enumerate(place.words_after) if lexicon.verbs.has(word)]
    acts = [at for at in verbs if place.words_after[at] not in lexicon.plans.perfect]
    opens = not place.words_before or (place.is_only_date and _opens_with_setting(place))
    return opens and bool(acts) and place.words_after[acts[0]] in lexicon.kinds.happenings and acts[0] + 1 not in verbs


def _opens_with_setting(place: Place) -> bool:
    """Whether a sentence begins with what its main clause happens in: "At | Monday's meeting, the council passed"."""
    words = [word.lower() for word in place.words_before]
    return place.segment.start == 0 and len(words) == 1 and words[0] in place.lexicon.kinds.settings


def _is_setting(place: Place) -> bool:
    """Whether the clause of a possessive date tells what happens in what the date describes."""
    lexicon = place.lexicon
    words, kinds = place.words_before, lexicon.kinds
    is_in_stage = kinds.stages.search(place.before) is not None
    is_inside = is_in_stage or not kinds.settings.isdisjoint(words[-1:])
    if not place.is_only_date or not is_inside or not place.verbs_before:
        return False
    last = place.verbs_before[-1]
    if is_in_stage and is_deed(words[last], lexicon):
        return True
    if not lexicon.plans.future.isdisjoint(words):
        return True
    if words[last] in kinds.copulas:
        return words[last + 1] in kinds.happenings  # "was | re-elected"
    is_passive = last > 0 and words[last - 1] in kinds.copulas
    is_only = len(place.verbs_before) == 1
    return (is_passive and words[last] in kinds.happenings) or (is_only and is_deed(words[last], lexicon))


def _is_awaited(place: Place) -> bool:
    """Whether a modal looks ahead to the occasion on the day, not to what comes beside it: "will rest after"."""
    lexicon = place.lexicon
    words = place.words_before
    if lexicon.plans.future.isdisjoint(words) or words[-1] in lexicon.kinds.phrases:
        return False
    return not lexicon.kinds.occasions.isdisjoint(word.lower() for word in place.words_after[:_OCCASION])
