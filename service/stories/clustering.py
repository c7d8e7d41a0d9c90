"""Clustering: which reports of one day tell the same happening, once all of them are there.

Two reports belong together as far as the words beside their dates are alike, as they are like the same other reports
of the day, and if both were written in hindsight and agree in some words. Words that name the subject of the collection
count less. Clusters join by average linkage: the two that are most alike on average, again and again, until no two are
alike enough. Then clusters that a large share of the day's reports tell take in others more easily: most articles that
name such a day mean what made it known, in words of their own. Finally, a cluster of few reports joins a larger one
that has enough reports like them: a large cluster tells its happening in many ways, so that few of its reports are
alike on average. All numbers are integers, so that the same reports give the same clusters on every machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import isqrt
from typing import NamedTuple

from service.stories.joining import HINDSIGHT, Report, are_late, nearest_words, weighted_words
from service.stories.subject import Subject, without_subject

#: Near to logistic regressions on pairs of 450 reports, marked by hand, in 11 collections; between these values, the
#: clusters hardly change. ``SAME`` is the average that two clusters need; all in thousandths.
SHARED_NEIGHBOURS, WORDS_BESIDE_DATE, BOTH_LATE, BIAS, SAME = 6_500, 3_500, 1_200, -1_800, 620
#: What a cluster of all reports of the day would add to the average, in thousandths, and the reports that a cluster has
#: at least to take part: the average of fewer says little.
DOMINANT, _FEW = 600, 4
#: The part of a cluster that fewer reports are compared with, those that are most like them, and at least how many.
_NEAREST_PART, _NEAREST = 4, 3
#: The sum of both shares, of neighbours and of words, from which reports agree enough for hindsight to count.
_AGREED = 60
#: The cosine from which two reports are neighbours, in thousandths.
_NEIGHBOURS = 80
#: As many neighbours their own cosine weighs, because few neighbours say little.
_PRIOR = 8
#: The reports of a day that are clustered; the others join one by one.
MAX_OF_DAY = 1_000
_NONE = -1

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
    clusters = _Clusters(_sameness(reports, cosines, beside), fixed).joined()
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


def _sameness(reports: Sequence[Report], cosines: Sequence[_Vector], beside: Sequence[_Vector]) -> list[list[int]]:
    """Return how likely each two reports tell the same happening: from 0 to 1,000.

    The cosines are those of their sentences, and of the words ``beside`` their dates.
    """
    neighbours = [sum([1 << other for other, cosine in row.items() if cosine > _NEIGHBOURS]) for row in cosines]
    same = [[0] * len(reports) for _ in reports]
    for one, other in combinations(range(len(reports)), 2):
        shared = _shared(neighbours[one], neighbours[other], one, other, cosines[one].get(other, 0))
        words = beside[one].get(other, 0)
        is_late = shared + words > _AGREED and are_late(reports[one].delay, reports[other].delay)
        score = (SHARED_NEIGHBOURS * shared + WORDS_BESIDE_DATE * words) // 1_000 + BOTH_LATE * is_late + BIAS
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


class _Clusters:
    """Clusters by their first report: how alike they are, as the sum over the pairs of their reports.

    ``open`` ones may join others on their average alone.
    """

    def __init__(self, same: list[list[int]], fixed: Mapping[int, str]) -> None:
        self.same = same
        self.sums = [row.copy() for row in same]
        self.members = {place: [place] for place in range(len(same))}
        self.open = dict.fromkeys(self.members)
        self.entries = dict(fixed)
        first: dict[str, int] = {}
        for place, entry in sorted(fixed.items()):
            if first.setdefault(entry, place) != place:
                self._join(first[entry], place)

    def joined(self) -> list[list[int]]:
        """Join clusters until no two are alike enough, and return their reports, in order."""
        self._join_nearest()
        self._join_dominant()
        self._join_few()
        return [sorted(members) for members in self.members.values()]

    def _join_nearest(self) -> None:
        """Join clusters by chains of nearest neighbours.

        Two that are nearest to each other join; one whose nearest is not alike enough is complete, because an average
        never exceeds the greater of the two that it is made of.
        """
        chain = list[int]()
        while self.open:
            chain = chain or [next(iter(self.open))]
            last = chain[-1]
            nearest, likeness = self._nearest(last, chain[-2] if len(chain) > 1 else _NONE)
            if likeness < SAME:
                del self.open[last]
                chain.pop()
            elif nearest in chain:
                del chain[-2:]
                self._join(*sorted((last, nearest)))
            else:
                chain.append(nearest)

    def _join_dominant(self) -> None:
        """Join the two clusters of at least _FEW reports that are most alike for their share of the day, and so on."""
        several = {cluster for cluster, members in self.members.items() if len(members) >= _FEW}
        while pairs := [pair for pair in combinations(sorted(several), 2) if not self.entries.keys() >= set(pair)]:
            first, second = max(pairs, key=lambda pair: (self._likeness_in_day(*pair), pair))
            if self._likeness_in_day(first, second) < SAME:
                break
            self._join(first, second)
            several.discard(second)

    def _join_few(self) -> None:
        """Join each cluster of few reports to the larger one whose nearest reports are alike enough."""
        large = {cluster: members.copy() for cluster, members in self.members.items() if len(members) >= _FEW}
        for few in [cluster for cluster in self.members if cluster not in large]:
            likeness = {cluster: self._likeness_of_nearest(self.members[few], large[cluster]) for cluster in large}
            nearest = max(large, key=lambda cluster: (likeness[cluster], -cluster), default=_NONE)
            is_fixed = few in self.entries and nearest in self.entries
            if nearest != _NONE and likeness[nearest] >= SAME and not is_fixed:
                self._join(nearest, few)

    def _likeness_of_nearest(self, few: Sequence[int], members: Sequence[int]) -> int:
        """Return how alike a few reports are, on average, to the part of a cluster that is most like them."""
        sums = sorted([sum([self.same[report][member] for report in few]) for member in members], reverse=True)
        nearest = sums[: max(_NEAREST, len(members) // _NEAREST_PART)]
        return sum(nearest) // (len(nearest) * len(few))

    def _likeness_in_day(self, first: int, second: int) -> int:
        size, other = len(self.members[first]), len(self.members[second])
        return self.sums[first][second] // (size * other) + DOMINANT * max(size, other) // len(self.sums)

    def _nearest(self, cluster: int, before: int) -> tuple[int, int]:
        """Return the cluster that is nearest to one, and how near; of equally near ones ``before``, or the first."""
        sums, size = self.sums[cluster], len(self.members[cluster])
        best, nearest = (sums[before] // (size * len(self.members[before])), before) if before != _NONE else (-1, _NONE)
        for other in self._others(cluster):
            likeness = sums[other] // (size * len(self.members[other]))
            if likeness > best:
                best, nearest = likeness, other
        return nearest, best

    def _others(self, cluster: int) -> Iterator[int]:
        """Yield the open clusters that editors have not put into another entry than this one."""
        has_entry = cluster in self.entries
        for other in self.open:
            if other != cluster and not (has_entry and other in self.entries):
                yield other

    def _join(self, first: int, second: int) -> None:
        self.members[first] += self.members.pop(second)
        self.open.pop(second, None)
        entry = self.entries.get(second)
        if entry is not None:
            self.entries[first] = entry
        into, gone = self.sums[first], self.sums[second]
        for other in self.members:
            into[other] += gone[other]
            self.sums[other][first] = into[other]
