"""The one helper that proves the shape of an error, wherever it comes from."""

from __future__ import annotations

from urllib.parse import quote

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.store.tables import Article, Event


def assert_problem(answer: TestResponse, status: int, field: str | None = None) -> dict[str, object]:
    """The answer is a problem after RFC 9457 with that status, and names the field if one is given."""
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/problem+json"
    body = answer.get_json(force=True)
    assert set(body) == {"type", "title", "status", "detail", "instance", "errors"}
    assert body["status"] == status
    assert body["type"].startswith("/problems/")
    assert body["title"]
    assert body["detail"]
    assert body["instance"] == quote(answer.request.path)
    assert all(set(error) == {"field", "detail", "pointer"} for error in body["errors"])
    if field is not None:
        assert field in [error["field"] for error in body["errors"]], body["errors"]
    assert "Traceback" not in answer.text
    return dict(body)


def assert_nothing_stored(client: FlaskClient) -> None:
    assert Article.select().count() == 0
    assert Event.select().count() == 0
