"""A moment in UTC gets the day that it has at its publisher, if anything on the page tells."""

from __future__ import annotations

import pytest

from service.documents.places import timezone_of_name
from tests.documents.html_pages import dating_of, json_ld, meta, page

NIGHT = json_ld('{"@type": "NewsArticle", "datePublished": "2023-11-09T02:11:03Z"}')
WITNESSES = {
    "a <time> with an offset": page(NIGHT, below='<time datetime="2023-11-08T21:11:03-05:00">Nov 8</time>'),
    "metadata with an offset": page(NIGHT + meta("article:published_time", "2023-11-08T21:11:03-05:00")),
    "a local time without an offset": page(NIGHT + meta("sailthru.date", "2023-11-08 18:11:03")),
    "a local time a second later": page(NIGHT + meta("sailthru.date", "2023-11-08 18:11:04")),
    "a local time a second earlier": page(NIGHT + meta("sailthru.date", "2023-11-08 18:11:02")),
    "a local time at half past": page(NIGHT + meta("sailthru.date", "2023-11-08 22:41:03")),
    "an offset of the update": page(NIGHT + meta("article:modified_time", "2023-11-08T23:40:00-05:00")),
    "the URL": page(NIGHT + '<link rel="canonical" href="https://post.example/2023/11/08/bridge">'),
    "the URL with a month's name": page(
        NIGHT + '<link rel="canonical" href="https://post.example/2023/nov/08/bridge">'
    ),
    "the city in the publisher's name": page(NIGHT + meta("og:site_name", "Harbour 7 New York")),
    "a line": page(NIGHT, below="<p>Published November 8, 2023 at 9:11 p.m. EST</p>"),
}


@pytest.mark.parametrize("source", WITNESSES.values(), ids=WITNESSES)
def test_the_local_day_of_a_moment_in_utc(source: str) -> None:
    dating = dating_of(source)
    assert dating is not None
    assert dating.anchor.date.isoformat() == "2023-11-08"
    assert "JSON-LD" in dating.evidence
    assert "day of " in dating.evidence or "zone of " in dating.evidence, "the evidence names what gave the local day"
    assert dating.warnings == () or all("update" in warning for warning in dating.warnings)


@pytest.mark.parametrize("time", ["2023-11-08 18:11:05", "2023-11-08 18:20:03", "2023-11-09 02:11:03"])
def test_a_time_that_no_offset_explains_gives_no_local_day(time: str) -> None:
    dating = dating_of(page(NIGHT + meta("sailthru.date", time)))
    assert dating is not None
    assert dating.anchor.date.isoformat() == "2023-11-09"
    assert dating.warnings


@pytest.mark.parametrize(
    ("time", "evidence"),
    [
        ("2023-11-08T21:16:03-05:00", "on the local day of"),
        ("2023-11-08T21:06:03-05:00", "on the local day of"),
        ("2023-11-08T21:16:04-05:00", "in the time zone of"),
        ("2023-11-08T21:06:02-05:00", "in the time zone of"),
    ],
)
def test_two_records_of_a_moment_are_five_minutes_apart_at_most(time: str, evidence: str) -> None:
    dating = dating_of(page(NIGHT + meta("article:published_time", time)))
    assert dating is not None
    assert evidence in dating.evidence


@pytest.mark.parametrize(
    ("moment", "time", "day"),
    [
        ("09T02:11:03", "08 14:11:03", "2023-11-08"),  # UTC-12
        ("09T02:11:03", "08 14:11:02", "2023-11-09"),
        ("09T10:11:03", "10 00:11:03", "2023-11-10"),  # UTC+14
        ("09T10:11:03", "10 00:11:04", "2023-11-09"),
        ("09T00:00:00", "08 23:59:59", "2023-11-09"),  # the same time, rounded
        ("09T00:00:00", "08 23:44:59", "2023-11-08"),
        ("09T00:00:00", "08 23:44:58", "2023-11-09"),
    ],
)
def test_a_local_time_has_the_offset_of_a_time_zone(moment: str, time: str, day: str) -> None:
    published = json_ld(f'{{"@type": "NewsArticle", "datePublished": "2023-11-{moment}Z"}}')
    dating = dating_of(page(published + meta("sailthru.date", f"2023-11-{time}")))
    assert dating is not None
    assert dating.anchor.date.isoformat() == day


