"""What the words beside a date say of it: that it is the day of a saying, or of something still planned.

Reads only a few words on either side, up to the next mark that ends a clause. Knows no calendar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from service.eventing.lexicon import Lexicon

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


def is_saying(words: Beside, lexicon: Lexicon) -> bool:
    """Whether the date is that of the saying: "officials said on Thursday", "on Thursday, officials said"."""
    if lexicon.possessive.match(words.rest):
        return False
    place = _nearest(words.before, lexicon)
    if place is None:
        verb = next((word for word in words.after if lexicon.is_verb(word)), "")
        return verb in lexicon.saying
    if words.before[place].lower() in lexicon.source:
        return place >= words.since_comma
    return words.before[place] in lexicon.saying and _is_of(words, place, lexicon)


def _nearest(before: list[str], lexicon: Lexicon) -> int | None:
    """The place of the nearest verb, or word that names a source, before the date."""
    places = range(len(before) - 1, -1, -1)
    return next((at for at in places if lexicon.is_verb(before[at]) or before[at].lower() in lexicon.source), None)


def _is_of(words: Beside, place: int, lexicon: Lexicon) -> bool:
    """Whether the date goes with the verb of saying, not with what was said ("said the vote on Monday was fair")."""
    between = words.before[place + 1 :]
    if words.after and lexicon.is_verb(words.after[0]) and words.rest[:1] == " ":
        return False
    if not between or words.before[place] in lexicon.telling or between[0].lower() in lexicon.prepositions:
        return True
    return all(word[:1].isupper() or word in lexicon.prepositions for word in between)


def looks_ahead(words: Beside, lexicon: Lexicon) -> bool:
    """Whether the nearest verb or word of a plan is one that looks ahead: "will meet today", "due this week"."""
    for place in range(len(words.before) - 1, -1, -1):
        if _is_ahead(words.before, place, lexicon):
            return True
        if _is_finite_past(words.before, place, lexicon):
            return False
    return any(_is_ahead(words.after, place, lexicon) for place in range(min(3, len(words.after))))


def _is_ahead(words: list[str], place: int, lexicon: Lexicon) -> bool:
    word = words[place]
    led = words[place - 1] if place else ""
    if word in lexicon.ahead:
        return True
    if word in lexicon.plans:
        return led not in lexicon.past
    return word == lexicon.infinitive and led in lexicon.present


def _is_finite_past(words: list[str], place: int, lexicon: Lexicon) -> bool:
    """Whether a verb settles that it has happened: not one that a modal or "to" stands before ("will be named")."""
    if not lexicon.is_verb(words[place]) or words[place] in lexicon.present:
        return False
    nearby = words[max(0, place - 3) : place]
    return not any(word in lexicon.ahead or word == lexicon.infinitive for word in nearby)
