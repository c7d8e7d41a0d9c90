"""The weights of key days and the limits of joining, by value and on both sides of each edge."""

from __future__ import annotations

from functools import cache
from itertools import product
from math import isqrt
from struct import pack
from typing import Any

import pytest

from service.eventing import EventKind
from service.stories.days import contrasted
from service.stories.joining import Joined, Report, entry_to_join, entry_to_join_in_period
from service.stories.reports import Report as StoryReport
from service.stories.sentences import _score, repeats
from service.stories.term_vectors import Lead
from tests.stories.test_days import DAY, report, score

ONE = 0.5 * 0.5**0.6
LEAD = Lead(0, 10, (0,))


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([report()], ONE),
        ([report(relevance=1.0, of_sentence=1.0)], 1.0),
        ([report(of_sentence=1.0)], 0.5),
        ([report(delay=0)], ONE),
        ([report(delay=-1)], 0.6 * ONE),
        ([report(kind=EventKind.STATEMENT)], 0.6 * ONE),
        ([report(kind=EventKind.STATEMENT, delay=-1)], 0.36 * ONE),
        ([report(off_subject=True)], 0.5 * ONE),
        ([report(lead=LEAD, event=None)], 0.3 * ONE),
        ([report(lead=LEAD, event=None, off_subject=True)], 0.15 * ONE),
        ([report(lead=LEAD, event=None, rank=1)], 0.0),
        ([report(0), report(1)], 1.7 * ONE),
        ([report(0), report(1), report(2)], 2.19 * ONE),
        ([report(0), report(1, delay=2), report(2, delay=3)], 3 * ONE),
        ([report(0), report(0, delay=2)], ONE),
        ([report(number, delay=number, words=(0,)) for number in range(5)], 5 * ONE),
        ([report(number, delay=number, words=(0,)) for number in range(6)], 6 * ONE),
        ([report(number, delay=number, words=(0,)) for number in range(7)], 6 * ONE),
        ([report(0, of_sentence=1.0), report(1)], 0.5 + 0.7 * ONE),
        ([report(0), report(1, of_sentence=1.0)], 0.5 + 0.7 * ONE),
    ],
)
def test_the_score_of_a_day(reports: list[StoryReport], expected: float) -> None:
    assert score(*reports) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("away", "share"), [(1, 10 / 11), (2, 9 / 11), (5, 6 / 11), (9, 2 / 11), (10, 1 / 11), (11, 0)]
)
def test_what_the_surroundings_of_a_day_leave_of_its_score(away: int, share: float) -> None:
    for other in (DAY - away, DAY + away):
        found = contrasted({DAY: 2.0, other: 1.0})
        assert found[DAY] == pytest.approx(2 / (2 + share) ** 0.4)
        assert found[other] == pytest.approx(1 / (1 + 2 * share) ** 0.4)
    assert contrasted({DAY: 0.0, DAY + 20: 1.0}) == {DAY + 20: 1.0}


def sentence(*terms: tuple[int, int]) -> bytes:
    """Return a sentence of terms that no language knows, each with its divisor."""
    return b"".join(pack("<IB", term, divisor) for term, divisor in terms)


def new_report(event: str, terms: bytes, *, delay: int = 1, day: int = 100, days: int = 1) -> Report:
    return Report(event, f"a_{event}", day, delay, "en", terms, days)


NEW = new_report("e_new", sentence((1, 1), (2, 1)))


@cache
def _sentences() -> dict[int, bytes]:
    """Return sentences by how alike they are to NEW, in thousandths of a cosine."""
    found = {}
    for first, second, both in product(range(1, 60), range(1, 60), (1, 2)):
        shared, other = round(3_000 / first), round(3_000 / second)
        cosine = 1_000 * both * 3_000 * shared // isqrt(2 * 3_000**2 * (both * shared**2 + other**2))
        found[cosine] = sentence((1, first), (3, second), *[(2, first)] * (both - 1))
    return found


def of_likeness(likeness: int) -> bytes:
    return _sentences()[likeness]


