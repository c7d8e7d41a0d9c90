"""A correction survives: the same article posted again, its text edited around it, another reading of it."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from service.articles import reading
from tests.api.problems import assert_problem
from tests.api.test_corrections import correct, edtfs, path

pytestmark = pytest.mark.twins_on("postgresql")  # the tests of corrections cover the statements

TEXT = "The council met on Sunday. It will vote on the bridge early Monday. It was dissolved in 2023."
Json = dict[str, Any]


def post(client: FlaskClient, text: str = TEXT, **more: str) -> Json:
    body = {"text": text, "published_at": "2025-03-13", "external_id": "post-1", **more}
    return dict(client.post("/v1/articles", json=body).get_json())


@pytest.fixture
def corrected(client: FlaskClient) -> str:
    """The address of an event with a corrected date and summary."""
    place = path(post(client), "early Monday")
    correct(client, place, {"date": {"edtf": "2025-03-18"}, "summary": "The vote."})
    return place


def test_the_same_article_posted_again_changes_nothing(client: FlaskClient, corrected: str) -> None:
    before = client.get(corrected)
    assert "changed" not in post(client)
    after = client.get(corrected)
    assert (after.get_json(), after.headers["ETag"]) == (before.get_json(), before.headers["ETag"])


def test_an_edit_around_its_sentence_preserves_it(client: FlaskClient, corrected: str) -> None:
    before = client.get(corrected).get_json()
    text = "It rained on Friday. " + TEXT.replace("2023", "2024")
    report = post(client, text)
    assert report["changed"] is True
    assert report["orphaned"] == []
    after = client.get(corrected).get_json()
    assert after["date"]["edtf"] == "2025-03-18"
    assert after["correction"] == before["correction"]
    assert text[after["sentence"]["start"] : after["sentence"]["end"]] == before["sentence"]["text"]
    assert edtfs(client) == ["2024", "2025-03-07", "2025-03-09", "2025-03-18"]


def test_a_corrected_kind_survives_a_new_reading(client: FlaskClient) -> None:
    place = path(post(client), "Sunday")
    correct(client, place, {"kind": "background"})
    post(client, "It rained on Friday. " + TEXT)
    event = client.get(place).get_json()
    assert event["kind"] == "background"
    assert event["correction"]["fields"] == ["kind"]
    assert event["correction"]["engine"]["kind"] == "event"


def test_a_corrected_event_is_orphaned_while_its_sentence_is_missing(client: FlaskClient, corrected: str) -> None:
    client.put("/v1/collections/bridge", json={})
    post(client, collections=["bridge"])  # type: ignore[arg-type]
    report = post(client, "The council met on Sunday. It was dissolved in 2023.")
    (orphan,) = report["orphaned"]
    assert (orphan["id"], orphan["orphaned"], orphan["date"]["edtf"]) == (corrected[-22:], True, "2025-03-18")
    assert client.get(corrected).get_json() == orphan
    assert edtfs(client) == edtfs(client, "collection=bridge") == ["2023", "2025-03-09"]
    back = post(client)
    assert (back["orphaned"], len(back["events"])) == ([], 3)
    assert edtfs(client) == edtfs(client, "collection=bridge") == ["2023", "2025-03-09", "2025-03-18"]
    actions = [one["action"] for one in client.get(f"{corrected}/history").get_json()["changes"]]
    assert actions == ["corrected", "orphaned", "found_again"]


def test_an_orphaned_correction_can_be_deleted(client: FlaskClient, corrected: str) -> None:
    report = post(client, "The council met on Sunday.")
    assert len(report["orphaned"]) == 1
    assert client.delete(corrected).status_code == 204
    assert_problem(client.get(corrected), 404)
    assert client.get(f"/v1/articles/{report['article']['id']}").get_json()["orphaned"] == []
    assert client.get(f"{corrected}/history").get_json()["changes"][-1]["action"] == "deleted"


def test_another_engine_that_takes_other_words_of_the_sentence_keeps_it_and_its_id(
    client: FlaskClient, corrected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer engine may read "Monday" where an older one read "early Monday"."""
    _read_otherwise(monkeypatch, "early Monday", "Monday")
    report = post(client, TEXT + " It rained.")
    found = next(event for event in report["events"] if event["id"] == corrected[-22:])
    assert (found["expression"]["text"], found["date"]["edtf"]) == ("Monday", "2025-03-18")
    assert found["correction"]["fields"] == ["date", "summary"]
    assert len(report["events"]) == 3
    monkeypatch.undo()
    again = post(client, TEXT + " It poured.")
    assert path(again, "early Monday") == corrected


def test_another_engine_that_no_longer_finds_it_leaves_it_where_its_sentence_stands(
    client: FlaskClient, corrected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _read_otherwise(monkeypatch, "early Monday", None)
    report = post(client, "It rained. " + TEXT)
    found = client.get(corrected).get_json()
    assert (found["orphaned"], found["date"]["edtf"]) == (False, "2025-03-18")
    start = found["sentence"]["start"]
    assert ("It rained. " + TEXT)[start:].startswith("It will vote")
    assert [event["id"] for event in report["events"]][-1] == corrected[-22:]
    assert edtfs(client) == ["2023", "2025-03-09", "2025-03-18"]


def _read_otherwise(monkeypatch: pytest.MonkeyPatch, words: str, instead: str | None) -> None:
    """Have the engine give other words for an expression, or not find it: no newer engine is at hand."""
    truly = reading.read_article

    def read_article(*given: Any, **more: Any) -> Any:
        found = truly(*given, **more)
        for event in [one for one in found.events if one["expression"]["text"] == words]:
            if instead is None:
                found.events.remove(event)
                continue
            start = event["expression"]["start"] + words.index(instead)
            event.update(
                id="e_of_another_engine", expression={"text": instead, "start": start, "end": start + len(instead)}
            )
        return found

    monkeypatch.setattr("service.articles.ingest.read_article", read_article)


def test_the_engine_s_answer_beside_a_correction_is_the_latest(client: FlaskClient, corrected: str) -> None:
    post(client, published_at="2025-03-20")
    after = client.get(corrected).get_json()
    assert after["date"]["edtf"] == "2025-03-18"
    assert after["correction"]["engine"]["date"]["edtf"] == "2025-03-24"
    assert correct(client, corrected, {"date": None, "summary": None})["date"]["edtf"] == "2025-03-24"


def test_the_history_lists_the_changes_of_a_rereading(client: FlaskClient) -> None:
    place = path(post(client), "Sunday")
    post(client, published_at="2025-03-20")
    (change,) = client.get(f"{place}/history").get_json()["changes"]
    assert (change["action"], change["changes"]) == (
        "read_anew",
        [{"field": "date", "before": "2025-03-09", "after": "2025-03-16"}],
    )


def test_the_history_of_an_event_that_stays_the_same_has_no_entry(client: FlaskClient) -> None:
    place = path(post(client), "2023")
    post(client, published_at="2025-03-20")
    assert client.get(f"{place}/history").get_json()["changes"] == []


def test_deleting_the_article_takes_its_corrections_and_leaves_their_history(
    client: FlaskClient, corrected: str
) -> None:
    article = client.get(corrected).get_json()["article"]["id"]
    assert client.delete(f"/v1/articles/{article}").status_code == 204
    assert_problem(client.get(corrected), 404)
    assert len(client.get(f"{corrected}/history").get_json()["changes"]) == 1
