"""Where a sentence stands in its article: in the lead or the body, and how far from its beginning."""

from __future__ import annotations

import pytest

from service.eventing.model import Position
from service.eventing.position import first_prose, position
from service.text.document import Document, Dropped


@pytest.mark.parametrize(
    ("start", "prose", "expected"),
    [
        (0, 0, Position("lead", 0.0)),
        (399, 0, Position("lead", 0.4)),
        (400, 0, Position("body", 0.4)),
        (499, 100, Position("lead", 0.5)),
        (500, 100, Position("body", 0.5)),
    ],
)
def test_the_lead_is_the_first_400_characters_of_prose(start: int, prose: int, expected: Position) -> None:
    assert position(start, prose, 1_000) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], 0),
        ([(0, 4)], 4),
        ([(0, 4), (5, 9)], 9),
        ([(5, 9)], 0),  # prose stands before it
        ([(0, 4), (10, 14)], 4),
    ],
)
def test_prose_begins_behind_the_lines_that_are_dropped(lines: list[tuple[int, int]], expected: int) -> None:
    text = "Home\nNews\nRain fell.\n"
    dropped = tuple(Dropped(start, end, text[start:end], "navigation") for start, end in lines)
    assert first_prose(Document(text, dropped)) == expected
