"""What surrounds a date, as named features of a linear model: its form, its clause, and the words on both sides.

A feature is a name and mostly a word: "verb rose". Numbers, dates and names are masked, so that a model learns how a
language reports events and not what its texts are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from service.eventing.kinds.place import WORD, Place
from service.eventing.kinds.verb_features import EDGE, NUMBER, number, of_verbs
from service.eventing.segments import QUOTED
from service.timex.languages.event_words import EventWords

#: Number of words before a date and after it that count by their distance, and at all.
_BESIDE = 3
_BEFORE = 25
_AFTER = 15
_DATE, _NAME = "<date>", "<name>"
_STEM = 5  # letters
_AMOUNTS = ("amounts", "statistics", "moves")
#: The first digit of a word that begins with one.
_NUMBER = re.compile(r"\d(?<![^\W_]\d)(?<![^\W_]['’.-]\d)")
#: The last day of each range of distances from publication, in days, with its name.
_DISTANCES = ((1, "day"), (8, "week"), (35, "month"), (370, "year"), (1100, "years"))


def features(place: Place, rule: str) -> list[str]:
    """Return the names of the features of a date in its clause; ``rule`` names what the rules found."""
    lexicon = place.lexicon
    before = [_masked(word, lexicon) for word in place.words_before]
    if before and place.segment.start == 0:
        before[0] = _masked(place.words_before[0].lower(), lexicon)  # its capital makes it no name
    after = [_masked(word, lexicon) for word in place.words_after]
    distance = _distance(place)
    nearby = before[-_BEFORE:] + after[:_AFTER]
    names = [
        "any date",
        f"rule {rule}",
        *_of_date(place, distance),
        *_of_structure(place),
        *_of_amounts(place),
        *of_verbs(place, before, after, distance),
        *_neighbours(before, after),
        *(f"before {word}" for word in before[-_BEFORE:]),
        *(f"after {word}" for word in after[:_AFTER]),
        *(f"clause {word}" for word in nearby),
        *(f"stem {word[:_STEM]}" for word in nearby if len(word) > _STEM and word[0].isalpha()),
    ]
    return list(dict.fromkeys(names))


@lru_cache(maxsize=8192)  # texts repeat their words
def _masked(word: str, lexicon: EventWords) -> str:
    """Return a word in lowercase, or what stands for a number, a date or a name."""
    if word[0].isdigit():
        return NUMBER
    lower = word.lower()
    if lower in lexicon.subjects.calendar:
        return _DATE
    return _NAME if word[0].isupper() else lower


def _of_date(place: Place, distance: str) -> Iterator[str]:
    granularity = place.date.granularity
    form = " ".join(_masked(word, place.lexicon) for word in WORD.findall(place.expression))
    yield f"granularity {granularity}"
    yield f"form {form.lower()}"
    yield f"distance {distance}"
    yield f"granularity-distance {granularity} {distance}"


def _distance(place: Place) -> str:
    """How far a date is from publication, and on which side."""
    interval = place.date.interval
    if interval.contains(place.anchor):
        return "now"
    is_ahead = interval.start_on > place.anchor
    days = (interval.start_on - place.anchor).days if is_ahead else (place.anchor - interval.last_day).days
    length = next((name for most, name in _DISTANCES if days <= most), "long")
    return f"{length} {'ahead' if is_ahead else 'ago'}"


def _of_structure(place: Place) -> Iterator[str]:
    segment = place.segment
    if not place.lexicon.reporting.verbs.isdisjoint(place.words):
        yield "sentence says"
    yield from _of_speech(place)
    yield f"opener {segment.opener if segment.start else EDGE}"
    yield f"segment {number(place.segments.index(segment))} of {number(len(place.segments))}"
    if segment.relative and segment.start:
        yield "relative clause"
    if segment.aside and segment.start:
        yield "aside"
    if place.is_quoted:
        yield "quoted"
    if not place.is_only_date:
        yield "one of several dates"
    if not place.words_before:
        yield "begins its clause"
    if not place.in_news:
        yield "not in news"


def _of_speech(place: Place) -> Iterator[str]:
    """Where a verb of saying and a quotation stand: a statement and its subject have dates of their own."""
    lexicon = place.lexicon
    if not lexicon.reporting.verbs.isdisjoint(place.words_before):
        yield "says before the date"
    if place.segments[-1].speaks and place.segments[-1] is not place.segment:
        yield "ends with its source"
    if place.segment.start and not lexicon.reporting.verbs.isdisjoint(place.words - place.clause_words):
        yield "says in another clause"
    if QUOTED.search(place.sentence):
        yield "has a quotation"


def _of_amounts(place: Place) -> Iterator[str]:
    """How many words of amounts, statistics and changes of them the clause has."""
    words, kinds = place.clause_words, place.lexicon.kinds
    yield f"numbers {number(len(_NUMBER.findall(place.sentence)))}"
    counts = [len(words & kind) for kind in (kinds.amounts, kinds.statistics, kinds.moves)]
    yield from (f"{name} {number(count)}" for name, count in zip(_AMOUNTS, counts, strict=True))
    yield f"amounts-statistics-moves {' '.join(str(min(count, 1)) for count in counts)}"


def _neighbours(before: list[str], after: list[str]) -> Iterator[str]:
    """The words that touch the date, alone and in pairs."""
    previous, second = _at(before, -1), _at(before, -2)
    following = _at(after, 0)
    yield f"previous {previous}"
    yield f"previous-pair {second} {previous}"
    yield f"second-before {second}"
    yield f"following {following}"
    yield f"following-pair {following} {_at(after, 1)}"
    yield f"around {previous} {following}"


def _at(words: list[str], place: int) -> str:
    return words[place] if -len(words) <= place < len(words) else EDGE
