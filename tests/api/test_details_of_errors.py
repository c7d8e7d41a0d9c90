"""What a client reads in ``detail``: what is wrong, and what to do instead."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

pytestmark = pytest.mark.twins_on("postgresql")  # the same details on both databases

ARTICLE = {"text": "The council met on Sunday.", "published_at": "2025-03-13", "url": "https://example.org/bridge"}
MADE = {"date": {"edtf": "2025-04-02"}, "status": "planned", "summary": "The council votes on the bridge."}

#: The request, the status, and the detail. "{article}", "{found}" and "{made}" stand for the ids of an article, its
#: event and an event that an editor made.
DETAILS: dict[str, tuple[str, str, dict[str, Any] | None, int, str]] = {
    "an unknown collection of an article": (
        "POST",
        "/v1/articles",
        {**ARTICLE, "url": "https://example.org/other", "collections": ["nowhere"]},
        422,
        "collections: collection 'nowhere' does not exist: PUT it first",
    ),
    "an unknown collection of a timeline": (
        "GET",
        "/v1/timeline?collection=nowhere",
        None,
        422,
        "collection: 'nowhere' is not a collection",
    ),
    "a field that identifies its article": (
        "PATCH",
        "/v1/articles/{article}",
        {"url": "https://example.org/other"},
        422,
        "url: cannot be changed: it identifies the article; post another article instead",
    ),
    "an event that the engine found": (
        "DELETE",
        "/v1/events/{found}",
        None,
        409,
        'the engine would find it again: PATCH it with {{"hidden": true}}',
    ),
    "a value of the engine for a made event": (
        "PATCH",
        "/v1/events/{made}",
        {"date": None},
        422,
        "date: must not be null: the event was made by hand",
    ),
    "an unknown article of an event": (
        "POST",
        "/v1/events",
        {**MADE, "article": "a_nothing"},
        422,
        "article: article 'a_nothing' does not exist",
    ),
    "a cursor of nothing": (
        "GET",
        "/v1/timeline?cursor=zzz",
        None,
        422,
        "cursor: must be next_cursor of an earlier page with the same parameters",
    ),
    "changes of another database": (
        "GET",
        "/v1/changes?since=00000000-1",
        None,
        410,
        "since: the database was restored or copied since: start again from 0 (since=0)",
    ),
    "a revision to come": ("GET", "/v1/changes?since=999", None, 422, "since: is beyond the latest revision (2)"),
}


@pytest.mark.parametrize("case", DETAILS)
def test_the_detail_says_what_is_wrong(client: FlaskClient, case: str) -> None:
    report = client.post("/v1/articles", json=ARTICLE).get_json()
    made = client.post("/v1/events", json=MADE).get_json()
    ids = {"article": report["article"]["id"], "found": report["events"][0]["id"], "made": made["id"]}
    method, path, body, status, detail = DETAILS[case]
    answer = client.open(path.format(**ids), method=method, json=body, headers={"If-Match": "*"})
    assert (answer.status_code, answer.get_json()["detail"]) == (status, detail.format())


def test_a_change_of_what_another_client_changed_is_refused(client: FlaskClient) -> None:
    event = client.post("/v1/events", json=MADE).get_json()
    answer = client.patch(f"/v1/events/{event['id']}", json={"hidden": True}, headers={"If-Match": '"0"'})
    expected = "another client has changed it: read it again and send the change with its new ETag"
    assert (answer.status_code, answer.get_json()["detail"]) == (412, expected)
