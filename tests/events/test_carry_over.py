"""What becomes of corrected and hand-made events when their article is read again, and what the history says of it."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from service.articles import plans
from service.eventing.served import ArticleReferenceJson, EventJson
from service.events.carry_over import carry_over, history_of_reading, successors
from service.events.representation import article_fields
from tests.store.rows import article_row

REFERENCE: ArticleReferenceJson = {"id": "a_one", "title": "Bridge", "url": None, "source": None}
ARTICLE = article_fields(REFERENCE, published_on="2025-03-13", anchor_kind="published_at")
SENTENCE = "It will vote early Monday."
TEXT = f"The council met on Sunday. {SENTENCE}"


def event(event_id: str = "e_one", **changes: Any) -> EventJson:
    """Return the event of "early Monday" as the engine reads it."""
    start = TEXT.index(SENTENCE)
    date = {"edtf": "2025-03-17", "start_on": "2025-03-17", "end_before": "2025-03-18", "granularity": "day"}
    value = {
        "id": event_id,
        "date": {**date, "timex3": "2025-03-17", "part_of_day": None, "time": None, "approximate": False},
        "status": "planned",
        "kind": "event",
        "summary": SENTENCE,
        "sentence": {"text": SENTENCE, "start": start, "end": start + len(SENTENCE)},
        "expression": {"text": "early Monday", "start": start + 13, "end": start + 25},
        "certainty": "inferred",
        "alternatives": [],
        "explanation": {"rule": "weekday", "anchor": "2025-03-13", "steps": []},
        "origin": "engine",
        "hidden": False,
        "orphaned": False,
        "correction": None,
        "position": {"part": "lead", "at": 0.5},
        "mentions": [],
        "context": "Bridge",
        **ARTICLE,
        **changes,
    }
    return cast("EventJson", value)


CORRECTION = {"by": "desk", "at": "2025-03-14T09:26:53.589Z", "fields": ["summary"], "engine": {}}
CORRECTED = event(summary="The vote.", correction=CORRECTION)


def only(events: list[tuple[int | None, EventJson]]) -> tuple[int | None, EventJson]:
    (placed,) = events
    return placed


def test_an_event_that_is_no_longer_found_moves_with_its_sentence() -> None:
    text = f"It rained. {TEXT}"
    position, moved = only(carry_over([CORRECTED], [], text, ARTICLE))
    assert (position, moved["orphaned"]) == (None, False)
    for passage in (moved["sentence"], moved["expression"]):
        assert passage is not None
        assert text[passage["start"] : passage["end"]] == passage["text"]


def test_an_event_whose_sentence_is_gone_is_orphaned_as_it_was() -> None:
    position, orphan = only(carry_over([CORRECTED], [], "It rained.", ARTICLE))
    assert position is None
    assert orphan == {**CORRECTED, "orphaned": True}


def test_an_orphan_whose_sentence_moved_has_its_new_offsets_when_it_is_found_again() -> None:
    _, orphan = only(carry_over([CORRECTED], [], "It rained.", ARTICLE))
    text = f"{SENTENCE} It rained."
    _, back = only(carry_over([orphan], [], text, ARTICLE))
    assert back["orphaned"] is False
    assert back["sentence"] == {"text": SENTENCE, "start": 0, "end": len(SENTENCE)}
    assert back["expression"] == {"text": "early Monday", "start": 13, "end": 25}


def test_a_correction_moves_to_the_overlapping_expression_of_the_same_sentence() -> None:
    start = TEXT.index("Monday")
    shorter = event("e_two", expression={"text": "Monday", "start": start, "end": start + 6})
    position, carried = only(carry_over([CORRECTED], [shorter], TEXT, ARTICLE))
    assert (position, carried["id"], carried["summary"]) == (0, "e_one", "The vote.")
    assert carried["expression"] == shorter["expression"]


@pytest.mark.parametrize("start", [TEXT.index("early") - 2, TEXT.index("Monday") + len("Monday")])
def test_a_correction_does_not_move_to_an_expression_beside_its_own(start: int) -> None:
    beside = event("e_two", expression={"text": "x", "start": start, "end": start + 2})
    carried = carry_over([CORRECTED], [beside], TEXT, ARTICLE)
    assert [(position, one["id"], one["summary"]) for position, one in carried] == [
        (0, "e_two", SENTENCE),
        (None, "e_one", "The vote."),
    ]


def test_uncorrected_events_that_are_no_longer_found_go() -> None:
    assert carry_over([event()], [], TEXT, ARTICLE) == []


@pytest.mark.parametrize("missing", [("sentence", "expression"), ("sentence",), ("expression",)])
def test_a_hand_made_event_stays_and_gets_the_article_s_new_title(missing: tuple[str, ...]) -> None:
    made = event("e_made", origin="editor", **dict.fromkeys(missing))
    reference: ArticleReferenceJson = {**REFERENCE, "title": "Ferry"}
    renamed = article_fields(reference, published_on="2025-03-13", anchor_kind="published_at")
    assert carry_over([made], [], "It rained.", renamed) == [(None, {**made, **renamed})]
    assert carry_over([made], [event()], TEXT, renamed) == [(0, event()), (None, {**made, **renamed})]


@pytest.mark.parametrize("missing", [("sentence", "expression"), ("sentence",), ("expression",)])
def test_the_correction_of_a_hand_made_event_moves_to_no_other(missing: tuple[str, ...]) -> None:
    made = event("e_made", origin="editor", correction=CORRECTION, **dict.fromkeys(missing))
    assert carry_over([made], [event()], TEXT, ARTICLE) == [(0, event()), (None, made)]


def test_the_history_has_an_entry_only_for_what_changes() -> None:
    same, new, moved = event(), event("e_new"), event("e_moved", summary="Another.")
    changes = list(history_of_reading([same, event("e_moved"), event("e_gone")], [same, new, moved]))
    assert changes == [("e_moved", "read_anew", [{"field": "summary", "before": SENTENCE, "after": "Another."}])]


def test_new_metadata_leaves_each_event_at_its_place_in_the_text() -> None:
    stored = [
        event("e_first"),
        event("e_orphan", orphaned=True, correction=CORRECTION),
        event("e_second"),
        event("e_made", origin="editor", sentence=None, expression=None, context="Ines Ahlers"),
    ]
    plan = plans.after_new_metadata(cast("Any", article_row(title="Ferry")))([json.dumps(one) for one in stored])
    assert [(row.id, row.position) for row in plan.events] == [
        ("e_first", 0),
        ("e_orphan", None),
        ("e_second", 1),
        ("e_made", None),
    ]
    assert {json.loads(row.body)["article"]["title"] for row in plan.events} == {"Ferry"}
    contexts = [json.loads(row.body)["context"] for row in plan.events]
    assert contexts == ["Ferry", "Ferry", "Ferry", "Ines Ahlers"], "the title is a context, a name stays"


def spoken(event_id: str, text: str, **changes: Any) -> EventJson:
    """Return an event with another sentence."""
    return event(event_id, sentence={"text": text, "start": 0, "end": len(text)}, **changes)


@pytest.mark.parametrize(
    "text",
    [
        "It will vote again early Monday.",
        "It will early Monday vote.",
        "The council will vote early Monday.",
    ],
)
def test_an_edited_sentence_of_the_same_date_takes_the_place_of_the_old_one(text: str) -> None:
    assert successors([event()], [spoken("e_new", text)]) == {"e_one": "e_new"}


def test_another_sentence_another_date_and_an_event_that_stays_take_no_place() -> None:
    edited = spoken("e_new", "It will vote again early Monday.")
    assert successors([event()], [spoken("e_new", "Rain fell early Monday on the roofs.")]) == {}
    assert successors([event()], [{**edited, "date": {**edited["date"], "edtf": "2025-03-18"}}]) == {}
    assert successors([event()], [event(), edited]) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They may vote early Monday.", {"e_one": "e_new"}),  # three words of five
        ("They may speak early Monday.", {}),
        ("They may vote early Monday again.", {}),
    ],
)
def test_six_words_in_ten_are_the_same(text: str, expected: dict[str, str]) -> None:
    assert successors([event()], [spoken("e_new", text)]) == expected


def test_a_sentence_takes_the_place_of_one_old_one_only() -> None:
    new = spoken("e_new", "It will vote again early Monday.")
    assert successors([event(), event("e_two")], [new]) == {"e_one": "e_new"}


def test_an_event_without_words_takes_no_place() -> None:
    assert successors([event(sentence=None)], [spoken("e_new", SENTENCE)]) == {}


@pytest.mark.parametrize(("before", "action"), [(False, "orphaned"), (True, "found_again")])
def test_the_history_says_that_an_event_is_orphaned_or_found_again(before: bool, action: str) -> None:
    old, new = event(orphaned=before), event(orphaned=not before, summary="Another.")
    assert [entry[:2] for entry in history_of_reading([old], [new])] == [("e_one", action)]


def test_the_most_alike_sentence_takes_the_place_of_the_old_one() -> None:
    others = [
        spoken("e_far", "It will not vote again early Monday."),
        spoken("e_near", "It will vote early on Monday."),
    ]
    assert successors([event()], others) == {"e_one": "e_near"}
