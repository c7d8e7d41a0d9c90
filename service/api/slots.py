"""Slots of a worker for requests that may take long, so that some of its threads stay free for all others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask, current_app

from service.api.problems import ProblemError

#: Seconds that a file waits for a slot: most files are read in less.
WAIT_FOR_FILE = 10.0
_BUSY = {"Retry-After": "5"}


class Slots:
    """The slots of one worker: for all threads but one, a fourth of them for files.

    A child process reads a file. It may take 10 seconds of a core and 1 GiB, so few of them run at a time.
    """

    def __init__(self, threads: int) -> None:
        self._long = threading.BoundedSemaphore(max(1, threads - 1))
        self._files = threading.BoundedSemaphore(max(1, threads // 4))

    def take(self) -> Callable[[], None]:
        """Take a slot for several articles, and return the function that frees it. Raises ProblemError 429."""
        if not self._long.acquire(blocking=False):
            raise ProblemError(429, "too many bulk uploads are in progress", headers=_BUSY)
        return self._long.release

    @contextmanager
    def of_file(self) -> Iterator[None]:
        """Hold a slot while a child process reads a file. Raises ProblemError 503 if none becomes free in time."""
        with _held(self._long, wait=0), _held(self._files, wait=WAIT_FOR_FILE):
            yield


@contextmanager
def _held(slots: threading.BoundedSemaphore, *, wait: float) -> Iterator[None]:
    if not slots.acquire(timeout=wait):
        raise ProblemError(503, "too many files are being read; nothing was stored", headers=_BUSY)
    try:
        yield
    finally:
        slots.release()


def register(app: Flask, threads: int) -> None:
    """Give an app slots for the threads of a worker."""
    app.config["SLOTS"] = Slots(threads)


def slots() -> Slots:
    """Return the slots of this worker."""
    current: Slots = current_app.config["SLOTS"]
    return current
