"""In-memory cache of recently served pages.

A page's key contains its entity tag, which changes with everything that the page depends on, so no cached page is ever
out of date. The key also contains the address, because the address of the next page follows from it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class CachedPage:
    """The body of a page, and its headers: the link to the next page, if there is one."""

    body: bytes
    headers: dict[str, str]


#: An entity tag, a path and a query string.
CacheKey = tuple[str, str, bytes]


class PageCache:
    """The most recently used pages, whose bodies have at most ``max_bytes`` bytes together."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes, self._bytes = max_bytes, 0
        self._pages: OrderedDict[CacheKey, CachedPage] = OrderedDict()
        self._lock = Lock()

    def get_or_create(self, key: CacheKey, create: Callable[[], CachedPage]) -> CachedPage:
        """Return the page with this key; create and cache it if it is missing."""
        with self._lock:
            cached = self._pages.get(key)
            if cached is not None:
                self._pages.move_to_end(key)
                return cached
        created = create()
        with self._lock:
            self._add(key, created)
        return created

    def _add(self, key: CacheKey, page: CachedPage) -> None:
        # another thread may have been faster; a page over the limit would evict every other page
        if key in self._pages or len(page.body) > self._max_bytes:
            return
        self._pages[key] = page
        self._bytes += len(page.body)
        while self._bytes > self._max_bytes:
            _, evicted = self._pages.popitem(last=False)
            self._bytes -= len(evicted.body)
