"""Publication dates found on a page: the best evidence first, contradictions reported, and nothing invented."""

from __future__ import annotations

import datetime as dt

import pytest

from service.documents import date_of, estimate_of, future_warning, read_text
from service.timex.model import AnchorKind

BODY = "The harbour bridge was closed on Monday after a crack was found in its eastern pier, the works department said."
HEADLINE = "Harbour bridge closed"

FOUND = [
    (f"Friday, January 4, 2019\n\n{BODY}", "2019-01-04", AnchorKind.DATELINE),
    (f"Published on March 3, 2025\n\n{BODY}", "2025-03-03", AnchorKind.DATELINE),
    (f"{HEADLINE}\nPosted: 3 March 2025\n{BODY}", "2025-03-03", AnchorKind.DATELINE),
    (f"{HEADLINE}\nBy Jane Smith, March 13, 2025\n\n{BODY}", "2025-03-13", AnchorKind.DATELINE),
    (f"KARACHI, March 12, 2025 — {BODY}", "2025-03-12", AnchorKind.DATELINE),
    (f"KARACHI, 12 March 2025 (Harbour Wire) - {BODY}", "2025-03-12", AnchorKind.DATELINE),
    (f"19 C\nLahore / Thursday, March 13, 2025\n\n{HEADLINE}\n\n{BODY}", "2025-03-13", AnchorKind.PAGE_DATE),
    (f"Lahore\nThursday, March 13, 2025\n\n{HEADLINE}\n\n{BODY}", "2025-03-13", AnchorKind.PAGE_DATE),
    # a dateline without a year is the last such day that the page's header allows
    (f"Thursday, March 13, 2025\n{HEADLINE}\n\nKARACHI, March 12 — {BODY}", "2025-03-12", AnchorKind.DATELINE),
    (f"Thursday, March 13, 2025\n{HEADLINE}\n\nKARACHI, March 20 — {BODY}", "2024-03-20", AnchorKind.DATELINE),
    (f"Thursday, January 2, 2025\n{HEADLINE}\n\nKARACHI, Dec. 30 — {BODY}", "2024-12-30", AnchorKind.DATELINE),
]
NONE = [
    BODY,
    f"© 2025 The Harbour Post\n{BODY}",
    f"Copyright 2025 Harbour Post\n\n{BODY}",
    f"Top stories of 2024\n\n{BODY}",
    f"KARACHI, March 12 — {BODY}",
    f"KARACHI, February 30, 2025 — {BODY}",
    f"Harbour fires November 13 2015\n\n{BODY}",
    f"{BODY}\n\nIt was built on March 3, 1925.",
    "",
]


@pytest.mark.parametrize(("text", "day", "kind"), FOUND)
def test_a_page_gives_its_publication_date(text: str, day: str, kind: AnchorKind) -> None:
    dating = date_of(read_text(text), None)
    assert dating is not None
    assert (dating.anchor.date.isoformat(), dating.anchor.kind, dating.warnings) == (day, kind, ())
    assert dating.evidence


@pytest.mark.parametrize(
    ("text", "day", "kind", "warning"),
    [
        (f"Updated March 4, 2025\n\n{BODY}", "2025-03-04", AnchorKind.PAGE_DATE, "on 2025-03-04 or before"),
        (f"Updated January 4, 2025\n\nKARACHI, Dec. 30 — {BODY}", "2024-12-30", AnchorKind.DATELINE, "ignored"),
    ],
)
def test_an_update_is_an_upper_bound(text: str, day: str, kind: AnchorKind, warning: str) -> None:
    dating = date_of(read_text(text), None)
    assert dating is not None
    assert (dating.anchor.date.isoformat(), dating.anchor.kind) == (day, kind)
    assert warning in dating.warnings[0]


