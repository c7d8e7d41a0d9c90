"""The verb and the subject of a dated clause, as named features of a linear model: which words, and of which class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from service.eventing.kinds.place import Place
from service.timex.languages.event_words import EventWords

EDGE, NUMBER, _NONE = "<edge>", "<number>", "<none>"
_MANY = 3
#: Words after an auxiliary in which its main verb stands: "was | quickly | arrested".
_NEARBY = 3
#: Words before a verb in which "there" makes it report a happening: "there | has been".
_BEFORE_VERB = 2
_WITHOUT_MAIN = frozenset({"copula", "auxiliary", "future", "state"})


def number(count: int) -> str:
    return str(count) if count < _MANY else "more"


def of_verbs(place: Place, before: list[str], after: list[str], distance: str) -> Iterator[str]:
    """Yield the features of the nearest verb before the date, or else of the first after it, and of its subject.

    ``before`` and ``after`` are the words of the clause around the date, ``distance`` is that from publication.
    """
    lexicon = place.lexicon
    verb_after = _first_verb(after, lexicon)
    verb = before[place.verbs_before[-1]] if place.verbs_before else verb_after
    side = "before" if place.verbs_before else "after"
    yield f"verb {verb}"
    yield f"verb-after {verb_after}"
    yield f"verb-then {_class(verb, lexicon)} {_class(verb_after, lexicon)}"
    yield f"first-verb {_first_verb(before + after, lexicon)}"
    yield from _of_class("verb", verb, side, distance, lexicon)
    yield f"verb-granularity {_class(verb, lexicon)} {place.date.granularity}"
    words, at = (before, place.verbs_before[-1]) if place.verbs_before else (after, _place(after, lexicon))
    main = _main_verb(verb, words[at + 1 : at + 1 + _NEARBY], lexicon)
    yield f"main-verb {main}"
    yield from _of_class("main-verb", main, side, distance, lexicon)
    yield f"main-verb-amounts {_class(main, lexicon)} {_amounts(before + after, lexicon)}"
    if not lexicon.kinds.existential.isdisjoint(words[max(0, at - _BEFORE_VERB) : at]):
        yield f"existential {_first(words[at + 1 :])}"
    if place.verbs_before:
        yield f"verb-before {verb}"
        yield f"verb-distance {number(len(before) - at - 1)}"
        yield f"before-verb {before[at - 1] if at else EDGE}"
        yield from (f"between {word}" for word in before[at + 1 :])
    first = place.verbs_before[0] if place.verbs_before else _place(after, lexicon)
    yield from _of_subject((before if place.verbs_before else after)[:first])


def _of_class(feature: str, verb: str, side: str, distance: str, lexicon: EventWords) -> Iterator[str]:
    kind = _class(verb, lexicon)
    yield f"{feature}-class {kind}"
    yield f"{feature}-side {kind} {side}"
    yield f"{feature}-distance {kind} {distance}"


def _amounts(words: list[str], lexicon: EventWords) -> str:
    """Whether a clause has amounts, and numbers: "water rose" is no figure."""
    has_amounts = not lexicon.kinds.amounts.isdisjoint(words)
    return "amounts" if has_amounts else "numbers" if NUMBER in words else "none"


def _first(words: list[str]) -> str:
    return words[0] if words else EDGE


def _of_subject(words: Sequence[str]) -> Iterator[str]:
    """The first and the last word of a subject: "the | mayor"."""
    yield f"subject {words[-1] if words else _NONE}"
    yield f"subject-begins {words[0] if words else _NONE}"


def _place(words: list[str], lexicon: EventWords) -> int:
    """Return the place of the first verb; the number of words if there is none."""
    return next((place for place, word in enumerate(words) if lexicon.verbs.has(word)), len(words))


def _first_verb(words: list[str], lexicon: EventWords) -> str:
    return next(filter(lexicon.verbs.has, words), _NONE)


def _main_verb(verb: str, following: list[str], lexicon: EventWords) -> str:
    """Return the verb that an auxiliary leads to ("will | meet", "was | arrested"), or else the verb itself.

    After an article stands a noun: "was | the | fire".
    """
    if _class(verb, lexicon) not in _WITHOUT_MAIN:
        return verb
    kinds, endings = lexicon.kinds, lexicon.kinds.participle_endings
    verbal = takewhile(lambda word: word not in kinds.determiners, following)
    return next((word for word in verbal if word in kinds.happenings or word.endswith(endings)), verb)


@lru_cache(maxsize=2048)  # several features ask for the class of the same verb
def _class(verb: str, lexicon: EventWords) -> str:
    classes = {
        "saying": lexicon.reporting.verbs,
        "copula": lexicon.kinds.copulas,
        "future": lexicon.plans.future,
        "auxiliary": lexicon.kinds.auxiliaries,
        "state": lexicon.kinds.states,
        "happening": lexicon.kinds.happenings,
        "move": lexicon.kinds.moves,
    }
    return next((name for name, words in classes.items() if verb in words), "other" if verb != _NONE else "none")
