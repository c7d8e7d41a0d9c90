"""Corrections of single events: what an editor's date entails, what null restores, and what a hand-made event keeps."""

from __future__ import annotations

from typing import Any, cast

import pytest

from service.eventing.served import DateJson, EventJson, EventPatchJson
from service.events.corrections import Author, NoEngineValue, corrected
from tests.events.test_carry_over import event

DESK = Author("desk", "2025-03-14T09:26:53.589Z")
MADE = event("e_made", origin="editor")


def patched(value: EventJson, **patch: Any) -> EventJson:
    return corrected(value, cast("EventPatchJson", patch), DESK)


def day(start_on: str, end_before: str) -> DateJson:
    return cast("DateJson", {**event()["date"], "edtf": start_on, "start_on": start_on, "end_before": end_before})


@pytest.mark.parametrize(
    ("start_on", "end_before", "status"),
    [
        ("2025-03-12", "2025-03-13", "happened"),
        ("2025-03-14", "2025-03-15", "planned"),
        # a date that contains the anchor, 13 March, leaves the status as it was
        ("2025-03-13", "2025-03-14", "as it was"),
        ("2025-03-01", "2025-04-01", "as it was"),
    ],
)
@pytest.mark.parametrize("before", ["planned", "happened"])
def test_a_date_before_or_after_the_anchor_gives_the_status(
    before: str, start_on: str, end_before: str, status: str
) -> None:
    found = patched(event(status=before), date=day(start_on, end_before))
    assert found["status"] == (before if status == "as it was" else status)
    assert (found["certainty"], found["explanation"]["rule"]) == ("explicit", "editor")


def test_an_event_without_an_anchor_keeps_its_status() -> None:
    explanation = {**event()["explanation"], "anchor": None}
    assert patched(event(explanation=explanation), date=day("2025-03-12", "2025-03-13"))["status"] == "planned"


def test_null_restores_the_engine_s_value_and_the_last_one_the_event() -> None:
    once = patched(event(), summary="The vote.", hidden=True)
    assert (once["summary"], once["hidden"]) == ("The vote.", True)
    assert once["correction"] is not None
    assert once["correction"]["fields"] == ["summary", "hidden"]
    twice = patched(once, hidden=None)
    assert (twice["summary"], twice["hidden"]) == ("The vote.", False)
    assert patched(twice, summary=None) == event()


def test_a_patch_that_changes_nothing_leaves_the_author() -> None:
    once = patched(event(), summary="The vote.")
    other = Author("night desk", "2025-03-15T00:00:00.000Z")
    assert corrected(once, {"summary": "The vote."}, other) == once


@pytest.mark.parametrize("field", ["date", "status", "kind", "summary"])
def test_a_field_of_a_hand_made_event_must_not_be_null(field: str) -> None:
    with pytest.raises(NoEngineValue) as error:
        patched(MADE, **{field: None})
    assert error.value.field == field


@pytest.mark.parametrize(
    ("before", "patch", "hidden"),
    [
        (False, {"hidden": None}, False),
        (True, {"hidden": None}, False),
        (True, {"summary": "A vote."}, True),
        (False, {"hidden": True}, True),
    ],
)
def test_a_hand_made_event_is_hidden_until_it_is_shown(before: bool, patch: dict[str, Any], hidden: bool) -> None:
    found = patched(event("e_made", origin="editor", hidden=before), **patch)
    assert (found["hidden"], found["correction"]) == (hidden, None)
    assert found["summary"] == patch.get("summary", MADE["summary"])
