"""Which expressions date an event, its status and kind, and the reason for each expression that does not."""

from __future__ import annotations

import datetime as dt

import pytest

from service.documents import read_text
from service.eventing import EventKind, Status, events_of, read
from service.text.document import Document, Dropped
from service.timex.languages import UnsupportedLanguage
from service.timex.model import (
    Anchor,
    CalendarDate,
    Direction,
    Granularity,
    Interval,
    Span,
    Tagging,
    Timex,
    TimexType,
    Trace,
)
from tests.clipped_page import CLIPPED_PAGE
from tests.eventing.readings import THURSDAY, events, reading

STATUS = {
    "The mine closed on Monday.": Status.HAPPENED,
    "The mine closes tomorrow.": Status.PLANNED,
    "The mine was closed today.": Status.HAPPENED,
    "The court will rule today.": Status.PLANNED,
    "The court is to rule today.": Status.PLANNED,
    "The ruling is due today.": Status.PLANNED,
    "The ruling had been due today.": Status.HAPPENED,
    "The board held a scheduled meeting today.": Status.HAPPENED,
    "The board held a regularly scheduled meeting today and is discussing the offer.": Status.HAPPENED,
    "The miners lost their planned bonus today.": Status.HAPPENED,
    "The council of Orle rejected the plan for the dam today.": Status.HAPPENED,
    "The council of Orle votes on the plan for the dam today.": Status.PLANNED,
    "All depends on the council, which votes on the dam today.": Status.PLANNED,
    "The judge, who rules on the dam today, is ill.": Status.PLANNED,
    "The vote is scheduled today.": Status.PLANNED,
    "Three people died this week.": Status.HAPPENED,
    "The parliament is scheduled to vote this week.": Status.PLANNED,
    "The bridge will be reopened this month.": Status.PLANNED,
    "The bridge was reopened this month.": Status.HAPPENED,
    "The company opened two shops this year.": Status.HAPPENED,
    "The company plans to open two shops this year.": Status.PLANNED,
    "The 1973 building was sold.": Status.HAPPENED,
    "Officials said the ministers would meet this afternoon.": Status.PLANNED,
    "The company said it wouldn't appeal today.": Status.PLANNED,
    "The deal, which would have closed today, fell through.": Status.HAPPENED,
    "The mayor proposed a new tax today.": Status.HAPPENED,
    "The mayor has pledged two million euros to the town today.": Status.HAPPENED,
    "The firm threatened a lockout of its miners today.": Status.HAPPENED,
    "The council promised to vote today.": Status.PLANNED,
    "The mayor pledged that the bridge would open today.": Status.PLANNED,
    "The promised vote of the council is today.": Status.PLANNED,
}
KIND = {
    "Officials said on Thursday that the mine is safe.": EventKind.STATEMENT,
    "On Tuesday, officials said the mine is safe.": EventKind.STATEMENT,
    "The interior ministry of the republic on Tuesday said the mine is safe.": EventKind.STATEMENT,
    "“It is safe,” the director told a news conference in Lund on Monday.": EventKind.STATEMENT,
    "“It is safe,” said Jane Ashby on Monday.": EventKind.STATEMENT,
    "He noted in a letter on Monday that the mine is safe.": EventKind.STATEMENT,
    "The mine is safe, according to a report on Monday.": EventKind.STATEMENT,
    "According to officials on Saturday, the mine is safe.": EventKind.STATEMENT,
    "According to officials, on Saturday a miner fell.": EventKind.EVENT,
    "Officials said the mine closed on Monday.": EventKind.EVENT,
    "Officials said the vote on Monday was fair.": EventKind.BACKGROUND,
    "Officials said Monday's vote was fair.": EventKind.BACKGROUND,
    "On Tuesday, the mine closed, officials said.": EventKind.EVENT,
    "The company announced on Monday that it will close.": EventKind.EVENT,
    "The mine has paid the United States since 2011.": EventKind.BACKGROUND,
}
UNDATED = {
    "KARACHI, March 12 -- The port reopened.": "dateline",
    "SALVADOR, Feb 26 - Showers ended the drought.": "dateline",
    "NEW YORK (AP), March 3, 2025 — The mine closed.": "dateline",
    "LONDON, March 3 (Post) - The mine closed.": "dateline",
    "WASHINGTON, D.C., Feb. 2 -- The mine closed.": "dateline",
    "Lund, March 12 — The mine closed.": "dateline",
    f"{80 * 'The port is shut. '}\n\nKARACHI, March 12 -- The port reopened.": "dateline",
    "The pattern of the last 30 years is gone.": "a length of time",
    "The strike lasted three months.": "a length of time",
    "They meet every Monday.": "repeats",
    "Prices are rising now.": "names no part of it",
    "Monday, June 2, 2025\n\nThe mine closed.": "in a line of the page, not of the article: a page header's date",
}


