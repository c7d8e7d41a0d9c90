"""Boilerplate is dropped with a reason; lines of the article are not."""

from __future__ import annotations

import pytest

from service.documents import read_text
from service.documents.boilerplate import is_prose, label_in
from service.timex.languages import language
from tests.clipped_page import CLIPPED_PAGE

BOILERPLATE = {
    "Monday, June 2, 2025": "date",
    "Thursday, March 13": "date",
    "Lahore / Thursday, March 13, 2025": "date",
    "LAHORE, Thursday, March 13, 2025": "date",
    "2025-03-13": "date",
    "13 March 2025": "date",
    "Mar 3, 2025 10:30 AM EST": "date",
    "Published: March 3, 2025": "date",
    "Last updated on 3 March 2025 at 10:30": "date",
    "By Jane Smith, March 13, 2025": "date",
    "Jane Smith | published March 13, 2025": "date",
    "By Jane Doe and John Smith, March 13, 2025": "date",
    "19 C": "temperature",
    "19.5°C": "temperature",
    "-3 °F": "temperature",
    "Latest news": "heading",
    "RELATED NEWS": "heading",
    "- Advertisement -": "advertisement",
    "- Advertisement -box_3": "advertisement",
    "Read more": "link",
    "Read more: Harbour closes for good": "link",
    "Share this": "link",
    "© 2025 The Harbour Post. All rights reserved.": "copyright",
    "Copyright 2025 Harbour Post": "copyright",
    "March 3, 2025 at 10:30 pm | Reply": "comment",
    "March 3, 2025 at 10:30 pm | Reply Who paid for the bridge? Nobody knows.": "comment",
    "Mar 3, 2025 10:30 PM | Report abuse": "comment",
    "harbourman, 3 March 2025 10:30 Permalink": "comment",
    "At 10:30 pm on 3 Mar 2025, harbourman wrote:": "comment",
    "Jane Doe says: March 3, 2025 at 10:30 pm": "comment",
    "Jane Doe commented on 3/3/2025 at 10:30": "comment",
    "Comment posted by: harbourman | March 3, 2025 10:30 AM": "comment",
    "Comment by Jane Doe — 3 March 2025 @ 10:30": "comment",
    "3 days ago | Reply": "comment",
    "Updated on March 3, 2025.": "own date",
    "Updated by Jane Doe on March 3, 2025.": "own date",
    "Published in Lund on March 3, 2025.": "own date",
    "By Jane Doe and John Smith, March 3, 2025.": "page header's date",
    "harbourman 12 hours ago Report": "comment",
    "This article was amended on 3 March 2025 to correct the name of the bridge.": "note",
    "This story was first published on March 3, 2025 at 10:30 am.": "note",
}
ARTICLE = [
    "On the lid stood: small rights reserved",
    "The council says in its answer of twelve pages that the old company keeps, for good, all rights reserved.",
    "Subscribers left the paper on Monday",
    "Sponsored bills fail",
    "Advertisement revenue fell in March 2025",
    "Harbour Fires November 13 2015",
    "On Monday, June 2, 2025, the bridge fell.",
    "He left on March 3, 2025.",
    "Read more books, the minister said on Monday",
    "Copyright law of 1976 was changed",
    "Two hurt on March 3",
    "By Bus 40",
    "By Jane Doe and 7 Others",
    "By Jane Doe and John Smith.",
    "By Jane Doe and John Smith:",
    "Monday",
    "Reply came on March 3, 2025 at 10:30 pm",
    "At 10:30 pm on 3 March 2025, Jane Doe wrote her last letter.",
    "Jane Doe said on March 3, 2025 at 10:30 pm the bridge would fall.",
    "This article was a gift of March 3, 2025.",
    "Three days ago the bridge fell.",
    "On March 3, 2025 the sheriff wrote: The bridge is unsafe, and nobody must walk on it.",
    "March",
    "Lahore",
    "Share prices fell on Monday",
    "Related charges were dropped on March 3",
    "24 C was measured on Monday",
    "Jane Smith published March 13, 2025",
    "Was the bridge published on March 3, 2025?",
    "Published on March 3, 2025?",
    "Published on March 3, 2025!",
    "Published on March 3, 2025, the report says that the bridge is unsafe",
    "The great fire, June 6 1944, remembered",
]


@pytest.mark.parametrize(("line", "reason"), BOILERPLATE.items())
def test_boilerplate_is_dropped_with_its_reason(line: str, reason: str) -> None:
    text = f"  {line} \r\n\r\n😀 The bridge fell."
    (dropped,) = read_text(text).dropped
    assert reason in dropped.reason
    assert text[dropped.start : dropped.end] == dropped.text == line


