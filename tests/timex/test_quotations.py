"""Whether words stand inside a quotation, also where not all marks before them are seen."""

from __future__ import annotations

import datetime as dt

import pytest

from service.timex import tag
from service.timex.model import Anchor

TUESDAY = Anchor(dt.date(2025, 3, 11))
#: More text than is searched for quotation marks.
LONG = "The council of Lund met in the old hall and sold the mill.\n" * 20


def _yesterday(text: str) -> str:
    return next(timex.value for timex in tag(text, TUESDAY).timexes if timex.text == "yesterday")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('On Sunday Holm said: "It shut yesterday."', "2025-03-08"),
        ("On Sunday Holm said: “It shut yesterday.”", "2025-03-08"),
        ('On Sunday Holm called it "lost". It shut yesterday.', "2025-03-10"),
        # a mark in the long text before it has no counterpart
        (f'"{LONG}On Sunday Holm went. It shut yesterday.', "2025-03-10"),
        (f'{LONG}Holm said: "{LONG}On Sunday Holm called it "lost". It shut yesterday.', "2025-03-10"),
        (f'"{LONG}On Sunday Holm said: "It shut yesterday."', "2025-03-08"),
        (f'{LONG}On Sunday Holm said: "It shut yesterday."', "2025-03-08"),
        # the blank stands on the wrong side of the closing mark
        (f'{LONG}On Sunday Holm wept. It is lost, "Berg said yesterday.', "2025-03-10"),
        (f'"{LONG}\n\nOn Sunday Holm said: "It shut yesterday."', "2025-03-08"),
        (f'"{LONG}\n\nOn Sunday Holm went. It shut yesterday.', "2025-03-10"),
    ],
)
def test_yesterday_counts_from_the_day_on_which_it_was_spoken_only_in_a_quotation(text: str, value: str) -> None:
    assert _yesterday(text) == value
