"""Heads of pages are in no summary and in no context: datelines, stamps, captions, credits and bylines."""

from __future__ import annotations

import pytest

from service.documents import read_text
from service.eventing import read
from tests.eventing.readings import THURSDAY

LEAD = "A ferry with two teachers and ten pupils sank off Aro on Sunday"
HEADS = [
    "ASHTON, Ardland | Sun Mar 9, 2025 4:43 pm EDT ASHTON, Ardland (Reuters) - ",
    "Lund, Ardland (CNN) -- ",
    "(CNN) -- ",
    "Diver praised NEW: Rebels said to hold the pier The owner was silent (CNN) -- ",
    f"By the Ardland Wire Staff NEW: {'Divers hold out, a guard says ' * 8} (again) Lund, Ardland (CNN) -- ",
    "New Lund, Isle of Bel (CNN) - ",
    "NEW ASHTON, Ard. -- ",
    "ANP NEW ASHTON -- ",
    "2159: ",
    "1454 ",
    "0930 ",
    "Photograph: AFP ",
    "Photograph: Ines Ahlers/Reuters ",
    "(By Ines Ahlers -- Ardland News) ",
    "(Courtesy of the Aro Guild) ",
    "(Photo by Jonas Berg for The Post) ",
    "Photo by: Jonas Berg/Getty Images ",
    "Sinking ships (Ines Ahlers) Sunday, March 9, 2025; 10:13 PM ",
    "By Ines Ahlers Ardland Post Staff Writer Sunday, March 9, 2025; 1:04 PM ",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_summary_does_not_begin_with_the_head_of_its_page(head: str) -> None:
    *stamps, event = read(read_text(f"{head}{LEAD}."), THURSDAY).events
    assert event.summary == f"{LEAD}."
    assert "event" not in {stamp.kind for stamp in stamps}


@pytest.mark.parametrize("head", HEADS)
def test_the_first_sentence_begins_behind_the_head_of_its_page(head: str) -> None:
    assert lead(f"{head}{LEAD}.") == f"{LEAD}."


@pytest.mark.parametrize(
    "sentence",
    [
        "The Aro Guild (AG) -- Ahlers leads it -- met on Sunday.",
        "Two members of NATO -- Ardland and Bel -- met on Sunday.",
        "A photo by Ines Ahlers was sold on Sunday.",
        "The BBC (Lund) met the CNN team on Sunday.",
    ],
)
def test_a_summary_keeps_what_only_looks_like_a_head(sentence: str) -> None:
    assert read(read_text(sentence), THURSDAY).events[-1].summary == sentence


@pytest.mark.parametrize(
    "before",
    [
        "March 9: Divers of the Aro Guild are seen at the wreck near the harbour.\nANP NEW ASHTON -- ",
        "Ines Ahlers reports on the long hunt for a man accused of arson.\nLund, Ardland (CNN) - ",
        "In this May 26 photo provided by the Ardland Guard, a barge lies off Aro.\n",
        "Divers search for the ferry in this March 9, 2025, image from Ardland.\n",
        "In this undated photo of the Ardland Guard, a barge lies off Aro.\n",
        "This photo released by the Ardland Guard shows the wreck of the ferry.\n",
        "Jonas Berg, left, and Ines Ahlers watch the wreck from the Aro pier.\n",
        "March 9: Divers of the Aro Guild search the old harbour of Ashton.\n",
        "Sunday 9 March: Divers of the Aro Guild search the old harbour of Ashton.\n",
        "Mar. 9, 2025: Jonas Berg of the Aro Guild searches the harbour of Ashton.\n",
        "L) shares of Ardland Ferries fell by a third in the town of Lund.\n",
        "I have never been a friend of the Ardland Ferry Company of Aro.\n",
        "Do you remember what the Ardland Ferry Company promised in Aro?\n",
        "You may recall the loss of the last Ardland ferry in the storm.\n",
        "– ",
    ],
)
def test_the_first_sentence_that_reports_something_stands_for_the_title(before: str) -> None:
    assert lead(f"{before}{LEAD}.") == f"{LEAD}."


def test_without_a_report_the_first_sentence_stands_for_the_title() -> None:
    opening = "I have never been a friend of the Ardland Ferry Company."
    assert lead(opening) == opening


def lead(opening: str) -> str | None:
    """Return the context of a later sentence without a name."""
    return read(read_text(f"{opening} It was late.\n\nThey were saved on Monday."), THURSDAY).events[-1].context
