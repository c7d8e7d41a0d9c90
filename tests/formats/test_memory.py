"""No renderer holds what it has written: ten times the events take no more memory."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator

import pytest

from service.formats import FORMATS, Format
from tests.formats.made import WHOLE, event

_LINE = json.dumps(event()).encode().replace(event()["id"].encode(), b"e_%020d")


def entries(count: int) -> Iterator[bytes]:
    return (_LINE.replace(b"%020d", b"%020d" % number) for number in range(count))


def peak(form: Format, count: int) -> int:
    """Bytes held at most while so many events are written."""
    tracemalloc.start()
    try:
        for _ in form.render(WHOLE, entries(count)):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_memory_is_flat(form: Format) -> None:
    """Holding even an id of each of 2,000 more events would take 100 kB."""
    few = max(peak(form, 200), peak(form, 200))
    assert peak(form, 2_200) < few + 64 * 1024


def test_memory_is_flat_over_100000_events() -> None:
    assert peak(FORMATS[0], 100_000) < 1024 * 1024
