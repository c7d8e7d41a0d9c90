"""Joining: which entry a report belongs to, from its words, its day and its delay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from struct import iter_unpack
from zlib import crc32

import pytest

from service.stories import joining
from service.stories.joining import (
    Joined,
    Report,
    are_late,
    entry_to_join,
    entry_to_join_in_period,
    nearest_words,
    packed,
    shared_words,
    weighted_words,
)
from service.text.words import folded_words
from service.timex import tag
from service.timex.model import Anchor

BROKE = "The Orle dam broke after weeks of heavy rain and flooded the valley."
BROKE_TOO = "Heavy rain broke the Orle dam and flooded a village."
STRIKE = "Train drivers began a strike over pay."


def report(event: str, sentence: str, *, day: int = 100, delay: int = 1, article: str | None = None) -> Report:
    terms = packed(_terms(sentence), "en")
    return Report(event, article or f"a_{event}", day, delay, "en", terms)


def _terms(sentence: str, often: Collection[str] = ()) -> list[tuple[int, int]]:
    """Return the terms of a sentence; the article uses the words ``often`` 20 times, the others once."""
    return [(crc32(word.encode()), 20 if word in often else 1) for word in dict.fromkeys(folded_words(sentence))]


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
    assert entry_to_join(report("e_new", BROKE, day=101), entries) == Joined("e_dam", "e_dam", 800)


def test_reports_written_in_hindsight_are_nearer() -> None:
    for delay, likeness in ((6, 1_000), (7, 1_150)):
        joined = entry_to_join(report("e_new", BROKE, delay=delay), [("e_dam", report("e_dam", BROKE, delay=30))])
        assert joined == Joined("e_dam", "e_dam", likeness)


def test_hindsight_brings_no_reports_together_that_share_no_word() -> None:
    strike = report("e_new", STRIKE, delay=30)
    others = [("e_dam", report(f"e_{number}", BROKE, delay=30)) for number in range(8)]
    assert entry_to_join(strike, others) is None
    assert entry_to_join(strike._replace(terms=others[0][1].terms), others) is not None


def test_an_article_that_tells_two_days_apart_keeps_them_apart() -> None:
    other_day = report("e_dam", BROKE, day=99, article="a_one")
    assert entry_to_join(report("e_new", BROKE, article="a_one"), [("e_dam", other_day)]) is None
    assert entry_to_join(report("e_new", BROKE, article="a_two"), [("e_dam", other_day)]) is not None


def test_words_of_time_make_no_reports_alike() -> None:
    assert packed(_terms("on Monday 3 March 2025"), "en") == b""
    assert packed(_terms("1900 2099"), "en") == b""
    assert packed(_terms("1 31"), "en") == b""
    for number in ("1899", "2100", "32"):
        assert packed(_terms(number), "en") != b"", "hardly a year or a day of the news"


def test_the_words_of_texts_that_were_read_are_not_words_of_time() -> None:
    tag("Dammen brast på måndagen.", Anchor(dt.date(2025, 3, 13)), language="sv")
    assert packed(_terms("måndagen"), "sv") == b""
    assert packed(_terms("Dammen brast"), "sv") != b""


@pytest.mark.parametrize(
    ("count", "near", "far"), [(1, 1, 2), (127, 127, 254), (128, 128, 255), (255, 255, 255), (9_999, 255, 255)]
)
def test_a_term_is_stored_with_its_count_which_counts_twice_behind_the_first_12(
    count: int, near: int, far: int
) -> None:
    divisors = [divisor for _, divisor in iter_unpack("<IB", packed([(term, count) for term in range(14)], "fr"))]
    assert divisors == [near] * 12 + [far] * 2


def test_packed_terms_are_few_and_those_beside_the_date_come_first() -> None:
    terms = [(term, 1) for term in range(20_000, 10_000, -1)]
    assert len(packed(terms, "en")) == 255
    one = report("e_one", BROKE)._replace(terms=packed(terms[:20], "en"))
    assert list(nearest_words(one)) == [term for term, _ in terms[:10]]
    assert list(weighted_words(one)) == [term for term, _ in terms[:20]]


def test_two_dates_of_one_sentence_are_two_happenings() -> None:
    morning = report("e_morning", "The city shut the lock at dawn and a barge sank in it at noon.", article="a_one")
    noon = report("e_noon", "A barge sank in it at noon and the city shut the lock at dawn.", article="a_one")
    assert entry_to_join(noon, [("e_morning", morning)]) is None
    assert entry_to_join(noon._replace(article="a_two"), [("e_morning", morning)]) is not None
    assert entry_to_join(report("e_new", "A barge sank in the lock.", article="a_one"), [("e_morning", morning)])


def test_a_sentence_that_its_article_repeats_tells_one_happening() -> None:
    first = report("e_first", "The city shut the lock at dawn and a barge sank in it at noon.", article="a_one")
    assert entry_to_join(first._replace(event="e_again"), [("e_first", first)]) is not None


def test_a_word_that_the_article_uses_often_makes_reports_less_alike() -> None:
    subject = {"orle", "dam"}
    new, other = "The Orle dam had a visitor.", "Swans nest beside the Orle dam."
    plain = [report("e_new", new), report("e_dam", other)]
    often = [
        one._replace(terms=packed(_terms(text, subject), "en")) for one, text in zip(plain, (new, other), strict=True)
    ]
    assert entry_to_join(plain[0], [("e_dam", plain[1])]) is not None
    assert entry_to_join(often[0], [("e_dam", often[1])]) is None


def test_a_word_far_from_the_date_makes_reports_less_alike() -> None:
    words = "bakery orchard lantern meadow harbour pebble violin thistle copper saddle walnut ribbon".split()
    far = [report("e_new", " ".join([*words, "Orle"])), report("e_dam", "Orle dam")]
    near = [report("e_new", " ".join(["Orle", *words])), far[1]]
    (far_joined, near_joined) = (entry_to_join(new, [("e_dam", other)] * 4) for new, other in (far, near))
    assert near_joined is not None
    assert far_joined is None


def test_an_entry_with_more_reports_is_joined_more_easily() -> None:
    new = report("e_new", "Rescue teams reached the Orle dam by boat.")
    others = [
        ("e_dam", report(f"e_{number}", "Several elderly visitors left the Orle valley on foot, carrying tents."))
        for number in range(64)
    ]
    assert entry_to_join(new, others[:1]) is None
    assert entry_to_join(new, others) is not None


def test_shared_words_are_the_telling_ones_as_the_first_sentence_writes_them() -> None:
    first, second = (
        "The ferry Aurora sank off Port Lennon on Sunday.",
        "On Sunday a ferry, the AURORA, went down off Lennon.",
    )
    assert shared_words(first, second, "en") == ["ferry", "Aurora", "Lennon", "off"]
    assert shared_words("It is off, off Lennon.", "Lennon is off.", "en") == ["Lennon", "off"], (
        "the rarest first, each once"
    )
    assert shared_words(first, STRIKE, "en") == []


def test_shared_words_are_not_those_that_date_an_event_whatever_was_read_before() -> None:
    first, second = "Der Rat schloss am Montag den Damm.", "Den Damm schloss am Montag der Stadtrat."
    before = shared_words(first, second, "de")
    tag("Der Mann sah die Frau schon am Damm.", Anchor(dt.date(2025, 3, 13)), language="de")
    joining._words_of_time.cache_clear()
    assert shared_words(first, second, "de") == before == ["schloss", "Damm"]
    assert shared_words("Le conseil ferma le barrage lundi.", "Le barrage, fermé lundi.", "fr") == ["barrage"]


def test_reports_are_late_if_both_were_written_more_than_six_days_after() -> None:
    assert are_late(7, 7)
    assert not are_late(6, 7)
    assert not are_late(7, 6)


def test_a_report_of_a_period_joins_what_three_reports_tell_in_much_the_same_words() -> None:
    broke = [("e_dam", report(f"e_{number}", text)) for number, text in enumerate((BROKE_TOO, BROKE, BROKE_TOO))]
    month = report("e_new", BROKE)._replace(days=31)
    strike = ("e_strike", report("e_strike", STRIKE))
    assert entry_to_join_in_period(month, [strike, *broke]) == Joined("e_dam", "e_1", 1_000)
    assert entry_to_join_in_period(month, [strike, *broke[1:]]) is None
    assert entry_to_join_in_period(report("e_new", f"{BROKE} {STRIKE}"), broke) is not None
    assert entry_to_join_in_period(report("e_new", STRIKE), broke) is None


def test_of_two_entries_that_a_report_of_a_period_is_like_the_nearer_one_and_then_the_first_wins() -> None:
    near, other = ([(entry, report(f"{entry}{number}", BROKE)) for number in range(3)] for entry in ("e_one", "e_two"))
    far = [("e_far", report(f"e_far{number}", BROKE_TOO)) for number in range(3)]
    joined = entry_to_join_in_period(report("e_new", BROKE), [*far, *near, *other])
    assert joined == Joined("e_one", "e_one0", 1_000)
