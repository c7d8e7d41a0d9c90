"""Linkage: which clusters join, given how alike each two reports are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from service.stories.linkage import linked

#: The size of each cluster and how alike clusters are, in thousandths; those left out are not alike.
Likeness = Mapping[tuple[int, int], int]


def sizes(clusters: Sequence[int], likeness: Likeness, late: Collection[int] = (), articles: str = "") -> list[int]:
    """The sizes of what becomes of clusters whose own reports are all the same; ``late`` are places of reports."""
    cluster_of = [cluster for cluster, size in enumerate(clusters) for _ in range(size)]

    def alike(one: int, other: int) -> int:
        return 1_000 if one == other else likeness.get((min(one, other), max(one, other)), 0)

    same = [[alike(one, other) for other in cluster_of] for one in cluster_of]
    written = list(articles) or [f"a_{place}" for place in range(len(cluster_of))]
    return [len(members) for members in linked(same, written, late, {})]


def test_clusters_join_if_they_are_alike_on_average() -> None:
    assert sizes([2, 2, 2], {(0, 1): 620, (0, 2): 619}) == [4, 2]
    assert sizes([], {}) == []


def test_the_two_clusters_that_are_most_alike_join_first() -> None:
    other = 30  # so that no cluster has a large share of the day
    assert sizes([1, 2, 3, other], {(0, 1): 650, (1, 2): 900}) == [1, 5, other]
    assert sizes([1, 2, 3, other], {(0, 1): 900, (1, 2): 650}) == [3, 3, other]
    assert sizes([1, 2, 3, other], {(0, 2): 900, (1, 2): 650}) == [4, 2, other]
    assert sizes([1, 1, 1, 1, other], {(0, 1): 650, (1, 2): 700, (2, 3): 750}) == [2, 2, other]


def test_a_cluster_with_a_large_share_of_the_day_takes_in_others_more_easily() -> None:
    assert sizes([10, 3, 7], {(0, 1): 345}) == [13, 7]
    assert sizes([10, 3, 7], {(0, 1): 344}) == [10, 3, 7]
    assert sizes([10, 3, 37], {(0, 1): 345}) == [10, 3, 37]


def test_what_a_small_cluster_has_taken_in_lets_it_take_in_no_more() -> None:
    apart = [4] * 8
    assert sizes([10, 8, 6, *apart], {(0, 1): 600, (0, 2): 500, (1, 2): 500}) == [18, 6, *apart]
    assert sizes([10, 8, 6], {(0, 1): 600, (0, 2): 300, (1, 2): 300}) == [24]


def test_clusters_join_if_their_late_reports_are_alike_for_their_share_of_those() -> None:
    clusters, apart, late = [8, 4], [20] * 4, range(4, 12)
    likeness = {(0, 1): 350}
    assert sizes([*clusters, *apart], likeness) == [8, 4, *apart]
    assert sizes([*clusters, *apart], likeness, late) == [12, *apart]


def test_a_few_late_reports_among_others_join_no_clusters() -> None:
    apart = [20] * 4
    assert sizes([8, 4, *apart], {(0, 1): 350}, range(5, 11)) == [8, 4, *apart]
    assert sizes([9, 9, *apart], {(0, 1): 350}, [0, 1, 2, 3, 9, 10, 11, 12]) == [9, 9, *apart]


def test_a_few_reports_join_the_cluster_that_has_enough_reports_like_them() -> None:
    assert sizes([9, 9, 1], {(0, 2): 600, (1, 2): 100}) == [9, 9, 1]
    same = [[1_000] * 9 + [680] for _ in range(9)] + [[680] * 3 + [0] * 6 + [1_000]]
    for member in range(3, 9):
        same[member][9] = 0
    articles = [f"a_{place}" for place in range(10)]
    assert [len(members) for members in linked(same, articles, (), {})] == [10]
    # an article that returns to the day again and again reports several happenings
    assert [len(members) for members in linked(same, ["a"] * 10, (), {})] == [9, 1]
