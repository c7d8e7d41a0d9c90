"""Turns of a worker's threads at reading rows: one thread at a time.

SQLite's driver releases the interpreter's lock for each row that it reads, and zlib does for each body that it expands.
While several threads read, each release hands the lock to another thread, which takes longer than reading the row.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

#: Seconds after which a thread goes on without a turn, so that a slow query does not hold up the others for longer.
_LONGEST_WAIT = 0.05
_turn = threading.RLock()


@contextmanager
def turn() -> Iterator[None]:
    """Hold this thread's turn for the block, in which it must not wait for anything."""
    is_held = _turn.acquire(timeout=_LONGEST_WAIT)
    try:
        yield
    finally:
        if is_held:
            _turn.release()
