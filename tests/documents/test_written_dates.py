"""The day in a short line: what stands around it, labels, updates, and digits."""

from __future__ import annotations

import pytest

from service.documents.written_dates import day_of_line, day_of_update, first_day, is_bare, is_labelled, is_update

DAY = "2025-03-13"


def day(line: str, language: str = "en") -> str | None:
    found = day_of_line(line, language)
    return found and found.isoformat()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Was this rebuilt on March 13, 2025?", None),
        ("Rebuilt on March 13, 2025!", None),
        ("© March 13, 2025", None),
        ("March 13, 2025: The bridge opens", None),
        ("March 13, 2025 : 3 comments", DAY),
        # seven words around the date
        ("Photos of old bridges, March 13, 2025, by Jane Smith", DAY),
        ("Photos of old bridges, March 13, 2025, by Jane Anne Smith", None),
        # four words before a date without a label
        ("Old photos of bridges, March 13, 2025", DAY),
        ("Old photos of the bridges, March 13, 2025", None),
        ("Posted with photos of bridges, March 13, 2025", DAY),
        ("Updated with photos of bridges, March 13, 2025", DAY),
        # the day of publication behind that of an update, with seven words around it
        ("Updated 20 March 2025, published 13 March 2025", DAY),
        ("Updated 20 March 2025 by Jane Anne Smith, published 13 March 2025", DAY),
        ("Updated 20 March 2025 by Jane Anne Mary Smith, published 13 March 2025", None),
        ("Updated 20 March 2025, published 13 March 2025: Bridge opens", None),
        ("31 June 2024, 13 March 2025", DAY),
        ("31 June 2024", None),
        (f"March 13, 2025{'.' * 66}", DAY),
        (f"March 13, 2025{'.' * 67}", None),
    ],
)
def test_the_day_of_a_line(line: str, expected: str | None) -> None:
    assert day(line) == expected


@pytest.mark.parametrize(
    ("line", "english", "german"),
    [
        ("3/4/2025", None, "2025-04-03"),  # English has two readings
        ("13/3/2025", DAY, DAY),
        ("13.3.2025", DAY, DAY),
        ("13. 3. 2025", DAY, DAY),
        ("2025-03-13", DAY, DAY),
        ("13/03/25, 03:48 pm", DAY, DAY),
        ("13/03/25 and 03:48 pm", None, None),
        ("13/03/69, 03:48 pm", "1969-03-13", "1969-03-13"),
        ("13/03/68, 03:48 pm", "2068-03-13", "2068-03-13"),
        ("Jan Schmidt, 13.3.25", None, DAY),
        ("Jan Schmidt, 13/3/25", None, None),
        ("2025年3月13日", DAY, DAY),
        ("2025年13月13日", None, None),
        ("13 marzo 2025", DAY, DAY),
    ],
)
def test_digits_and_other_languages(line: str, english: str | None, german: str | None) -> None:
    assert (day(line), day(line, "de")) == (english, german)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated on March 13, 2025", DAY),
        ("Updated by us March 13, 2025", DAY),
        ("Updated by us on March 13, 2025", None),
        ("Updated by the staff of the Post on March 13, 2025", None),
        ("Stand: 13. März 2025", DAY),
        ("March 13, 2025", None),
        ("March 13, 2025, updated since", None),
        ("Updated 20 March 2025, published 13 March 2025", None),
        ("Posted, then updated March 13, 2025", None),
        ("Updated 7 times since", None),
    ],
)
def test_the_day_of_an_update(line: str, expected: str | None) -> None:
    found = day_of_update(line, "en")
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated", True),
        ("Updated 3 times", True),
        ("3 comments, updated", False),
        ("Updated 3 times since it was published", True),
        ("Updated, published 13 March 2025", False),
        ("Posted, updated on March 13", False),
    ],
)
def test_a_line_of_an_update_names_no_day_of_publication(line: str, expected: bool) -> None:
    assert is_update(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Thursday, March 13, 2025", True),
        ("Thursday, March 13, 2025, noon", False),
        ("Harbour City, 13 March 2025", True),
        ("the harbour, 13 March 2025", False),
        (f"March 13, 2025{'.' * 66}", True),
        (f"March 13, 2025{'.' * 67}", False),
    ],
)
def test_a_bare_date_has_a_place_at_most_beside_it(line: str, expected: bool) -> None:
    assert is_bare(line) is expected


def test_the_first_day_of_a_text_stands_anywhere_in_it() -> None:
    assert str(first_day("The bridge opened on March 13, 2025, and closed on March 14, 2025.", "en")) == DAY
    assert first_day("The bridge opened in March 2025.", "en") is None


@pytest.mark.parametrize(("line", "expected"), [("Posted by Jane Doe", True), ("Jane Doe", False)])
def test_a_line_is_labelled_by_a_word_for_publishing(line: str, expected: bool) -> None:
    assert is_labelled(line) is expected