def test_two_cities_in_a_name_give_no_time_zone() -> None:
    assert timezone_of_name("The New York Post") == "America/New_York"
    assert timezone_of_name("Karachi and London Post") is None
    assert timezone_of_name("The Harbour Post") is None


def test_plus_zero_is_utc_as_well() -> None:
    source = page(meta("article:published_time", "2023-11-09T02:11:03+00:00"), below="<p>Posted: Nov 8, 2023</p>")
    dating = dating_of(source)
    assert dating is not None
    assert dating.anchor.date.isoformat() == "2023-11-08"


def test_only_utc_is_a_warning_with_the_other_day() -> None:
    dating = dating_of(page(NIGHT))
    assert dating is not None
    assert dating.anchor.date.isoformat() == "2023-11-09"
    (warning,) = dating.warnings
    assert "02:11 UTC" in warning
    assert "2023-11-08" in warning


@pytest.mark.parametrize(
    ("time", "url", "day"),
    [
        ("10:30", "2023/11/10", "2023-11-10"),  # UTC+14
        ("09:30", "2023/11/10", "2023-11-09"),  # no time zone has that day yet
        ("11:30", "2023/11/08", "2023-11-08"),  # UTC-12
        ("12:30", "2023/11/08", "2023-11-09"),
    ],
)
def test_the_day_before_or_after_is_that_of_the_url_if_a_time_zone_has_it(time: str, url: str, day: str) -> None:
    moment = json_ld(f'{{"@type": "NewsArticle", "datePublished": "2023-11-09T{time}:00Z"}}')
    dating = dating_of(page(f'{moment}<link rel="canonical" href="https://post.example/{url}/bridge">'))
    assert dating is not None
    assert dating.anchor.date.isoformat() == day


@pytest.mark.parametrize(
    ("time", "other"), [("07:59", "2023-11-08"), ("08:00", None), ("13:59", None), ("14:00", "2023-11-10")]
)
def test_the_warning_names_the_day_before_or_after_where_newsrooms_are(time: str, other: str | None) -> None:
    dating = dating_of(page(meta("article:published_time", f"2023-11-09T{time}:00Z")))
    assert dating is not None
    assert [f"it may be {other};" in warning for warning in dating.warnings] == ([True] if other else [])


def test_noon_in_utc_is_the_same_day_nearly_everywhere() -> None:
    dating = dating_of(page(meta("article:published_time", "2023-11-09T12:00:00Z")))
    assert dating is not None
    assert dating.warnings == ()


def test_a_day_that_the_moment_cannot_have_is_a_contradiction() -> None:
    noon = meta("article:published_time", "2023-11-09T14:00:00Z")
    dating = dating_of(page(noon, below="<p>Posted: Nov 8, 2023</p>"))
    assert dating is not None
    assert dating.anchor.date.isoformat() == "2023-11-09"


def test_the_clients_time_zone_decides() -> None:
    dating = dating_of(WITNESSES["the URL"], timezone="Asia/Karachi")
    assert dating is not None
    assert dating.anchor.date.isoformat() == "2023-11-09"


@pytest.mark.parametrize(
    ("published", "other", "differ"),
    [
        ("2025-03-13T02:00:00Z", "2025-03-14", False),
        ("2025-03-13T02:00:00Z", "2025-03-15", True),
        ("2025-03-13", "2025-03-14T02:00:00Z", False),
        ("2025-03-13", "2025-03-12T02:00:00Z", False),
        ("2025-03-13", "2025-03-15T02:00:00Z", True),
        ("2025-03-13", "2025-03-14", True),
    ],
)
def test_the_days_before_and_after_a_moment_in_utc_do_not_contradict_it(
    published: str, other: str, differ: bool
) -> None:
    dating = dating_of(page(json_ld(f'{{"datePublished": "{published}"}}') + meta("article:published_time", other)))
    assert dating is not None
    contradiction = f"the page's metadata (article:published_time) says {other[:10]}"
    assert any(warning.startswith(contradiction) for warning in dating.warnings) == differ
