"""JSON Lines: one event per line, exactly as the service serves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.formats.model import TimelineInfo


def render(_: TimelineInfo, entries: Iterable[bytes]) -> Iterator[str]:
    """Yield one line per event."""
    return (f"{entry.decode()}\n" for entry in entries)
