"""Articles without published_at: read against the day their page tells, or refused with what was looked for."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from tests.api.problems import assert_nothing_stored, assert_problem
from tests.clipped_page import CLIPPED_PAGE

LEAD = (
    "The harbour bridge was closed on Sunday after a crack was found in its eastern pier, the city said in a statement."
)
HEADER = "19 C\nLahore\nThursday, March 13, 2025\n\nBridge closed"
PAGE = f"{HEADER}\n\n{LEAD}\n\nThe council agreed on Thursday to pay for it."


def _events(report: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    return [
        (one["date"]["edtf"], one["certainty"], [other["date"]["edtf"] for other in one["alternatives"]])
        for one in report["events"]
    ]


def test_a_page_header_is_an_upper_bound(client: FlaskClient) -> None:
    report = client.post("/v1/articles", json={"text": PAGE}).get_json()
    anchor = report["anchor"]
    assert (anchor["date"], anchor["kind"], anchor["upper_bound"]) == ("2025-03-10", "page_date", "2025-03-13")
    assert report["article"]["published_at"] is None
    assert _events(report) == [("2025-03-09", "inferred", []), ("2025-03-06", "ambiguous", ["2025-03-13"])]
    assert anchor["reason"] in report["events"][1]["explanation"]["steps"]
    assert client.get(f"/v1/articles/{report['article']['id']}").get_json() == report


def test_an_undated_article_is_reread_with_its_date(client: FlaskClient) -> None:
    first = client.post("/v1/articles", json={"text": PAGE}).get_json()
    again = client.post("/v1/articles", json={"text": PAGE}).get_json()
    dated = client.post("/v1/articles", json={"text": PAGE, "published_at": "2025-03-13"}).get_json()
    assert again == first
    assert dated["changed"]
    assert _events(dated) == [("2025-03-09", "inferred", []), ("2025-03-13", "ambiguous", ["2025-03-06"])]


def test_the_clipped_page_without_a_date(client: FlaskClient) -> None:
    report = client.post("/v1/resolve", json={"text": CLIPPED_PAGE}).get_json()
    assert report["anchor"]["upper_bound"] == "2025-03-13"
    summit = next(one for one in report["events"] if one["expression"]["text"] == "Thursday")
    assert summit["date"]["edtf"] == "2025-03-06"
    assert [one["date"]["edtf"] for one in summit["alternatives"]] == ["2025-03-13"]


def test_a_dateline_and_a_url_are_anchors(client: FlaskClient) -> None:
    dateline = client.post("/v1/resolve", json={"text": f"KARACHI, March 12, 2025 — {LEAD}"}).get_json()
    assert (dateline["anchor"]["date"], dateline["anchor"]["kind"]) == ("2025-03-12", "dateline")
    url = "https://post.example/2025/03/11/bridge"
    report = client.post("/v1/articles", json={"text": LEAD, "url": url}).get_json()
    assert (report["anchor"]["date"], report["anchor"]["kind"]) == ("2025-03-11", "url")
    assert client.get(f"/v1/articles/{report['article']['id']}").get_json() == report


def test_warnings_are_in_the_report(client: FlaskClient) -> None:
    wrong = client.post("/v1/articles", json={"text": f"Friday, March 13, 2025\n\n{LEAD}"}).get_json()
    assert "was a Thursday" in wrong["warnings"][0]
    assert client.get(f"/v1/articles/{wrong['article']['id']}").get_json()["warnings"] == wrong["warnings"]
    future = client.post("/v1/resolve", json={"text": LEAD, "published_at": "9000-03-13"}).get_json()
    assert "is in the future" in future["warnings"][0]


def test_without_a_date_the_problem_lists_the_places_searched(client: FlaskClient) -> None:
    for path in ("/v1/articles", "/v1/resolve"):
        answer = client.post(path, json={"text": LEAD})
        assert_problem(answer, 422, "published_at")
        assert "dateline" in answer.get_json()["detail"]
    assert_nothing_stored(client)
