"""Each list that is served in pages: a page that ends with the last item has no next one."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.contract.references import parameters_of

#: The path of each list, the field with its items, and that with the next page.
LISTS = (
    ("/v1/timeline", "entries", "next_cursor"),
    ("/v1/events", "events", "next_cursor"),
    ("/v1/collections/{slug}/timeline", "entries", "next_cursor"),
    ("/v1/collections/{slug}/timeline?include=reports", "entries", "next_cursor"),
    ("/v1/articles", "articles", "next"),
    ("/v1/collections", "collections", "next"),
    ("/v1/collections/{slug}/articles", "articles", "next"),
    ("/v1/events/{event_id}/history", "changes", "next"),
)
_ENTRY = "/v1/collections/{slug}/entries/{entry_id}"
#: A follower of the changes always has a next place, and an export has no pages; test_entries has the pages of entries.
OTHERS = {
    "/v1/changes",
    "/v1/timeline.{extension}",
    "/v1/collections/{slug}/timeline.{extension}",
    _ENTRY,
    f"{_ENTRY}/history",
}


@pytest.fixture
def event_id(client: FlaskClient) -> str:
    """One of two events, corrected twice; their two articles are in one of two collections."""
    for slug in ("storm", "harbour"):
        client.put(f"/v1/collections/{slug}", json={})
    for text in ("The bridge opened on 3 March 2025.", "Rain flooded the market on 12 March 2025."):
        body = {"text": text, "published_at": "2025-03-13", "collections": ["storm"]}
        report = client.post("/v1/articles", json=body).get_json()
    found = str(report["events"][0]["id"])
    for summary in ("It rained.", "It rained all day."):
        tag = client.get(f"/v1/events/{found}").headers["ETag"]
        client.patch(f"/v1/events/{found}", json={"summary": summary}, headers={"If-Match": tag})
    return found


@pytest.mark.parametrize(("path", "items", "following"), LISTS)
def test_the_last_page_ends_with_the_last_item(
    client: FlaskClient, event_id: str, path: str, items: str, following: str
) -> None:
    def page(limit: int) -> Any:
        place = path.format(slug="storm", event_id=event_id)
        return client.get(f"{place}{'&' if '?' in place else '?'}limit={limit}").get_json()

    whole, first = page(2), page(1)
    assert (len(whole[items]), whole[following]) == (2, None)
    assert first[items] == whole[items][:1]
    assert first[following] is not None


@pytest.mark.only("sqlite")
def test_no_list_is_forgotten(client: FlaskClient) -> None:
    contract = client.get("/openapi.json").get_json()
    limited = {
        path
        for path, operations in contract["paths"].items()
        if "get" in operations and "limit" in {parameter["name"] for parameter in parameters_of(contract, path)}
    }
    assert limited == {path.partition("?")[0] for path, _, _ in LISTS} | OTHERS