@pytest.mark.parametrize("line", ARTICLE)
def test_a_line_of_the_article_is_preserved(line: str) -> None:
    assert read_text(f"{line}\n\nThe bridge fell.").dropped == ()


def test_a_date_below_the_lead_belongs_to_the_article() -> None:
    lead = "The old bridge in the harbour fell on Monday, and with it went the road that the town used to take to work."
    text = f"{lead}\n\nMarch 3, 2019\n\nThe bridge was built.\n\nUpdated March 4, 2019"
    assert [line.text for line in read_text(text).dropped] == ["Updated March 4, 2019"]


def test_the_text_does_not_change() -> None:
    text = "Monday, June 2, 2025\n\nThe bridge fell."
    assert read_text(text).text == text


def test_the_clipped_page() -> None:
    dropped = read_text(CLIPPED_PAGE).dropped
    assert [line.text.split()[0] for line in dropped] == [
        "19",
        "Tarbay",
        "Thursday,",
        "Harbour",
        "Latest",
        "-",
        "Related",
    ]


PROSE = (
    "The harbour bridge was closed on Monday after a crack was found in its eastern pier, the works department said."
)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Harbour bridge closed\n\n", "Harbour bridge closed"),
        ("Lahore\nThursday, March 13, 2025\n\nHarbour bridge closed\n\n", "Harbour bridge closed"),
        ("Read more\nHarbour bridge closed\nBy Jane Smith\n", "Harbour bridge closed"),
        ("Lahore\n", None),
        ("", None),
        ("The bridge fell.\n", None),
    ],
)
def test_the_headline_is_above_the_prose(above: str, title: str | None) -> None:
    assert read_text(above + PROSE).title == title
    assert read_text(above).title is None


@pytest.mark.parametrize(("line", "is_dropped"), [("Ferry bridge closed", True), ("Ferry bridge", False)])
def test_a_line_of_most_words_of_the_headline_repeats_it(line: str, is_dropped: bool) -> None:
    read = read_text(f"Harbour ferry quay bridge closed\n{line}\n\n{PROSE}")
    assert read.title == "Harbour ferry quay bridge closed"
    assert (line in [dropped.text for dropped in read.dropped]) is is_dropped


def test_a_reporter_is_named_above_the_prose_of_the_article_though_below_that_of_the_page() -> None:
    page = "Sign up for our newsletter to get the most important stories of the day in your inbox each morning."
    headline, name = "Harbour bridge closed", "Jane Smith, Transport reporter"
    assert read_text(f"{page}\n{headline}\n{name}\n\n{PROSE}").byline == "Jane Smith"
    assert read_text(f"{headline}\n\n{PROSE}\n\n{name}\n\n{PROSE}").byline is None


@pytest.mark.parametrize("length", [199, 200, 201])
def test_a_credit_is_no_longer_than_a_headline(length: int) -> None:
    line = f"(Reporting by Jane Doe; editing by {'John Smith and ' * 20}"[: length - 1] + ")"
    assert [dropped.text for dropped in read_text(f"The bridge fell.\n\n{line}").dropped] == [line] * (length <= 200)


@pytest.mark.parametrize(("names", "is_dropped"), [(14, True), (15, False)])
def test_a_byline_has_14_words_at_most(names: int, is_dropped: bool) -> None:
    text = f"By {' '.join(['Jane'] * names)}\n\nThe bridge fell."
    assert bool(read_text(text).dropped) is is_dropped


def test_a_byline_gives_its_names() -> None:
    document = read_text(f"Harbour bridge closed\nBY Jane Smith and Ivan Berg\n\n{PROSE}")
    assert (document.byline, [line.reason for line in document.dropped]) == ("Jane Smith and Ivan Berg", ["the byline"])
    assert read_text(f"By Monday the river had risen\n\n{PROSE}").byline is None


@pytest.mark.parametrize(
    ("line", "stamps"),
    [
        ("It is a shame. Posted by: harbourman | March 3, 2025 10:30 PM | Report abuse No, it is not.", 1),
        ("March 3, 2025 at 10:30 pm | Nobody asked us on Monday.", 1),
        ("Good. Posted by: Jane | March 3, 2025 9:30 PM | Report abuse Bad. Posted by: Jo | March 3, 2025 9:31 PM", 2),
        ("It fell on March 3, 2025 at 10:30 pm. Read on | Share", 0),
    ],
)
def test_a_stamp_within_a_line_is_dropped_without_the_comment(line: str, stamps: int) -> None:
    text = f"The bridge fell.\n\n{line}"
    dropped = read_text(text).dropped
    assert len(dropped) == stamps
    assert all(stamp.text == text[stamp.start : stamp.end] and "2025" in stamp.text for stamp in dropped)
    assert not any("Report" in stamp.text and "No," in stamp.text for stamp in dropped)


