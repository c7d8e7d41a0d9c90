"""Renderers use constant memory: ten times the events take no more."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator

import pytest

from service.formats import FORMATS, Format
from tests.formats.examples import INFO, make_event

_LINE = json.dumps(make_event()).encode().replace(make_event()["id"].encode(), b"e_%020d")


def entries(count: int) -> Iterator[bytes]:
    return (_LINE.replace(b"%020d", b"%020d" % number) for number in range(count))


def peak(format_: Format, count: int) -> int:
    """Return the peak memory in bytes while ``count`` events are rendered."""
    tracemalloc.start()
    try:
        for _ in format_.render(INFO, entries(count)):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


#: The formats that are quick to write; the others are twins.
_QUICK = ("ndjson", "csv")


@pytest.mark.parametrize(
    "format_",
    [pytest.param(one, id=one.name, marks=() if one.name in _QUICK else pytest.mark.twin) for one in FORMATS],
)
def test_memory_is_constant(format_: Format) -> None:
    """Keeping only the ids of 2,000 more events would take 100 kB."""
    baseline = max(peak(format_, 200), peak(format_, 200))
    assert peak(format_, 2_200) < baseline + 64 * 1024


def test_memory_is_constant_over_100000_events() -> None:
    assert peak(FORMATS[0], 100_000) < 1024 * 1024
