"""What all renderers share: the timeline's metadata, the events as dictionaries, and the description of a format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import orjson

from service.eventing.served import EntryJson

_CHUNK_SIZE = 32 * 1024  # characters: large enough for few writes, small enough to cost no memory


@dataclass(frozen=True, slots=True)
class TimelineInfo:
    """Metadata of a timeline, apart from its events.

    ``self_url`` is the URL of the document itself and ``home_url`` that of a page for people; both may be relative.
    ``updated_at`` is the aware time of the last change, if the caller knows it: renderers never read a clock.
    ``first_url`` and ``next_url`` are those of other pages of a feed (RFC 5005, 3).
    """

    title: str
    self_url: str
    home_url: str | None = None
    description: str | None = None
    language: str | None = None
    updated_at: dt.datetime | None = None
    first_url: str | None = None
    next_url: str | None = None


Renderer = Callable[[TimelineInfo, Iterable[bytes]], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """An export format: its names, and the renderer that turns events (each JSON in UTF-8) into pieces of text.

    ``dates_changes`` says that the renderer uses the revision and the time of an entry's last change, ``tells_story``
    that a collection without filters is exported as its key days, and ``needs_whole_urls`` that its links may not be
    relative.
    """

    name: str
    extension: str
    media_type: str
    title: str
    renderer: Renderer
    dates_changes: bool = False
    tells_story: bool = False
    needs_whole_urls: bool = False

    @property
    def essence(self) -> str:
        """The media type without its parameters."""
        return self.media_type.partition(";")[0]

    def render(self, info: TimelineInfo, entries: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the document in UTF-8, in chunks of about 32 kB.

        Entries are read as the chunks are taken, so that memory use stays constant.
        """
        return _chunks(self.renderer(info, entries))


def parse_events(entries: Iterable[bytes]) -> Iterator[EntryJson]:
    """Parse events one at a time."""
    return map(orjson.loads, entries)


def _chunks(pieces: Iterator[str]) -> Iterator[bytes]:
    buffer: list[str] = []
    size = 0
    for piece in pieces:
        buffer.append(piece)
        size += len(piece)
        if size >= _CHUNK_SIZE:
            yield "".join(buffer).encode()
            buffer, size = [], 0
    if buffer:
        yield "".join(buffer).encode()
