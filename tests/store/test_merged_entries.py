"""When a merged entry that has grown is refreshed."""

from __future__ import annotations

import pytest

from service.store.merged_entries import _is_due


@pytest.mark.parametrize(
    ("count", "added", "expected"),
    [
        (255, 1, True),  # a small one, for each new report
        (256, 1, True),
        (257, 1, False),
        (287, 1, False),
        (288, 1, True),  # 9 times an eighth of 256
        (289, 1, False),
        (289, 2, True),
        (511, 31, False),
        (512, 1, True),
        (575, 63, False),  # an eighth of 512 now
        (576, 1, True),
    ],
)
def test_an_entry_is_refreshed_whenever_it_has_grown_by_an_eighth(count: int, added: int, expected: bool) -> None:
    assert _is_due(count, added) is expected
