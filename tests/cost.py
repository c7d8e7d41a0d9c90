"""How the cost of a text grows, measured so that a busy machine does not decide."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def linear(work: Callable[[str], object], text: str) -> bool:
    """Whether ``text`` costs about twice what half of it costs: the best of a few pairs, as one may be disturbed."""
    half = whole = float("inf")
    for _ in range(5):
        half = min(half, _seconds(work, text[: len(text) // 2]))
        whole = min(whole, _seconds(work, text))
        if whole < 3 * half + 0.005:
            return True
    return False


def _seconds(work: Callable[[str], object], text: str) -> float:
    """The processor's time, without the collector's: its full round costs by all that the tests keep alive."""
    gc.collect(1)
    gc.disable()
    try:
        start = time.process_time()
        work(text)
        return time.process_time() - start
    finally:
        gc.enable()
