"""Work in child processes, in order and within bounds: shared by all commands that read millions of articles."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

_PARENT_CHECK = 0.5  # seconds
_AHEAD = 4  # inputs read for each process before it needs them

Input = TypeVar("Input")
#: From inputs to pairs of an input and its result, in order.
Results = Generator[tuple[Any, Any], None, None]


@contextmanager
def processes(jobs: int, start: Callable[..., object], arguments: tuple[Any, ...]) -> Iterator[Any]:
    """Yield a pool of ``jobs`` child processes. Each calls ``start`` first; only the parent handles Ctrl-C."""
    # Spawned, not forked: a fork would share connections, threads and locks.
    with multiprocessing.get_context("spawn").Pool(jobs, _start, (start, arguments)) as pool:
        yield pool


def _start(start: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, args=(os.getppid(),), daemon=True).start()
    start(*arguments)


def _exit_with_parent(parent: int) -> None:
    """Exit once the parent process is gone: if it was killed, it could not stop this process."""
    while os.getppid() == parent:
        time.sleep(_PARENT_CHECK)
    os._exit(1)


def in_order(
    pool: Any, process: Callable[[Any], Any], inputs: Iterable[Input], jobs: int, sent: Callable[[Input], Any]
) -> Results:
    """Yield each input with the result of ``process(sent(input))``, in order; few inputs are read ahead."""
    room, waiting, is_stopped = threading.Semaphore(jobs * _AHEAD), deque[Input](), threading.Event()

    def read_ahead() -> Iterator[Any]:
        """Yield what is sent as room allows: the pool itself would take all of it at once."""
        for item in inputs:
            room.acquire()
            if is_stopped.is_set():
                return
            waiting.append(item)
            yield sent(item)

    try:
        for result in pool.imap(process, read_ahead()):
            room.release()
            yield waiting.popleft(), result
    finally:  # or the pool would wait for ``read_ahead``, which waits for room
        is_stopped.set()
        room.release()
