"""PostgreSQL is restarted or killed while articles are posted: every confirmed article is stored completely."""

from __future__ import annotations

import json
import os
import random
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import postgresql
from tests.postgresql import OwnServer
from tests.served import serving, wait_until_up
from tests.waiting import until

#: How many times PostgreSQL is killed. 50 take four minutes.
ROUNDS = int(os.environ.get("TIMELINE_TEST_CRASHES", "1"))
POSTERS, LINES = 3, 10


@pytest.fixture(scope="module")
def own() -> Iterator[OwnServer]:
    server = postgresql.own_server()
    yield server
    server.delete()


@pytest.fixture
def base(own: OwnServer, tmp_path: Path) -> Iterator[str]:
    control = postgresql.Server(own.url)
    url = control.of(control.create())
    control.close()  # the tests stop the server
    with serving(tmp_path, url) as (base, _, _):
        yield base


def article(number: int) -> dict[str, Any]:
    """Return an article with a known number of events: one per sentence."""
    sentences = [f"Town {place} of county c{number} voted on Monday." for place in range(1 + number % 7)]
    return {"text": " ".join(sentences), "published_at": "2025-03-13", "external_id": f"n{number}"}


class Posting:
    """Threads that post articles, singly and in bulk, until they are stopped, and the statuses they received."""

    def __init__(self, base: str, first: int) -> None:
        self.base = base
        self.statuses: dict[int, list[int]] = {}
        self.others: list[Any] = []
        self.retry_after: set[str | None] = set()
        self._is_running = True
        self._numbers = iter(range(first, first + 1_000_000))
        self._turn = threading.Lock()
        self._threads = [threading.Thread(target=self._run, args=(self._post,)) for _ in range(POSTERS)]
        self._threads.append(threading.Thread(target=self._run, args=(self._post_bulk,)))
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._is_running = False
        for thread in self._threads:
            thread.join()

    def count(self, status: int) -> int:
        return sum(status in received for received in list(self.statuses.values()))

    def _run(self, work: Callable[[], None]) -> None:
        while self._is_running:
            try:
                work()
            except Exception as error:
                self.others.append(repr(error))

    def _next(self, count: int) -> list[int]:
        with self._turn:
            numbers = [next(self._numbers) for _ in range(count)]
            self.statuses.update((number, []) for number in numbers)
        return numbers

    def _post(self) -> None:
        (number,) = self._next(1)
        status, headers, _ = call(f"{self.base}/v1/articles", json.dumps(article(number)).encode())
        self.statuses[number].append(status)
        if status == 503:
            self.retry_after.add(headers["Retry-After"])
            time.sleep(0.05)

    def _post_bulk(self) -> None:
        numbers = self._next(LINES)
        lines = b"".join(json.dumps(article(number)).encode() + b"\n" for number in numbers)
        _, _, body = call(f"{self.base}/v1/articles/bulk", lines, "application/x-ndjson")
        lines_back = [json.loads(line) for line in body.splitlines()]
        for line in lines_back:
            self.statuses[numbers[line["line"] - 1]].append(line["status"])
        if lines_back[-1]["status"] == 503:
            time.sleep(0.1)


def call(url: str, body: bytes | None = None, media_type: str = "application/json") -> tuple[int, Any, bytes]:
    request = urllib.request.Request(url, data=body, headers={"Content-Type": media_type})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def assert_nothing_is_lost(base: str, posting: Posting, *, may_break: bool = False) -> None:
    """Check that confirmed articles are stored, that stored ones are complete, and that the others can be sent again.

    Connections may break only if the service itself was killed.
    """
    assert may_break or posting.others == []
    assert {status for received in posting.statuses.values() for status in received} <= {200, 201, 503}
    for number, received in posting.statuses.items():
        status, _, body = call(f"{base}/v1/articles", json.dumps(article(number)).encode())
        assert status == 200 if 201 in received else status in (200, 201), f"article {number}: {received}"
        assert len(json.loads(body)["events"]) == 1 + number % 7, f"article {number} is incomplete"


def test_during_a_restart_requests_get_503_and_nothing_is_lost(base: str, own: OwnServer) -> None:
    posting = Posting(base, 0)
    until(lambda: posting.count(201) > 30)
    own.stop()
    until(lambda: posting.count(503) > 30)
    assert call(f"{base}/v1/timeline")[0] == call(f"{base}/__heartbeat__")[0] == 503
    assert call(f"{base}/__lbheartbeat__")[0] == 200
    own.start()
    wait_until_up(base)
    unavailable, stored = posting.count(503), posting.count(201)
    until(lambda: posting.count(201) > stored + 40)
    posting.stop()
    assert posting.count(503) <= unavailable + POSTERS + LINES, "a broken connection was reused"
    assert posting.retry_after == {"1"}
    assert_nothing_is_lost(base, posting)


@pytest.mark.slow
def test_killing_postgresql_loses_nothing(
    base: str, own: OwnServer, record_property: Callable[[str, object], None]
) -> None:
    chance, seen = random.Random(1), Counter[int]()
    for turn in range(ROUNDS):
        posting = Posting(base, turn * 1_000_000)
        until(lambda posting=posting: posting.count(201) > 20)  # type: ignore[misc]
        time.sleep(chance.random() / 10)
        own.kill()
        until(lambda posting=posting: posting.count(503) > 5)  # type: ignore[misc]
        own.start()
        wait_until_up(base)
        posting.stop()
        assert_nothing_is_lost(base, posting)
        seen.update(status for received in posting.statuses.values() for status in received)
    assert min(seen[201], seen[503]) > 0
    record_property("statuses", dict(seen))
