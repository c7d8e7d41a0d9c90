"""Counts of several processes, added up: each keeps its own in a file of one folder, and /metrics reads all files.

A worker that is replaced hands its file on to the worker that takes its place: so no count is lost, and the files do
not grow in number with every worker that ever was, as they would under process ids.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from prometheus_client import values

_MASTER = "master"
_own: dict[str, str] = {}


def begin(folder: str) -> None:
    """Keep the counts of this process, and of those forked from it, in a folder. Before the first metric is made."""
    if _own:  # gunicorn reads its configuration again on SIGHUP, and the metrics are made
        return
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder  # where prometheus_client looks
    _own.update(folder=folder, place=_MASTER)
    values.ValueClass = values.MultiProcessValue(lambda: _own["place"])  # type: ignore[no-untyped-call]


def free_place(taken: Iterable[str]) -> str:
    """The first place that no living worker has."""
    held, place = set(taken), 0
    while str(place) in held:
        place += 1
    return str(place)


def take(place: str) -> None:
    """Go on with the counts of this place: in a worker, after the fork."""
    _own["place"] = place


def folder() -> str | None:
    """Where the counts are shared; None where one process has them all."""
    return _own.get("folder")