@pytest.mark.parametrize(("text", "status"), STATUS.items())
def test_status(text: str, status: Status) -> None:
    assert [event.status for event in reading(text).events] == [status]


@pytest.mark.parametrize(("text", "kind"), KIND.items())
def test_kind(text: str, kind: EventKind) -> None:
    assert [event.kind for event in reading(text).events] == [kind]


@pytest.mark.parametrize(("text", "reason"), UNDATED.items())
def test_an_expression_without_an_event_is_listed_with_its_reason(text: str, reason: str) -> None:
    found = reading(text)
    assert found.events == ()
    assert [reason in undated.reason for undated in found.unresolved] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, March 10 — a cold day — the mine closed.",
        "The mine closed on March 10 - nobody wept.",
        "In Lund, March 12 — the day of the flood — is remembered.",
    ],
)
def test_a_date_before_a_dash_is_not_always_a_dateline(text: str) -> None:
    assert reading(text).events


def test_a_range_is_one_event() -> None:
    (event,) = reading("The fair ran from March to May 2010 in Lund.").events
    assert (event.date.interval.start_on, event.date.interval.last_day) == (dt.date(2010, 3, 1), dt.date(2010, 5, 31))
    assert event.expression.text == "March to May 2010"


def test_an_anchored_length_that_says_when_is_an_event() -> None:
    assert events("In the coming weeks, she will open a school.")["the coming weeks"].status is Status.PLANNED


def test_events_of_repeated_sentences_are_numbered() -> None:
    found = reading("The mine closed on Monday. The mine closed on Monday. The shop closed on Monday.").events
    assert [event.occurrence for event in found] == [0, 1, 0]


def test_offsets_are_code_points_of_the_text_as_posted() -> None:
    text = "😀 𝔄 “Ünï” left.\r\n\r\nThe mine in Älvsund closed on Monday."
    (event,) = reading(text).events
    assert text[event.expression.start : event.expression.end] == event.expression.text == "Monday"
    assert text[event.sentence.start : event.sentence.end] == event.sentence.text


def test_a_date_that_another_is_counted_from_is_an_event_too() -> None:
    assert set(events("The mine closed on March 3. Two days later it reopened.")) == {"March 3", "Two days later"}


