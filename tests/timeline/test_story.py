"""What a story is made from."""

from __future__ import annotations

from typing import Any

import pytest

from service.store.filter import ALL_KINDS
from service.timeline.story import StoryQuery


@pytest.mark.parametrize(
    ("fields", "has_leads"),
    [
        ({}, True),
        ({"certainty": "inferred"}, True),
        ({"certainty": "explicit"}, False),
        ({"kind": ALL_KINDS}, True),
        ({"kind": ("schedule", "event")}, True),
        ({"kind": ("schedule", "figure")}, False),
        ({"kind": ("event",), "certainty": "ambiguous"}, False),
    ],
)
def test_undated_first_sentences_count_as_inferred_events(fields: dict[str, Any], has_leads: bool) -> None:
    assert StoryQuery("dam", **fields).has_leads is has_leads