@pytest.mark.parametrize("text", NONE)
def test_a_page_without_a_publication_date(text: str) -> None:
    assert date_of(read_text(text), None) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://post.example/2025/03/12/bridge", "2025-03-12"),
        ("https://post.example/news/2025-03-12-bridge.html", "2025-03-12"),
        ("https://post.example/20250312/bridge", "2025-03-12"),
        ("https://post.example/2025/13/12/bridge", None),
        ("https://post.example/article/120250312999", None),
        ("https://post.example/2025/bridge", None),
    ],
)
def test_a_day_in_the_url(url: str, day: str | None) -> None:
    dating = date_of(read_text(BODY), url)
    assert (dating and dating.anchor.date.isoformat()) == day
    assert dating is None or dating.anchor.kind is AnchorKind.URL


def test_the_article_takes_precedence_over_the_page_and_the_page_over_the_url() -> None:
    page = f"Lahore / Thursday, March 13, 2025\n{HEADLINE}\n\nKARACHI, March 12, 2025 — {BODY}"
    dating = date_of(read_text(page), "https://post.example/2025/03/11/bridge")
    assert dating is not None
    assert dating.anchor.date == dt.date(2025, 3, 12)
    assert dating.warnings == (
        "the date in the URL says 2025-03-11, and the dateline “KARACHI, March 12, 2025 —” says 2025-03-12",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Friday, March 13, 2025\n\n{BODY}", "says Friday, and 2025-03-13 was a Thursday"),
        (f"Published March 3, 2025\nUpdated March 4, 2025\n\n{BODY}", "is not a publication"),
        (f"Published March 3, 2025\n\nKARACHI, March 5, 2025 — {BODY}", "says 2025-03-05"),
        (f"Lahore / Monday, March 10, 2025\n{HEADLINE}\n\nKARACHI, March 12, 2025 — {BODY}", "says 2025-03-10"),
    ],
)
def test_contradictions_are_warnings(text: str, words: str) -> None:
    dating = date_of(read_text(text), None)
    assert dating is not None
    assert any(words in warning for warning in dating.warnings), dating


def test_a_page_that_is_viewed_later_contradicts_nothing() -> None:
    text = f"Lahore / Monday, March 17, 2025\n{HEADLINE}\n\nKARACHI, March 12, 2025 — {BODY}"
    dating = date_of(read_text(text), None)
    assert dating is not None
    assert (dating.anchor.date, dating.warnings) == (dt.date(2025, 3, 12), ())


def test_a_day_in_the_future_is_a_warning() -> None:
    day, evidence = dt.date(2025, 3, 3), "the dateline"
    assert future_warning(day, evidence, dt.date(2025, 3, 2)) is None, "it may be tomorrow elsewhere"
    assert "is in the future" in (future_warning(day, evidence, dt.date(2025, 3, 1)) or "")


def test_an_old_lead_estimates_the_day_of_writing() -> None:
    document = read_text(BODY)
    for viewed in (10, 11, 12, 13):
        assert estimate_of(document, dt.date(2025, 3, viewed)) is None
    for viewed in (14, 15, 16):
        estimate = estimate_of(document, dt.date(2025, 3, viewed))
        assert estimate is not None
        assert estimate.day == dt.date(2025, 3, 11)
        assert "“Monday”, 2025-03-10" in estimate.reason


def test_a_lead_without_a_past_weekday_estimates_nothing() -> None:
    lead = BODY.replace("on Monday", "on March 3, 2025")
    assert estimate_of(read_text(lead), dt.date(2025, 3, 13)) is None
    ahead = BODY.replace("was closed on Monday", "will be closed on Monday")
    assert estimate_of(read_text(ahead), dt.date(2025, 3, 13)) is None


@pytest.mark.parametrize(("first", "title"), [("Dam breaks", "Dam breaks"), ("Dams", None), ("The dam broke.", None)])
def test_a_headline_has_two_words_and_is_no_sentence(first: str, title: str | None) -> None:
    assert read_text(f"{first}\n\n{BODY}").title == title


def test_dropped_lines_stand_between_a_date_and_its_prose() -> None:
    dating = date_of(read_text(f"{HEADLINE}\n13 March 2025\nLatest news\nRead more\n{BODY}"), None)
    assert dating is not None
    assert dating.anchor.kind is AnchorKind.DATELINE
