"""The timeline of a collection: the reports of a happening are one entry, on any page and in every format."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_problem

BROKE = (
    "The Orle dam broke on 3 March 2025 after weeks of rain.",
    "Heavy rain broke the Orle dam on 3 March 2025, engineers found.",
    "On 3 March 2025 the Orle dam broke and flooded a valley.",
)
STRIKE = (
    "Train drivers began a strike over pay on 3 March 2025.",
    "A strike of train drivers stopped every train on 3 March 2025.",
)
OTHER_DAYS = "The mayor spoke on 2 March 2025. A fair opened on 4 March 2025. Repairs began in April 2025."


@pytest.fixture
def dam(client: FlaskClient) -> FlaskClient:
    """A client of a service with the collection "dam": two happenings of one day, and three other events."""
    client.put("/v1/collections/dam", json={})
    for number, text in enumerate((BROKE[0], STRIKE[0], BROKE[1], STRIKE[1], BROKE[2], OTHER_DAYS)):
        post(client, f"n{number}", text, source="The Quay" if number == 1 else "Valley News")
    return client


def post(client: FlaskClient, name: str, text: str, **metadata: str) -> str:
    body = {"external_id": name, "published_at": "2025-03-05", "text": text, "collections": ["dam"], **metadata}
    answer = client.post("/v1/articles", json=body)
    assert answer.status_code == 201
    return str(answer.get_json()["article"]["id"])


def page(client: FlaskClient, **query: Any) -> Any:
    answer = client.get("/v1/timeline", query_string={"collection": "dam", "include": "reports", **query})
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()


def tellers(entries: list[Any]) -> list[list[str]]:
    """The external ids of the articles that report each entry."""
    return [sorted(report["article"]["external_id"] for report in entry["reports"]) for entry in entries]


EXPECTED = sorted([["n5"], ["n0", "n2", "n4"], ["n1", "n3"], ["n5"], ["n5"]])


def test_reports_of_one_happening_are_one_entry(dam: FlaskClient) -> None:
    entries = page(dam)["entries"]
    assert sorted(tellers(entries)) == EXPECTED
    assert [entry["date"]["edtf"] for entry in entries] == ["2025-03-02", *["2025-03-03"] * 2, "2025-03-04", "2025-04"]


def test_an_entry_is_one_of_its_reports(dam: FlaskClient) -> None:
    for entry in page(dam)["entries"]:
        (own,) = (report for report in entry["reports"] if report["id"] == entry["id"])
        assert {name: entry[name] for name in ("sentence", "expression", "date")}.items() <= own.items()
        event = dam.get(f"/v1/events/{entry['id']}").get_json()
        assert event.items() <= entry.items()


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_pages_of_one_entry_give_the_same_entries(dam: FlaskClient, order: str) -> None:
    whole = page(dam, order=order)["entries"]
    found, cursor = [], {}
    while True:
        one = page(dam, order=order, limit=1, **cursor)
        found += one["entries"]
        if one["next_cursor"] is None:
            break
        cursor = {"cursor": one["next_cursor"]}
    assert found == whole
    assert sorted(tellers(found)) == EXPECTED


def test_an_entry_is_found_by_any_of_its_reports(dam: FlaskClient) -> None:
    (entry,) = page(dam, source="The Quay")["entries"]
    assert tellers([entry]) == [["n1", "n3"]]
    assert entry["article"]["source"] == "The Quay"


def test_a_founder_of_another_kind_does_not_stand_beside_its_entry(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    post(client, "n0", "Rain has fallen every week since the Orle dam broke on 3 March 2025.")
    (founder,) = page(client, kind="all")["entries"]
    assert founder["kind"] == "background"
    post(client, "n1", BROKE[0])
    for kind in "event", "all":
        (entry,) = page(client, kind=kind)["entries"]
        assert (entry["id"], entry["kind"]) == (founder["id"], "event")
        assert tellers([entry]) == [["n0", "n1"]]


def test_an_entry_keeps_its_id_when_its_first_report_is_deleted(dam: FlaskClient) -> None:
    first = next(entry for entry in page(dam)["entries"] if len(entry["reports"]) == 3)
    dam.delete(f"/v1/articles/{first['article']['id']}")
    left = next(entry for entry in page(dam)["entries"] if "Orle" in entry["summary"])
    assert left["id"] == first["id"]
    assert left["reported_by"] == {"reports": 2, "articles": 2, "sources": 1}
    assert first["id"] not in {report["id"] for report in left["reports"]}
    moved = dam.get(f"/v1/events/{first['id']}")
    assert (moved.status_code, moved.headers["Location"].split("/")[-1]) == (308, left["reports"][0]["id"])
    assert dam.get(f"/e/{first['id']}").status_code == 308


def test_only_the_articles_of_the_collection_are_merged(dam: FlaskClient) -> None:
    body = {"external_id": "outside", "published_at": "2025-03-05", "text": BROKE[0] + " It was empty."}
    assert dam.post("/v1/articles", json=body).status_code == 201
    assert sorted(tellers(page(dam)["entries"])) == EXPECTED


def test_the_path_of_a_collection_merges_too(dam: FlaskClient) -> None:
    answer = dam.get("/v1/collections/dam/timeline", query_string={"include": "reports"})
    assert answer.get_json()["entries"] == page(dam)["entries"]
    again = dam.get(
        "/v1/collections/dam/timeline",
        query_string={"include": "reports"},
        headers={"If-None-Match": answer.headers["ETag"]},
    )
    assert again.status_code == 304


def test_a_merged_entry_says_by_how_many_it_is_reported_and_its_dates(dam: FlaskClient) -> None:
    post(dam, "late", BROKE[0].replace("3 March", "4 March"))
    answer = dam.get("/v1/timeline", query_string={"collection": "dam"}).get_json()
    stated = {entry["summary"]: entry.get("reported_by") for entry in answer["entries"]}
    assert stated[BROKE[0]] == {"reports": 4, "articles": 4, "sources": 1}
    assert [stated[text] for text in stated if "fair" in text] == [None]
    (entry,) = (entry for entry in answer["entries"] if entry["summary"] == BROKE[0])
    assert entry["dates"] == [{"edtf": "2025-03-03", "reports": 3}, {"edtf": "2025-03-04", "reports": 1}]
    assert not any("reports" in entry for entry in answer["entries"])


def test_reports_say_why_they_are_one_entry(dam: FlaskClient) -> None:
    entry = next(entry for entry in page(dam)["entries"] if "Orle" in entry["summary"])
    founder, other = (report["why"] for report in entry["reports"] if report["article"]["external_id"] in ("n0", "n2"))
    assert founder is None
    assert other["nearest"] == entry["id"]
    assert set(other["words"]) == {"rain", "broke", "Orle", "dam"}
    assert 0.3 < other["likeness"] < 1
    assert (other["both_late"], other["decided"]) == (False, False)


def test_the_words_that_reports_share_are_those_of_their_sentences(dam: FlaskClient) -> None:
    def report() -> Any:
        reports = (report for entry in page(dam)["entries"] for report in entry["reports"])
        return next(report for report in reports if report["article"]["external_id"] == "n2")

    patch = {"summary": "A flood."}
    assert dam.patch(f"/v1/events/{report()['id']}", json=patch, headers={"If-Match": "*"}).status_code == 200
    assert set(report()["why"]["words"]) == {"rain", "broke", "Orle", "dam"}


def test_the_reports_of_a_day_are_in_the_order_of_publication(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    for day in (9, 5, 8, 4, 7, 6):
        post(client, f"n{day}", BROKE[0], published_at=f"2025-03-0{day}")
    (entry,) = page(client)["entries"]
    assert [report["article"]["external_id"] for report in entry["reports"]] == ["n4", "n5", "n6", "n7", "n8", "n9"]


def test_single_reports_are_listed_on_request_and_by_filters_that_find_them(dam: FlaskClient) -> None:
    for query in ({"merge": "none"}, {"language": "en"}, {"q": "2025"}):
        entries = dam.get("/v1/timeline", query_string={"collection": "dam", **query}).get_json()["entries"]
        assert len(entries) == 8
        assert not any("reported_by" in entry for entry in entries)
    assert len(dam.get("/v1/events", query_string={"collection": "dam"}).get_json()["events"]) == 8


def test_fields_select_fields_beside_the_reports(dam: FlaskClient) -> None:
    assert all(set(entry) == {"id", "reports"} for entry in page(dam, fields="id")["entries"])


def test_reports_need_a_collection(dam: FlaskClient) -> None:
    for url in ("/v1/timeline", "/v1/events"):
        assert_problem(dam.get(url, query_string={"include": "reports"}), 422, "include")


def test_exports_and_histograms_count_merged_entries(dam: FlaskClient) -> None:
    for query, count in ({}, 5), ({"merge": "none"}, 8):
        table = dam.get("/v1/collections/dam/timeline.csv", query_string=query).get_data(as_text=True)
        assert len(table.strip().splitlines()) == 1 + count
        histogram = dam.get("/v1/timeline/histogram", query_string={"collection": "dam", **query}).get_json()
        assert sum(period["count"] for period in histogram["periods"]) + histogram["coarser"] == count


def test_exports_and_histograms_list_no_reports(dam: FlaskClient) -> None:
    for url in ("/v1/timeline.csv", "/v1/timeline/histogram"):
        assert_problem(dam.get(url, query_string={"collection": "dam", "include": "reports"}), 422, "include")


def test_an_empty_collection_has_no_entries_and_a_single_article_no_merged_ones(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    assert page(client)["entries"] == []
    post(client, "n0", BROKE[0])
    (entry,) = page(client)["entries"]
    assert [report["id"] for report in entry["reports"]] == [entry["id"]]
    assert "reported_by" not in entry


def test_an_unknown_way_of_merging_is_refused(dam: FlaskClient) -> None:
    assert_problem(dam.get("/v1/timeline", query_string={"collection": "dam", "merge": "all"}), 422, "merge")


def test_an_entry_lists_so_many_reports_and_counts_all(dam: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.timeline.merged.MAX_REPORTS", 2)
    entries = [entry for entry in page(dam)["entries"] if entry.get("reported_by", {}).get("reports") == 3]
    assert [len(entry["reports"]) for entry in entries] == [2]
    founder = entries[0]["id"]
    assert founder in {report["id"] for report in entries[0]["reports"]}
