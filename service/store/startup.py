"""Waiting for a database that is not up yet, as when all containers start at once: it is said, and it has an end."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from service.store.database import ConnectionRefused, Unavailable

_PAUSE = 0.5  # seconds between two attempts
T = TypeVar("T")


def patiently(attempt: Callable[[], T], seconds: float, say: Callable[[str], None]) -> T:
    """What ``attempt`` gives as soon as the database answers; ``say`` gets a line when there is waiting.

    Raises Unavailable when it has not answered within so many seconds, and ConnectionRefused at once.
    """
    deadline = time.monotonic() + seconds
    try:
        return attempt()
    except ConnectionRefused:
        raise  # it is up, and goes on refusing until somebody mends something
    except Unavailable as error:
        say(f"the database is not up yet, waiting for {seconds:g} seconds at most: {_in_one_line(error)}")
    while True:
        time.sleep(min(_PAUSE, max(deadline - time.monotonic(), 0)))
        try:
            return attempt()
        except ConnectionRefused:
            raise
        except Unavailable as error:
            if time.monotonic() >= deadline:
                line = f"the database did not come up within {seconds:g} seconds: {_in_one_line(error)}"
                raise Unavailable(line) from error


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())
