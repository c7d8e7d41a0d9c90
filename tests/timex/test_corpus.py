"""The refused corpus: words that look like a time and are none. ``open_cases.txt`` lists what is still taken for one.

A case of that list must fail: once the engine refuses it, its line goes, so the list can only grow shorter.
"""

from __future__ import annotations

import pytest

from tests.timex.corpus import FOLDER, Case, explained, found, refused

OPEN = frozenset((FOLDER / "open_cases.txt").read_text(encoding="utf-8").splitlines())
REFUSED = refused()


def wrong(case: Case) -> str | None:
    """What the engine does wrong with a case, or None."""
    tagging = case.tag(explain=True)
    words = case.refused or ""
    start = case.text.index(words)
    end = start + len(words)
    if any(timex.start < end and start < timex.end for timex in tagging.timexes):
        return f"{words!r} is taken for a time\n{explained(tagging)}"
    if not any(one.reason for one in tagging.rejections if one.start < end and start < one.end):
        return f"nothing is said of {words!r}\n{explained(tagging)}"
    spans = [one["span"] for one in found(tagging)]
    if case.timexes and spans != [one["span"] for one in case.timexes]:
        return f"{spans} are found beside it\n{explained(tagging)}"
    return None


@pytest.mark.parametrize("name", sorted({case.file for case in REFUSED}))
def test_refused(name: str) -> None:
    cases = [case for case in REFUSED if case.file == name]
    failing = {f"{case.file}:{case.number}": reason for case in cases if (reason := wrong(case))}
    still_open = {one for one in OPEN if one.startswith(f"{name}:")}
    assert failing.keys() - still_open == set(), "\n".join(failing.values())
    assert still_open - failing.keys() == set(), "these are right now: take them off open_cases.txt"
