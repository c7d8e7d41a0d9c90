"""JSON Lines: each event as the service serves it, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.formats.model import Timeline


def pieces(_: Timeline, entries: Iterable[bytes]) -> Iterator[str]:
    return (f"{entry.decode()}\n" for entry in entries)
