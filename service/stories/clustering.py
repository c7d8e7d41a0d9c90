"""Clustering: which reports of one day tell the same happening, once all of them are there.

Two reports belong together as far as the words beside their dates are alike, as they are like the same other reports
of the day, and if both were written in hindsight and agree in some words. Words that name the subject of the collection
count less. ``service.stories.linkage`` joins the reports to clusters. All numbers are integers, so that the same
reports give the same clusters on every machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import isqrt
from typing import NamedTuple

from service.stories.joining import (
    HINDSIGHT,
    Report,
    are_late,
    is_late,
    is_of_sentence,
    nearest_words,
    weighted_words,
)
from service.stories.linkage import Sameness, linked
from service.stories.subject import Subject, without_subject

#: Near to logistic regressions on pairs of 450 reports, marked by hand, in 11 collections; between these values, the
#: clusters hardly change. All in thousandths.
SHARED_NEIGHBOURS, WORDS_BESIDE_DATE, BOTH_LATE, BIAS = 6_500, 3_500, 1_200, -1_800
#: The sum of both shares, of neighbours and of words, from which reports agree enough for hindsight to count.
_AGREED = 60
#: The cosine from which two reports are neighbours, in thousandths.
_NEIGHBOURS = 80
#: As many neighbours their own cosine weighs, because few neighbours say little.
_PRIOR = 8
#: The reports of a day that are clustered; the others join one by one.
MAX_OF_DAY = 1_000

_Vector = Mapping[int, int]


class Clustered(NamedTuple):
    """The cluster of a report, and the earlier report of the cluster that it is most like, if there is one."""

    cluster: int
    nearest: int | None
    likeness: int | None


def clustered(reports: Sequence[Report], fixed: Mapping[int, str], subject: Subject) -> list[Clustered]:
    """Return the cluster of each report of a day, as the place of the first report in it.

    ``subject`` has the common words of the collection. ``fixed`` has the entries that editors have chosen, by the place
    of their reports: reports of one entry are in one cluster, and those of two entries are not.
    """
    cosines = _cosines([without_subject(weighted_words(report), subject) for report in reports])
    beside = _cosines([without_subject(nearest_words(report), subject) for report in reports])
    late = {place for place, report in enumerate(reports) if is_late(report.delay)}
    clusters = linked(_sameness(reports, cosines, beside), [report.article for report in reports], late, fixed)
    result = [Clustered(0, None, None)] * len(reports)
    for members in clusters:
        for place, member in enumerate(members):
            nearest = _nearest(reports, cosines, member, members[:place])
            result[member] = Clustered(members[0], *nearest)
    return result


def _nearest(
    reports: Sequence[Report], cosines: Sequence[_Vector], member: int, earlier: Sequence[int]
) -> tuple[int, int] | tuple[None, None]:
    """Return the earlier report that a report is most like, and how alike both are in thousandths."""
    if not earlier:
        return None, None
    delay = reports[member].delay
    alike = {
        other: cosines[member].get(other, 0) + HINDSIGHT * are_late(delay, reports[other].delay) for other in earlier
    }
    nearest = max(earlier, key=lambda other: (alike[other], -other))
    return nearest, alike[nearest]


def _cosines(vectors: Sequence[_Vector]) -> list[dict[int, int]]:
    """Return the cosine of each vector and every other one that shares a term, in thousandths, by place."""
    lengths = [sum([weight * weight for weight in vector.values()]) for vector in vectors]
    holders: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    cosines: list[dict[int, int]] = [{} for _ in vectors]
    for place, vector in enumerate(vectors):
        products: defaultdict[int, int] = defaultdict(int)
        for term, weight in vector.items():
            for other, other_weight in holders[term]:
                products[other] += weight * other_weight
            holders[term].append((place, weight))
        for other, product in products.items():
            cosine = 1_000 * product // (isqrt(lengths[place] * lengths[other]) or 1)
            cosines[place][other] = cosines[other][place] = cosine
    return cosines


def _sameness(reports: Sequence[Report], cosines: Sequence[_Vector], beside: Sequence[_Vector]) -> Sameness:
    """Return how likely each two reports tell the same happening: from 0 to 1,000.

    The cosines are those of their sentences, and of the words ``beside`` their dates. Two dates of one sentence are two
    happenings.
    """
    neighbours = [sum([1 << other for other, cosine in row.items() if cosine > _NEIGHBOURS]) for row in cosines]
    same = [[0] * len(reports) for _ in reports]
    for one, other in combinations(range(len(reports)), 2):
        if is_of_sentence(reports[one], reports[other]):
            continue
        shared = _shared(neighbours[one], neighbours[other], one, other, cosines[one].get(other, 0))
        words = beside[one].get(other, 0)
        both_late = shared + words > _AGREED and are_late(reports[one].delay, reports[other].delay)
        score = (SHARED_NEIGHBOURS * shared + WORDS_BESIDE_DATE * words) // 1_000 + BOTH_LATE * both_late + BIAS
        same[one][other] = same[other][one] = min(max(500 + score // 4, 0), 1_000)
    return same


def _shared(neighbours: int, others: int, one: int, other: int, cosine: int) -> int:
    """Return the share of neighbours that two reports have in common, in thousandths; the fewer, the more their cosine.

    Neighbours are bits. Neither report counts as a neighbour.
    """
    rest = ~(1 << one | 1 << other)
    common = (neighbours & others & rest).bit_count()
    of_each = isqrt((neighbours & rest).bit_count() * (others & rest).bit_count())
    return (1_000 * common + _PRIOR * cosine) // (of_each + _PRIOR)
