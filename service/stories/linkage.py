"""Linkage: which clusters of a day's reports join, given how likely each two reports tell the same happening.

Clusters join by average linkage: the two that are most alike on average, again and again, until no two are alike
enough. Then clusters that a large share of the day's reports tell take in others more easily: most articles that name
such a day mean what made it known, in words of their own. What articles that look back tell of the day counts by
itself, too, where a cluster is mostly theirs: on the day itself, articles tell of much else. Finally, a cluster of few
reports joins a larger one that has enough reports like them: a large cluster tells its happening in many ways, so that
few of its reports are alike on average.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

#: The average that two clusters need, and the one that few reports need to those most like them; all in thousandths.
SAME, SAME_AS_NEAREST = 620, 680
#: What a cluster of all reports of the day would add to the average, in thousandths.
DOMINANT = 550
#: The part of the reports from which on a cluster dominates the day, whatever it takes in.
_DOMINATING = 3
#: The reports that a cluster has at least to take part in that, and those that it has at least to take in few ones, or
#: to be compared by its late reports alone: the average of fewer says little.
_SEVERAL, _LARGE = 3, 4
#: The part of a cluster that fewer reports are compared with, those that are most like them, and at least how many.
_NEAREST_PART, _NEAREST = 3, 3
_NONE = -1

#: How likely each two reports of a day tell the same happening, by their places, in thousandths.
Sameness = list[list[int]]


def linked(same: Sameness, articles: Sequence[str], late: Collection[int], fixed: Mapping[int, str]) -> list[list[int]]:
    """Return the clusters of a day's reports by their places, in order.

    ``late`` are the reports that were written in hindsight, ``articles`` those of all reports. ``fixed`` has the
    entries that editors have chosen: reports of one entry are in one cluster, and those of two entries are not.
    """
    clusters = _Clusters(same, fixed)
    clusters.join_nearest()
    clusters.join_dominant(late)
    clusters.join_few(articles)
    return [sorted(members) for members in clusters.members.values()]


class _Clusters:
    """Clusters by their first report: how alike they are, as the sum over the pairs of their reports.

    ``open`` ones may join others on their average alone.
    """

    def __init__(self, same: Sameness, fixed: Mapping[int, str]) -> None:
        self.same = same
        self.sums = [row.copy() for row in same]
        self.members = {place: [place] for place in range(len(same))}
        self.open = dict.fromkeys(self.members)
        self.entries = dict(fixed)
        first: dict[str, int] = {}
        for place, entry in sorted(fixed.items()):
            if first.setdefault(entry, place) != place:
                self._join(first[entry], place)

    def join_nearest(self) -> None:
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

    def join_dominant(self, late: Collection[int]) -> None:
        """Join the two clusters of several reports that are most alike for their share of the day, and so on."""
        several = {cluster: members for cluster, members in self.members.items() if len(members) >= _SEVERAL}
        shares = _Shares(self.same, several, len(self.same))
        in_hindsight = _InHindsight(self.same, several, late)

        def likeness(pair: tuple[int, int]) -> int:
            return max(shares.likeness(*pair), in_hindsight.likeness(*pair))

        while pairs := [pair for pair in combinations(sorted(several), 2) if not self.entries.keys() >= set(pair)]:
            first, second = max(pairs, key=lambda pair: (likeness(pair), pair))
            if likeness((first, second)) < SAME:
                break
            self._join(first, second)
            shares.join(first, second)
            in_hindsight.join(first, second)
            del several[second]

    def join_few(self, articles: Sequence[str]) -> None:
        """Join each cluster of few reports to the larger one whose nearest reports are alike enough."""
        large = {cluster: members.copy() for cluster, members in self.members.items() if len(members) >= _LARGE}
        for few in [cluster for cluster in self.members if cluster not in large]:
            likeness = {cluster: self._likeness_of_nearest(few, large[cluster], articles) for cluster in large}
            nearest = max(large, key=lambda cluster: (likeness[cluster], -cluster), default=_NONE)
            is_fixed = few in self.entries and nearest in self.entries
            if nearest != _NONE and likeness[nearest] >= SAME_AS_NEAREST and not is_fixed:
                self._join(nearest, few)

    def _likeness_of_nearest(self, few: int, members: Sequence[int], articles: Sequence[str]) -> int:
        """Return how alike a few reports are, on average, to the part of a cluster that is most like them.

        Only reports of other articles count: an article that returns to a day again and again reports several
        happenings.
        """
        reports = self.members[few]
        own = {articles[report] for report in reports}
        others = [member for member in members if articles[member] not in own]
        sums = sorted([sum([self.same[report][member] for report in reports]) for member in others], reverse=True)
        nearest = sums[: max(_NEAREST, len(others) // _NEAREST_PART)]
        return sum(nearest) // (len(nearest) * len(reports)) if nearest else 0

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


class _Shares:
    """How alike clusters are for the share that they have of ``total`` reports.

    ``shares`` have what a share adds to the average. What a cluster has taken in lets it take in more only if it had a
    third of the reports before: others would grow from one happening to the next.
    """

    def __init__(self, same: Sameness, clusters: Mapping[int, Sequence[int]], total: int) -> None:
        self.sizes = {cluster: len(members) for cluster, members in clusters.items()}
        self.total = max(total, 1)
        self.shares = {cluster: DOMINANT * size // self.total for cluster, size in self.sizes.items()}
        self.sums: dict[int, dict[int, int]] = {cluster: {} for cluster in clusters}
        for (first, members), (second, others) in combinations(clusters.items(), 2):
            pairs = sum([sum([row[other] for other in others]) for row in (same[member] for member in members)])
            self.sums[first][second] = self.sums[second][first] = pairs

    def likeness(self, first: int, second: int) -> int:
        """Return the average over the pairs of two clusters, and what the larger share adds to it."""
        pairs = self.sizes[first] * self.sizes[second]
        return self.sums[first][second] // pairs + max(self.shares[first], self.shares[second])

    def join(self, first: int, second: int) -> None:
        """Let the first of two clusters have the reports of both."""
        self.sizes[first] += self.sizes.pop(second)
        self.shares[first] = max(self.shares[first], self.shares.pop(second))
        if self.shares[first] * _DOMINATING >= DOMINANT:
            self.shares[first] = DOMINANT * self.sizes[first] // self.total
        gone = self.sums.pop(second)
        del self.sums[first][second], gone[first]
        for other, pairs in gone.items():
            del self.sums[other][second]
            self.sums[first][other] += pairs
            self.sums[other][first] = self.sums[first][other]


class _InHindsight:
    """How alike clusters are by their late reports alone, for their share of those of the day."""

    def __init__(self, same: Sameness, clusters: Mapping[int, Sequence[int]], late: Collection[int]) -> None:
        self.sizes = {cluster: len(members) for cluster, members in clusters.items()}
        of_clusters = {
            cluster: [member for member in members if member in late] for cluster, members in clusters.items()
        }
        self.late = _Shares(same, of_clusters, len(late))

    def likeness(self, first: int, second: int) -> int:
        """Return how alike two clusters are; 0 if one has few late reports, or if neither mostly has such reports."""
        has_many = all(self.late.sizes[cluster] >= _LARGE for cluster in (first, second))
        is_late = any(2 * self.late.sizes[cluster] >= self.sizes[cluster] for cluster in (first, second))
        return self.late.likeness(first, second) if has_many and is_late else 0

    def join(self, first: int, second: int) -> None:
        """Let the first of two clusters have the reports of both."""
        self.sizes[first] += self.sizes.pop(second)
        self.late.join(first, second)
