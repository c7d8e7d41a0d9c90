"""Pages that were read of late, in memory: who asks for what another has just read gets the same bytes.

A page is kept by its tag, which changes with whatever the page is made of, so none is ever out of date; and by the
address that it was asked for with, since that of the next page follows from it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Made:
    """The body of a page, and its headers: which page is the next, if there is one."""

    body: bytes
    headers: dict[str, str]


#: A tag, a path and a query string.
Address = tuple[str, str, bytes]


class Kept:
    """The pages asked for last, of no more than ``most`` bytes together."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes = most, 0
        self._pages: OrderedDict[Address, Made] = OrderedDict()
        self._lock = Lock()

    def page(self, address: Address, make: Callable[[], Made]) -> Made:
        """The page at this address; made, and kept, if it is not here."""
        with self._lock:
            found = self._pages.get(address)
            if found is not None:
                self._pages.move_to_end(address)
                return found
        made = make()
        with self._lock:
            self._keep(address, made)
        return made

    def _keep(self, address: Address, made: Made) -> None:
        if address in self._pages or len(made.body) > self._most:  # another thread was faster; or all others would go
            return
        self._pages[address] = made
        self._bytes += len(made.body)
        while self._bytes > self._most:
            _, gone = self._pages.popitem(last=False)
            self._bytes -= len(gone.body)
