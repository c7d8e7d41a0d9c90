"""What the tests of pages share: a service with one article, and the hostile text in it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def filled(client: FlaskClient) -> FlaskClient:
    """A client of a service with one article, in the collection "harbour"."""
    client.put("/v1/collections/harbour", json={"title": HOSTILE})
    text = f"It will vote in April. {HOSTILE} It met on 3/4/2025. It opened on Sunday."
    article = {"text": text, "title": HOSTILE, "published_at": "2025-03-13", "collections": ["harbour"]}
    assert client.post("/v1/articles", json=article).status_code == 201
    return client


def add_events(client: FlaskClient, *dates: str, status: str = "planned") -> list[str]:
    """Add events by hand with these dates in EDTF; return their ids."""
    events = [{"date": {"edtf": date}, "status": status, "summary": f"Event of {date}."} for date in dates]
    responses = [client.post("/v1/events", json=event) for event in events]
    assert {response.status_code for response in responses} <= {201}
    return [response.get_json()["id"] for response in responses]
