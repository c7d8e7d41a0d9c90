"""Collections: what they are, which articles they hold, their timelines, and what they say for their articles."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.problems import assert_problem

STORM = "/v1/collections/storm"
HARBOUR = "/v1/collections/harbour"


@pytest.fixture
def two(client: FlaskClient) -> FlaskClient:
    client.put(STORM, json={"title": "The storm"})
    client.put(HARBOUR, json={})
    return client


def _post(client: FlaskClient, number: int, *collections: str, **more: Any) -> dict[str, Any]:
    text = f"Bridge {number} was closed on Sunday. It will open in April."
    body = {"text": text, "published_at": "2025-03-13", "external_id": f"n{number}", **more}
    answer = client.post("/v1/articles", json={**body, "collections": list(collections)} if collections else body)
    assert answer.status_code in (200, 201), answer.text
    return dict(answer.get_json())


def _ids(client: FlaskClient, path: str, limit: int = 3) -> list[str]:
    """The events of a timeline, page by page."""
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        joint = "&" if "?" in path else "?"
        page = client.get(f"{path}{joint}limit={limit}" + (f"&cursor={cursor}" if cursor else "")).get_json()
        found += [entry["id"] for entry in page["entries"]]
        cursor = page["next_cursor"]
    return found


def _events(report: dict[str, Any]) -> set[str]:
    return {event["id"] for event in report["events"]}


def test_a_collection_is_created_read_changed_and_deleted(client: FlaskClient) -> None:
    said = {"title": "The storm", "description": "Of March", "language": "en", "timezone": "Asia/Karachi"}
    made = client.put(STORM, json={**said, "date_order": "DMY"})
    assert made.status_code == 201
    assert made.get_json() == {"slug": "storm", **said, "date_order": "DMY"}
    assert client.get(STORM).get_json() == made.get_json()
    changed = client.put(STORM, json={"title": "Storms"}, headers={"If-Match": made.headers["ETag"]})
    assert (changed.status_code, changed.get_json()["title"], changed.get_json()["timezone"]) == (200, "Storms", None)
    assert_problem(client.delete(STORM), 428)
    assert client.delete(STORM, headers={"If-Match": changed.headers["ETag"]}).status_code == 204
    for answer in (client.get(STORM), client.delete(STORM), client.get(f"{STORM}/timeline")):
        assert_problem(answer, 404)


def test_collections_are_listed_by_name_in_pages(client: FlaskClient) -> None:
    names = [f"c{number:02}" for number in range(7)]
    for name in random.Random(1).sample(names, 7):
        client.put(f"/v1/collections/{name}", json={})
    seen: list[str] = []
    after = ""
    while after is not None:
        page = client.get(
            "/v1/collections", query_string={"limit": 3, **({"after": after} if after else {})}
        ).get_json()
        seen += [one["slug"] for one in page["collections"]]
        after = page["next"]
    assert seen == names


def test_an_article_belongs_to_any_number(two: FlaskClient) -> None:
    both, one, none = _post(two, 1, "storm", "harbour"), _post(two, 2, "storm"), _post(two, 3)
    assert (both["article"]["collections"], none["article"]["collections"]) == (["harbour", "storm"], [])
    assert set(_ids(two, f"{STORM}/timeline?merge=none")) == _events(both) | _events(one)
    assert set(_ids(two, f"{HARBOUR}/timeline")) == _events(both)
    assert _ids(two, "/v1/timeline?collection=storm") == _ids(two, f"{STORM}/timeline")
    assert len(_ids(two, "/v1/timeline")) == 6
    assert two.get(f"/v1/articles/{both['article']['id']}").get_json() == both


def test_an_article_is_added_to_and_removed_from_a_collection(two: FlaskClient) -> None:
    report = _post(two, 1)
    place = f"{STORM}/articles/{report['article']['id']}"
    assert two.put(place).status_code == 204
    assert two.put(place).status_code == 204, "twice is once"
    assert set(_ids(two, f"{STORM}/timeline")) == _events(report)
    (member,) = two.get(f"{STORM}/articles").get_json()["articles"]
    assert (member["id"], member["anchor_date"]) == (report["article"]["id"], "2025-03-13")
    assert two.delete(place).status_code == 204
    assert _ids(two, f"{STORM}/timeline") == []
    assert_problem(two.delete(place), 404)
    assert_problem(two.put(f"{STORM}/articles/a_none"), 404)
    assert_problem(two.put("/v1/collections/none/articles/a_none"), 404)
    assert_problem(two.get("/v1/collections/none/articles"), 404)


def test_an_article_posted_again_joins_further_collections(two: FlaskClient) -> None:
    _post(two, 1, "storm")
    again = _post(two, 1, "harbour")
    assert again["article"]["collections"] == ["harbour", "storm"]
    changed = _post(two, 1, text="Bridge 1 was closed on Monday.")
    assert (changed["changed"], changed["article"]["collections"]) == (True, ["harbour", "storm"])
    for path in (STORM, HARBOUR):
        assert set(_ids(two, f"{path}/timeline")) == _events(changed)


def test_deleting_a_collection_keeps_its_articles_and_events(two: FlaskClient) -> None:
    kept, gone = _post(two, 1, "storm", "harbour"), _post(two, 2, "storm")
    two.delete(f"/v1/articles/{gone['article']['id']}")
    assert set(_ids(two, f"{STORM}/timeline")) == _events(kept)
    two.delete(STORM, headers={"If-Match": "*"})
    assert two.get(f"/v1/articles/{kept['article']['id']}").get_json()["article"]["collections"] == ["harbour"]
    assert set(_ids(two, "/v1/timeline")) == _events(kept)


def test_its_timeline_has_the_same_order_and_filters_as_the_whole(two: FlaskClient) -> None:
    chance = random.Random(7)
    for number in range(40):
        days = f"March {chance.randint(1, 28)}, 2025. A quay burnt in {chance.choice(['May', 'June'])} 2024."
        _post(two, number, *chance.sample(["storm", "harbour"], chance.randint(0, 2)), text=f"It began on {days}")
    members = {one["id"] for one in two.get(f"{STORM}/articles").get_json()["articles"]}
    for query in ("order=desc", "from=2024-05&to=2025-03-14", "granularity=day", "from=2025", "to=2024&order=desc"):
        whole = two.get(f"/v1/timeline?limit=500&{query}").get_json()["entries"]
        wanted = [entry["id"] for entry in whole if entry["article"]["id"] in members]
        assert len(wanted) > 3
        assert _ids(two, f"{STORM}/timeline?merge=none&{query}", limit=4) == wanted


def test_defaults_apply_to_articles_that_do_not_set_them(client: FlaskClient) -> None:
    client.put(STORM, json={"timezone": "Asia/Karachi", "date_order": "DMY"})
    moment = {"published_at": "2025-03-13T22:30:00Z", "text": "The bridge was closed on 3/4/2024, the city said."}
    report = _post(client, 1, "storm", **moment)
    assert (report["anchor"]["date"], report["anchor"]["timezone"]) == ("2025-03-14", "Asia/Karachi")
    assert (report["date_order"], report["events"][0]["date"]["edtf"]) == ("DMY", "2024-04-03")
    own = _post(client, 2, "storm", timezone="Europe/London", date_order="MDY", **moment)
    assert (own["anchor"]["date"], own["events"][0]["date"]["edtf"]) == ("2025-03-13", "2024-03-04")


def test_plain_text_and_bulk_go_into_collections_too(two: FlaskClient) -> None:
    query = "published_at=2025-03-13&collections=storm,harbour"
    plain = two.post(f"/v1/articles?{query}", data="It met on Sunday.", content_type="text/plain").get_json()
    assert plain["article"]["collections"] == ["harbour", "storm"]
    lines = [
        {"text": "It met on Monday.", "published_at": "2025-03-13", "collections": [one]} for one in ("storm", "x")
    ]
    found = two.post("/v1/articles/bulk", json=lines).text.splitlines()
    assert ['"status":201' in found[0], '"status":422' in found[1]] == [True, True]
    assert len(_ids(two, f"{STORM}/timeline?merge=none")) == 2


@pytest.mark.parametrize(
    "slug", ["Storm", "a.b", "..", "a--b", "-a", "a_b", "ä", "a" * 65, "a b", "%00", "a%2Fb%2Fc%2Fd"]
)
def test_invalid_slugs_are_refused(client: FlaskClient, slug: str) -> None:
    answer = client.put(f"/v1/collections/{slug}", json={})
    assert answer.status_code in (404, 422), answer.text
    assert_problem(answer, answer.status_code, "slug" if answer.status_code == 422 else None)
    assert client.get("/v1/collections").get_json()["collections"] == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"title": ""}, "title"),
        ({"timezone": "Mars"}, "timezone"),
        ({"language": "xx"}, "language"),
        ({"date_order": "YDM"}, "date_order"),
        ({"slug": "other"}, "slug"),
        ([], "body"),
    ],
)
def test_invalid_collections_are_refused(client: FlaskClient, body: Any, field: str) -> None:
    assert_problem(client.put(STORM, json=body), 422, field)
    assert client.get("/v1/collections").get_json()["collections"] == []


@pytest.mark.parametrize("collections", [["none"], ["storm", "none"], "none", ["A"], [1], {"a": 1}, None])
def test_an_article_of_no_collection_is_refused(client: FlaskClient, collections: Any) -> None:
    client.put(STORM, json={})
    body = {"text": "It met on Sunday.", "published_at": "2025-03-13", "collections": collections}
    assert_problem(client.post("/v1/articles", json=body), 422, "collections")
    assert client.get("/v1/timeline").get_json()["entries"] == []


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "limit=x", "color=red", "after=a&after=b"])
def test_bad_pages(two: FlaskClient, query: str) -> None:
    for path in ("/v1/collections", f"{STORM}/articles"):
        assert_problem(two.get(f"{path}?{query}"), 422, query.partition("=")[0])


def test_an_unchanged_representation_is_not_sent_again(two: FlaskClient) -> None:
    _post(two, 1, "storm")
    whole, storm, harbour = "/v1/timeline", f"{STORM}/timeline", f"{HARBOUR}/timeline"
    tags = {path: two.get(path).headers["ETag"] for path in (whole, storm, harbour)}
    assert not any(tag.startswith("W/") for tag in tags.values())
    assert len(set(tags.values())) == 3
    for path, tag in tags.items():
        again = two.get(path, headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
        assert two.get(f"{path}?limit=1", headers={"If-None-Match": tag}).status_code == 200
    _post(two, 2, "storm")
    answers = {path: two.get(path, headers={"If-None-Match": tag}).status_code for path, tag in tags.items()}
    assert answers == {whole: 200, storm: 200, harbour: 304}


@pytest.mark.parametrize("sent", ["x", '"', "W/", '""', "\x7f", '"' + "x" * 5_000 + '"'])
def test_an_invalid_etag_gets_the_whole_response(two: FlaskClient, sent: str) -> None:
    assert two.get("/v1/timeline", headers={"If-None-Match": sent}).status_code == 200


def test_a_compressed_answer_has_a_tag_of_its_own(two: FlaskClient) -> None:
    for number in range(5):
        _post(two, number)
    packed = two.get("/v1/timeline", headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    assert packed != two.get("/v1/timeline").headers["ETag"]
    same = two.get("/v1/timeline", headers={"Accept-Encoding": "gzip", "If-None-Match": packed})
    assert (same.status_code, same.headers["ETag"]) == (304, packed)


def test_a_change_over_another_change_is_refused(client: FlaskClient) -> None:
    first = client.put(STORM, json={"title": "One"}).headers["ETag"]
    assert client.get(STORM).headers["ETag"] == first
    assert client.put(STORM, json={"title": "One"}).status_code == 200, "nothing is overwritten"
    assert_problem(client.put(STORM, json={"title": "Two"}), 428)
    assert_problem(client.put(STORM, json={"title": "Two"}, headers={"If-None-Match": "*"}), 412)
    second = client.put(STORM, json={"title": "Two"}, headers={"If-Match": first})
    assert second.status_code == 200
    assert_problem(client.put(STORM, json={"title": "Three"}, headers={"If-Match": first}), 412)
    assert_problem(client.delete(STORM, headers={"If-Match": first}), 412)
    for wrong in ("x", '"', "W/" + second.headers["ETag"], '"other"'):
        assert_problem(client.put(STORM, json={"title": "Three"}, headers={"If-Match": wrong}), 412)
    assert client.get(STORM).get_json()["title"] == "Two"
    assert client.put(STORM, json={}, headers={"If-Match": "*"}).status_code == 200
    assert client.delete(STORM, headers={"If-Match": "*"}).status_code == 204
    assert_problem(client.put(STORM, json={}, headers={"If-Match": first}), 412)


def test_a_weak_etag_is_explained(client: FlaskClient) -> None:
    tag = client.put(STORM, json={"title": "One"}).headers["ETag"]
    article = f"/v1/articles/{_post(client, 1)['article']['id']}"
    for path in (STORM, article):
        answer = client.delete(path, headers={"If-Match": f"W/{tag}"})
        assert_problem(answer, 412)
        assert 'without "W/"' in answer.get_json()["detail"]
    assert client.put(STORM, json={"title": "Two"}, headers={"If-Match": f'W/"other", {tag}'}).status_code == 200


def test_one_of_two_simultaneous_changes_is_refused(two: FlaskClient) -> None:
    tag = two.get(STORM).headers["ETag"]
    start = threading.Barrier(8)

    def change(number: int) -> int:
        client = two.application.test_client()
        start.wait()
        return client.put(STORM, json={"title": f"T{number}"}, headers={"If-Match": tag}).status_code

    with ThreadPoolExecutor(8) as pool:
        found = sorted(pool.map(change, range(8)))
    assert found == [200] + [412] * 7


def test_each_resource_has_an_etag(two: FlaskClient) -> None:
    report = _post(two, 1, "storm")
    event = f"/v1/events/{report['events'][0]['id']}"
    pages = ("/v1/collections", f"{STORM}/articles", f"{event}/history")
    for path in (f"/v1/articles/{report['article']['id']}", event, STORM, *pages):
        tag = two.get(path).headers["ETag"]
        again = two.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
        assert two.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    article = f"/v1/articles/{report['article']['id']}"
    assert_problem(two.delete(article, headers={"If-Match": '"other"'}), 412)
    assert two.delete(article, headers={"If-Match": two.get(article).headers["ETag"]}).status_code == 204
