"""What the words around a date show: that it is the day of a statement, or of a plan.

Looks at a few words on either side, up to the next mark that ends a clause. Knows no calendar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from service.timex.languages.event_words import EventWords, Plans
from service.timex.languages.unions import union

_REACH = 160  # characters on either side
_NEAR = 3  # words
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[;:“”\"—]|\n\s*\n")


class Surroundings(NamedTuple):
    """The words before and after an expression in its own part of the sentence.

    ``opening`` is the text before the expression, ``rest`` that after it.
    """

    before: list[str]
    after: list[str]
    opening: str
    rest: str

    @property
    def since_comma(self) -> int:
        """The place in ``before`` of the first word after the last comma."""
        return len(_WORD.findall(self.opening.rpartition(",")[0]))


def surroundings(sentence: str, start: int, end: int) -> Surroundings:
    """Return the words within reach of the expression at ``start`` to ``end``."""
    before = _END.split(sentence[max(0, start - _REACH) : start])[-1]
    after = _END.split(sentence[end : end + _REACH], maxsplit=1)[0]
    return Surroundings(_WORD.findall(before), _WORD.findall(after), before, after)


def is_statement(words: Surroundings, lexicon: EventWords) -> bool:
    """Whether the date only says when something was said: "officials said on Thursday"."""
    reporting = lexicon.reporting
    if reporting.possessive.match(words.rest):
        return False
    place = _nearest_verb(words.before, lexicon)
    if place is None:
        return _speaks_after(words, lexicon)
    if words.before[place].lower() in reporting.sources:
        return place >= words.since_comma
    return _says(words.before, place, lexicon) and _is_of_verb(words, place, lexicon)


def _speaks_after(words: Surroundings, lexicon: EventWords) -> bool:
    """Whether the first verb after a date, without one before it, is one of saying: "on Monday | the mayor said".

    It isn't in an aside (", the mayor said, "), before an object ("reported a theft") or after "to" ("to tell").
    """
    reporting, is_verb, after = lexicon.reporting, lexicon.verbs.has, words.after
    verbs = (place for place, word in enumerate(after) if is_verb(word) and not _is_infinitive(after, place, lexicon))
    place = next(verbs, None)
    if place is None or after[place] not in reporting.verbs:
        return False
    objects = union(reporting.targets, lexicon.kinds.indefinite)
    if after[place] in reporting.also_doing and not objects.isdisjoint(after[place + 1 : place + 2]):
        return False
    _, verb, rest = words.rest.partition(after[place])
    return not (verb and words.rest.startswith(",") and rest.startswith((",", ".")))


def _is_infinitive(words: list[str], place: int, lexicon: EventWords) -> bool:
    return place > 0 and words[place - 1] in lexicon.plans.infinitive


def _says(before: list[str], place: int, lexicon: EventWords) -> bool:
    """Whether a verb is one of saying, unlike those of "was added" and "added a room to"."""
    reporting = lexicon.reporting
    if before[place] in reporting.also_doing:
        is_passive = not lexicon.plans.past.isdisjoint(before[:place][-_NEAR:])
        return not is_passive and reporting.targets.isdisjoint(before[place:])
    return before[place] in reporting.verbs


def _nearest_verb(before: list[str], lexicon: EventWords) -> int | None:
    """Return the place of the nearest verb, or word that names a source, before the date."""
    is_verb, sources = lexicon.verbs.has, lexicon.reporting.sources
    places = reversed(range(len(before)))
    return next((place for place in places if is_verb(before[place]) or before[place].lower() in sources), None)


def _is_of_verb(words: Surroundings, place: int, lexicon: EventWords) -> bool:
    """Whether the date belongs to the verb of saying, not to what was said ("said the vote on Monday was fair")."""
    reporting, between = lexicon.reporting, words.before[place + 1 :]
    if words.after and words.after[0] in lexicon.verbs and words.rest[:1] == " ":
        return False
    if not between or words.before[place] in reporting.with_hearer or between[0].lower() in reporting.prepositions:
        return True
    return all(word[:1].isupper() or word in reporting.prepositions for word in between)


def looks_ahead(words: Surroundings, lexicon: EventWords) -> bool:
    """Whether the nearest verb announces a plan: "will meet today", "said they would meet today", "due this week"."""
    plans = lexicon.plans
    ahead = union(plans.future, plans.planned, plans.infinitive, plans.reported)
    if ahead.isdisjoint(words.before) and ahead.isdisjoint(words.after):
        return False
    for place in reversed(range(len(words.before))):
        if _is_ahead(words.before, place, lexicon):
            return True
        if _is_finite_past(words.before, place, lexicon):
            return False
    return any(_is_ahead(words.after, place, lexicon) for place in range(min(_NEAR, len(words.after))))


def _is_ahead(words: list[str], place: int, lexicon: EventWords) -> bool:
    plans, word = lexicon.plans, words[place]
    before = words[place - 1] if place else ""
    if word in plans.future or _is_reported_plan(words, place, plans):
        return True
    if word in plans.planned:
        return before not in plans.past and not _is_attributive(words, place, lexicon)
    return word in plans.infinitive and before in plans.present


def _is_attributive(words: list[str], place: int, lexicon: EventWords) -> bool:
    """Whether a participle describes the noun after it: "a (regularly) | scheduled | meeting"."""
    before = words[:place]
    if lexicon.clauses.adverb_ending and before and before[-1].endswith(lexicon.clauses.adverb_ending):
        before = before[:-1]
    return bool(before) and before[-1].lower() in lexicon.kinds.determiners


def _is_reported_plan(words: list[str], place: int, plans: Plans) -> bool:
    return words[place] in plans.reported and plans.perfect.isdisjoint(words[place + 1 : place + _NEAR])


def _is_finite_past(words: list[str], place: int, lexicon: EventWords) -> bool:
    """Whether a verb says that it has happened; a modal or "to" before it denies that ("will be named")."""
    plans = lexicon.plans
    if words[place] not in lexicon.verbs or words[place] in plans.present:
        return False
    nearby = words[max(0, place - _NEAR) : place]
    return plans.future.isdisjoint(nearby) and plans.infinitive.isdisjoint(nearby) and plans.reported.isdisjoint(nearby)
