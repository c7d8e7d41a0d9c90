"""Every line of the corpus, positive and refused. ``open_cases.txt`` lists those that the engine does not read yet.

A case of that list must fail: once the engine reads it, its line goes, so the list can only grow shorter.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.timex.corpus import FOLDER, Case, expected, explained, found, positive, refused

OPEN = frozenset((FOLDER / "open_cases.txt").read_text(encoding="utf-8").split())
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
        return f"{case.refused!r} is taken for a time\n{explained(tagging)}"
    if not any(one.reason for one in tagging.rejections if one.start < end and start < one.end):
        return f"nothing is said of {case.refused!r}\n{explained(tagging)}"
    beside = [(one["span"], one["value"]) for one in found(tagging)]
    if case.timexes and beside != [(one["span"], one["value"]) for one in case.timexes]:
        return f"{beside} are found beside it\n{explained(tagging)}"
    return None


def assert_only_open_cases_fail(cases: list[Case], name: str, check: Callable[[Case], str | None]) -> None:
    failing = {f"{case.file}:{case.number}": reason for case in cases if case.file == name and (reason := check(case))}
    still_open = {one for one in OPEN if one.startswith(f"{name}:")}
    assert failing.keys() - still_open == set(), "\n".join(failing[one] for one in sorted(failing.keys() - still_open))
    assert still_open - failing.keys() == set(), "these are right now: take them off open_cases.txt"


@pytest.mark.parametrize("name", sorted({case.file for case in POSITIVE}))
def test_positive(name: str) -> None:
    assert_only_open_cases_fail(POSITIVE, name, misread)


@pytest.mark.parametrize("name", sorted({case.file for case in REFUSED}))
def test_refused(name: str) -> None:
    assert_only_open_cases_fail(REFUSED, name, wrong)
