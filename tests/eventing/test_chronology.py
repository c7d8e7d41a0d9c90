"""Chronologies: each dated line is an event of the sentence after its date."""

from __future__ import annotations

import datetime as dt

import pytest

from service.documents import read_text
from service.eventing import EventKind, read
from service.timex.model import Anchor

ANCHOR = Anchor(dt.date(2025, 3, 13))


def events(text: str) -> list[tuple[str, str]]:
    """Return the EDTF and the summary of each event of a plain text."""
    return [(event.date.edtf, event.summary) for event in read(read_text(text), ANCHOR).events]


@pytest.mark.parametrize("dash", [" — ", " – ", " - ", "—", ": "])
def test_two_dated_lines_are_a_chronology_whatever_separates_the_date(dash: str) -> None:
    text = f"April 2, 2019{dash}A barge sank in the lock.\n\nMay 7, 2019{dash}The lock was drained."
    assert events(text) == [
        ("2019-04-02", "A barge sank in the lock."),
        ("2019-05-07", "The lock was drained."),
    ]


def test_years_may_head_the_lines_of_a_chronology() -> None:
    text = "1954 - A mill opens.\nMarch 1967: The state buys it.\n2009: Two of five halls are shut down."
    found = read(read_text(text), ANCHOR).events
    assert [(event.date.edtf, event.summary) for event in found] == [
        ("1954", "A mill opens."),
        ("1967-03", "The state buys it."),
        ("2009", "Two of five halls are shut down."),
    ]
    assert {event.kind for event in found} == {EventKind.EVENT}


def test_years_of_a_table_head_no_lines_of_a_chronology() -> None:
    found = read(read_text("2009 - 45,000 tonnes\n2010 - 48,000 tonnes"), ANCHOR).events
    assert EventKind.EVENT not in {event.kind for event in found}


def test_two_dated_sentences_of_a_paragraph_are_a_chronology() -> None:
    text = (
        "It went so. April 2, 2019 - A barge sinks in the lock. May 7, 2019 - Divers drain it. The town paid in June."
    )
    assert events(text)[:2] == [
        ("2019-04-02", "A barge sinks in the lock."),
        ("2019-05-07", "Divers drain it."),
    ]
    kinds = [event.kind for event in read(read_text(text), ANCHOR).events]
    assert kinds[:2] == ["event", "event"], "the present tense of a chronology reports"


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("The lock is shut. Monday: Divers went down to the barge.", "Divers went down to the barge."),
        ("Monday - the day of the fair - was quiet.", "Monday - the day of the fair - was quiet."),
        ("The fair closed on Monday - Miners left in boats.", "The fair closed on Monday - Miners left in boats."),
        ("Traffic grew. March 9 (Wire) - The lock was opened on Sunday.", "The lock was opened on Sunday."),
    ],
)
def test_a_summary_does_not_repeat_the_date_before_its_sentence(text: str, summary: str) -> None:
    assert events(text)[-1][1] == summary


def test_a_date_above_its_paragraph_dates_the_sentence_below() -> None:
    text = "April 2, 2019\n\nA barge sank in the lock.\n\nMay 7, 2019\n\nThe lock was drained."
    assert events(text) == [
        ("2019-04-02", "A barge sank in the lock."),
        ("2019-05-07", "The lock was drained."),
    ]


def test_labelled_dates_are_events() -> None:
    text = "The lighthouse\nLit: June 3, 1871\nAutomated: May 9, 1988"
    assert [edtf for edtf, _ in events(text)] == ["1871-06-03", "1988-05-09"]


def test_one_dated_line_is_a_dateline() -> None:
    assert events("March 12 — The lock will stay shut, the harbour master said.") == []


def test_a_dateline_above_a_chronology_stays_a_dateline() -> None:
    text = "HULL, March 12 (Wire) — The lock will stay shut.\n\nMarch 3 — A barge sank.\n\nMarch 5 — Divers went down."
    assert [edtf for edtf, _ in events(text)] == ["2025-03-03", "2025-03-05"]


def test_the_date_of_a_page_above_its_article_is_no_chronology() -> None:
    page = "Thursday, March 13, 2025\nLock stays shut\nMarch 12, 2025\n"
    assert [edtf for edtf, _ in events(page + "The lock was shut on Monday when a barge sank.")] == ["2025-03-10"]


def test_a_year_above_its_entries_gives_them_their_year_and_is_no_event() -> None:
    text = "1987\n\nA tanker ran aground in April.\n\n1991\n\nThe harbour froze on 3 February."
    assert events(text) == [
        ("1987-04", "A tanker ran aground in April."),
        ("1991-02-03", "The harbour froze on 3 February."),
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("22 January 2024: A cable snaps.\n23 January: The bridge is shut.", ["2024-01-22", "2024-01-23"]),
        ("3 Nov 2022 - It opens.\n9 Dec - It shuts.\n4 Jan - It burns.", ["2022-11-03", "2022-12-09", "2023-01-04"]),
        ("3 May 2024: It burns.\n28 April: It shuts.\n2 May: It opens.", ["2024-05-03", "2024-04-28", "2024-05-02"]),
        ("3 January 2024: It burns.\n28 December: It shuts.", ["2024-01-03", "2023-12-28"]),
        ("1999 – Work begins; a man dies in June.\n2003 – It opens.", ["1999", "1999-06", "2003"]),
        ("Autumn 2019: Engineers warn the town.\nSpring 2020: The council votes.", ["2019-23", "2020-21"]),
        ("3 March 2025: It opens.\n12 December: It is to shut.", ["2025-03-03", "2025-12-12"]),
        ("1999 – Work begins in May 2001; a man died in June.", ["1999", "2001-05", "2024-06"]),
        ("5 February: The council meets.\n17 February: The UN votes on a ban.", ["2025-02-05", "2025-02-17"]),
        ("Jan. 25 - The king visits Lund.\nMarch 20 - The court opens.", ["2025-01-25", "2025-03-20"]),
        ("5 February: A vote is scheduled.\n9 February: Polls open.", ["2025-02-05", "2025-02-09"]),
        ("1964\n\nA mill burned in August.\n\nThe mine was flooded in November.", ["1964-08", "1964-11"]),
        ("1999 – Work begins.\n\nThe town was flooded in May.", ["1999", "2024-05"]),
    ],
)
def test_the_lines_of_a_chronology_continue_its_years(text: str, dates: list[str]) -> None:
    found = read(read_text(text), ANCHOR).events
    assert [(event.date.edtf, event.kind) for event in found] == [(date, EventKind.EVENT) for date in dates]