@pytest.mark.parametrize(("length", "is_dropped"), [(120, True), (121, False)])
def test_a_label_has_120_characters_at_most(length: int, is_dropped: bool) -> None:
    line = "Read more: " + "a" * (length - 11)
    assert [dropped.text for dropped in read_text(f"{line}\n\nThe bridge fell.").dropped] == [line] * is_dropped


@pytest.mark.parametrize(
    ("lines", "is_dropped"),
    [
        (["14:02: Rain fell."], False),
        (["14:02", "Rain fell."], False),
        (["May 2022", "Rain fell."], False),
        (["May 2022", "Wet"], True),
        (["Wet at 14:02: Rain fell."], True),
        (["14:02"], True),
        (["Read more: Rain fell."], True),
    ],
)
def test_a_date_above_times_or_months_heads_a_chronology(lines: list[str], is_dropped: bool) -> None:
    day = "Saturday, March 1, 2025"
    dropped = [dropped.text for dropped in read_text("\n".join((day, "The dam broke.", *lines))).dropped]
    assert (day in dropped) is is_dropped


@pytest.mark.parametrize(("length", "is_dropped"), [(80, True), (81, False)])
def test_a_date_line_has_80_characters_at_most(length: int, is_dropped: bool) -> None:
    line = f"Published by {'J' * (length - 28)}, March 3, 2025"
    assert len(line) == length
    assert [dropped.text for dropped in read_text(f"{line}\n\nThe bridge fell.").dropped] == [line] * is_dropped


@pytest.mark.parametrize(("length", "is_dropped"), [(100, True), (101, False)])
def test_a_date_below_a_line_that_is_long_enough_for_prose_belongs_to_the_article(
    length: int, is_dropped: bool
) -> None:
    line = "a" * (length - 1) + "."
    dropped = [dropped.text for dropped in read_text(f"{line}\nMarch 13, 2025\nIt fell.").dropped]
    assert dropped == ["March 13, 2025"] * is_dropped


@pytest.mark.parametrize(("length", "expected"), [(99, False), (100, True)])
def test_a_line_of_100_characters_is_prose(length: int, expected: bool) -> None:
    assert is_prose("a" * length) is expected


@pytest.mark.parametrize(("line", "expected"), [("It " * 6 + "fell.", True), ("It " * 5 + "fell.", False)])
def test_a_line_of_seven_words_that_ends_like_a_sentence_is_prose(line: str, expected: bool) -> None:
    assert is_prose(line) is expected
    assert not is_prose(line[:-1])


@pytest.mark.parametrize(
    ("line", "is_dropped"),
    [
        ("Port Lennon / Thursday, March 13, 2025", True),
        ("Port Lennon Harbour / Thursday, March 13, 2025", True),
        ("Port Lennon Harbour Bridge / Thursday, March 13, 2025", False),
        ("Lahore / 13 March 2025", True),
        ("Port Lennon / 13 March 2025", False),
        ("Port Lennon / 13 March, 2025", False),
        ("Port Lennon / March 13 2025", False),
        ("Lahore / March 13 2025", True),
    ],
)
def test_a_place_beside_a_date_has_few_words(line: str, is_dropped: bool) -> None:
    dropped = [dropped.text for dropped in read_text(f"{line}\nThe bridge fell.").dropped]
    assert dropped == [line] * is_dropped


@pytest.mark.parametrize(("count", "is_header"), [(13, True), (14, False)])
def test_the_date_of_a_page_is_one_of_its_first_lines(count: int, is_header: bool) -> None:
    above = [f"Harbour {letter}" for letter in "abcdefghijklmnop"[:count]]
    text = "\n".join([*above, "Monday, June 2, 2025", "The bridge was closed on Monday, as it is too old for cars."])
    reasons = {line.text: line.reason for line in read_text(text).dropped}
    assert ("Monday, June 2, 2025" in reasons) == is_header


@pytest.mark.parametrize(
    ("names", "label"), [("Ann Bell Cora Dunn Eve Ford Gus", 33), ("Ann B Cora Dunn Eve F Gus Hill", None)]
)
def test_a_byline_before_a_label_has_at_most_seven_words(names: str, label: int | None) -> None:
    assert label_in(f"{names}, Published March 3, 2025", language("en").pages) == label


@pytest.mark.parametrize(("line", "expected"), [("会議は終わった。", True), ("東京。の地図", False)])
def test_a_full_stop_ends_a_line_of_prose(line: str, expected: bool) -> None:
    assert is_prose(line) is expected
