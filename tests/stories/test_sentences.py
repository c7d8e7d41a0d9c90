"""Which sentence tells a day best."""

from __future__ import annotations

from typing import Any

import pytest

from service.eventing import EventKind
from service.stories.frequencies import weights
from service.stories.relevance import WeightedArticle
from service.stories.reports import Report
from service.stories.sentences import ranked, repeats
from service.stories.term_vectors import DatedSentence, vectors_of
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
    return ranked(reports, weighted)[0][1].article


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


def test_announcements_and_what_only_mentions_a_day_come_after_reports() -> None:
    kinds = (
        EventKind.STATEMENT,
        EventKind.REFERENCE,
        EventKind.COMPARISON,
        EventKind.FIGURE,
        EventKind.BACKGROUND,
    )
    for weaker in ({"delay": -1}, *({"kind": kind} for kind in kinds)):
        assert best((SENTENCE, weaker), (SENTENCE, {})) == 1, weaker


def test_what_an_article_opens_with_as_news_comes_first_even_a_statement() -> None:
    for kind in (EventKind.EVENT, EventKind.STATEMENT, EventKind.FIGURE):
        assert best((SENTENCE, {}), (SENTENCE, {"kind": kind, "opens": True})) == 1, kind
    assert best((SENTENCE, {"opens": True, "kind": EventKind.STATEMENT, "delay": 2}), (SENTENCE, {})) == 1, "old"
    assert best((SENTENCE, {"opens": True, "kind": EventKind.BACKGROUND}), (SENTENCE, {})) == 1, "a mere mention"


def test_an_article_about_the_story_tells_a_day_better_than_one_that_mentions_it() -> None:
    assert best((SENTENCE, {"relevance": 0.2}), (SENTENCE, {"relevance": 0.6})) == 1


def test_a_report_of_the_day_itself_is_no_announcement() -> None:
    assert best((SENTENCE, {"delay": -1}), (SENTENCE, {"delay": 0})) == 1


def test_the_event_of_an_editor_comes_first() -> None:
    assert best((SENTENCE, {}), (SENTENCE, {"terms": ()})) == 1


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
