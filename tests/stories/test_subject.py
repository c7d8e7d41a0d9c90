"""The subject of a collection: the words that most of its reports share."""

from __future__ import annotations

from zlib import crc32

import pytest

from service.stories.joining import weighted_words
from service.stories.subject import subject_of, without_subject
from tests.stories.test_joining import report

DAM, RIVER, MAYOR = (crc32(word.encode()) for word in ("dam", "river", "mayor"))


def test_a_word_counts_the_less_the_more_reports_of_its_collection_have_it() -> None:
    sentences = ["The dam broke."] * 60 + ["The dam and its river."] * 30 + ["The mayor spoke."] * 5
    subject = subject_of([report("e", sentence).terms for sentence in sentences])
    assert subject[DAM] < subject[RIVER] < 1_000
    assert MAYOR not in subject


@pytest.mark.parametrize(("reports", "left"), [(0, None), (3, None), (10, 762), (1_000, 46)])
def test_the_words_of_a_small_collection_count_nearly_in_full(reports: int, left: int | None) -> None:
    assert subject_of([report("e", "The dam broke.").terms] * reports).get(DAM) == left


def test_weights_are_lessened_by_the_subject() -> None:
    words = weighted_words(report("e", "The mayor opened the dam."))
    lessened = without_subject(words, {DAM: 250})
    assert lessened == {**words, DAM: words[DAM] // 4}
