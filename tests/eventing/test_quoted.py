"""Messages that an e-mail quotes: each is read against the day on which it was sent."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from service.articles.draft import ArticleDraft
from service.articles.reading import read_article
from service.documents import read_text
from service.timex.model import Anchor

REPLY = """The council approved the plan on Tuesday.

On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:
> The bridge was closed
> yesterday, a Tuesday.
>
> On Mon, 3 Mar 2025 at 10:12, Jon Berg wrote:
>> A lorry hit the bridge last night. The council approved the plan on Tuesday.
> It opens again on Friday.

We will meet on Monday.
"""


def read(text: str, most: int = 2_000, **options: Any) -> Any:
    draft = ArticleDraft(read_text(text), Anchor(dt.date(2025, 3, 19)), "2025-03-19")
    return read_article(replace(draft, most_expressions=most), "a", **options)


def test_each_message_is_read_against_its_own_day() -> None:
    events = read(REPLY).events
    assert [
        (event["expression"]["text"], event["date"]["edtf"], event["explanation"]["anchor"]) for event in events
    ] == [
        ("Tuesday", "2025-03-18", "2025-03-19"),
        ("yesterday", "2025-03-11", "2025-03-12"),
        ("last night", "2025-03-02", "2025-03-03"),
        ("Tuesday", "2025-02-25", "2025-03-03"),
        ("Friday", "2025-03-14", "2025-03-12"),
        ("Monday", "2025-03-24", "2025-03-19"),
    ]
    assert (
        "sent on 2025-03-12: “On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:”" in events[1]["explanation"]["steps"][0]
    )


def test_passages_are_the_words_of_the_e_mail_and_summaries_have_no_marks() -> None:
    for event in read(REPLY).events:
        for passage in (event["sentence"], event["expression"]):
            assert passage["text"] == REPLY[passage["start"] : passage["end"]]
        assert ">" not in event["summary"]


def test_a_sentence_that_is_repeated_in_a_quotation_is_another_event() -> None:
    events = read(REPLY).events
    assert len({event["id"] for event in events}) == len(events)


def test_expressions_refer_to_each_other_within_their_message() -> None:
    head = "On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:"
    text = f"It rained on Friday.\n\n{head}\n> It fell in April 2019.\n> On the 12th it rose.\n"
    timexes = read(text, explain=True).reading.tagging.timexes
    assert [(timex.text, timex.value, timex.read_against) for timex in timexes] == [
        ("Friday", "2025-03-14", None),
        ("Wed, 12 Mar 2025 at 09:00", "2025-03-12T09:00", None),
        ("April 2019", "2019-04", None),
        ("the 12th", "2019-04-12", 2),
    ]
    assert all(text[timex.start : timex.end] == timex.text for timex in timexes)


@pytest.mark.parametrize("most", [1, 2, 3, 5, 6, 7, 9])
def test_all_messages_together_have_as_many_expressions_as_are_allowed(most: int) -> None:
    everything = read(REPLY, explain=True).reading.tagging
    tagging = read(REPLY, most=most, explain=True).reading.tagging
    assert len(tagging.timexes) == min(most, len(everything.timexes))
    assert (tagging.omitted is None) == (most >= len(everything.timexes))


QUOTING = """It rained on Friday. It may rain from Monday to Thursday.

On Wed, 12 Mar 2025 at 09:00, Mara Holt wrote:
> It rained on Monday. It fell in April 2019. On the 12th it rose.
> It may rise from May 3 to May 5.
"""


def test_the_offsets_and_indexes_of_a_quoted_message_are_those_of_the_e_mail() -> None:
    reading = read(QUOTING, explain=True).reading
    timexes = reading.tagging.timexes
    names = ["Friday", "Monday", "Thursday", "Wed, 12 Mar 2025 at 09:00", "Monday", "April 2019", "the 12th"]
    assert [timex.text for timex in timexes] == [*names, "May 3", "May 5"]
    assert [(index, timex.read_against) for index, timex in enumerate(timexes) if timex.read_against] == [(6, 5)]
    assert [(span.first, span.last) for span in reading.tagging.spans] == [(1, 2), (7, 8)]
    rejections = reading.tagging.rejections
    assert [rejection.text for rejection in rejections] == ["may", "may"]
    passages = [*timexes, *rejections, *(event.sentence for event in reading.events)]
    passages += [undated.expression for undated in reading.unresolved]
    assert all(QUOTING[passage.start : passage.end] == passage.text for passage in passages)
    places = [event.position for event in reading.events]
    assert [position.part for position in places] == ["lead", "lead", "body", "body", "body", "body"]
    assert all(
        position.at == round(event.sentence.start / len(QUOTING), 2)
        for position, event in zip(places, reading.events, strict=True)
    )


@pytest.mark.parametrize("most", [2, 5, 8])
def test_what_is_omitted_begins_at_an_expression_of_the_e_mail(most: int) -> None:
    every = read(QUOTING, explain=True).reading.tagging.timexes
    start, count = read(QUOTING, most=most, explain=True).reading.tagging.omitted
    assert start in [timex.start for timex in every]
    assert count == len(every) - most
