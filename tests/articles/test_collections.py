"""Collections as the use cases see them."""

from __future__ import annotations

from flask.testing import FlaskClient
from peewee import Database

from service.articles import collections


def test_the_size_of_a_collection_is_the_number_of_its_articles(client: FlaskClient, store: Database) -> None:
    for slug in ("empty", "full"):
        client.put(f"/v1/collections/{slug}", json={})
    for text in ("It opened on Monday.", "It closed on Friday."):
        body = {"text": text, "published_at": "2025-03-13", "collections": ["full"]}
        assert client.post("/v1/articles", json=body).status_code == 201
    assert collections.sizes(store, ["empty", "full", "unknown"]) == {"empty": 0, "full": 2, "unknown": 0}
