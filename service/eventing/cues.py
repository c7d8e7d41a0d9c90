"""What the words beside a date say of it: that it is the day of a saying, or of something still planned.

Reads only a few words on either side, up to the next mark that ends a clause. Knows no calendar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from service.timex.languages.event_words import EventWords, Plans

_REACH = 160  # characters on either side
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[;:“”\"\n—]")


class Beside(NamedTuple):
    """The words before and after an expression in its own part of the sentence, and what follows it directly.

    ``since_comma`` is the place in ``before`` of the first word after the last comma.
    """

    before: list[str]
    since_comma: int
    after: list[str]
    rest: str


def beside(sentence: str, start: int, end: int) -> Beside:
    """The words within reach of the expression at ``start`` to ``end``."""
    before = _END.split(sentence[max(0, start - _REACH) : start])[-1]
    after = _END.split(sentence[end : end + _REACH], maxsplit=1)[0]
    words = _WORD.findall(before)
    return Beside(words, len(words) - len(_WORD.findall(before.rpartition(",")[2])), _WORD.findall(after), after)


def is_saying(words: Beside, lexicon: EventWords) -> bool:
    """Whether the date is that of the saying: "officials said on Thursday", "on Thursday, officials said"."""
    reporting, verbs = lexicon.reporting, lexicon.verbs
    if reporting.possessive.match(words.rest):
        return False
    place = _nearest(words.before, lexicon)
    if place is None:
        return next((word for word in words.after if word in verbs), "") in reporting.verbs
    if words.before[place].lower() in reporting.sources:
        return place >= words.since_comma
    return words.before[place] in reporting.verbs and _is_of(words, place, lexicon)


def _nearest(before: list[str], lexicon: EventWords) -> int | None:
    """The place of the nearest verb, or word that names a source, before the date."""
    verbs, sources = lexicon.verbs, lexicon.reporting.sources
    places = range(len(before) - 1, -1, -1)
    return next((place for place in places if before[place] in verbs or before[place].lower() in sources), None)


def _is_of(words: Beside, place: int, lexicon: EventWords) -> bool:
    """Whether the date goes with the verb of saying, not with what was said ("said the vote on Monday was fair")."""
    reporting, between = lexicon.reporting, words.before[place + 1 :]
    if words.after and words.after[0] in lexicon.verbs and words.rest[:1] == " ":
        return False
    if not between or words.before[place] in reporting.with_hearer or between[0].lower() in reporting.prepositions:
        return True
    return all(word[:1].isupper() or word in reporting.prepositions for word in between)


def looks_ahead(words: Beside, lexicon: EventWords) -> bool:
    """Whether the nearest verb or word of a plan is one that looks ahead: "will meet today", "due this week"."""
    for place in range(len(words.before) - 1, -1, -1):
        if _is_ahead(words.before, place, lexicon.plans):
            return True
        if _is_finite_past(words.before, place, lexicon):
            return False
    return any(_is_ahead(words.after, place, lexicon.plans) for place in range(min(3, len(words.after))))


def _is_ahead(words: list[str], place: int, plans: Plans) -> bool:
    word = words[place]
    led = words[place - 1] if place else ""
    if word in plans.future:
        return True
    if word in plans.planned:
        return led not in plans.past
    return word in plans.infinitive and led in plans.present


def _is_finite_past(words: list[str], place: int, lexicon: EventWords) -> bool:
    """Whether a verb settles that it has happened: not one that a modal or "to" stands before ("will be named")."""
    plans = lexicon.plans
    if words[place] not in lexicon.verbs or words[place] in plans.present:
        return False
    nearby = words[max(0, place - 3) : place]
    return not any(word in plans.future or word in plans.infinitive for word in nearby)
