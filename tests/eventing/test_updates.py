"""Updates of live reports: what happens is an event; a remark, a question and a quotation are not."""

from __future__ import annotations

import pytest

from service.documents import read_text
from service.eventing import read
from tests.eventing.readings import THURSDAY

_LAST = "\n\n09:30: The council met in the old mill."


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("The dam has burst.", "event"),
        ("Ahlers attacks on the last climb!", "event"),
        ("Berg putts from the edge of the green.", "event"),
        ("The mayor steps up to the lectern.", "event"),
        ("The council has just finished its lunch.", "event"),
        ("The ferry is now leaving the harbour.", "event"),
        ("Police closed the bridge.", "event"),
        ("The ministry says two divers died.", "event"),
        ("A furious interruption.", "background"),
        ("A piece of masterly understatement.", "background"),
        ("Another long silence in the hall.", "background"),
        ("Here is what we know so far.", "background"),
        ("Right, we are back in the hall.", "background"),
        ("You may remember the old lock.", "background"),
        ("So what was the plan?", "background"),
        ("The lock is a mess.", "background"),
        ("Ahlers is a minute behind.", "background"),
        ("Ahlers says it is too early.", "statement"),
        ("The mayor tells them that he is ill.", "statement"),
        ("Berg, the head of the guild, says he is ready.", "statement"),
    ],
)
def test_an_update_is_an_event_if_it_tells_what_happens(update: str, expected: str) -> None:
    found = read(read_text(f"10:15: {update}{_LAST}"), THURSDAY).events
    assert [str(event.kind) for event in found] == [expected, "event"]


def test_an_update_in_a_language_without_verbs_is_an_event() -> None:
    found = read(read_text("10:15: Ein Chaos.\n\n09:30: Der Rat tagte.", language="de"), THURSDAY, "de").events
    assert {str(event.kind) for event in found} == {"event"}