def test_a_date_below_a_headline_is_not_part_of_it() -> None:
    assert [edtf for edtf, _ in events("Mill to close on Friday\n14 March 2025\nThe owner gave no reason.")] == [
        "2025-03-14"
    ]


def updates(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return the TIMEX3 value and the summary of each event that is shown by default."""
    found = read(read_text(text, language=language), ANCHOR, language).events
    return [(event.date.value, event.summary) for event in found if event.kind == "event"]


def test_the_times_of_a_live_blog_are_of_its_day_and_of_the_days_between_them() -> None:
    text = (
        "17:40\nThe army has reached the lock.\n\n4.15 p.m.\nThe dam has burst.\n\n"
        "11:30 - The town was cleared. The lock is to close at 3 p.m.\n\nYesterday, 22:10\nThe lock was drained.\n\n"
        "20:05: Divers arrived."
    )
    assert updates(text) == [
        ("2025-03-13T17:40", "The army has reached the lock."),
        ("2025-03-13T16:15", "The dam has burst."),
        ("2025-03-13T11:30", "The town was cleared."),
        ("2025-03-13T15:00", "The lock is to close at 3 p.m."),
        ("2025-03-12T22:10", "The lock was drained."),
        ("2025-03-12T20:05", "Divers arrived."),
    ]


def test_a_live_blog_in_german() -> None:
    text = "17:40\nDie Armee hat die Schleuse erreicht.\n\n16:15\nDer Damm ist gebrochen."
    assert [time for time, _ in updates(text, "de")] == ["2025-03-13T17:40", "2025-03-13T16:15"]


def test_a_single_time_at_the_head_of_a_line_is_a_stamp_and_dates_nothing() -> None:
    assert updates("17:40\nThe army has reached the lock.") == []


def test_a_programme_is_no_live_blog() -> None:
    assert updates("18:00 - Evening news\n18:30 - The Harbour, part 4\n20:15 - Film: The Long Road") == []


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left on April 3, 2023.\n\n14:02\nThe pilot reported smoke.\n14:30\nThe ferry sank.",
        "How the attack of 3 March unfolded, by our reporters.\n14:02\nGunmen stormed the hall.\n14:30\nPolice came.",
        "1:12: And the earth was green.\n1:13: And it rained.",
    ],
)
def test_times_of_another_day_and_verses_are_no_updates_of_today(text: str) -> None:
    assert not [time for time, _ in updates(text) if time.startswith("2025-03-13T")]


@pytest.mark.parametrize(
    "text",
    [
        "Saturday, March 1\n14:02: The hall burned.\n14:30: Police came.",
        "Saturday, March 1:\n\n* 14:02: The hall burned.\n* 14:30: Police came.",
        "Saturday, March 1\r\n14:02\r\nThe hall burned.\r\n14:30\r\nPolice came.\r\n",
    ],
)
def test_a_day_above_updates_is_theirs_and_no_event_of_its_own(text: str) -> None:
    assert updates(text) == [("2025-03-01T14:02", "The hall burned."), ("2025-03-01T14:30", "Police came.")]


def test_the_time_of_an_update_begins_a_sentence() -> None:
    text = "12:30\nDie Brücke stürzte ein.\n13:15\nRetter fanden zwei Verletzte."
    assert [summary for _, summary in updates(text, "de")] == [
        "Die Brücke stürzte ein.",
        "Retter fanden zwei Verletzte.",
    ]


@pytest.mark.parametrize("mark", ["", ":"])
def test_four_digits_in_front_of_updates_are_times_if_some_are_no_years(mark: str) -> None:
    lines = ["2159 The dam has burst.", "2025 Ahlers spoke on Monday.", "1930 The town was cleared on Sunday."]
    text = "\n".join(f"{line[:4]}{mark}{line[4:]}" for line in lines)
    assert [date for date, _ in events(text)] == ["2025-03-10", "2025-03-09"]


@pytest.mark.parametrize(
    "text",
    [
        "1999 Helps to found the guild.\n2001 Wins the vote.\n2020 Leaves the guild.",
        "2025 The mill reopened.\n2159 miners came.",
        "1987 A tanker ran aground.\n1991 The harbour froze.\n2175 ships came.",
    ],
)
def test_years_in_front_of_lines_stay_years(text: str) -> None:
    assert events(text)[0][0] == text[:4]
