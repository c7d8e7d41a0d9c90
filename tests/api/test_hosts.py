"""The names by which a service without keys may be addressed: pages of other sites must not reach it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from service.config.settings import SettingsError, load
from tests.api.problems import assert_problem

FOREIGN = "evil.example"
METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"]
Configured = Callable[..., FlaskClient]


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "localhost:8000", "localhost.:8000", "timeline", "desk.localhost"),
        *("127.0.0.1:8000", "10.1.2.3", "[::1]:8000", "[::ffff:10.1.2.3]:8000"),
    ],
)
def test_local_names_are_served(configured: Configured, host: str) -> None:
    assert configured().get("/v1/timeline", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", [FOREIGN, f"{FOREIGN}:8000", "127.0.0.1.evil.example", "localhost.evil.example", "EVIL.example."]
)
@pytest.mark.parametrize("method", METHODS)
def test_other_names_are_refused(configured: Configured, host: str, method: str) -> None:
    answer = configured().open("/v1/timeline", method=method, headers={"Host": host})
    problem = assert_problem(answer, 421)
    assert f"'{host.lower().partition(':')[0].rstrip('.')}'" in str(problem["detail"])


@pytest.mark.parametrize("host", ["[::1].evil.example", "[::1]evil.example:8000", "[localhost].evil.example"])
def test_a_name_behind_an_address_is_refused(configured: Configured, host: str) -> None:
    assert_problem(configured().get("/v1/timeline", headers={"Host": host}), 421)


@pytest.mark.parametrize("path", ["/", "/add", "/try", "/t", "/docs", "/openapi.json", "/problems/invalid", "/nothing"])
def test_pages_and_documents_are_refused_as_well(configured: Configured, path: str) -> None:
    assert configured().get(path, headers={"Host": FOREIGN}).status_code == 421


def test_nothing_is_stored_under_another_name(configured: Configured) -> None:
    client = configured()
    article = {"text": "The bridge opened on 12 May 2024.", "published_at": "2024-06-01"}
    assert_problem(client.post("/v1/articles", json=article, headers={"Host": FOREIGN}), 421)
    assert client.get("/v1/timeline").get_json()["entries"] == []


@pytest.mark.parametrize("path", ["/__heartbeat__", "/__lbheartbeat__", "/__version__", "/metrics"])
def test_operations_are_exempt(configured: Configured, path: str) -> None:
    assert configured().get(path, headers={"Host": FOREIGN}).status_code != 421


@pytest.mark.parametrize(
    "changes",
    [
        {"allowed_hosts": "news.example, Desk.Example"},
        {"public_url": "https://desk.example"},
        {"api_keys": "editor:write:" + "0" * 64, "public_read": True},
    ],
)
def test_names_of_the_operator_and_services_with_keys(configured: Configured, changes: dict[str, str]) -> None:
    answer = configured(**changes).get("/v1/timeline", headers={"Host": "desk.example:443"})
    assert answer.status_code == 200


@pytest.mark.parametrize("value", ["https://news.example", "news.example:80", "a b", "a,,b", "*"])
def test_invalid_names_in_the_setting(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TIMELINE_ALLOWED_HOSTS", value)
    with pytest.raises(SettingsError, match="TIMELINE_ALLOWED_HOSTS"):
        load()
