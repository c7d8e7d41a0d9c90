"""Clustering: the reports of one day that tell the same happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest

from service.stories.clustering import clustered
from service.stories.joining import Report
from service.stories.subject import Subject, subject_of
from tests.stories.test_joining import BROKE, BROKE_TOO, STRIKE, report

STRIKE_TOO = "A strike of train drivers over pay stopped every train."
FAIR = "The mayor opened a fair with music."


RAIN = (
    "The Orle dam broke after weeks of rain near the city.",
    "After heavy rain the Orle dam near the city broke.",
    "The city dam at Orle broke in the rain.",
    "Weeks of rain broke the Orle dam near the city.",
    "Rain broke the dam near the city of Orle.",
)
BLAME = (
    "Engineers of the city blame the weather for a disaster.",
    "The weather caused a disaster in the city, engineers say.",
    "Engineers say that weather caused a disaster in the city.",
    "For a disaster in the city, engineers blame the rain.",
)

FLOOD = (
    "The Orle dam broke near the city and eleven villagers drowned in a flood.",
    "Eleven villagers drowned in the flood when the Orle dam broke.",
    "A flood drowned eleven villagers as the Orle dam broke in the rain.",
)


#: A sentence with two dates, each with the words nearest to it first.
LOCK = (
    "Engineers shut the lock in the early morning, and a barge sank in the evening.",
    "A barge sank in the evening, and engineers shut the lock in the early morning.",
)
#: A collection without common words.
NONE: Subject = {}


def packed_sentence(sentence: str) -> bytes:
    return report("e", sentence).terms


def reports(*sentences: str, delay: int = 1) -> list[Report]:
    return [report(f"e_{number}", sentence, delay=delay) for number, sentence in enumerate(sentences)]


def groups(day: Sequence[Report], fixed: Mapping[int, str] | None = None, subject: Subject = NONE) -> list[list[int]]:
    """The places of the reports of each cluster."""
    places: dict[int, list[int]] = {}
    for place, (cluster, _, _) in enumerate(clustered(day, fixed or {}, subject)):
        places.setdefault(cluster, []).append(place)
    return sorted(places.values())


def sizes(day: Sequence[Report], fixed: Mapping[int, str] | None = None) -> list[int]:
    """The number of reports of each cluster, the first ones first."""
    return [len(group) for group in groups(day, fixed)]


def test_reports_of_one_happening_are_one_cluster() -> None:
    assert groups(reports(BROKE, STRIKE, BROKE_TOO, FAIR, STRIKE_TOO)) == [[0, 2], [1, 4], [3]]
    assert groups([]) == []


def test_the_order_of_reports_changes_no_cluster() -> None:
    expected = {frozenset({BROKE, BROKE_TOO}), frozenset({STRIKE, STRIKE_TOO}), frozenset({FAIR})}
    for order in permutations((BROKE, STRIKE, BROKE_TOO, FAIR, STRIKE_TOO)):
        assert {frozenset(order[place] for place in group) for group in groups(reports(*order))} == expected


def test_reports_written_in_hindsight_are_together_more_easily() -> None:
    sentences = BROKE, "Engineers blame the weather for the Orle disaster."
    assert groups(reports(*sentences)) == [[0], [1]]
    assert groups(reports(*sentences, delay=30)) == [[0, 1]]


def test_two_dates_of_one_sentence_are_two_clusters() -> None:
    first, second = reports(*LOCK)
    assert groups([first, second]) == [[0, 1]]
    assert groups([first, second._replace(article=first.article)]) == [[0], [1]]


@pytest.mark.parametrize("sentence", [BROKE, STRIKE, LOCK[0]])
def test_dates_beside_the_same_words_are_one_cluster(sentence: str) -> None:
    first, second = reports(sentence, sentence)
    assert groups([first, second._replace(article=first.article)]) == [[0, 1]]


def test_reports_that_are_like_the_same_others_are_together() -> None:
    apart = "The Orle dam broke in heavy rain.", "Engineers blame the weather for the Orle disaster."
    between = "After the Orle dam broke in rain, engineers blame the weather for a disaster."
    assert groups(reports(*apart)) == [[0], [1]]
    assert groups(reports(*apart, between, STRIKE)) == [[0, 1, 2], [3]]


def test_what_most_reports_of_a_day_tell_takes_in_other_reports_more_easily() -> None:
    most = [*RAIN, *RAIN, *RAIN]
    assert sizes(reports(*most, *BLAME)) == [19]
    assert sizes(reports(*most, *BLAME[:2])) == [15, 2]
    assert sizes(reports(*most, *BLAME, *[STRIKE] * 12)) == [16, 3, 12]


def test_what_most_reports_tell_takes_in_nothing_that_editors_put_elsewhere() -> None:
    day = reports(*RAIN, *RAIN, *RAIN, *BLAME)
    assert sizes(day, {0: "e_a", 15: "e_b"}) == [16, 3]
    assert sizes(day, {0: "e_a"}) == [19]


def test_a_few_reports_join_a_larger_cluster_that_has_some_reports_like_them() -> None:
    drowned = "A flood drowned eleven villagers."
    assert sizes(reports(*RAIN, *RAIN, *FLOOD, drowned, STRIKE)) == [14, 1]
    assert sizes(reports(*RAIN, *RAIN, drowned, STRIKE)) == [10, 1, 1]
    day = reports(*RAIN, *RAIN, *FLOOD, drowned)
    assert sizes(day, {0: "e_a", 13: "e_b"}) == [13, 1]
    assert sizes(day, {13: "e_b"}) == [14]


def test_hindsight_joins_no_reports_without_common_words() -> None:
    assert sizes(reports(*RAIN, *RAIN, *[FAIR] * 4, delay=30)) == [10, 4]


def test_words_of_the_subject_join_no_reports() -> None:
    opened = "The mayor of Orle opened the dam after a party."
    closed = "The governor shut the Orle dam against a flood."
    subject = subject_of([packed_sentence("The Orle dam is old.")] * 900)
    assert groups(reports(opened, closed)) == [[0, 1]]
    assert groups(reports(opened, closed), subject=subject) == [[0], [1]]
    assert groups(reports(opened, opened, closed, closed), subject=subject) == [[0, 1], [2, 3]]


def test_each_report_names_the_earlier_one_that_it_is_most_like() -> None:
    first, _, second, third = clustered(reports(BROKE, STRIKE, BROKE_TOO, BROKE), {}, {})
    assert (first.nearest, first.likeness) == (None, None)
    assert second.nearest == 0
    assert (third.cluster, third.nearest, third.likeness) == (0, 0, 1_000)


def test_what_editors_have_decided_stays_together_and_apart() -> None:
    day = reports(BROKE, STRIKE, BROKE_TOO, BROKE)
    assert groups(day, {0: "e_a", 2: "e_b"}) in ([[0, 3], [1], [2]], [[0], [1], [2, 3]])
    assert groups(day, {0: "e_a", 1: "e_a"}) == [[0, 1], [2, 3]]


def test_reports_without_words_are_alone() -> None:
    assert groups(reports("", "")) == [[0], [1]]


def test_reports_without_a_common_word_that_an_editor_has_merged_are_not_alike() -> None:
    day = reports("Engineers shut locks.", "Mayors opened fairs.")
    assert [tuple(found) for found in clustered(day, {0: "e_0", 1: "e_0"}, NONE)] == [(0, None, None), (0, 0, 0)]
