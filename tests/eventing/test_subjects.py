"""The subjects of statements: which of them name nobody and nothing."""

from __future__ import annotations

import pytest

from service.eventing.subjects import is_bare
from service.timex.languages import language


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("the old small quiet shipping company", True),
        ("the old small quiet northern shipping company", False),
        ("the old small quiet Italian company", True),
        ("the old small quiet northern Italian company", False),
        ("the old wooden bridge of stone", True),
        ("the old wooden bridge of grey stone", False),
    ],
)
def test_a_bare_subject_has_at_most_six_words(subject: str, expected: bool) -> None:
    assert is_bare(subject.split(), language("en").events) is expected
