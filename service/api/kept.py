"""Pages that were read of late, in memory: who asks for what another has just read gets the same bytes.

A page is kept by its tag, which changes with whatever the page is made of, so none is ever out of date.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Made:
    """The body of a page, and the cursor of the next one if there is one."""

    body: bytes
    cursor: str | None


class Kept:
    """The pages asked for last, of no more than ``most`` bytes together."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes = most, 0
        self._pages: OrderedDict[str, Made] = OrderedDict()
        self._lock = Lock()

    def page(self, tag: str, make: Callable[[], Made]) -> Made:
        """The page with this tag; made, and kept, if it is not here."""
        with self._lock:
            found = self._pages.get(tag)
            if found is not None:
                self._pages.move_to_end(tag)
                return found
        made = make()
        with self._lock:
            self._keep(tag, made)
        return made

    def clear(self) -> None:
        """Forget all pages."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def _keep(self, tag: str, made: Made) -> None:
        if tag in self._pages or len(made.body) > self._most:  # another thread was faster; or all others would go
            return
        self._pages[tag] = made
        self._bytes += len(made.body)
        while self._bytes > self._most:
            _, gone = self._pages.popitem(last=False)
            self._bytes -= len(gone.body)
