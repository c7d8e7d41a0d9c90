"""Who may do what: keys and their scopes, public reading, pages of other sites, and limits of rate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.config import keys
from service.config.keys import Scope
from service.config.settings import Settings
from tests.api.problems import assert_problem

pytestmark = pytest.mark.only("sqlite")  # no key and no limit depends on the database

ARTICLE = {"text": "The council met on Sunday.", "published_at": "2025-03-13"}
WRITER, WRITE_KEY = keys.make("desk", Scope.WRITE)
READER, READ_KEY = keys.make("page.reader-1", Scope.READ)
BOTH = f"{WRITE_KEY.entry},\n {READ_KEY.entry}\n"
Make = Callable[..., FlaskClient]


@pytest.fixture
def limited(settings: Settings) -> Iterator[Make]:
    """A function that returns a client of a new app with given settings: apps count the requests to them."""
    made: list[Any] = []

    def make(**changes: Any) -> FlaskClient:
        app = create_app(replace(settings, **changes))
        made.append(app)
        return app.test_client()

    yield make
    for app in made:
        app.config["DATABASE"].close()


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_write_key_can_read(configured: Make) -> None:
    client = configured(api_keys=BOTH)
    assert client.post("/v1/articles", json=ARTICLE, headers=bearer(WRITER)).status_code == 201
    for token in (WRITER, READER):
        assert client.get("/v1/timeline", headers=bearer(token)).status_code == 200
        assert client.post("/v1/resolve", json=ARTICLE, headers=bearer(token)).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/articles"),
        ("POST", "/v1/articles/bulk"),
        ("DELETE", "/v1/articles/x"),
        ("PUT", "/v1/collections/x"),
        ("DELETE", "/v1/collections/x"),
    ],
)
def test_a_read_key_cannot_write(configured: Make, method: str, path: str) -> None:
    answer = configured(api_keys=BOTH).open(path, method=method, json={}, headers=bearer(READER))
    assert_problem(answer, 403)
    assert 'error="insufficient_scope"' in answer.headers["WWW-Authenticate"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer "},
        {"Authorization": WRITER},
        {"Authorization": f"Basic {WRITER}"},
        {"Authorization": f"Bearer {WRITER}x"},
        {"Authorization": f"Bearer {WRITER[:-1]}"},
        {"Authorization": f"Bearer {WRITE_KEY.digest}"},
        {"Authorization": f"Bearer {WRITE_KEY.entry}"},
        {"Authorization": "Bearer é"},
        {"X-Api-Key": WRITER},
    ],
)
def test_without_a_key_nothing_is_read_or_written(configured: Make, headers: dict[str, str]) -> None:
    client = configured(api_keys=BOTH)
    for answer in (
        client.get("/v1/timeline", headers=headers),
        client.head("/v1/timeline", headers=headers),
        client.post("/v1/articles", json=ARTICLE, headers=headers),
        client.get("/v1/nowhere", headers=headers),
    ):
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer realm=")
    assert_problem(client.get("/v1/timeline", headers=headers), 401)


def test_operations_and_documentation_need_no_key(configured: Make) -> None:
    client = configured(api_keys=BOTH)
    for path in ("/__heartbeat__", "/__lbheartbeat__", "/__version__", "/openapi.json", "/problems/unauthorised"):
        assert client.get(path).status_code == 200


def test_public_reading(configured: Make) -> None:
    client = configured(api_keys=BOTH, public_read=True)
    assert client.get("/v1/timeline").status_code == 200
    assert_problem(client.get("/v1/timeline", headers=bearer("wrong")), 401)
    assert_problem(client.post("/v1/resolve", json=ARTICLE), 401)
    assert_problem(client.post("/v1/articles", json=ARTICLE), 401)


def test_keys_are_in_no_log_and_no_answer(configured: Make, capsys: pytest.CaptureFixture[str]) -> None:
    client = configured(api_keys=BOTH, log_level="debug")

    def broken() -> str:
        raise RuntimeError("a fault")

    client.application.add_url_rule("/v1/broken", view_func=broken)
    texts = [client.get("/v1/broken", headers=bearer(token)).text for token in (WRITER, READER, "tl_wrong")]
    texts.append(client.post("/v1/articles", headers=bearer(READER)).text)
    logged = capsys.readouterr().out
    assert '"key_id": "desk"' in logged
    for secret in (WRITER, READER, "tl_wrong", WRITE_KEY.digest, READ_KEY.digest):
        assert secret not in logged + "".join(texts)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example"])
def test_without_keys_pages_of_other_sites_may_not_write(configured: Make, origin: str) -> None:
    client = configured()
    headers = {"Origin": origin}
    path = "/v1/articles?published_at=2025-03-13"
    assert_problem(client.post(path, data="It met on Sunday.", content_type="text/plain", headers=headers), 403)
    assert client.get("/v1/timeline", headers=headers).get_json()["entries"] == []
    own = client.post("/v1/articles", json=ARTICLE, headers={"Origin": "http://localhost"})
    assert own.status_code == 201


def test_pages_of_allowed_sites_may_read(configured: Make) -> None:
    origin = "https://news.example"
    client = configured(cors_origins=f"{origin}, https://other.example", api_keys=BOTH, public_read=True)
    read = client.get("/v1/timeline", headers={"Origin": origin})
    assert read.headers["Access-Control-Allow-Origin"] == origin
    assert "ETag" in read.headers["Access-Control-Expose-Headers"]
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "Authorization",
    }
    preflight = client.options("/v1/timeline", headers=asked)
    assert preflight.status_code == 200
    assert set(preflight.headers["Access-Control-Allow-Methods"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert preflight.headers["Access-Control-Max-Age"] == "3600"
    stranger = client.get("/v1/timeline", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in stranger.headers
    assert "Access-Control-Allow-Origin" not in configured().get("/v1/timeline", headers={"Origin": origin}).headers


def test_the_rate_limit_is_announced(limited: Make) -> None:
    client = limited(rate_limit="3/minute", api_keys=BOTH)
    found = [client.get("/v1/timeline", headers=bearer(READER)) for _ in range(4)]
    assert [answer.status_code for answer in found] == [200, 200, 200, 429]
    assert_problem(found[-1], 429)
    assert 0 < int(found[-1].headers["Retry-After"]) <= 60
    assert client.get("/v1/timeline", headers=bearer(WRITER)).status_code == 200, "each key has its own count"
    assert client.get("/__heartbeat__").status_code == 200


@pytest.mark.parametrize(
    ("proxies", "statuses"),
    [
        (0, [200, 429, 429]),  # whoever asks may write this header: it names nobody
        (1, [200, 429, 200]),
        (2, [200, 200, 429]),
    ],
)
def test_addresses_are_believed_as_far_as_proxies_are_trusted(limited: Make, proxies: int, statuses: list[int]) -> None:
    client = limited(rate_limit="1/minute", trusted_proxies=proxies)
    through = ["203.0.113.1, 198.51.100.1", "203.0.113.2, 198.51.100.1", "203.0.113.2, 198.51.100.2"]
    found = [client.get("/v1/timeline", headers={"X-Forwarded-For": one}).status_code for one in through]
    assert found == statuses


@pytest.mark.parametrize("path", ["/v1/timeline", "/v1/nowhere", "/metrics", "/v1/events/e_1", "/key"])
def test_guesses_of_keys_are_counted_over_all_paths(limited: Make, path: str) -> None:
    client = limited(rate_limit="3/minute", api_keys=BOTH, public_read=True)
    for number in range(3):
        assert client.get("/v1/collections", headers=bearer(f"tl_guess{number}")).status_code == 401
    assert client.get(path, headers=bearer("tl_guess3")).status_code == 429
    assert client.get("/v1/timeline", headers=bearer(READER)).status_code == 200, "a valid key has its own count"


@pytest.mark.parametrize("path", ["/", "/nowhere", "/docs", "/openapi.json", "/problems/invalid"])
def test_pages_are_counted(limited: Make, path: str) -> None:
    client = limited(rate_limit="2/minute", api_keys=BOTH, public_read=True)
    statuses = [client.get(path).status_code for _ in range(3)]
    assert 429 not in statuses[:2]
    assert statuses[2] == 429


@pytest.mark.parametrize("path", ["/__heartbeat__", "/__version__", "/metrics", "/static/style.css"])
def test_health_checks_scrapes_and_static_files_are_not_counted(limited: Make, path: str) -> None:
    client = limited(rate_limit="1/minute", api_keys=BOTH, public_metrics=True)
    assert 429 not in [client.get(path).status_code for _ in range(3)]


@pytest.mark.parametrize(
    ("proxies", "scheme", "is_secure"),
    [(0, "https", False), (1, "https", True), (1, "http", False), (1, "http, https", True), (2, "https", True)],
)
def test_the_cookie_is_secure_if_a_trusted_proxy_ends_tls(
    configured: Make, proxies: int, scheme: str, is_secure: bool
) -> None:
    client = configured(api_keys=BOTH, trusted_proxies=proxies)
    answer = client.post("/key", data={"key": READER}, headers={"X-Forwarded-Proto": scheme})
    assert answer.status_code == 303
    assert ("Secure" in answer.headers["Set-Cookie"].split("; ")) is is_secure


@pytest.mark.parametrize("origin", ["http://[::1]:3000", "http://127.0.0.1:3000", "https://news.example"])
def test_origins_are_compared_literally(configured: Make, origin: str) -> None:
    client = configured(cors_origins=origin)
    allowed = client.get("/v1/timeline", headers={"Origin": origin})
    assert allowed.headers["Access-Control-Allow-Origin"] == origin
    similar = [origin + "0", origin.replace("[::1]", ":"), origin.replace(".", "x"), "x" + origin, origin + "/"]
    for other in {name for name in similar if name != origin}:
        assert "Access-Control-Allow-Origin" not in client.get("/v1/timeline", headers={"Origin": other}).headers
