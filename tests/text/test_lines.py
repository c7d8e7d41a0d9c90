"""Lines: where words are a whole line of a text, and what ends a line."""

from __future__ import annotations

import pytest

from service.text.lines import heads_line, is_line, lines, with_line_feeds, without_quotation_marks


def test_lines_are_without_the_blanks_around_them() -> None:
    text = "\ufeff The dam \t\r\n \n\u200eIt broke.\u2028x"
    assert list(lines(text)) == [(2, 9, "The dam"), (16, 25, "It broke."), (26, 27, "x")]


@pytest.mark.parametrize(
    "text",
    ["1999", "A\n1999\nB", "A\n\n • 1999:  \nB", "1999\nB", "A\n1999 ", f"{'•' * 8}1999{' ' * 8}", "A\n   1999   \nB"],
)
def test_words_are_a_whole_line(text: str) -> None:
    start = text.index("1999")
    assert is_line(text, start, start + 4)


@pytest.mark.parametrize(
    "text", ["In 1999\nB", "A\n1999 was wet.\nB", "A 1999", "A\n(1999)\nB", f"{'•' * 9}1999", f"1999{' ' * 9}"]
)
def test_words_are_part_of_a_line(text: str) -> None:
    start = text.index("1999")
    assert not is_line(text, start, start + 4)


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("14:02\nRain.", True),
        ("Wet.\n• 14:02 – Rain.", True),
        ("Wet.\n14:02: Rain.", True),
        ("14:02", True),
        ("14:02 Rain.", False),
        ("At 14:02 - no", False),
        (f"{' ' * 8}14:02", True),
        (f"{' ' * 9}14:02", False),
        (f"Wet.\n{' ' * 7}14:02", True),
        (f"Wet.\n{' ' * 8}14:02", False),
        ("It rained all day. 14:02 - no", False),
    ],
)
def test_words_at_the_head_of_a_line(text: str, heads: bool) -> None:
    start = text.index("14:02")
    assert heads_line(text, start, start + 5) == heads


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("word", ["wet", "naß"])
def test_each_rare_line_ending_becomes_a_line_feed(word: str, end: str) -> None:
    assert with_line_feeds(f"It was {word}.{end}It rained.") == f"It was {word}.\nIt rained."


def test_the_marks_before_quoted_lines_become_blanks() -> None:
    text = "On Monday:\n> It rained.\n > > It > poured.\n>>Lund won."
    plain = "On Monday:\n  It rained.\n     It > poured.\n  Lund won."
    assert without_quotation_marks(text) == plain
