"""Which sentence tells a day best."""

from __future__ import annotations

from typing import Any

import pytest

from service.eventing import EventKind
from service.stories.frequencies import weights
from service.stories.relevance import WeightedArticle
from service.stories.reports import Report
from service.stories.sentences import flaws, ranked, repeats
from service.stories.term_vectors import DatedSentence, Lead, vectors_of
from service.text.words import folded_words

SENTENCE = (
    "The Orle dam broke on Monday after weeks of heavy rain and flooded three villages in the valley below it, "
    "engineers and rescue teams reported."
)
SHORT = "The Orle dam broke on Monday."
OTHER = (
    "A cookery fair with forty stands opened in the capital on Monday, where chefs from nine countries served soup to "
    "thousands of hungry visitors."
)


def best(*candidates: tuple[str, dict[str, Any]]) -> int:
    """Return the number of the candidate that tells the day best."""
    vectors = [vectors_of(sentence, [DatedSentence(sentence)], []) for sentence, _ in candidates]
    weighted = [WeightedArticle(vector, weights("en")) for vector in vectors]
    reports = [
        Report(**{**_report(number, vectors[number].sentences[0]), **changes})
        for number, (_, changes) in enumerate(candidates)
    ]
    return ranked(reports, weighted)[0].article


def _report(article: int, terms: tuple[int, ...]) -> dict[str, Any]:
    days = {"first_day": 1, "day_after": 2, "delay": 1}
    return {
        **days,
        "article": article,
        "relevance": 0.5,
        "of_sentence": 0.5,
        "terms": terms,
        "words": (article,),
        "event": "e",
    }


def test_the_sentence_that_says_what_most_say_is_best() -> None:
    assert best((OTHER, {}), (SENTENCE, {}), (SHORT, {})) == 1


def test_a_full_sentence_is_better_than_a_short_one() -> None:
    assert best((SHORT, {}), (SENTENCE, {})) == 1


def test_of_the_same_sentence_the_report_in_hindsight_is_best() -> None:
    assert best((SENTENCE, {"delay": 1}), (SENTENCE, {"delay": 9}), (SENTENCE, {"delay": -1})) == 1


def test_announcements_statements_and_leads_come_after_reports() -> None:
    lead = {"lead": Lead(0, 9, ()), "event": None}
    for weaker in ({"delay": -1}, {"kind": EventKind.STATEMENT}, lead):
        assert best((SENTENCE, weaker), (SENTENCE, {})) == 1, weaker


def test_a_report_of_the_day_itself_is_no_announcement() -> None:
    assert best((SENTENCE, {"delay": -1}), (SENTENCE, {"delay": 0})) == 1


def test_the_event_of_an_editor_comes_first() -> None:
    assert best((SENTENCE, {}), (SENTENCE, {"terms": ()})) == 1


def test_a_statement_of_prose_has_no_flaws() -> None:
    assert flaws("The Orle dam broke on Monday after weeks of rain.") == 0
    assert flaws("Der Damm an der Orle brach am Montag.") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "March 3 at 10 pm | I saw the dam break.",
        "The dam breaks on Monday",
        "The dam broke on Monday, and the river ...",
        '"We saw the dam break on Monday," he said.',
        "Did the dam break on Monday?",
        "Picture: the dam broke on Monday.",
        "The dam broke on Monday, updated 19:03.",
        "DAM BREAKS NEAR ORLE The dam broke on Monday after rain.",
        "DAMM BRICHT NACH REGEN Der Damm an der Orle brach am Montag.",
        "ВОДА ПРОРВАЛА ДАМБУ Дамба прорвалась в понедельник.",
    ],
)
def test_menus_headings_quotations_and_labels_are_flaws(sentence: str) -> None:
    assert flaws(sentence) > 0


@pytest.mark.parametrize(
    "sentence", ["EU and UN aid reached Orle on Monday.", "NATO sent help to Orle.", "The US EPA closed the dam."]
)
def test_acronyms_are_no_heading(sentence: str) -> None:
    assert flaws(sentence) == 0


@pytest.mark.parametrize(
    ("sentence", "other", "is_same"),
    [
        (
            "The plan to plug the dam has failed.",
            "The plan to plug the dam has failed, dashing hopes.",
            True,
        ),
        (
            "The plan to plug the dam has failed, dashing hopes.",
            "The plan to plug the dam has failed.",
            True,
        ),
        ("The plan to plug the dam has failed.", "Engineers opened the Orle valley to visitors.", False),
    ],
)
def test_a_sentence_repeats_one_that_is_part_of_it(sentence: str, other: str, is_same: bool) -> None:
    assert repeats(set(folded_words(sentence)), set(folded_words(other))) == is_same


def test_a_heading_is_worse_than_a_question_with_a_label() -> None:
    assert flaws("The dam breaks on Monday") > flaws("Orle: did the dam break on Monday?")
