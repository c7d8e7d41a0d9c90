"""What is remembered of each feed between two rounds, and between two runs of the command."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from service.cli.common import CommandError

_MAX_WAIT = 86_400  # seconds


@dataclass(slots=True)
class FeedState:
    """The validators of the version that was read last, the failures since, and when (Unix time) the feed is due."""

    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    due: float = 0

    def succeed(self, now: float, interval: float) -> None:
        """Poll again after the interval."""
        self.failures, self.due = 0, now + interval

    def fail(self, now: float, interval: float, retry_after: float | None) -> None:
        """Wait twice as long after each failure, at least as long as the server asks for, and at most a day."""
        self.failures += 1
        wait = max(interval * 2**self.failures, retry_after or 0)
        self.due = now + min(wait, _MAX_WAIT)


class StateFile:
    """The states by URL, in a JSON file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
            self._states = {url: FeedState(**fields) for url, fields in stored.items()}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise CommandError(f"{str(path)!r} cannot be read: {error}; delete it to start again") from error

    def of(self, url: str) -> FeedState:
        """Return the state of a feed, which the caller changes."""
        return self._states.setdefault(url, FeedState())

    def save(self) -> None:
        """Replace the file, atomically."""
        new = self._path.with_name(self._path.name + ".new")
        try:
            new.write_text(json.dumps({url: asdict(state) for url, state in self._states.items()}), encoding="utf-8")
            new.replace(self._path)
        except OSError as error:
            raise CommandError(f"{str(self._path)!r} cannot be written: {error.strerror}") from error
