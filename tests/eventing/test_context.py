"""The lead as a context: which sentence of the opening says what an article without a title is about."""

from __future__ import annotations

import pytest

from service.documents import read_text
from service.eventing import read
from tests.eventing.readings import THURSDAY

QUESTION = "Who left the old harbour of Aro in the storm?"
UNNAMED = "She left the old harbour of Aro in the storm."
ALSO_UNNAMED = "He left the old harbour of Aro in the rain."
TO_READERS = "You left the old harbour of Aro in the storm."
NAMED = "Ines Ahlers left the harbour of Aro in her boat."


def context(*opening: str) -> str | None:
    """Return the context of a later sentence without a name."""
    text = f"{' '.join(opening)}\n\nThey were saved on Monday."
    return read(read_text(text), THURSDAY).events[-1].context


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ((NAMED, QUESTION), NAMED),
        ((UNNAMED, ALSO_UNNAMED, NAMED), NAMED),  # the first that names somebody
        ((QUESTION, NAMED), NAMED),
        ((QUESTION, UNNAMED, ALSO_UNNAMED), UNNAMED),  # else the first that reports something
        ((UNNAMED, QUESTION, ALSO_UNNAMED), UNNAMED),
        ((TO_READERS, UNNAMED), UNNAMED),
        ((QUESTION, TO_READERS), QUESTION),  # else the first sentence
    ],
)
def test_a_report_that_names_somebody_is_the_best_lead(opening: tuple[str, ...], expected: str) -> None:
    assert context(*opening) == expected


def test_a_lead_is_shown_up_to_120_characters_and_its_stop() -> None:
    opening = f"Ines Ahlers left the harbour of Aro in her old boat with {'cattle and ' * 5}"
    whole = f"{opening}{'s' * (115 - len(opening))} sank."
    assert len(whole) == 121
    assert context(whole) == whole
    longer = whole.replace(" sank", "s sank")
    assert context(longer) == f"{longer.removesuffix(' sank.')}…"


@pytest.mark.parametrize(
    "before", [UNNAMED, "With her own men on board, she left the old harbour of Aro in the storm."]
)
def test_a_statement_in_front_of_the_lead_has_the_report_before_it(before: str) -> None:
    text = f"{before} They were saved on Monday. {NAMED}"
    assert read(read_text(text), THURSDAY).events[0].context == before


def test_a_statement_in_front_of_the_lead_has_no_question_as_its_context() -> None:
    text = f"{QUESTION} They were saved on Monday. {NAMED}"
    assert read(read_text(text), THURSDAY).events[0].context is None


@pytest.mark.parametrize(
    "note",
    [
        "This article misstated the first name of the harbour master, Ines Ahlers.",
        "An earlier version of this story incorrectly gave the name of the ship as Orla.",
        "Correction: the name of the ship Orla was given as Carla in the paper of Aro.",
        "Last updated at noon by Ines Ahlers, who had sailed on her: the ship Orla.",
    ],
)
def test_a_note_on_the_page_is_no_context(note: str) -> None:
    assert read(read_text(f"{note} {NAMED} They were saved on Monday."), THURSDAY).events[0].context == NAMED


@pytest.mark.parametrize(("length", "is_lead"), [(39, False), (40, True)])
def test_a_lead_has_at_least_40_characters(length: int, is_lead: bool) -> None:
    lead = f"{'Ines Ahlers left Aro ':s<{length - 1}}."
    assert len(lead) == length
    assert context(lead) == (lead if is_lead else None)


@pytest.mark.parametrize(("end", "is_lead"), [(999, True), (1_000, False)])
def test_a_lead_ends_within_the_first_1000_characters(end: int, is_lead: bool) -> None:
    lead = f"{QUESTION}\n\n"
    lead += f"{NAMED:>{end - len(lead)}}"
    assert len(lead) == end
    assert context(lead) == (NAMED if is_lead else QUESTION)
