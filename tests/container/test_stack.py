"""The compose file for real: PostgreSQL, containers of the service and the proxy, and what happens to them."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.container.engine import ARTICLE, docker, inspected, request
from tests.container.stack import Stack, stacked, why_no_stack
from tests.pouring import POSTS, pour


@pytest.fixture
def stack(image: str, tmp_path: Path) -> Iterator[Stack]:
    if reason := why_no_stack():
        pytest.skip(reason)
    folder = tmp_path / f"timeline-test-{uuid.uuid4().hex[:8]}"
    folder.mkdir()
    with stacked(image, folder) as found:
        yield found


def status(url: str) -> tuple[int, Any]:
    """The status and headers of an answer, whatever it is."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def until(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not what():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.1)


def test_one_command_starts_it_and_data_outlive_it(stack: Stack) -> None:
    stack("up", "-d", "--wait")
    assert [stack.states(name) for name in ("database", "timeline", "proxy")] == [["healthy"]] * 3
    created, report = request(f"{stack.base}/v1/articles", ARTICLE)
    assert (created, len(report["events"])) == (201, 2)
    assert status(f"{stack.base}/metrics")[0] == 404, "one container's counts are nobody's business out there"
    password = (stack("exec", "-T", "database", "cat", "/run/secrets/database_password")).strip()
    assert len(password) == 48
    assert password not in stack("logs") + str([inspected(one, ".Config") for one in stack("ps", "-aq").split()])
    stack("down")
    assert stack("ps", "-aq") == ""
    stack("up", "-d", "--wait")
    assert request(f"{stack.base}/v1/timeline")[1]["entries"] == report["events"]


def test_a_killed_container_and_a_database_that_goes_and_comes_lose_nothing(stack: Stack) -> None:
    stack("up", "-d", "--wait", "--scale", "timeline=3")
    containers = stack.containers("timeline")
    assert stack.states("timeline") == ["healthy"] * 3

    def trouble() -> None:
        docker("kill", containers[0])
        time.sleep(1)
        stack("stop", "database")
        until(lambda: status(f"{stack.base}/v1/timeline")[0] == 503)
        stack("start", "database")

    poured = pour(stack.base, trouble, insist=True)
    assert set(poured.others) <= {200, 502, 503}, "200: it was stored, and its answer was lost with the container"
    assert poured.others.count(503) > 0, "the database was away"
    assert poured.retry_after == {"1"}
    stored = stack.article_ids()
    assert len(stored) == POSTS, "each that was sent until it was answered is there, once"
    assert poured.stored <= set(stored)
    assert all('"route": "/v1/articles"' in docker("logs", one).stdout for one in containers), "each had its share"


def test_a_stop_under_load_on_postgresql_loses_no_post_that_was_accepted(stack: Stack) -> None:
    stack("up", "-d", "--wait", "--scale", "timeline=2")
    containers = stack.containers("timeline")
    poured = pour(stack.base, lambda: stack("stop", "timeline"))
    until(lambda: not any(inspected(one, ".State.Running") for one in containers))
    assert [inspected(one, ".State.ExitCode") for one in containers] == [0, 0]
    assert set(poured.others) <= {502, 503}, "the proxy says that nobody is there"
    assert POSTS // 4 < len(poured.stored) < POSTS, "it was not stopped in the middle"
    assert poured.stored <= set(stack.article_ids())
