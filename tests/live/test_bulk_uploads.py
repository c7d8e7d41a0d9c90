"""Bulk against the real service: a stream of any length, in memory that stays flat, and a client that hangs up."""

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
    """One service for all of them: each has articles of its own."""
    with serving(tmp_path_factory.mktemp("bulk")) as found:
        yield found


_PAGE = 4_096  # bytes
_HEAD = (
    b"POST /v1/articles/bulk HTTP/1.1\r\nHost: x\r\n"
    b"Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
)


def line_of(number: int) -> bytes:
    text = f"Bridge {number} was closed on Sunday. It will open in April." + " It is old." * 200
    return json.dumps({"text": text, "published_at": "2025-03-13", "external_id": f"n{number}"}).encode() + b"\n"


class Bulk:
    """A bulk request over a socket: lines are sent by a thread of its own, and answers read as they come."""

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
            return  # the test hung up

    def answers(self) -> Iterator[dict[str, Any]]:
        with self.socket.makefile("rb") as incoming:
            assert b" 200 " in incoming.readline()
            while incoming.readline().strip():
                pass
            yield from map(json.loads, _chunks(incoming))


def _chunks(incoming: IO[bytes]) -> Iterator[bytes]:
    """One line of the answer a chunk, as the service writes them."""
    while length := int(incoming.readline(), 16):
        yield incoming.read(length)
        incoming.readline()


def test_answers_come_while_lines_are_sent(served: Served) -> None:
    go_on = threading.Event()

    def lines() -> Iterator[bytes]:
        yield line_of(2_001)
        yield line_of(2_002)  # gunicorn reads up to a kilobyte ahead
        assert go_on.wait(20), "no answer came before the last line was sent"
        yield line_of(2_003)

    answers = Bulk(served[0], lines()).answers()
    assert next(answers)["status"] == 201
    go_on.set()
    assert [one["status"] for one in answers] == [201, 201]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc on Linux only")
def test_memory_stays_flat(served: Served) -> None:
    base, process, _ = served
    warm = list(Bulk(base, map(line_of, range(200))).answers())
    before = memory(process.pid)
    huge = b'{"text": "' + b"x" * 50_000_000 + b'"}\n'
    found = list(Bulk(base, [*map(line_of, range(200, 700)), huge, line_of(700)]).answers())
    assert [one["status"] for one in warm + found] == [201] * 700 + [413, 201]
    assert memory(process.pid) - before < 15_000_000


def memory(pid: int) -> int:
    """Bytes that the service's processes have resident."""
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in (str(pid), *workers)) * _PAGE


def test_a_client_that_hangs_up_loses_nothing_that_was_answered(served: Served) -> None:
    base = served[0]
    bulk = Bulk(base, map(line_of, range(1_000, 1_300)), finish=False)
    answered = [one for one, _ in zip(bulk.answers(), range(50), strict=False)]
    bulk.socket.close()
    for one in answered:
        assert request(f"{base}/v1/articles/{one['id']}")[1]["events"]
    again = list(Bulk(base, map(line_of, range(1_000, 1_300))).answers())
    assert {one["status"] for one in again[:50]} == {200}
    assert {one["status"] for one in again} <= {200, 201}
    with pytest.raises(urllib.error.HTTPError):
        request(f"{base}/v1/articles/a_none")
    assert len({one["id"] for one in again}) == 300
