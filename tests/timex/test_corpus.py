"""Every line of the corpus, positive and refused, and what the corpus as a whole must hold."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from service.timex.languages import language
from tests.timex.corpus import Case, expected, explained, found, positive, refused

POSITIVE, REFUSED = positive(), refused()


def misread(case: Case) -> str | None:
    """What the engine gets wrong in a positive case, with the trace; or None."""
    tagging = case.tag(explain=True)
    wanted, got = expected(case), found(tagging)
    if got == wanted:
        return None
    return f"{case.id}\n  wanted {wanted}\n  got    {got}\n{explained(tagging)}"


def wrong(case: Case) -> str | None:
    """What the engine does wrong with a refused case, or None."""
    tagging = case.tag(explain=True)
    start, end = case.refused_span()
    if any(timex.start < end and start < timex.end for timex in tagging.timexes):
        return f"{case.id}\n  {case.refused!r} is taken for a time\n{explained(tagging)}"
    if not any(one.reason for one in tagging.rejections if one.start < end and start < one.end):
        return f"{case.id}\n  nothing is said of {case.refused!r}\n{explained(tagging)}"
    beside = [(one["span"], one["value"]) for one in found(tagging)]
    if case.timexes and beside != [(one["span"], one["value"]) for one in case.timexes]:
        return f"{case.id}\n  {beside} are found beside it\n{explained(tagging)}"
    return None


@pytest.mark.parametrize("name", sorted({case.file for case in POSITIVE}))
def test_positive(name: str) -> None:
    failing = [reason for case in POSITIVE if case.file == name and (reason := misread(case))]
    assert not failing, "\n".join(failing)


@pytest.mark.parametrize("name", sorted({case.file for case in REFUSED}))
def test_refused(name: str) -> None:
    failing = [reason for case in REFUSED if case.file == name and (reason := wrong(case))]
    assert not failing, "\n".join(failing)


def test_every_rule_is_exercised() -> None:
    """A rule of the language has three examples at least."""
    used = Counter(timex.trace.rule for case in POSITIVE for timex in case.tag().timexes)
    assert [rule.id for rule in language("en").grammar.rules if used[rule.id] < 3] == []


def test_no_span_is_read_twice() -> None:
    """Two expressions never share a word; a second reading is an alternative, which its line declares."""
    for case in POSITIVE + REFUSED:
        timexes = case.tag().timexes
        assert all(one.end <= other.start for one, other in pairwise(timexes)), case.id


def test_no_text_stands_twice() -> None:
    texts = Counter((case.text, case.anchor, case.refused, case.occurrence) for case in POSITIVE + REFUSED)
    assert [text for text, count in texts.items() if count > 1] == []


def test_size() -> None:
    assert len(POSITIVE) >= 600
    assert len({case.text for case in REFUSED}) >= 400
