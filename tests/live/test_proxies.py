"""The proxy configurations that ship with the service, in a real nginx and HAProxy before a real service."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.live.test_slow_clients import BEGINNINGS
from tests.served import free_port, serving, wait_until_up

DOCKER = Path(__file__).parents[2] / "docker"
#: Spellings of /metrics that a proxy, or the service behind it, could take for it.
METRICS = ["/metrics", "/metrics/", "/metrics%2f", "//metrics", "/%6detrics", "/METRICS", "/metrics?x", "/./metrics"]
#: The shipped rule lets the machine itself in, which is where this test runs.
_ALLOWS_LOCAL = "allow 127.0.0.1;"


def nginx(folder: Path, port: int, upstream: int) -> list[str]:
    """Write nginx's configuration with the shipped site, and return the command that runs it."""
    site = (DOCKER / "nginx.conf").read_text(encoding="utf-8")
    assert _ALLOWS_LOCAL in site
    site = site.replace(_ALLOWS_LOCAL, "").replace("listen 80;", f"listen 127.0.0.1:{port};")
    site = site.replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
    paths = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"daemon off; pid {folder}/pid; events {{}} http {{ access_log off; {paths} {site} }}"
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    return ["nginx", "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def haproxy(folder: Path, port: int, upstream: int) -> list[str]:
    """Write the shipped configuration, with one server instead of Docker's names, and return its command."""
    text = (DOCKER / "haproxy.cfg").read_text(encoding="utf-8")
    text = text.replace("bind :8080", f"bind 127.0.0.1:{port}").replace(" resolvers docker init-addr none", "")
    text = re.sub(r"resolvers docker\n(?: .*\n)+", "", text)
    text = re.sub(r"server-template .*", f"server timeline 127.0.0.1:{upstream}", text)
    (folder / "haproxy.cfg").write_text(text, encoding="utf-8")
    return ["haproxy", "-f", str(folder / "haproxy.cfg")]


PROXIES = {"nginx": nginx, "haproxy": haproxy}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("service")) as (url, _, _):
        yield url


@pytest.fixture(scope="module", params=PROXIES)
def proxy(request: pytest.FixtureRequest, service: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a proxy in front of the service."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed; see .ci/run")
    with _running(request.param, tmp_path_factory.mktemp(request.param), urlsplit(service).port or 0) as url:
        yield url


@contextmanager
def _running(name: str, folder: Path, upstream: int) -> Iterator[str]:
    port = free_port()
    with subprocess.Popen(PROXIES[name](folder, port, upstream), stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_up(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


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
