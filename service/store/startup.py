"""Waiting at startup for a database that is not up yet, for example when all containers start at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from service.store.database import ConnectionRefused, Unavailable

_PAUSE = 0.5  # seconds between two attempts
T = TypeVar("T")


def wait_for_database(attempt: Callable[[], T], timeout: float, report: Callable[[str], None]) -> T:
    """Return the result of ``attempt`` as soon as the database answers.

    ``report`` gets one line if there is a wait. Raises Unavailable after ``timeout`` seconds, and ConnectionRefused at
    once.
    """
    deadline = time.monotonic() + timeout
    try:
        return attempt()
    except ConnectionRefused:
        raise  # the server is up, and refuses until somebody fixes a configuration
    except Unavailable as error:
        report(f"the database is not up yet, waiting for {timeout:g} seconds at most: {_one_line(error)}")
    while True:
        time.sleep(min(_PAUSE, max(deadline - time.monotonic(), 0)))
        try:
            return attempt()
        except ConnectionRefused:
            raise
        except Unavailable as error:
            if time.monotonic() >= deadline:
                line = f"the database did not come up within {timeout:g} seconds: {_one_line(error)}"
                raise Unavailable(line) from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
