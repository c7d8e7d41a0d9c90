"""What a renderer is given, and what it is: the timeline as a whole, its events one by one, a format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

Json = dict[str, Any]

_PIECE = 32 * 1024  # characters: enough for few writes, too few to weigh


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is known of a timeline beside its events.

    ``self_url`` is where this very document stands, ``home_url`` a page for people; both as given, relative or whole.
    ``updated`` is the moment of the last change, aware, if the caller knows it: no renderer reads a clock.
    """

    title: str
    self_url: str
    home_url: str | None = None
    description: str | None = None
    language: str | None = None
    updated: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One form of a timeline. ``pieces`` turns events, each as its JSON in UTF-8, into text, a bit at a time."""

    name: str
    extension: str
    media_type: str
    title: str
    pieces: Callable[[Timeline, Iterable[bytes]], Iterator[str]]

    @property
    def essence(self) -> str:
        """The media type without its parameters."""
        return self.media_type.partition(";")[0]

    def render(self, timeline: Timeline, entries: Iterable[bytes]) -> Iterator[bytes]:
        """The document in UTF-8, in chunks of some tens of kB, asking for entries as it goes: memory stays flat."""
        return _gathered(self.pieces(timeline, entries))


def events(entries: Iterable[bytes]) -> Iterator[Json]:
    """The events, one at a time."""
    return map(orjson.loads, entries)


def _gathered(pieces: Iterator[str]) -> Iterator[bytes]:
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield "".join(held).encode()
            held, size = [], 0
    if held:
        yield "".join(held).encode()