@pytest.mark.parametrize(("reports", "least"), [(1, 171), (2, 150), (3, 150), (4, 129), (7, 129), (8, 108), (16, 87)])
def test_an_entry_is_joined_by_what_is_alike_enough_for_its_reports(reports: int, least: int) -> None:
    for likeness, is_enough in ((least, True), (least - 1, False)):
        terms = of_likeness(likeness)
        others = [("e_one", new_report(f"e_{number}", terms)) for number in range(reports)]
        joined = entry_to_join(NEW, others)
        assert joined == (Joined("e_one", "e_0", likeness) if is_enough else None)


@pytest.mark.parametrize(("day", "least"), [(100, 171), (99, 371), (101, 371), (98, 571)])
def test_reports_of_other_days_must_be_more_alike(day: int, least: int) -> None:
    for likeness, is_enough in ((least, True), (least - 1, False)):
        other = new_report("e_old", of_likeness(likeness), day=day)
        assert (entry_to_join(NEW, [("e_one", other)]) is not None) is is_enough


@pytest.mark.parametrize(("reports", "least"), [(2, None), (3, 500), (4, 500), (9, 500)])
def test_an_entry_is_joined_by_a_report_of_a_period_if_enough_reports_are_alike(
    reports: int, least: int | None
) -> None:
    coarse = NEW._replace(days=31)
    for likeness in (499, 500, 900):
        others = [("e_one", new_report(f"e_{number}", of_likeness(likeness))) for number in range(reports)]
        joined = entry_to_join_in_period(coarse, others)
        is_enough = least is not None and likeness >= least
        assert joined == (Joined("e_one", "e_0", likeness) if is_enough else None)


def test_a_report_of_a_period_is_as_alike_as_the_two_nearest_reports() -> None:
    coarse = NEW._replace(days=31)
    near, far, nothing = (new_report(f"e_{likeness}", of_likeness(likeness)) for likeness in (600, 400, 100))
    others = [("e_one", report) for report in (far, nothing, near)]
    assert entry_to_join_in_period(coarse, others) == Joined("e_one", "e_600", 600)
    further = new_report("e_399", of_likeness(399))
    assert entry_to_join_in_period(coarse, [("e_one", report) for report in (further, nothing, near)]) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 0.55),
        ({"delay": 1}, 0.5),
        ({"delay": 2}, 0.55),
        ({"delay": 0}, 0.5),
        ({"delay": -1}, 0.15),
        ({"terms": tuple(range(13))}, 0.55 * 13 / 14),
        ({"terms": tuple(range(14))}, 0.55),
        ({"terms": tuple(range(40))}, 0.55),
        ({"terms": tuple(range(41))}, 0.55 * 40 / 41),
        ({"terms": (0,)}, 0.55 / 14),
        ({"kind": EventKind.STATEMENT}, 0.275),
        ({"kind": EventKind.REFERENCE}, 0.275),
        ({"kind": EventKind.BACKGROUND}, 0.385),
        ({"kind": EventKind.COMPARISON}, 0.385),
        ({"kind": EventKind.FIGURE}, 0.385),
        ({"kind": EventKind.SCHEDULE}, 0.55),
        ({"terms": ()}, 2.1),
        ({"terms": (), "delay": -1}, 2.1),
        ({"terms": (), "event": None}, 0.0),
    ],
)
def test_the_score_of_a_sentence(changes: dict[str, Any], expected: float) -> None:
    found = report(**{"delay": 9, "terms": tuple(range(20)), **changes})
    assert _score(found, {1: 1.0}, {1: 1.0}) == pytest.approx(expected)
    assert _score(found, {1: 1.0}, {1: 0.5, 2: 0.5}) == pytest.approx(expected if expected > 2 else expected / 2)


@pytest.mark.parametrize(
    ("shared", "words", "others", "expected"),
    [(7, 10, 30, True), (6, 10, 30, False), (7, 30, 10, True), (6, 30, 10, False), (0, 0, 5, True), (14, 20, 20, True)],
)
def test_a_sentence_repeats_another_one_by_seven_tenths_of_the_shorter(
    shared: int, words: int, others: int, expected: bool
) -> None:
    first = {f"w{number}" for number in range(words)}
    second = {f"w{number}" for number in range(words - shared, words - shared + others)}
    assert repeats(first, second) is expected
