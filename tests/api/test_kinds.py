"""The kinds of entries: the default of timelines, pages and exports, the filter, and answers with all kinds."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from service.config.settings import KINDS
from service.eventing import EventKind
from tests.api.problems import assert_problem

TEXT = (
    "The mine closed on Tuesday. Officials said on Wednesday that it was safe. Output was 40 tonnes, compared with "
    "35 tonnes in 2024. The licence expires on June 30."
)
EVENTS, EVERY = ["2025-03-11"], ["2024", "2025-03-11", "2025-03-12", "2025-06-30"]


@pytest.fixture
def posted(client: FlaskClient) -> FlaskClient:
    body = {"text": TEXT, "published_at": "2025-03-13"}
    assert client.post("/v1/articles", json=body).status_code == 201
    return client


def dates(client: FlaskClient, query: str = "", path: str = "/v1/timeline") -> list[str]:
    answer = client.get(f"{path}?{query}").get_json()
    return [entry["date"]["edtf"] for entry in answer.get("entries", answer.get("events"))]


def test_the_kinds_of_the_settings_are_those_of_the_engine() -> None:
    assert tuple(EventKind) == KINDS


def test_timelines_show_events_by_default(posted: FlaskClient) -> None:
    assert dates(posted) == EVENTS
    assert dates(posted, "kind=all") == EVERY
    assert dates(posted, "kind=statement,schedule") == ["2025-03-12", "2025-06-30"]
    assert posted.get("/v1/timeline/histogram").get_json()["periods"][0]["count"] == 1


def test_an_answer_says_which_kinds_are_shown_by_default(posted: FlaskClient) -> None:
    assert posted.get("/v1/timeline").get_json()["timeline"] == {"default_kinds": ["event"]}
    assert posted.get("/v1/timeline?kind=all").get_json()["timeline"] == {"default_kinds": None}


def test_exports_and_pages_follow(posted: FlaskClient) -> None:
    assert len(posted.get("/v1/timeline.csv").text.splitlines()) == 1 + len(EVENTS)
    assert len(posted.get("/v1/timeline.csv?kind=all").text.splitlines()) == 1 + len(EVERY)
    assert "kind=all" in posted.get("/v1/timeline.atom?kind=all").text
    assert "licence" not in posted.get("/").text
    assert '<span class="label kind">schedule</span>' in posted.get("/?kind=all").text


def test_reports_events_and_changes_have_all_kinds(posted: FlaskClient) -> None:
    resolved = posted.post("/v1/resolve", json={"text": TEXT, "published_at": "2025-03-13"}).get_json()
    assert {event["kind"] for event in resolved["events"]} == {"event", "statement", "comparison", "schedule"}
    assert dates(posted, path="/v1/events") == EVERY
    assert len(posted.get("/v1/changes?since=0").get_json()["changes"]) == len(EVERY)


def test_a_cursor_belongs_to_its_kinds(posted: FlaskClient) -> None:
    page: dict[str, Any] = posted.get("/v1/timeline?kind=all&limit=1").get_json()
    assert dates(posted, f"kind=all&limit=1&cursor={page['next_cursor']}") == EVERY[1:2]
    assert_problem(posted.get(f"/v1/timeline?limit=1&cursor={page['next_cursor']}"), 422, "cursor")


def test_an_unknown_kind_is_a_problem(client: FlaskClient) -> None:
    assert_problem(client.get("/v1/timeline?kind=rumour"), 422, "kind")
