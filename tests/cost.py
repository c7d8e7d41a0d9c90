"""How cost grows with the length of a text, measured so that a busy machine does not change the result."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def linear(work: Callable[[str], object], text: str) -> bool:
    """Return whether ``text`` costs about twice as much as half of it, by the best of a few measurements."""
    half = whole = float("inf")
    for _ in range(5):
        half = min(half, _seconds(work, text[: len(text) // 2]))
        whole = min(whole, _seconds(work, text))
        if whole < 3 * half + 0.005:
            return True
    return False


def _seconds(work: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds of the work, without garbage collection, which depends on what other tests hold."""
    gc.collect(1)
    gc.disable()
    try:
        start = time.process_time()
        work(text)
        return time.process_time() - start
    finally:
        gc.enable()
