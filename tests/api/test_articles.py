"""Posting an article: its report, its identity, reading it again, deleting it."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.api.problems import assert_problem

TEXT = "The council met on Sunday. It will vote on the budget in April."
GOOD = {"text": TEXT, "published_at": "2025-03-13"}


def test_the_report_is_complete(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", json={**GOOD, "title": "Council meets", "source": "Harbour Post"})
    assert answer.status_code == 201
    report = answer.get_json()
    assert answer.headers["Location"] == f"/v1/articles/{report['article']['id']}"
    assert report["anchor"] == {
        "date": "2025-03-13",
        "kind": "published_at",
        "timezone": None,
        "evidence": "published_at, given by the client",
        "upper_bound": None,
        "reason": None,
    }
    assert report["warnings"] == []
    assert report["engine_version"]
    assert [event["date"]["edtf"] for event in report["events"]] == ["2025-03-09", "2025-04"]
    assert [event["status"] for event in report["events"]] == ["happened", "planned"]
    first = report["events"][0]
    assert first["article"] == {
        "id": report["article"]["id"],
        "title": "Council meets",
        "url": None,
        "source": "Harbour Post",
    }
    assert TEXT[first["expression"]["start"] : first["expression"]["end"]] == "Sunday"
    assert first["explanation"]["anchor"] == "2025-03-13"
    assert first["explanation"]["steps"]


def test_offsets_count_code_points_of_the_text_as_posted(client: FlaskClient) -> None:
    text = "\ufeff🗞 Żółw\r\n\r\nThe “Café” opened\ton\u00a0Sunday — again."
    report = client.post("/v1/resolve", json={**GOOD, "text": text}).get_json()
    (event,) = report["events"]
    for part in (event["expression"], event["sentence"]):
        assert text[part["start"] : part["end"]] == part["text"]
    assert event["expression"]["text"] == "Sunday"


def test_expressions_without_a_date_are_listed_with_a_reason(client: FlaskClient) -> None:
    text = "It rained for three months. Now it is dry. The market opens every Monday. It opened at 9 a.m. to all."
    report = client.post("/v1/articles", json={**GOOD, "text": text}).get_json()
    assert report["events"] == []
    assert [one["expression"]["text"] for one in report["unresolved"]] == [
        "three months",
        "Now",
        "every Monday",
        "9 a.m.",
    ]
    assert all(one["reason"] for one in report["unresolved"])


def test_the_same_article_again_stores_nothing(client: FlaskClient) -> None:
    first = client.post("/v1/articles", json=GOOD)
    again = client.post("/v1/articles", json=GOOD)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.get_json() == first.get_json()
    assert len(client.get("/v1/timeline").get_json()["entries"]) == 2


def test_the_same_text_on_another_day_is_another_article(client: FlaskClient) -> None:
    first = client.post("/v1/articles", json=GOOD).get_json()
    other = client.post("/v1/articles", json={**GOOD, "published_at": "2025-03-14"})
    assert other.status_code == 201
    assert other.get_json()["article"]["id"] != first["article"]["id"]


def test_a_changed_text_replaces_the_old_one_and_unchanged_events_keep_their_ids(client: FlaskClient) -> None:
    for identity in ({"external_id": "42"}, {"url": "https://example.org/a"}):
        before = client.post("/v1/articles", json={**GOOD, **identity}).get_json()
        edited = "News: " + TEXT.replace("in April", "in May")
        answer = client.post(
            "/v1/articles", json={**GOOD, **identity, "text": "Edited.\n\n" + TEXT + " It rained on Monday."}
        )
        after = answer.get_json()
        assert answer.status_code == 200
        assert after["changed"] is True
        assert after["article"]["id"] == before["article"]["id"]
        old, new = [[event["id"] for event in report["events"]] for report in (before, after)]
        assert new[:2] == old
        assert len(new) == 3
        third = client.post("/v1/articles", json={**GOOD, **identity, "text": edited}).get_json()
        assert not set(old) & {event["id"] for event in third["events"]}
        assert client.get(f"/v1/events/{old[0]}").status_code == 404
        assert len(client.get(f"/v1/timeline?article={before['article']['id']}").get_json()["entries"]) == 2


def test_a_changed_publication_date_rereads_the_article(client: FlaskClient) -> None:
    client.post("/v1/articles", json={**GOOD, "external_id": "42"})
    answer = client.post("/v1/articles", json={**GOOD, "external_id": "42", "published_at": "2025-03-20"})
    report = answer.get_json()
    assert (answer.status_code, report["changed"]) == (200, True)
    assert [event["date"]["edtf"] for event in report["events"]] == ["2025-03-16", "2025-04"]


def test_external_id_goes_before_url_and_url_before_text(client: FlaskClient) -> None:
    one = {**GOOD, "external_id": "1", "url": "https://example.org/a"}
    assert client.post("/v1/articles", json=one).status_code == 201
    assert client.post("/v1/articles", json={**one, "url": "https://example.org/b"}).status_code == 200
    assert client.post("/v1/articles", json={**one, "external_id": "2"}).status_code == 201
    assert client.post("/v1/articles", json={**GOOD, "url": "https://example.org/a"}).status_code == 201


def test_the_anchor_is_the_local_day(client: FlaskClient) -> None:
    def anchor(published_at: str, **zone: str) -> str:
        body = {"text": TEXT, "published_at": published_at, **zone}
        return str(client.post("/v1/resolve", json=body).get_json()["anchor"]["date"])

    assert anchor("2025-03-13T23:30:00Z") == "2025-03-13"
    assert anchor("2025-03-13T23:30:00Z", timezone="Asia/Karachi") == "2025-03-14"
    assert anchor("2025-03-13T01:00:00+02:00", timezone="America/New_York") == "2025-03-12"
    assert anchor("2025-03-13T23:30:00", timezone="Asia/Karachi") == "2025-03-13"
    assert anchor("2025-03-13", timezone="Asia/Karachi") == "2025-03-13"


def test_dates_of_e_mails_and_feeds(client: FlaskClient) -> None:
    body = {"text": TEXT, "published_at": "Thu, 13 Mar 2025 22:30:00 -0500"}
    assert client.post("/v1/resolve", json=body).get_json()["anchor"]["date"] == "2025-03-13"


def test_a_time_without_an_offset_is_of_the_time_zone_or_else_utc_with_a_warning(client: FlaskClient) -> None:
    body = {"text": TEXT, "published_at": "2025-03-13T23:30:00"}
    report = client.post("/v1/resolve", json=body).get_json()
    assert report["anchor"]["date"] == "2025-03-13"
    assert "read as UTC" in report["warnings"][0]
    client.put("/v1/collections/archive", json={"timezone": "Asia/Karachi"})
    known = client.post("/v1/resolve", json={**body, "collections": ["archive"]}).get_json()
    assert (known["anchor"]["date"], known["warnings"]) == ("2025-03-13", [])


def test_null_is_a_missing_value_as_in_responses(client: FlaskClient) -> None:
    nulls = dict.fromkeys(("title", "url", "source", "external_id", "timezone"))
    posted = client.post("/v1/articles", json={**GOOD, **nulls})
    assert posted.status_code == 201
    assert client.post("/v1/articles", json=GOOD).get_json() == posted.get_json()
    undated = client.post("/v1/articles", json={"text": TEXT, "published_at": None})
    assert_problem(undated, 422, "published_at")
    assert_problem(client.post("/v1/articles", json={**GOOD, "text": None}), 422, "text")
    client.put("/v1/collections/archive", json={"title": "Archive"})
    (collection,) = client.get("/v1/collections").get_json()["collections"]
    del collection["slug"]
    assert None in collection.values()
    assert client.put("/v1/collections/archive", json=collection).status_code == 200


def test_get_and_delete(client: FlaskClient) -> None:
    posted = client.post("/v1/articles", json=GOOD).get_json()
    path = f"/v1/articles/{posted['article']['id']}"
    assert client.get(path).get_json() == posted
    event = posted["events"][0]
    assert client.get(f"/v1/events/{event['id']}").get_json() == event
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404
    assert client.get(f"/v1/events/{event['id']}").status_code == 404
    assert client.get("/v1/timeline").get_json()["entries"] == []


def test_resolve_stores_nothing_and_says_the_same(client: FlaskClient) -> None:
    resolved = client.post("/v1/resolve", json=GOOD).get_json()
    assert client.get("/v1/timeline").get_json()["entries"] == []
    posted = client.post("/v1/articles", json=GOOD).get_json()
    for event in posted["events"]:
        event["id"] = event["article"]["id"] = None
    posted["article"]["id"] = None
    assert resolved == posted


def test_explain_full_lists_expressions_and_refusals(client: FlaskClient) -> None:
    text = "The minister may resign on Sunday."
    report = client.post("/v1/resolve?explain=full", json={**GOOD, "text": text}).get_json()
    assert [timex["text"] for timex in report["timexes"]] == ["Sunday"]
    assert report["timexes"][0]["underspecified"] == "XXXX-WXX-7"
    assert [(one["text"], bool(one["reason"])) for one in report["rejected"]] == [("may", True)]


def test_repeated_sentences_have_ids_of_their_own(client: FlaskClient) -> None:
    report = client.post("/v1/articles", json={**GOOD, "text": "It rained on Sunday. It rained on Sunday."}).get_json()
    assert len({event["id"] for event in report["events"]}) == 2
