"""Entries of a collection: read with their reports, merged, split and restored by editors."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.api.problems import assert_problem

DAM = (
    "The Orle dam broke on 3 March 2025 after weeks of rain.",
    "Heavy rain broke the Orle dam on 3 March 2025, engineers found.",
    "On 3 March 2025 the Orle dam broke and flooded a valley.",
)
FLOOD = "Hundreds of villagers fled their homes in boats on 3 March 2025."
STRIKE = "Train drivers began a strike over pay on 3 March 2025."
FAIR = "The fair of Tollby opened in March 2025."
ANY = {"If-Match": "*"}


@pytest.fixture
def ids(client: FlaskClient) -> dict[str, str]:
    """The ids of the events of a collection: one entry of three reports, and three of one."""
    client.put("/v1/collections/dam", json={})
    texts = {"n0": DAM[0], "n1": DAM[1], "n2": DAM[2], "flood": FLOOD, "strike": STRIKE, "fair": FAIR}
    return {name: post(client, name, text) for name, text in texts.items()}


def post(client: FlaskClient, name: str, text: str, day: str = "2025-03-05", **metadata: Any) -> str:
    """Post an article and return the id of its event."""
    body = {"external_id": name, "published_at": day, "text": text, "collections": ["dam"], **metadata}
    answer = client.post("/v1/articles", json=body)
    assert answer.status_code in (200, 201), answer.get_json()
    return str(answer.get_json()["events"][0]["id"])


def path(entry: str, slug: str = "dam") -> str:
    return f"/v1/collections/{slug}/entries/{entry}"


def edit(client: FlaskClient, entry: str, action: str, **options: Any) -> TestResponse:
    return client.post(f"{path(entry)}/{action}", **{"headers": ANY, **options})


def merge(client: FlaskClient, entry: str, *entries: str) -> TestResponse:
    answer = edit(client, entry, "merge", json={"entries": entries})
    assert answer.status_code == 200, answer.get_json()
    return answer


def split(client: FlaskClient, entry: str, *reports: str) -> str:
    answer = edit(client, entry, "split", json={"reports": reports})
    assert answer.status_code == 201, answer.get_json()
    return str(answer.get_json()["id"])


def listed(client: FlaskClient, slug: str = "dam") -> dict[str, set[str]]:
    """The reports of each entry of the timeline."""
    query = {"collection": slug, "include": "reports"}
    entries = client.get("/v1/timeline", query_string=query).get_json()["entries"]
    found = {entry["id"]: {report["id"] for report in entry["reports"]} for entry in entries}
    assert len(found) == len(entries), "an id is listed twice"
    return found


def reports(client: FlaskClient, entry: str) -> set[str]:
    return {report["id"] for report in client.get(path(entry)).get_json()["reports"]}


def test_an_entry_is_read_with_its_reports(client: FlaskClient, ids: dict[str, str]) -> None:
    entry = client.get(path(ids["n0"])).get_json()
    assert entry["id"] == ids["n0"]
    assert {report["id"] for report in entry["reports"]} == {ids["n0"], ids["n1"], ids["n2"]}
    assert entry["reported_by"]["articles"] == 3
    assert entry["next"] is None
    (found,) = (e for e in client.get("/v1/collections/dam/timeline").get_json()["entries"] if e["id"] == ids["n0"])
    assert found.items() <= entry.items()


def test_the_reports_of_an_entry_come_in_pages(client: FlaskClient, ids: dict[str, str]) -> None:
    whole = client.get(path(ids["n0"])).get_json()["reports"]
    pages: list[Any] = []
    query: dict[str, Any] = {"limit": 1}
    while True:
        page = client.get(path(ids["n0"]), query_string=query).get_json()
        pages += page["reports"]
        if page["next"] is None:
            break
        query["after"] = page["next"]
    assert pages == whole
    assert [report["why"] and report["why"]["words"] for report in pages].count(None) == 1
    assert_problem(client.get(path(ids["n0"]), query_string={"after": ids["strike"]}), 422, "after")


def test_an_entry_of_one_event_is_read_too(client: FlaskClient, ids: dict[str, str]) -> None:
    for name in ("strike", "fair"):
        entry = client.get(path(ids[name])).get_json()
        assert [report["id"] for report in entry["reports"]] == [entry["id"]] == [ids[name]]


def test_the_tag_of_an_entry_changes_with_it_only(client: FlaskClient, ids: dict[str, str]) -> None:
    tag = client.get(path(ids["n0"])).headers["ETag"]
    post(client, "other", "The bank of Selm closed on 3 March 2025.")
    assert client.get(path(ids["n0"]), headers={"If-None-Match": tag}).status_code == 304
    post(client, "n3", DAM[0] + " It was old.")
    changed = client.get(path(ids["n0"]), headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert len(changed.get_json()["reports"]) == 4


def test_editors_merge_entries(client: FlaskClient, ids: dict[str, str]) -> None:
    answer = merge(client, ids["n0"], ids["flood"], ids["fair"])
    entry = answer.get_json()
    assert {report["id"] for report in entry["reports"]} == {ids[name] for name in ("n0", "n1", "n2", "flood", "fair")}
    assert entry["reported_by"]["reports"] == 5
    assert answer.headers["ETag"] == client.get(path(ids["n0"])).headers["ETag"]
    assert listed(client)[ids["n0"]] == {report["id"] for report in entry["reports"]}
    assert listed(client).keys() == {ids["n0"], ids["strike"]}
    (why,) = (report["why"] for report in entry["reports"] if report["id"] == ids["flood"])
    assert (why["decided"], why["nearest"]) == (True, ids["n0"])


def test_a_change_of_an_entry_changes_the_timeline_for_those_that_read_it_again(
    client: FlaskClient, ids: dict[str, str]
) -> None:
    for change in lambda: merge(client, ids["n0"], ids["flood"]), lambda: edit(client, ids["n0"], "undo"):
        tag = client.get("/v1/collections/dam/timeline").headers["ETag"]
        change()
        assert client.get("/v1/collections/dam/timeline", headers={"If-None-Match": tag}).status_code == 200


def whys(client: FlaskClient, entry: str) -> dict[str, Any]:
    """Why each report belongs to an entry."""
    return {report["id"]: report["why"] for report in client.get(path(entry)).get_json()["reports"]}


def test_reports_are_explained_by_those_of_their_own_entry(client: FlaskClient, ids: dict[str, str]) -> None:
    ninth = [text.replace("3 March", "9 March") for text in DAM]
    founder, second, third = (post(client, f"m{number}", text) for number, text in enumerate(ninth))
    before = whys(client, founder)
    assert before[founder] is None
    assert (before[second]["nearest"], before[third]["nearest"]) == (founder, founder)
    split(client, founder, second)
    assert whys(client, founder) == {founder: None, third: {**before[third], "decided": True}}
    assert whys(client, second) == {second: None}
    edit(client, founder, "undo")
    assert whys(client, founder) == before
    founded = split(client, founder, founder)
    (other,) = {second, third} - {founded}
    why = whys(client, founded)
    assert why.keys() == {founded, other}
    assert why[founded] is None
    assert (why[other]["nearest"], why[other]["likeness"], why[other]["decided"]) == (founded, 0, True)


def test_the_id_of_a_merged_entry_redirects(client: FlaskClient, ids: dict[str, str]) -> None:
    merge(client, ids["n0"], ids["flood"])
    merge(client, ids["strike"], ids["n0"])
    for name in ("flood", "n0"):
        moved = client.get(path(ids[name]))
        assert (moved.status_code, moved.headers["Location"]) == (308, path(ids["strike"]))
    again = edit(client, ids["n0"], "undo")
    assert (again.status_code, again.headers["Location"]) == (308, f"{path(ids['strike'])}/undo")


def test_the_id_of_a_merged_entry_redirects_when_its_article_is_deleted(
    client: FlaskClient, ids: dict[str, str]
) -> None:
    merge(client, ids["n0"], ids["flood"])
    article = client.get(f"/v1/events/{ids['flood']}").get_json()["article"]["id"]
    client.delete(f"/v1/articles/{article}", headers=ANY)
    assert client.get(path(ids["flood"])).headers["Location"] == path(ids["n0"])
    for url in "/v1/events/", "/e/":
        moved = client.get(f"{url}{ids['flood']}")
        assert (moved.status_code, moved.headers["Location"]) == (308, f"{url}{ids['n0']}")


def test_editors_split_reports_off(client: FlaskClient, ids: dict[str, str]) -> None:
    answer = edit(client, ids["n0"], "split", json={"reports": [ids["n1"]]})
    assert (answer.status_code, answer.headers["Location"]) == (201, path(ids["n1"]))
    assert answer.headers["ETag"] == client.get(path(ids["n1"])).headers["ETag"]
    found = listed(client)
    assert (found[ids["n0"]], found[ids["n1"]]) == ({ids["n0"], ids["n2"]}, {ids["n1"]})


def test_the_report_that_founded_an_entry_takes_its_id_along(client: FlaskClient, ids: dict[str, str]) -> None:
    founded = split(client, ids["n0"], ids["n0"])
    assert founded == min(ids["n1"], ids["n2"])
    found = listed(client)
    assert (found[ids["n0"]], found[founded]) == ({ids["n0"]}, {ids["n1"], ids["n2"]})


def test_undo_restores_one_change_after_the_other(client: FlaskClient, ids: dict[str, str]) -> None:
    states = [listed(client)]
    merge(client, ids["n0"], ids["flood"], ids["fair"])
    states.append(listed(client))
    split(client, ids["n0"], ids["n1"], ids["flood"])
    states.append(listed(client))
    merge(client, ids["n0"], ids["strike"])
    while states:
        assert edit(client, ids["n0"], "undo").status_code == 200
        assert listed(client) == states.pop()
    assert_problem(edit(client, ids["n0"], "undo"), 409)


def test_undoing_the_change_that_founded_an_entry_returns_the_one_with_its_reports(
    client: FlaskClient, ids: dict[str, str]
) -> None:
    before = listed(client)
    founded = split(client, ids["n0"], ids["n1"])
    assert edit(client, founded, "undo").get_json()["id"] == ids["n0"]
    assert listed(client) == before


def test_reports_that_joined_a_split_entry_return_with_it(client: FlaskClient, ids: dict[str, str]) -> None:
    founded = split(client, ids["n0"], ids["n1"])
    late = post(client, "late", DAM[1] + " It took an hour.")
    assert reports(client, founded) == {ids["n1"], late}
    edit(client, ids["n0"], "undo")
    assert reports(client, ids["n0"]) == {ids["n0"], ids["n1"], ids["n2"], late}


def test_reports_that_joined_a_merged_entry_stay_when_it_is_undone(client: FlaskClient, ids: dict[str, str]) -> None:
    merge(client, ids["n0"], ids["flood"])
    late = post(client, "late", DAM[1] + " It took an hour.")
    edit(client, ids["n0"], "undo")
    assert reports(client, ids["n0"]) == {ids["n0"], ids["n1"], ids["n2"], late}
    assert reports(client, ids["flood"]) == {ids["flood"]}


def test_a_change_whose_reports_moved_on_is_not_undone(client: FlaskClient, ids: dict[str, str]) -> None:
    founded = split(client, ids["n0"], ids["n1"])
    merge(client, ids["strike"], founded)
    assert_problem(edit(client, ids["n0"], "undo"), 409)
    assert edit(client, ids["strike"], "undo").status_code == 200
    assert edit(client, ids["n0"], "undo").status_code == 200


def test_a_hidden_entry_has_the_values_of_its_founder(client: FlaskClient) -> None:
    client.put("/v1/collections/dam", json={})
    founder = post(client, "late", DAM[0], "2025-03-08")
    earlier = post(client, "early", DAM[1], "2025-03-05")
    assert listed(client) == {founder: {founder, earlier}}
    for event in (founder, earlier):
        assert client.patch(f"/v1/events/{event}", json={"hidden": True}, headers=ANY).status_code == 200
    entry = client.get(path(founder)).get_json()
    assert [report["id"] for report in entry["reports"]] == []
    assert (entry["id"], entry["summary"]) == (founder, client.get(f"/v1/events/{founder}").get_json()["summary"])


def test_the_history_says_who_moved_which_reports(client: FlaskClient, ids: dict[str, str]) -> None:
    merge(client, ids["n0"], ids["flood"])
    split(client, ids["n0"], ids["n1"], ids["n2"])
    edit(client, ids["n0"], "undo")
    changes = client.get(f"{path(ids['n0'])}/history").get_json()["changes"]
    assert [(change["action"], change["undone"]) for change in changes] == [
        ("merged", False),
        ("split", True),
        ("undone", False),
    ]
    assert changes[0]["moved"] == [{"report": ids["flood"], "before": ids["flood"], "after": ids["n0"]}]
    assert [change["reports"] for change in changes] == [1, 2, 2]
    assert set(changes[0]["entries"]) == {ids["n0"], ids["flood"]}
    (first,) = client.get(f"{path(ids['flood'])}/history").get_json()["changes"]
    assert first == changes[0]
    page = client.get(f"{path(ids['n0'])}/history", query_string={"limit": 2}).get_json()
    rest = client.get(f"{path(ids['n0'])}/history", query_string={"after": page["next"]}).get_json()
    assert page["changes"] + rest["changes"] == changes
    assert client.get(f"{path(ids['n0'])}/history", query_string={"limit": 3}).get_json()["next"] is None
    assert client.get(f"{path(ids['strike'])}/history").get_json() == {"changes": [], "next": None}


def test_the_history_of_an_entry_outlives_its_reports(client: FlaskClient, ids: dict[str, str]) -> None:
    merge(client, ids["strike"], ids["flood"])
    before = client.get(f"{path(ids['strike'])}/history").get_json()
    for name in ("strike", "flood"):
        article = client.get(f"/v1/events/{ids[name]}").get_json()["article"]["id"]
        assert client.delete(f"/v1/articles/{article}", headers=ANY).status_code == 204
    assert_problem(client.get(path(ids["strike"])), 404)
    assert client.get(f"{path(ids['strike'])}/history").get_json() == before
    query = {"after": before["changes"][-1]["id"]}
    last = client.get(f"{path(ids['strike'])}/history", query_string=query).get_json()
    assert last == {"changes": [], "next": None}, "the page after the last one"


def test_of_two_editors_at_once_the_second_one_reads_again(client: FlaskClient, ids: dict[str, str]) -> None:
    tag = client.get(path(ids["n0"])).headers["ETag"]
    headers = {"If-Match": tag}
    assert edit(client, ids["n0"], "split", json={"reports": [ids["n1"]]}, headers=headers).status_code == 201
    for action, body in ("split", {"reports": [ids["n2"]]}), ("merge", {"entries": [ids["flood"]]}), ("undo", None):
        assert_problem(edit(client, ids["n0"], action, json=body, headers=headers), 412)
        assert_problem(edit(client, ids["n0"], action, json=body, headers={}), 428)
    assert listed(client)[ids["n0"]] == {ids["n0"], ids["n2"]}


def test_entries_of_another_collection_are_not_merged(client: FlaskClient, ids: dict[str, str]) -> None:
    client.put("/v1/collections/other", json={})
    elsewhere = post(client, "elsewhere", "The bank of Selm closed on 3 March 2025.", collections=["other"])
    before = listed(client)
    for taken in (elsewhere, "e_unknown", ids["n0"], ids["n1"]):
        answer = edit(client, ids["n0"], "merge", json={"entries": [ids["flood"], taken]})
        assert_problem(answer, 422, "entries")
    assert listed(client) == before
    assert listed(client, "other") == {elsewhere: {elsewhere}}


def test_only_some_reports_of_the_entry_are_split_off(client: FlaskClient, ids: dict[str, str]) -> None:
    before = listed(client)
    for leaving in ([ids["flood"]], ["e_unknown"], [ids["n0"], ids["n1"], ids["n2"]], [], [ids["n1"], ids["n1"]]):
        assert_problem(edit(client, ids["n0"], "split", json={"reports": leaving}), 422, "reports")
    assert_problem(edit(client, ids["strike"], "split", json={"reports": [ids["strike"]]}), 422, "reports")
    assert listed(client) == before


def test_unknown_entries_and_collections_are_not_found(client: FlaskClient, ids: dict[str, str]) -> None:
    for url in (path("e_unknown"), path(ids["n0"], "unknown")):
        assert_problem(client.get(url), 404)
        assert_problem(client.get(f"{url}/history"), 404)
        for action, body in ("split", {"reports": ["e_a"]}), ("merge", {"entries": ["e_a"]}), ("undo", None):
            assert_problem(client.post(f"{url}/{action}", json=body, headers=ANY), 404)


def all_edits(client: FlaskClient, ids: dict[str, str]) -> dict[str, set[str]]:
    """Merge two entries, split another one, and return the entries."""
    merge(client, ids["strike"], ids["flood"], ids["fair"])
    split(client, ids["n0"], ids["n1"])
    return listed(client)


def test_later_articles_join_and_do_not_change_what_editors_did(client: FlaskClient, ids: dict[str, str]) -> None:
    before = all_edits(client, ids)
    late = post(client, "late", FLOOD + " They were cold.")
    after = listed(client)
    assert late in after[ids["strike"]]
    assert {entry: reports - {late} for entry, reports in after.items()} == before


def test_what_editors_did_holds_when_an_article_is_edited_deleted_and_posted_again(
    client: FlaskClient, ids: dict[str, str]
) -> None:
    before = all_edits(client, ids)
    texts = {"n0": DAM[0], "n1": DAM[1], "flood": FLOOD, "fair": FAIR, "strike": STRIKE}
    for name, text in texts.items():
        article = client.get(f"/v1/events/{ids[name]}").get_json()["article"]["id"]
        client.patch(f"/v1/articles/{article}", json={"text": f"{text} More follows."}, headers=ANY)
        assert listed(client) == before, name
        client.delete(f"/v1/articles/{article}", headers=ANY)
        client.delete(f"/v1/collections/dam/articles/{article}")
        assert post(client, name, text) == ids[name]
        assert listed(client) == before, name
    why = whys(client, ids["strike"])[ids["fair"]]
    assert (why["nearest"], why["likeness"], why["decided"]) == (ids["strike"], 0, True)


def test_what_editors_did_holds_when_a_date_is_corrected(client: FlaskClient, ids: dict[str, str]) -> None:
    before = all_edits(client, ids)
    for date in "2025-03-09", "2025-04", None:
        patch = {"date": date and {"edtf": date}}
        for name in ("n0", "n1", "flood", "strike"):
            assert client.patch(f"/v1/events/{ids[name]}", json=patch, headers=ANY).status_code == 200
        assert listed(client) == before, date


def test_what_editors_did_holds_in_one_collection(client: FlaskClient, ids: dict[str, str]) -> None:
    client.put("/v1/collections/other", json={})
    articles = {name: client.get(f"/v1/events/{event}").get_json()["article"]["id"] for name, event in ids.items()}
    for name in ("n0", "n1", "flood"):
        client.put(f"/v1/collections/other/articles/{articles[name]}")
    others = listed(client, "other")
    before = all_edits(client, ids)
    assert listed(client, "other") == others
    client.delete(f"/v1/collections/dam/articles/{articles['flood']}")
    assert ids["flood"] not in listed(client)[ids["strike"]]
    client.put(f"/v1/collections/dam/articles/{articles['flood']}")
    assert listed(client) == before
