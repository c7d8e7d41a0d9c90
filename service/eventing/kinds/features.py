"""What surrounds a date, as named features of a linear model: its form, its clause, and the words on both sides.

A feature is a name and mostly a word: "verb rose". Numbers, dates and names are masked, so that a model learns how a
language reports events and not what its texts are about.
"""

from __future__ import annotations

from collections.abc import Iterator

from service.eventing.kinds.place import WORD, Place
from service.timex.languages.event_words import EventWords

#: Number of words in front of a date and after it that count by their distance, and at all.
_BESIDE = 3
_BEFORE = 25
_AFTER = 15
_NUMBER, _DATE, _NAME, _EDGE, _NONE = "<number>", "<date>", "<name>", "<edge>", "<none>"
_STEM = 5  # letters
#: The last day of each range of distances from publication, in days, with its name.
_DISTANCES = ((1, "day"), (8, "week"), (35, "month"), (370, "year"), (1100, "years"))


def features(place: Place, lexicon: EventWords, rule: str) -> list[str]:
    """Return the names of the features of a date in its clause; ``rule`` names what the rules found."""
    before = [_masked(word, lexicon, is_first=_is_first(place, at)) for at, word in enumerate(place.words_before)]
    after = [_masked(word, lexicon, is_first=False) for word in place.words_after]
    nearby = before[-_BEFORE:] + after[:_AFTER]
    names = [
        "any date",
        f"rule {rule}",
        *_of_date(place, lexicon),
        *_of_structure(place, lexicon),
        *_of_verbs(place, before, after, lexicon),
        *_neighbours(before, after),
        *(f"before {word}" for word in before[-_BEFORE:]),
        *(f"after {word}" for word in after[:_AFTER]),
        *(f"clause {word}" for word in nearby),
        *(f"stem {word[:_STEM]}" for word in nearby if len(word) > _STEM and word[0].isalpha()),
    ]
    return list(dict.fromkeys(names))


def _is_first(place: Place, at: int) -> bool:
    return at == 0 and place.segment.start == 0


def _masked(word: str, lexicon: EventWords, *, is_first: bool) -> str:
    """Return a word in lowercase, or what stands for a number, a date or a name."""
    if word[0].isdigit():
        return _NUMBER
    lower = word.lower()
    if lower in lexicon.subjects.calendar:
        return _DATE
    return _NAME if word[0].isupper() and not is_first else lower


def _of_date(place: Place, lexicon: EventWords) -> Iterator[str]:
    granularity = place.date.granularity
    form = " ".join(_masked(word, lexicon, is_first=False) for word in WORD.findall(place.expression))
    distance = _distance(place)
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


def _of_structure(place: Place, lexicon: EventWords) -> Iterator[str]:
    segment = place.segment
    if not lexicon.reporting.verbs.isdisjoint(place.words):
        yield "sentence says"
    yield f"opener {segment.opener if segment.start else _EDGE}"
    yield f"segment {_number(place.segments.index(segment))} of {_number(len(place.segments))}"
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


def _number(count: int) -> str:
    return str(count) if count < _BESIDE else "more"


def _of_verbs(place: Place, before: list[str], after: list[str], lexicon: EventWords) -> Iterator[str]:
    """The nearest verb before the date, or else the first after it, with the words that lead to the date."""
    verb_after = _first_verb(after, lexicon)
    verb = before[place.verbs_before[-1]] if place.verbs_before else verb_after
    yield f"verb {verb}"
    yield f"verb-class {_verb_class(verb, lexicon)}"
    yield f"verb-after {verb_after}"
    yield f"first-verb {_first_verb(before + after, lexicon)}"
    if place.verbs_before:
        at = place.verbs_before[-1]
        yield f"verb-before {verb}"
        yield f"verb-distance {_number(len(before) - at - 1)}"
        yield f"before-verb {before[at - 1] if at else _EDGE}"
        yield from (f"between {word}" for word in before[at + 1 :])


def _first_verb(words: list[str], lexicon: EventWords) -> str:
    return next((word for word in words if word in lexicon.verbs), _NONE)


def _verb_class(verb: str, lexicon: EventWords) -> str:
    classes = {
        "saying": lexicon.reporting.verbs,
        "copula": lexicon.kinds.copulas,
        "state": lexicon.kinds.states,
        "future": lexicon.plans.future,
        "planned": lexicon.plans.planned,
        "auxiliary": lexicon.kinds.auxiliaries,
    }
    return next((name for name, words in classes.items() if verb in words), "other" if verb != _NONE else "none")


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
    return words[place] if -len(words) <= place < len(words) else _EDGE
