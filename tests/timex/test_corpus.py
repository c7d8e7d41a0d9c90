"""Every case of the corpus, and what must hold for the corpus as a whole."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from service.timex.languages import language
from service.timex.model import Tagging
from tests.timex.corpus import Case, differences, explained, positive, range_differences, refused

POSITIVE, REFUSED = positive(), refused()


def misread(case: Case) -> str | None:
    """Return what the engine gets wrong in a positive case, with the trace; None if nothing is wrong."""
    tagging = case.tag(explain=True)
    return report(case, tagging, differences(case, tagging) + range_differences(case, tagging))


def wrongly_accepted(case: Case) -> str | None:
    """Return what the engine gets wrong in a refused case, with the trace; None if nothing is wrong."""
    tagging = case.tag(explain=True)
    wrong = [reason for start, end in case.refused_spans() if (reason := not_refused(tagging, start, end))]
    if case.timexes is not None:
        wrong += differences(case, tagging)
    return report(case, tagging, wrong + range_differences(case, tagging))


def not_refused(tagging: Tagging, start: int, end: int) -> str | None:
    """Return what is wrong if these words are taken for a time or not all of them are rejected with a reason."""
    if any(timex.start < end and start < timex.end for timex in tagging.timexes):
        return "the refused words are taken for a time"
    if not any(words.reason and words.start <= start and end <= words.end for words in tagging.rejections):
        return f"no reason is given for all of the refused words {start}:{end}"
    return None


def report(case: Case, tagging: Tagging, wrong: list[str]) -> str | None:
    return "\n  ".join([case.id, *wrong, explained(tagging)]) if wrong else None


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
