"""Which reports of a day are merged: those that share the words that mark the day."""

from __future__ import annotations

from zlib import crc32

from service.stories.frequencies import weights
from service.stories.merging import Telling, merged, usage
from service.text.words import folded_words

BROKE = (
    "The Orle dam broke on Monday after weeks of rain.",
    "Heavy rain broke the Orle dam on Monday, engineers said.",
    "On Monday the dam on the Orle broke and flooded a valley.",
)
STRIKE = (
    "Train drivers began a strike over pay on Monday.",
    "A strike of train drivers stopped every train on Monday.",
)
#: Sentences of other days, in which the words that both happenings use are frequent.
OTHERS = ("On Monday the council met.", "The minister met the drivers of the region on Monday.", "Rain fell on Monday.")


def telling(sentence: str, delay: int = 1) -> Telling:
    rarity = weights("en")
    return Telling({term: rarity[term] for term in terms(sentence)}, delay)


def terms(sentence: str) -> list[int]:
    return [crc32(word.encode()) for word in dict.fromkeys(folded_words(sentence))]


def groups(*tellings: Telling) -> list[list[int]]:
    collection = usage(terms(sentence) for sentence in (*BROKE, *STRIKE, *OTHERS * 4))
    return merged(tellings, collection)


def test_reports_of_the_same_happening_merge_and_others_do_not() -> None:
    found = groups(*map(telling, (BROKE[0], STRIKE[0], BROKE[1], STRIKE[1], BROKE[2])))
    assert sorted(found) == [[0, 2, 4], [1, 3]]


def test_reports_that_share_no_word_stay_alone() -> None:
    assert sorted(groups(telling("A bakery opened."), telling(STRIKE[0]))) == [[0], [1]]


def test_hindsight_brings_reports_nearer() -> None:
    apart = "The Orle valley was flooded on Monday.", "A dam near the Orle gave way on Monday night in the rain."
    assert len(groups(*(telling(sentence, delay=6) for sentence in apart))) == 2
    assert len(groups(*(telling(sentence, delay=7) for sentence in apart))) == 1


def test_a_day_without_reports_has_no_groups() -> None:
    assert groups() == []


def test_sentences_without_words_stay_alone() -> None:
    assert sorted(groups(Telling({}, 0), Telling({}, 0))) == [[0], [1]]


def test_each_report_is_in_one_group() -> None:
    found = groups(*(telling(sentence, delay) for delay in range(12) for sentence in (*BROKE, *STRIKE)))
    assert sorted(number for group in found for number in group) == list(range(60))
    assert all(group == sorted(group) for group in found)


def test_the_usage_counts_sentences() -> None:
    counted = usage([[1, 2], [2], []])
    assert (counted.counts, counted.total) == ({1: 1, 2: 2}, 3)
    assert usage([]).share(1) == 0
