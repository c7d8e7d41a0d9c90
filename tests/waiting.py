"""Waiting for a condition that another process brings about."""

from __future__ import annotations

import time
from collections.abc import Callable

_LONGEST = 60  # seconds


def until(condition: Callable[[], object]) -> None:
    """Wait until a condition is true, at most a minute."""
    deadline = time.monotonic() + _LONGEST
    while not condition():
        assert time.monotonic() < deadline, "the condition did not become true"
        time.sleep(0.01)
