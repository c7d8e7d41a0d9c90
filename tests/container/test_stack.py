"""The compose file in operation: PostgreSQL, the proxy and containers of the service, started, killed and stopped."""

from __future__ import annotations

import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.concurrent_posts import POSTS, post_many
from tests.container.engine import ARTICLE, docker, inspected, request
from tests.container.stack import Stack, stacked, why_no_stack
from tests.waiting import until


@pytest.fixture
def stack(image: str, tmp_path: Path) -> Iterator[Stack]:
    if reason := why_no_stack():
        pytest.skip(reason)  # also in CI: Debian 12 has no Compose v2
    folder = tmp_path / f"timeline-test-{uuid.uuid4().hex[:8]}"
    folder.mkdir()
    with stacked(image, folder) as running:
        yield running


def status(url: str) -> tuple[int, Any]:
    """Return the status and headers of a response, also of an error."""
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return response.status, response.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def test_one_command_starts_it_and_its_data_persist(stack: Stack) -> None:
    stack("up", "-d", "--wait")
    assert [stack.states(name) for name in ("database", "timeline", "proxy")] == [["healthy"]] * 3
    created, report = request(f"{stack.base}/v1/articles", ARTICLE)
    assert (created, len(report["events"])) == (201, 2)
    assert status(f"{stack.base}/metrics")[0] == 404, "the metrics of an arbitrary container are not public"
    password = (stack("exec", "-T", "database", "cat", "/run/secrets/database_password")).strip()
    assert len(password) == 48
    assert password not in stack("logs") + str(
        [inspected(container, ".Config") for container in stack("ps", "-aq").split()]
    )
    stack("down")
    assert stack("ps", "-aq") == ""
    stack("up", "-d", "--wait")
    assert request(f"{stack.base}/v1/timeline")[1]["entries"] == report["events"]


def test_a_killed_container_and_a_database_restart_lose_nothing(stack: Stack) -> None:
    stack("up", "-d", "--wait", "--scale", "timeline=3")
    containers = stack.containers("timeline")
    assert stack.states("timeline") == ["healthy"] * 3

    def trouble() -> None:
        docker("kill", containers[0])
        before = len(stack.article_ids())
        until(lambda: len(stack.article_ids()) > before)  # by the other containers
        stack("stop", "database")
        until(lambda: status(f"{stack.base}/v1/timeline")[0] == 503)
        stack("start", "database")

    responses = post_many(stack.base, trouble, retry=True)
    assert set(responses.others) <= {200, 502, 503}, "200: it was stored, but its response was lost with the container"
    assert responses.others.count(503) > 0, "the database was not stopped"
    assert responses.retry_after == {"1"}
    stored = stack.article_ids()
    assert len(stored) == POSTS, "an article is missing or stored twice"
    assert responses.confirmed <= set(stored)
    assert all('"route": "/v1/articles"' in docker("logs", container).stdout for container in containers), (
        "a container got no request"
    )


def test_stopping_under_load_loses_no_confirmed_article(stack: Stack) -> None:
    stack("up", "-d", "--wait", "--scale", "timeline=2")
    containers = stack.containers("timeline")
    responses = post_many(stack.base, lambda: stack("stop", "timeline"))
    until(lambda: not any(inspected(container, ".State.Running") for container in containers))
    assert [inspected(container, ".State.ExitCode") for container in containers] == [0, 0]
    assert set(responses.others) <= {502, 503}, "the proxy found no container"
    assert POSTS // 4 < len(responses.confirmed) < POSTS, "it did not stop while articles were posted"
    assert responses.confirmed <= set(stack.article_ids())
