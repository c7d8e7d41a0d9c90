"""Marked text: no character is lost, and overlapping marks never nest."""

from __future__ import annotations

from typing import Any

import pytest

from service.web.marked_text import Footnote, Segment, article_segments, sentence_segments
from tests.formats.examples import make_event, manual_event

SENTENCE = "The council met on Sunday in the old town hall."


def event(expression: str, *matches: str, field: str = "sentence") -> Any:
    """Return an event whose sentence starts at 100, with an expression and the matches of a search."""
    start = SENTENCE.index(expression)
    places = [{"start": SENTENCE.index(match), "end": SENTENCE.index(match) + len(match)} for match in matches]
    return make_event(
        sentence={"text": SENTENCE, "start": 100, "end": 100 + len(SENTENCE)},
        expression={"text": expression, "start": 100 + start, "end": 100 + start + len(expression)},
        highlight=[{"field": field, "text": SENTENCE, "matches": places}],
    )


def test_text_around_the_marks_stays() -> None:
    assert sentence_segments(event("Sunday", "council", "hall")) == [
        Segment("The "),
        Segment("council", "match"),
        Segment(" met on "),
        Segment("Sunday", "date"),
        Segment(" in the old town "),
        Segment("hall", "match"),
        Segment("."),
    ]


def test_marks_at_both_ends_leave_no_empty_segments() -> None:
    assert sentence_segments(event("The council", "hall.")) == [
        Segment("The council", "date"),
        Segment(" met on Sunday in the old town "),
        Segment("hall.", "match"),
    ]


@pytest.mark.parametrize("match", ["on Sunday", "Sunday in", "Sunday", "und", "on Sunday in"])
def test_match_that_overlaps_the_date_is_not_marked(match: str) -> None:
    assert [segment.text for segment in sentence_segments(event("Sunday", match)) if segment.css_class] == ["Sunday"]


@pytest.mark.parametrize("match", ["on ", " in"])
def test_match_next_to_the_date_is_marked(match: str) -> None:
    marked = {segment.text: segment.css_class for segment in sentence_segments(event("Sunday", match))}
    assert (marked[match], marked["Sunday"]) == ("match", "date")


def test_matches_in_other_fields_are_not_marked_in_the_sentence() -> None:
    segments = sentence_segments(event("Sunday", "council", field="summary"))
    assert [segment.text for segment in segments if segment.css_class] == ["Sunday"]


def test_event_made_by_hand_has_its_summary_as_text() -> None:
    assert sentence_segments(manual_event(summary="It opens.")) == [Segment("It opens.")]  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", ["sentence", "expression"])
def test_an_event_without_both_its_sentence_and_expression_has_its_summary_as_text(missing: str) -> None:
    assert sentence_segments(event("Sunday") | {missing: None, "summary": "It opens."}) == [Segment("It opens.")]


def timex(start: int, end: int, **fields: Any) -> dict[str, Any]:
    return {
        "text": SENTENCE[start:end],
        "start": start,
        "end": end,
        "type": "DATE",
        "value": "XXXX-WXX-7",
        "date": {"edtf": "2025-03-09"},
        "certainty": "inferred",
        "unresolved": None,
        "explanation": {"rule": "weekday.bare"},
        **fields,
    }


def passage(start: int, end: int, reason: str) -> dict[str, Any]:
    return {"text": SENTENCE[start:end], "start": start, "end": end, "reason": reason}


def report(**fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {"timexes": [], "unresolved": [], "rejected": [], "dropped": [], **fields}


def test_expression_is_marked_by_certainty_and_type() -> None:
    segments, footnotes = article_segments(SENTENCE, report(timexes=[timex(19, 25)]))
    title = "DATE 2025-03-09, inferred: rule weekday.bare"
    assert segments[1] == Segment("Sunday", "inferred date", title)
    assert "".join(segment.text for segment in segments) == SENTENCE
    assert footnotes == []


def test_expression_without_a_date_shows_its_value_and_has_a_footnote() -> None:
    undated = timex(19, 25, date=None, unresolved="which Sunday is unclear", type="SET")
    segments, footnotes = article_segments(SENTENCE, report(timexes=[undated]))
    title = "SET XXXX-WXX-7, inferred: rule weekday.bare"
    assert segments[1] == Segment("Sunday", "undated set", title, 1)
    assert footnotes == [Footnote("Sunday", "which Sunday is unclear")]


def test_expression_without_an_event_has_a_footnote() -> None:
    unresolved = [{"expression": {"start": 19}, "reason": "a date before the text"}]
    segments, footnotes = article_segments(SENTENCE, report(timexes=[timex(19, 25)], unresolved=unresolved))
    assert (segments[1].css_class, segments[1].footnote) == ("inferred date", 1)
    assert footnotes == [Footnote("Sunday", "a date before the text")]


def test_rejected_and_dropped_passages_have_numbered_footnotes() -> None:
    passages = report(
        timexes=[timex(19, 25)], rejected=[passage(0, 3, "an article")], dropped=[passage(29, 36, "boilerplate")]
    )
    segments, footnotes = article_segments(SENTENCE, passages)
    assert [(segment.text, segment.css_class, segment.footnote) for segment in segments if segment.css_class] == [
        ("The", "rejected", 1),
        ("Sunday", "inferred date", None),
        ("the old", "dropped", 2),
    ]
    assert segments[0].title == "an article"
    assert footnotes == [Footnote("The", "an article"), Footnote("the old", "boilerplate")]


def test_first_of_two_overlapping_marks_counts() -> None:
    overlapping = report(timexes=[timex(16, 25), timex(19, 28)], rejected=[passage(24, 25, "no date")])
    segments, _ = article_segments(SENTENCE, overlapping)
    assert [segment.text for segment in segments] == ["The council met ", "on Sunday", " in the old town hall."]


def test_mark_beyond_the_end_of_the_text_is_ignored() -> None:
    segments, _ = article_segments(SENTENCE, report(rejected=[passage(40, len(SENTENCE) + 1, "no date")]))
    assert segments == [Segment(SENTENCE)]
