"""Metrics of several processes: each writes its own file in a shared folder, and /metrics adds up all files.

Files are named after slots, not process ids. A worker that replaces another takes over its slot, so that no count is
lost and the number of files stays bounded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from prometheus_client import values

_PARENT = "master"
_own: dict[str, str] = {}


def begin(folder: str) -> None:
    """Store the metrics of this process and its children in a folder. Call it before any metric is defined."""
    if _own:  # gunicorn reloads its configuration on SIGHUP, after the metrics are defined
        return
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder  # read by prometheus_client
    _own.update(folder=folder, slot=_PARENT)
    values.ValueClass = values.MultiProcessValue(lambda: _own["slot"])  # type: ignore[no-untyped-call]


def free_slot(taken: Iterable[str]) -> str:
    """Return the first slot that no running worker has."""
    used, slot = set(taken), 0
    while str(slot) in used:
        slot += 1
    return str(slot)


def take(slot: str) -> None:
    """Continue the metrics of a slot. A worker calls it after the fork."""
    _own["slot"] = slot


def folder() -> str | None:
    """Return the shared folder, or None if this process does not share its metrics."""
    return _own.get("folder")
