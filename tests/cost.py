"""How cost grows with the length of a text, measured so that a busy machine does not change the result."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def linear(work: Callable[[str], object], text: str) -> bool:
    """Return whether ``text`` costs about twice as much as half of it."""
    return doubles(lambda: work(text[: len(text) // 2]), lambda: work(text))


def doubles(half: Callable[[], object], whole: Callable[[], object]) -> bool:
    """Return whether work of twice the size costs about twice as much, by the best of a few measurements."""
    least_half = least_whole = float("inf")
    for _ in range(10):
        least_half, least_whole = min(least_half, _seconds(half)), min(least_whole, _seconds(whole))
        if least_whole < 2.6 * least_half + 0.005:
            return True
    return False


def reaches(share: float, work: Callable[[], object], other: Callable[[], object]) -> bool:
    """Return whether work is at least a share as fast as other work, by the best of a few measurements in turns."""
    least = least_of_other = float("inf")
    for _ in range(10):
        least, least_of_other = min(least, _seconds(work)), min(least_of_other, _seconds(other))
        if share * least < least_of_other:
            return True
    return False


def _seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of the work, without garbage collection, which depends on what other tests hold."""
    gc.collect(1)
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()
