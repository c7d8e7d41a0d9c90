"""Joining: which entry of a collection a new report belongs to.

Reports are compared with those of the same day and of the days beside it. Two of them are alike as far as their
sentences share rare words. A word counts less if its article uses it often, because such words name the subject of the
article and not this happening, and if it is far from the expression of the date. Looking back, most articles mean the
one thing that made a day, so reports written later that share a word are nearer to each other. A report joins the entry
whose nearest reports are alike enough, the more easily the more reports that has, or founds a new one. A report dated
to a longer period, such as a month, joins only what several reports of one of its days tell in much the same words. All
numbers are integers, so that the same reports in the same order join the same entries on every machine.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, islice, starmap
from math import isqrt
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

from service.stories.frequencies import weights
from service.text.words import folded_words
from service.timex import languages

#: Chosen on 242 reports of 15 days in two collections, marked by hand; in thousandths of a cosine.
ALIKE, HINDSIGHT, DAY_APART, NEAREST = 170, 150, 200, 2
#: What each doubling of an entry's reports adds to its likeness.
MAGNET = 21
#: How alike a report of a longer period must be to the nearest reports of an entry, and how many it needs to have.
ALIKE_IN_PERIOD, _TOLD = 500, 3
#: Reports written more days later are written in hindsight.
_LATER = 6
#: The greatest inverse document frequency that counts.
_RAREST = 3.0
#: A term is stored with its divisor, in 5 bytes; of a sentence, at most 255 bytes of the terms that weigh most.
_TERM, _MAX_TERMS, _MAX_DIVISOR = struct.Struct("<IB"), 51, 255
#: The terms nearest to the expression of the date that count in full; the others count half.
_NEAR = 12
#: The terms that are beside the expression of the date.
_BESIDE = 10
#: The terms nearest to a date that tell a deed of its own if another date of the sentence has none of them.
_DEED = 2
_YEARS = range(1900, 2100)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
#: The inverse document frequency from which a word says what a sentence is about.
_TELLING = 1.0


class Report(NamedTuple):
    """A report as it is compared: its first day as an ordinal, the days from then to publication, its terms, packed,
    and the number of its days.
    """

    event: str
    article: str
    day: int
    delay: int
    language: str
    terms: bytes
    days: int = 1

    @property
    def is_coarse(self) -> bool:
        """Whether it is dated to more than one day."""
        return self.days > 1


class Joined(NamedTuple):
    """The entry that a report joins, the report that it is most like, and their likeness in thousandths."""

    entry: str
    nearest: str
    likeness: int


class _Sentence(NamedTuple):
    """The weight of each term in thousandths, and the sum of their squares."""

    weights: dict[int, int]
    total: int


def packed(terms: Iterable[tuple[int, int]], language: str) -> bytes:
    """Return the terms of a sentence as they are stored, in their order, each with what its weight is divided by.

    ``terms`` start with those nearest to the expression of the date; each has the number of times that its article uses
    it. Words of time are left out, because the reports of a day share them whatever they tell.
    """
    rarity, of_time = weights(language), _words_of_time(language)
    telling = [(term, count) for term, count in terms if term not in of_time]
    divisors = {
        term: min(count if place < _NEAR else 2 * count, _MAX_DIVISOR) for place, (term, count) in enumerate(telling)
    }
    if len(divisors) > _MAX_TERMS:
        heaviest = set(sorted(divisors, key=lambda term: (-rarity[term] / divisors[term], term))[:_MAX_TERMS])
        divisors = {term: divisor for term, divisor in divisors.items() if term in heaviest}
    return b"".join(starmap(_TERM.pack, divisors.items()))


def entry_to_join(new: Report, others: Iterable[tuple[str, Report]]) -> Joined | None:
    """Return the entry that a report joins; None if it founds one.

    ``others`` are the reports of its day and the days beside it, each with its entry. Of equally near entries, the
    first one wins. An entry with another day, or another date of the same sentence, of the same article is not joined:
    the article tells them apart.
    """
    known = list(others)
    own = [(entry, other) for entry, other in known if other.article == new.article]
    refused = {entry for entry, other in own if other.day != new.day or is_of_sentence(new, other)}
    likeness: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for entry, event, value in _compared(new, known):
        likeness[entry].append((value, event))
    best, joined = ALIKE, None
    for entry, found in likeness.items():
        magnet = MAGNET * (len(found).bit_length() - 1)
        if max(found)[0] + magnet <= best:
            continue  # as for most entries
        found.sort(key=itemgetter(0), reverse=True)
        mean = sum([value for value, _ in found[:NEAREST]]) // min(len(found), NEAREST) + magnet
        if mean > best and entry not in refused:
            best, joined = mean, Joined(entry, found[0][1], found[0][0])
    return joined


def entry_to_join_in_period(new: Report, others: Iterable[tuple[str, Report]]) -> Joined | None:
    """Return the entry that a report of several days joins; None if it stays alone.

    ``others`` are reports of these days, each with its entry. Of equally near entries, the first one wins.
    """
    reports: defaultdict[str, list[Report]] = defaultdict(list)
    for entry, other in others:
        reports[entry].append(other)
    best, joined = ALIKE_IN_PERIOD - 1, None
    sentence = _sentence(new.language, new.terms)
    for entry, known in reports.items():
        if len(known) >= _TOLD:
            nearest = sorted([(-_cosine(sentence, other), other.event) for other in known])[:NEAREST]
            mean = -sum([likeness for likeness, _ in nearest]) // NEAREST
            if mean > best:
                best, joined = mean, Joined(entry, nearest[0][1], -nearest[0][0])
    return joined


def terms_of(packed_terms: bytes) -> list[int]:
    """Return the terms that ``packed`` has stored."""
    return [term for term, _ in _TERM.iter_unpack(packed_terms)]


def weighted_words(report: Report) -> Mapping[int, int]:
    """Return the weights of a report's terms in thousandths."""
    return _sentence(report.language, report.terms).weights


