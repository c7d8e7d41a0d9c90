"""Bodies that break off or are not valid HTTP: nothing of them is stored, and the client gets a 400."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.served import request, serving

TEXT = b"The bridge opened on 12 May 2024 after a long delay."
DATED = "/v1/articles?published_at=2024-06-01"
PAGE = b"<html><body><p>" + TEXT + b"</p></body></html>"
FEED = b"<rss version='2.0'><channel><item><description>" + TEXT + b"</description></item></channel></rss>"
LINE = json.dumps({"text": TEXT.decode(), "published_at": "2024-06-01"}).encode() + b"\n"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("broken")
    with serving(folder) as (url, _, _):
        yield url


def exchange(base: str, path: str, media_type: str, framing: str, body: bytes) -> tuple[int, str]:
    """Send a request as it is, close the sending side, and return the status and what follows the headers."""
    address = urlsplit(base)
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {media_type}\r\n{framing}\r\n\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
        connection.sendall(head.encode() + body)
        connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    headers, _, rest = answer.partition(b"\r\n\r\n")
    return int(headers.split()[1]), rest.decode()


def stored(base: str) -> int:
    return len(request(f"{base}/v1/timeline")[1]["entries"])


@pytest.mark.parametrize(
    ("path", "media_type", "body"),
    [
        (DATED, "text/plain", TEXT),
        (DATED, "text/html", PAGE),
        ("/v1/articles", "application/rss+xml", FEED),
        ("/v1/articles", "application/json", LINE),
        ("/v1/articles/bulk", "application/json", b"[" + LINE + b"]"),
        ("/v1/resolve?published_at=2024-06-01", "text/plain", TEXT),
    ],
)
@pytest.mark.parametrize("framing", ["Content-Length: 5000", "Transfer-Encoding: chunked"])
def test_a_body_that_breaks_off_is_refused(base: str, path: str, media_type: str, body: bytes, framing: str) -> None:
    sent = body if framing.startswith("Content-Length") else b"%x\r\n%s\r\n" % (len(body), body)
    status, answer = exchange(base, path, media_type, framing, sent)
    assert status == 400, answer
    assert stored(base) == 0


def test_of_lines_that_break_off_the_complete_ones_are_stored(base: str) -> None:
    lines = LINE + LINE.replace(b"bridge", b"tunnel")
    status, answer = exchange(base, "/v1/articles/bulk", "application/x-ndjson", "Content-Length: 5000", lines[:-9])
    assert status == 200
    assert '"status":201' in answer
    assert '"line":2,"status":400' in answer
    assert stored(base) == 1


@pytest.mark.parametrize(
    "chunks",
    [b"zz\r\nabc\r\n0\r\n\r\n", b"3\r\nabcdef\r\n0\r\n\r\n", b"-3\r\nabc\r\n0\r\n\r\n", b"3;\x00\r\nabc\r\n0\r\n\r\n"],
)
def test_invalid_chunks_are_a_bad_request(base: str, chunks: bytes) -> None:
    status, answer = exchange(base, DATED, "text/plain", "Transfer-Encoding: chunked", chunks)
    assert status == 400, answer
