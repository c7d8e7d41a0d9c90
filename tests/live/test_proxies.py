"""The proxy configurations that ship with the service, in a real nginx and HAProxy before a real service."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.live.test_slow_clients import BEGINNINGS
from tests.served import free_port, serving

DOCKER = Path(__file__).parents[2] / "docker"
#: Spellings of /metrics that a proxy, or the service behind it, could take for it.
METRICS = ["/metrics", "/metrics/", "/metrics%2f", "//metrics", "/%6detrics", "/METRICS", "/metrics?x", "/./metrics"]
#: The shipped rule lets the machine itself in, which is where this test runs.
_ALLOWS_LOCAL = "allow 127.0.0.1;"


def nginx(folder: Path, port: int, upstream: int, name: str = "nginx.conf") -> list[str]:
    """Write nginx's configuration with the shipped site, and return the command that runs it."""
    site = (DOCKER / name).read_text(encoding="utf-8")
    assert name != "nginx.conf" or _ALLOWS_LOCAL in site
    site = site.replace(_ALLOWS_LOCAL, "").replace("listen 80;", f"listen 127.0.0.1:{port};")
    site = site.replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
    paths = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"daemon off; pid {folder}/pid; events {{}} http {{ access_log off; {paths} {site} }}"
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    return ["nginx", "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def haproxy(folder: Path, port: int, upstream: int, name: str = "haproxy.cfg") -> list[str]:
    """Write the shipped configuration, with one server instead of Docker's names, and return its command."""
    text = (DOCKER / name).read_text(encoding="utf-8").replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
    text = text.replace("bind :8080", f"bind 127.0.0.1:{port}").replace(" resolvers docker init-addr none", "")
    text = re.sub(r"resolvers docker\n(?: .*\n)+", "", text)
    text = re.sub(r"server-template .*", f"server timeline 127.0.0.1:{upstream}", text)
    (folder / "haproxy.cfg").write_text(text, encoding="utf-8")
    return ["haproxy", "-f", str(folder / "haproxy.cfg")]


PROXIES = {"nginx": nginx, "haproxy": haproxy}
#: The configurations that serve the service below a path, by the name of the proxy.
BELOW_A_PATH = {"nginx": "nginx.subpath.conf", "haproxy": "haproxy.subpath.cfg"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a service that answers below /timeline too."""
    folder, public_url = tmp_path_factory.mktemp("service"), "http://localhost/timeline"
    with serving(folder, TIMELINE_PUBLIC_URL=public_url, TIMELINE_TRUSTED_PROXIES="1") as (url, _, _):
        yield url


@pytest.fixture(scope="module", params=PROXIES)
def proxy(request: pytest.FixtureRequest, service: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a proxy in front of the service."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed; see .ci/run")
    with _running(request.param, tmp_path_factory.mktemp(request.param), service) as url:
        yield url


@pytest.fixture(scope="module", params=BELOW_A_PATH)
def proxy_below(
    request: pytest.FixtureRequest, service: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The URL of a proxy that serves the service below /timeline."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed; see .ci/run")
    folder = tmp_path_factory.mktemp(request.param)
    with _running(request.param, folder, service, BELOW_A_PATH[request.param]) as url:
        yield url


@contextmanager
def _running(name: str, folder: Path, service: str, *configuration: str) -> Iterator[str]:
    port, upstream = free_port(), urlsplit(service).port or 0
    command = PROXIES[name](folder, port, upstream, *configuration)
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_listening(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_until_listening(port: int) -> None:
    for _ in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("the proxy did not come up")


def get(base: str, target: str, headers: dict[str, str] | None = None, timeout: float = 10) -> tuple[int, str]:
    """Request a target exactly as it is written."""
    address = urlsplit(base)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=timeout)
    connection.putrequest("GET", target, skip_host=True)
    for name, value in {"Host": "localhost", **(headers or {})}.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


def post(base: str, path: str, body: str) -> tuple[int, http.client.HTTPMessage]:
    """Send a JSON body, and return the status and the headers of the response."""
    address = urlsplit(base)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    connection.request("POST", path, body, {"Content-Type": "application/json", "Host": "localhost"})
    response = connection.getresponse()
    connection.close()
    return response.status, response.headers


@pytest.mark.parametrize("target", METRICS)
def test_metrics_do_not_pass_the_proxy(proxy: str, target: str) -> None:
    status, body = get(proxy, target)
    assert status in (403, 404)
    assert "timeline_" not in body


def test_a_client_cannot_move_the_root_of_the_application(proxy: str) -> None:
    status, body = get(proxy, "/x/metrics", {"SCRIPT_NAME": "/x"})
    assert status == 404
    assert "timeline_" not in body


def test_the_rest_passes_the_proxy(proxy: str) -> None:
    assert get(proxy, "/v1/timeline")[0] == 200
    assert get(proxy, "/__heartbeat__")[0] == 200


@pytest.mark.parametrize("target", METRICS[1:-2])
def test_the_service_itself_serves_no_other_spelling(service: str, target: str) -> None:
    assert get(service, "/metrics")[0] == 200
    assert get(service, target)[0] == 404
    assert get(service, "/x/metrics", {"SCRIPT_NAME": "/x"})[0] == 404


@pytest.mark.parametrize("beginning", BEGINNINGS[:2], ids=["headers", "body"])
def test_slow_clients_wait_in_the_proxy(proxy: str, beginning: bytes) -> None:
    address = urlsplit(proxy)
    with ExitStack() as stack:
        for _ in range(16):
            client = stack.enter_context(socket.create_connection((address.hostname, address.port), timeout=10))
            client.sendall(beginning)
        assert [get(proxy, "/v1/timeline?limit=1", timeout=3)[0] for _ in range(16)] == [200] * 16


def test_the_service_below_a_path(proxy_below: str) -> None:
    assert get(proxy_below, "/timeline")[0] == 308
    status, page = get(proxy_below, "/timeline/")
    assert (status, 'href="/timeline/static/style.css"' in page) == (200, True)
    assert get(proxy_below, "/timeline/static/style.css")[0] == 200
    article = {"text": "It met on Sunday.", "published_at": "2025-03-13", "external_id": proxy_below}
    status, headers = post(proxy_below, "/timeline/v1/articles", json.dumps(article))
    assert (status, headers["Location"].startswith("/timeline/v1/articles/")) == (201, True)
    assert get(proxy_below, headers["Location"])[0] == 200
    problem = json.loads(get(proxy_below, "/timeline/v1/articles/none")[1])
    assert get(proxy_below, problem["type"])[0] == 200


def test_bulk_uploads_below_a_path(proxy_below: str) -> None:
    line = json.dumps({"text": "It met on Sunday.", "published_at": "2025-03-13"})
    assert post(proxy_below, "/timeline/v1/articles/bulk", f"[{line}]")[0] == 200


OTHERS = ["/metrics", "/timeline/metrics", "/timeline/%6detrics", "/timeline//metrics", "/v1/timeline"]


@pytest.mark.parametrize("path", OTHERS)
def test_nothing_else_passes_the_proxy_of_a_path(proxy_below: str, path: str) -> None:
    status, body = get(proxy_below, path)
    assert status in (403, 404)
    assert "timeline_" not in body
    assert "entries" not in body
