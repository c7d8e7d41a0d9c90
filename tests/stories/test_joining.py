"""Joining: which entry a report belongs to, from its words, its day and its delay."""

from __future__ import annotations

from zlib import crc32

from service.stories.joining import Joined, Report, entry_to_join, packed
from service.text.words import folded_words

BROKE = "The Orle dam broke after weeks of heavy rain and flooded the valley."
BROKE_TOO = "Heavy rain broke the Orle dam and flooded a village."
STRIKE = "Train drivers began a strike over pay."


def report(event: str, sentence: str, *, day: int = 100, delay: int = 1, article: str | None = None) -> Report:
    terms = packed((crc32(word.encode()) for word in folded_words(sentence)), "en")
    return Report(event, article or f"a_{event}", day, delay, "en", terms)


def test_a_report_joins_the_entry_that_tells_the_same_and_no_other() -> None:
    entries = [("e_strike", report("e_strike", STRIKE)), ("e_dam", report("e_dam", BROKE))]
    joined = entry_to_join(report("e_new", BROKE_TOO), entries)
    assert joined is not None
    assert (joined.entry, joined.nearest) == ("e_dam", "e_dam")
    assert entry_to_join(report("e_new", "The mayor opened a market."), entries) is None
    assert entry_to_join(report("e_new", BROKE), []) is None


def test_equal_sentences_are_entirely_alike_and_less_a_day_apart() -> None:
    entries = [("e_dam", report("e_dam", BROKE))]
    assert entry_to_join(report("e_new", BROKE), entries) == Joined("e_dam", "e_dam", 1_000)
    assert entry_to_join(report("e_new", BROKE, day=101), entries) == Joined("e_dam", "e_dam", 900)


def test_reports_written_in_hindsight_are_nearer() -> None:
    for delay, likeness in ((6, 1_000), (7, 1_150)):
        joined = entry_to_join(report("e_new", BROKE, delay=delay), [("e_dam", report("e_dam", BROKE, delay=30))])
        assert joined == Joined("e_dam", "e_dam", likeness)


def test_an_article_that_tells_two_days_apart_keeps_them_apart() -> None:
    other_day = report("e_dam", BROKE, day=99, article="a_one")
    assert entry_to_join(report("e_new", BROKE, article="a_one"), [("e_dam", other_day)]) is None
    assert entry_to_join(report("e_new", BROKE, article="a_two"), [("e_dam", other_day)]) is not None


def test_words_of_time_make_no_reports_alike() -> None:
    assert packed((crc32(word.encode()) for word in folded_words("on Monday 3 March 2025")), "en") == b""


def test_packed_terms_are_few_and_in_order() -> None:
    terms = packed(range(10_000, 20_000), "en")
    assert len(terms) == 256
    assert packed(range(10_000, 10_010), "en") == packed(reversed(range(10_000, 10_010)), "en")
