"""What each doubt about a sentence leaves of its score, and when a summary stands for its sentence."""

from __future__ import annotations

from typing import Any, cast

import pytest

from service.timeline.story_candidates import as_entry, candidate_of
from tests.formats.examples import make_date, make_event

PLAIN = "The council closed the dam on Monday."
AT_4 = {"date": make_date("2025-03-03", "minute", time={"clock": "16:03", "zone": None})}
LATER = {"explanation": {"rule": "earlier_later", "anchor": "2025-03-01", "steps": []}}
LONG = "It rained and it rained and it rained and it rained"


def event(summary: str, expression: str | None = "on Monday", sentence: str = "", **more: Any) -> Any:
    """Return an event of a day with a summary that is its sentence, unless another one is given."""
    passage = {"text": sentence or summary, "start": 0, "end": len(sentence or summary)}
    found = {"text": expression, "start": 0, "end": len(expression)} if expression else None
    base = make_event(0, make_date("2025-03-03", "day"), status="happened", summary=summary)
    return {**base, "context": None, "sentence": passage, "expression": found, **more}


@pytest.mark.parametrize(
    ("entry", "delay", "score"),
    [
        (event(PLAIN), 1, 1.0),
        # what was to come, or was said to be on the day or after it
        (event("The council will close the dam on Monday."), 1, 0.5),
        (event(PLAIN, status="planned"), 0, 0.5),
        (event(PLAIN, status="planned"), 1, 0.5),
        (event(PLAIN, status="planned"), -1, 1.0),
        (event(PLAIN, status="planned", kind="statement"), 1, 1.0),
        (event("Ines Bolt stayed in prison until Monday.", "Monday"), 1, 0.5),
        # no sentence
        (event("A busy day at the dam on Monday."), 1, 0.3),
        # the time of writing, if the article is later than the next day; a time before
        (event("Ines Bolt is accused of closing the dam on Monday."), 1, 1.0),
        (event("Ines Bolt is accused of closing the dam on Monday."), 2, 0.5),
        (event("Engineers had closed the dam on Monday."), 1, 0.5),
        # additions and asides
        (event("Engineers also closed the dam on Monday."), 1, 0.7),
        (event("The mayor thanked the man who closed the dam on Monday."), 1, 0.6),
        # a lead without a date that only describes
        (event("The dam is the pride of Orle.", None), 1, 0.5),
        (event("The dam is the pride of Orle.", "Monday"), 1, 1.0),
        # a minute without its day
        (event("The council closed the old dam at noon.", "noon", **AT_4), 1, 0.6),
        (event("The council closed the old dam at noon.", "at noon", **AT_4), 1, 0.6),
        (event("The council closed the old dam at noon.", "at noon on Monday", **AT_4), 1, 1.0),
        (event("The council closed the old dam at noon.", "at noon"), 1, 1.0),
        # the day of writing, and other sentences
        (event("Engineers closed the dam on Monday after yesterday's flood."), 1, 0.5),
        (event("They closed the dam on Monday."), 1, 0.3),
        (event(PLAIN, **LATER), 1, 0.3),
        # several doubts
        (event("They also closed the dam on Monday.", status="planned"), 1, 0.3 * 0.7 * 0.5),
        # an item of a chronology, which names the whole day
        (event("3 March: The dam broke.", "3 March"), 1, 2.0),
        (event("3 March: The dam broke.", "3 March", **AT_4), 1, 0.6),
    ],
)
def test_a_doubt_lowers_the_score_of_a_sentence(entry: Any, delay: int, score: float) -> None:
    found = candidate_of(entry, 1.0, delay, "en")
    assert found.score == pytest.approx(score)
    assert candidate_of(entry, 10.0, delay, "en").score == pytest.approx(10 * score)
    assert found.is_faultless is (score == 1.0)
    assert found.is_sentence is ("busy day" not in entry["summary"])


def test_a_sentence_with_a_context_is_told_late_but_stands_alone() -> None:
    found = candidate_of(event(PLAIN, context="the flood"), 1.0, 1, "en")
    assert (found.score, found.is_faultless) == (0.3, True)
    found = candidate_of(event("They closed the dam on Monday.", context="the flood"), 1.0, 1, "en")
    assert (found.score, found.is_faultless) == (0.3, False), "one doubt, not two"


@pytest.mark.parametrize(
    ("summary", "delay", "expected"),
    [
        ("Divers will search the lake until Monday.", -2, True),
        ("The bridge stays shut until Monday.", -1, True),
        ("Ines Bolt stayed in prison until Monday.", 1, False),
        ("Divers will search the lake on Monday.", -2, False),
    ],
)
def test_what_will_go_on_until_a_day_only_ends_on_it(summary: str, delay: int, expected: bool) -> None:
    assert candidate_of(event(summary, "Monday"), 1.0, delay, "en").only_ends is expected


def test_a_context_is_no_doubt_about_what_an_article_opens_with() -> None:
    opening = event(PLAIN, context="the flood")
    assert candidate_of(opening, 1.0, 1, "en", is_news=True).score == 1.0
    assert candidate_of(event("They closed the dam on Monday."), 1.0, 1, "en", is_news=True).score == 0.3


def test_what_an_editor_wrote_has_no_doubts() -> None:
    for more in ({"correction": {"fields": ["summary"]}}, {"sentence": None}):
        found = candidate_of({**event("They will also meet."), **more}, 1.0, 1, "en")
        assert (found.score, found.flaws, found.is_faultless) == (1.0, 0, True)


@pytest.mark.parametrize(
    ("sentence", "summary", "expression", "expected"),
    [
        # nearly all of a sentence may stand for it: from three quarters on
        ("X" * 100, "Y" * 75, "", "Y" * 75),
        ("X" * 100, "Y" * 74, "", "X" * 100),
        # a sentence of more than 300 characters is represented by its summary
        ("X" * 300, "Y" * 100, "", "X" * 300),
        ("X" * 301, "Y" * 100, "", "Y" * 100),
        # so is one whose date depends on the day of writing
        (f"{LONG} yesterday.", "It rained.", "yesterday", "It rained."),
        (f"{LONG} on Monday.", "It rained.", "on Monday", f"{LONG} on Monday."),
    ],
)
def test_a_sentence_is_told_whole_unless_its_summary_is_better(
    sentence: str, summary: str, expression: str, expected: str
) -> None:
    entry = as_entry(cast(Any, event(summary, expression or None, sentence)), "en")
    assert entry["summary"] == expected
