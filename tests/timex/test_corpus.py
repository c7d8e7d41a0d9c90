"""Every line of the corpus, positive and refused; and every rule is exercised by at least one line."""

from __future__ import annotations

import pytest

from service.timex.languages import language
from tests.timex.corpus import Case, expected, explained, found, positive, refused

POSITIVE, REFUSED = positive(), refused()


@pytest.mark.parametrize("case", POSITIVE, ids=lambda case: case.id)
def test_positive(case: Case) -> None:
    tagging = case.tag(explain=True)
    assert found(tagging) == expected(case), explained(tagging)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_refused(case: Case) -> None:
    tagging = case.tag(explain=True)
    words = case.refused or ""
    start = case.text.index(words)
    end = start + len(words)
    taken = [timex.text for timex in tagging.timexes if timex.start < end and start < timex.end]
    assert not taken, explained(tagging)
    reasons = [one.reason for one in tagging.rejections if one.start < end and start < one.end]
    assert reasons, f"nothing is said of {words!r}\n{explained(tagging)}"
    assert all(reasons)


@pytest.mark.parametrize("case", [case for case in REFUSED if case.timexes], ids=lambda case: case.id)
def test_what_is_true_beside_the_refused(case: Case) -> None:
    tagging = case.tag()
    assert [one["span"] for one in found(tagging)] == [one["span"] for one in case.timexes], explained(tagging)


def test_no_rule_without_a_line() -> None:
    used = {timex.trace.rule for case in POSITIVE for timex in case.tag().timexes}
    assert {rule.id for rule in language("en").grammar.rules} - used == set()


def test_two_readings_of_one_span_are_declared() -> None:
    for case in POSITIVE:
        spans = [(timex.start, timex.end) for timex in case.tag().timexes]
        assert len(spans) == len(set(spans)), case.id
        assert all(one[1] <= two[0] for one, two in zip(spans, spans[1:], strict=False)), case.id


def test_the_corpus_is_large_enough() -> None:
    assert len(POSITIVE) >= 600
    assert len(REFUSED) >= 400