def is_of_sentence(report: Report, other: Report) -> bool:
    """Whether two reports are two dates of one sentence: "it was shut that morning, and reopened on Monday evening".

    Dates beside the same words tell the same deed, such as "late on Monday, on Monday night", and so do the two dates
    of a sentence that its article repeats.
    """
    if report.article != other.article or len(report.terms) != len(other.terms):
        return False
    words, of_other = terms_of(report.terms), terms_of(other.terms)
    return set(words) == set(of_other) and set(words[:_DEED]).isdisjoint(of_other[:_DEED])


def nearest_words(report: Report) -> Mapping[int, int]:
    """Return the weights of the terms nearest to the date, in thousandths, however often the article uses them."""
    rarity = weights(report.language)
    nearest = islice(_TERM.iter_unpack(report.terms), _BESIDE)
    return {term: round(1_000 * min(rarity[term], _RAREST)) for term, _ in nearest}


def are_late(delay: int, other: int) -> bool:
    """Whether two reports, by their delays in days, were both written in hindsight."""
    return is_late(min(delay, other))


def is_late(delay: int) -> bool:
    """Whether a report, by its delay in days, was written in hindsight."""
    return delay > _LATER


def shared_words(sentence: str, other: str, language: str) -> list[str]:
    """Return the words that make two sentences alike, as the first one writes them, the rarest first."""
    rarity, shared = weights(language), {crc32(word.encode()) for word in folded_words(other)}
    shared -= _words_of_time(language)
    found: dict[int, str] = {}
    for word in _WORD.findall(sentence):
        terms = [crc32(part.encode()) for part in folded_words(word)]
        if terms and shared.issuperset(terms):
            found.setdefault(terms[0], word)
    rarest = sorted(found, key=lambda term: -rarity[term])
    return [found[term] for term in rarest if rarity[term] >= _TELLING]


def _compared(new: Report, others: Iterable[tuple[str, Report]]) -> Iterator[tuple[str, str, int]]:
    """Yield the entry and the id of each report, and how alike it is to a new one.

    That is the cosine of their sentences in thousandths, with what their days add. Without a common word, nothing is
    added for hindsight.
    """
    weights, total = _sentence(new.language, new.terms)
    terms, new_day, is_late = weights.keys(), new.day, new.delay > _LATER
    for entry, (event, _, day, delay, language, sentence, _) in others:
        of_other, total_of_other = _sentence(language, sentence)
        likeness = -DAY_APART * abs(day - new_day) if day != new_day else 0
        shared = 0
        for term in terms & of_other.keys():  # a comprehension would cost more than most of these loops
            shared += weights[term] * of_other[term]
        if shared:
            likeness += 1_000 * shared // isqrt(total * total_of_other)
            likeness += HINDSIGHT if is_late and delay > _LATER else 0
        yield entry, event, likeness


def _cosine(sentence: _Sentence, other: Report) -> int:
    """Return the cosine of a sentence and that of a report in thousandths."""
    of_other, total_of_other = _sentence(other.language, other.terms)
    if sentence.weights.keys().isdisjoint(of_other):
        return 0  # as for most reports
    shared = sum([sentence.weights[term] * of_other[term] for term in sentence.weights.keys() & of_other.keys()])
    return 1_000 * shared // (isqrt(sentence.total * total_of_other) or 1)


@cache
def _words_of_time(language: str) -> frozenset[int]:
    """Return the terms of the words that date an event: names of months and weekdays, days and years."""
    words = (word for word in languages.language(language).classes.known if not word[:1].isdigit())
    dated = chain(words, map(str, chain(range(1, 32), _YEARS)))
    return frozenset(crc32(word.encode()) for text in dated for word in folded_words(text))


@lru_cache(maxsize=16_384)
def _sentence(language: str, terms: bytes) -> _Sentence:
    rarity = weights(language)
    weighted = {term: round(1_000 * min(rarity[term], _RAREST) / divisor) for term, divisor in _TERM.iter_unpack(terms)}
    return _Sentence(weighted, sum([weight * weight for weight in weighted.values()]))
