"""The engine's caches are bounded: articles with new dates do not make it grow."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from service.timex import languages, tag
from service.timex.model import Anchor

_PAGE = 4096
_FIRST = dt.date(1900, 1, 1)


def _article(number: int) -> str:
    day = _FIRST + dt.timedelta(number)
    return (
        f"The ferry {number} sailed on {day:%B} {day.day}, {day.year}, and {number} days later it sank. "
        f"{number + 7} weeks before {day.day}/{day.month}/{day.year} it had 1,{number % 900 + 100} berths. "
        f"By {number % 12 + 1}:{number % 60:02d} p.m. on Sunday, {number / 7:.3f} years on, it was raised."
    )


def _resident() -> int:
    """Return the resident size of this process in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE


def grown(articles: int) -> int:
    """Return the bytes by which the engine grows over the second half of some articles, each with its own days."""
    half = 0
    for number in range(articles):
        tag(_article(number), Anchor(_FIRST + dt.timedelta(number)))
        if number == articles // 2:
            half = _resident()
    return _resident() - half


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the size of a process is read from /proc")
def test_memory_stays_flat() -> None:
    """The caches are almost full halfway; without bounds, the second half would add some 7 MB."""
    command = "from tests.timex.test_memory import grown; print(grown(2_500))"
    result = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, text=True)
    assert int(result.stdout) < 4 * 2**20


def resident_after_all_languages() -> int:
    """Return the resident bytes after a text of 500 different words and 100 dates in each language."""
    for code in sorted(languages.codes()):
        words = (f"w{code}{number} {number % 28 + 1}.{number % 12 + 1}.20{number % 30:02d}" for number in range(100))
        tag(" ".join([*words, *(f"x{code}{number}" for number in range(400))]), Anchor(_FIRST), language=code)
    return _resident()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the size of a process is read from /proc")
def test_all_languages_fit_into_a_worker() -> None:
    command = "from tests.timex.test_memory import resident_after_all_languages as run; print(run())"
    result = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, text=True)
    assert int(result.stdout) < 300 * 2**20
