"""Bulk uploads to the running service: streaming, constant memory, and clients that disconnect."""

from __future__ import annotations

import json
import socket
import threading
import urllib.error
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from tests.served import Served, request, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service for all tests here; each posts its own articles."""
    with serving(tmp_path_factory.mktemp("bulk")) as service:
        yield service


_PAGE = 4_096  # bytes
_HEAD = (
    b"POST /v1/articles/bulk HTTP/1.1\r\nHost: x\r\n"
    b"Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
)


def line_of(number: int) -> bytes:
    text = f"Bridge {number} was closed on Sunday. It will open in April." + " It is old." * 200
    return json.dumps({"text": text, "published_at": "2025-03-13", "external_id": f"n{number}"}).encode() + b"\n"


class Bulk:
    """A bulk request over a socket: a thread sends the lines while the responses are read."""

    def __init__(self, base: str, lines: Iterable[bytes], *, finish: bool = True) -> None:
        host, _, port = base.removeprefix("http://").partition(":")
        self.socket = socket.create_connection((host, int(port)), timeout=30)
        self.socket.sendall(_HEAD)
        self.thread = threading.Thread(target=self._send, args=(lines, finish), daemon=True)
        self.thread.start()

    def _send(self, lines: Iterable[bytes], finish: bool) -> None:
        try:
            for line in lines:
                self.socket.sendall(b"%x\r\n%b\r\n" % (len(line), line))
            if finish:
                self.socket.sendall(b"0\r\n\r\n")
        except OSError:
            return  # the test closed the socket

    def responses(self) -> Iterator[dict[str, Any]]:
        with self.socket.makefile("rb") as incoming:
            assert b" 200 " in incoming.readline()
            while incoming.readline().strip():
                pass
            yield from map(json.loads, _chunks(incoming))


def _chunks(incoming: IO[bytes]) -> Iterator[bytes]:
    """Yield the chunks of a response; the service sends a line in each."""
    while length := int(incoming.readline(), 16):
        yield incoming.read(length)
        incoming.readline()


def test_responses_arrive_while_lines_are_sent(served: Served) -> None:
    resume = threading.Event()

    def lines() -> Iterator[bytes]:
        yield line_of(2_001)
        yield line_of(2_002)  # gunicorn reads up to a kilobyte ahead
        assert resume.wait(20), "no response arrived before the last line was sent"
        yield line_of(2_003)

    responses = Bulk(served[0], lines()).responses()
    assert next(responses)["status"] == 201
    resume.set()
    assert [response["status"] for response in responses] == [201, 201]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc on Linux only")
def test_memory_does_not_grow(served: Served) -> None:
    base, process, _ = served
    first = list(Bulk(base, map(line_of, range(200))).responses())
    before = memory(process.pid)
    huge = b'{"text": "' + b"x" * 50_000_000 + b'"}\n'
    rest = list(Bulk(base, [*map(line_of, range(200, 700)), huge, line_of(700)]).responses())
    assert [response["status"] for response in first + rest] == [201] * 700 + [413, 201]
    assert memory(process.pid) - before < 15_000_000


def memory(pid: int) -> int:
    """Return the resident memory of the service's processes, in bytes."""
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return sum(int(Path(f"/proc/{process}/statm").read_text().split()[1]) for process in (str(pid), *workers)) * _PAGE


def test_articles_confirmed_before_a_disconnect_are_stored(served: Served) -> None:
    base = served[0]
    bulk = Bulk(base, map(line_of, range(1_000, 1_120)), finish=False)
    confirmed = [response for response, _ in zip(bulk.responses(), range(30), strict=False)]
    bulk.socket.close()
    for response in confirmed:
        assert request(f"{base}/v1/articles/{response['id']}")[1]["events"]
    again = list(Bulk(base, map(line_of, range(1_000, 1_120))).responses())
    assert {response["status"] for response in again[:30]} == {200}
    assert {response["status"] for response in again} <= {200, 201}
    with pytest.raises(urllib.error.HTTPError):
        request(f"{base}/v1/articles/a_none")
    assert len({response["id"] for response in again}) == 120