class TestWithoutTheEngine:
    """``events_of`` with taggings written by hand."""

    TEXT = "Latest: May 5\nThe fair ran from May 3 to 7."
    TRACE = Trace("by_hand", THURSDAY.date, ())

    def timex(self, words: str, first: dt.date, last: dt.date) -> Timex:
        start = self.TEXT.index(words)
        interval = Interval(first, last + dt.timedelta(days=1))
        date = CalendarDate(interval, Granularity.DAY, first.isoformat(), first.isoformat())
        return Timex(
            start,
            start + len(words),
            words,
            TimexType.DATE,
            date.value,
            self.TRACE,
            date=date,
            direction=Direction.PAST,
        )

    def test_a_span_is_one_event_and_a_dropped_line_has_none(self) -> None:
        third, seventh = dt.date(2024, 5, 3), dt.date(2024, 5, 7)
        timexes = (
            self.timex("May 5", dt.date(2024, 5, 5), dt.date(2024, 5, 5)),
            self.timex("May 3", third, third),
            self.timex("7", seventh, seventh),
        )
        whole = CalendarDate(
            Interval(third, dt.date(2024, 5, 8)), Granularity.DAY, "2024-05-03/2024-05-07", "2024-05-03/2024-05-07"
        )
        document = Document(self.TEXT, (Dropped(0, 13, self.TEXT[:13], "a heading of the page"),))
        found = events_of(document, Tagging(timexes, (Span(1, 2, whole),)), THURSDAY, "en")
        assert [(event.expression.text, event.date) for event in found.events] == [("May 3 to 7", whole)]
        assert found.unresolved[0].reason == "stands in a line of the page, not of the article: a heading of the page"

    def test_an_empty_document_has_no_events(self) -> None:
        found = events_of(Document(""), Tagging(()), THURSDAY, "en")
        assert (found.events, found.unresolved) == ((), ())


def test_the_clipped_page() -> None:
    found = reading(CLIPPED_PAGE)
    rows = [
        (event.expression.text, event.date.interval.start_on.isoformat(), event.status.value, event.certainty.value)
        for event in found.events
    ]
    assert rows == [
        ("Sunday", "2025-03-09", "happened", "inferred"),
        ("early Sunday", "2025-03-09", "happened", "inferred"),
        ("April", "2025-04-01", "planned", "inferred"),
        ("Thursday", "2025-03-13", "happened", "ambiguous"),
        ("the coming weeks", "2025-03-14", "planned", "inferred"),
    ]
    assert all(len(event.summary) <= 200 and event.expression.text in event.summary for event in found.events)


def test_an_unsupported_language_is_an_error() -> None:
    with pytest.raises(UnsupportedLanguage):
        events_of(Document("x"), Tagging(()), Anchor(THURSDAY.date), "xx")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Two days before Christmas the shop burned down.", "2024-12-23"),
        ("The bridge reopened three days after May 3, 2019.", "2019-05-06"),
        ("He resigned one day after Easter.", "2024-04-01"),
    ],
)
def test_a_length_counted_from_a_named_day_dates_an_event(text: str, days: str) -> None:
    [event] = events(text).values()
    assert event.date.edtf == days


def test_a_length_counted_from_no_named_day_dates_no_event() -> None:
    assert not events("He resigned three days after the crash.")


def test_both_ends_of_a_range_are_one_expression() -> None:
    text = "It was shut from March 3 to March 5, and on Friday it opened. It was shut from 2019 to 2021 and on Sunday."
    assert [event.expression.text for event in reading(text).events] == [
        "March 3 to March 5",
        "Friday",
        "2019 to 2021",
        "Sunday",
    ]


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_same_sentence_is_judged_by_its_own_date(year: int) -> None:
    (event,) = read(read_text("The ferry sails on 3 May 2025."), Anchor(dt.date(year, 9, 1))).events
    assert event.status is (Status.PLANNED if year == 2024 else Status.HAPPENED)


def test_the_dates_of_a_long_list_are_judged_alike() -> None:
    found = reading("today " * 200).events
    assert len(found) == 200
    assert len({(event.kind, event.summary, event.trace.steps) for event in found[40:-40]}) == 1


def test_a_word_of_a_day_is_rewritten_by_what_stands_right_before_it() -> None:
    summaries = [
        event.summary for event in reading("Today it fell.\n\nIt fell today.\n\nAs of today it is shut.").events
    ]
    assert summaries == ["On 13 March 2025 it fell.", "It fell on 13 March 2025.", "As of 13 March 2025 it is shut."]
