"""Every case of the corpus, and what must hold for the corpus as a whole."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from service.timex.languages import language
from tests.timex.corpus import Case, actual, expected, explained, positive, refused

POSITIVE, REFUSED = positive(), refused()


def misread(case: Case) -> str | None:
    """Return what the engine gets wrong in a positive case, with the trace; None if nothing is wrong."""
    tagging = case.tag(explain=True)
    wanted, got = expected(case), actual(tagging)
    if got == wanted:
        return None
    return f"{case.id}\n  wanted {wanted}\n  got    {got}\n{explained(tagging)}"


def wrongly_accepted(case: Case) -> str | None:
    """Return what the engine gets wrong in a refused case, with the trace; None if nothing is wrong."""
    tagging = case.tag(explain=True)
    start, end = case.refused_span()
    if any(timex.start < end and start < timex.end for timex in tagging.timexes):
        return f"{case.id}\n  {case.refused!r} is taken for a time\n{explained(tagging)}"
    if not any(words.reason for words in tagging.rejections if words.start < end and start < words.end):
        return f"{case.id}\n  no reason is given for {case.refused!r}\n{explained(tagging)}"
    others = [(timex["span"], timex["value"]) for timex in actual(tagging)]
    if case.timexes and others != [(timex["span"], timex["value"]) for timex in case.timexes]:
        return f"{case.id}\n  the other expressions are {others}\n{explained(tagging)}"
    return None


@pytest.mark.parametrize("name", sorted({case.file for case in POSITIVE}))
def test_expressions_of_time_are_found_and_resolved(name: str) -> None:
    failing = [reason for case in POSITIVE if case.file == name and (reason := misread(case))]
    assert not failing, "\n".join(failing)


@pytest.mark.parametrize("name", sorted({case.file for case in REFUSED}))
def test_words_that_only_look_like_a_time_are_rejected_with_a_reason(name: str) -> None:
    failing = [reason for case in REFUSED if case.file == name and (reason := wrongly_accepted(case))]
    assert not failing, "\n".join(failing)


def test_every_rule_has_three_cases() -> None:
    used = Counter(timex.trace.rule for case in POSITIVE for timex in case.tag().timexes)
    assert [rule.id for rule in language("en").grammar.rules if used[rule.id] < 3] == []


def test_expressions_never_overlap() -> None:
    """A second reading of the same words is an alternative, which the case declares."""
    for case in POSITIVE + REFUSED:
        timexes = case.tag().timexes
        assert all(first.end <= second.start for first, second in pairwise(timexes)), case.id


def test_cases_are_unique() -> None:
    texts = Counter((case.text, case.anchor, case.refused, case.occurrence) for case in POSITIVE + REFUSED)
    assert [text for text, count in texts.items() if count > 1] == []


def test_the_corpus_is_large() -> None:
    assert len(POSITIVE) >= 600
    assert len({case.text for case in REFUSED}) >= 400
