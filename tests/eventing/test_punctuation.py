"""The punctuation of summaries."""

from __future__ import annotations

import pytest

from service.eventing.punctuation import finished
from service.timex.languages import language

ENGLISH = language("en").events


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('Holm told them: "the mine closed on Monday', 'Holm told them: "the mine closed on Monday."'),
        ('Holm wrote that "the mine closed on Monday.', 'Holm wrote that "the mine closed on Monday."'),
        ('Holm said, "The mine closed on Monday.', 'Holm said, "The mine closed on Monday."'),
        ("Holm told them: “The mine closed on Monday.", "Holm told them: “The mine closed on Monday.”"),
        ('The mine closed on Monday," Holm said', "The mine closed on Monday, Holm said."),
        ('The mine closed on Monday, "Holm said', "The mine closed on Monday, Holm said."),
        ('It is lost. " Holm left on Monday', "It is lost. Holm left on Monday."),
        ("The mine closed on Monday,” Holm said", "The mine closed on Monday, Holm said."),
        ('"The mine closed on Monday', "The mine closed on Monday."),
        ('The "old" mine closed, and "the shop shut', 'The "old" mine closed, and "the shop shut."'),
        ('The "old" mine closed on Monday', 'The "old" mine closed on Monday.'),
        ('Holm"s mine closed on Monday', 'Holm"s mine closed on Monday.'),
    ],
)
def test_each_quotation_mark_of_a_statement_has_its_counterpart(words: str, expected: str) -> None:
    assert finished(words, ENGLISH) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the mine closed", "The mine closed."),
        ("“the mine” closed", "“The mine” closed."),
        ("(the) mine closed", "(The) mine closed."),
        ("…the mine closed", "…The mine closed."),
        ("- closed", "- Closed."),
        ("3rd mine closed", "3rd mine closed."),
        ("iPhone sales fell", "iPhone sales fell."),
        ("ßa mine closed", "ßa mine closed."),  # a capital of two letters
    ],
)
def test_a_statement_begins_with_a_capital_unless_a_name_or_a_number_does(words: str, expected: str) -> None:
    assert finished(words, ENGLISH) == expected
