"""Running containers: data, hardening, health, logs, metrics, two on one volume, stopping under load."""

from __future__ import annotations

import json
import sqlite3
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from service.app import create_app
from service.config import keys
from service.config.keys import Scope
from service.config.settings import Settings
from tests.concurrent_posts import POSTS, post_many
from tests.container.engine import ARTICLE, HARDENED, ROOT, docker, ended, inspected, request, running

PAGES = ROOT / "tests" / "documents" / "pages"


def stored_ids(container: str, folder: Path) -> set[str]:
    """Return the ids of the articles on a container's volume."""
    docker("cp", f"{container}:/data", str(folder))
    with sqlite3.connect(folder / "data" / "timeline.db") as stored:
        assert stored.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {row[0] for row in stored.execute("SELECT id FROM article")}


def lines(container: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in docker("logs", container).stdout.splitlines()]


def test_it_migrates_serves_stores_and_stops(image: str, volume: str) -> None:
    with running(image, volume) as (container, base):
        assert "applied migration 0001_initial" in docker("logs", container).stderr
        status, report = request(f"{base}/v1/articles", ARTICLE)
        assert (status, len(report["events"])) == (201, 2)
        start = time.monotonic()
        docker("stop", container)
        assert time.monotonic() - start < 10, "it ignored SIGTERM and was killed"
        assert inspected(container, ".State.ExitCode") == 0
    with running(image, volume) as (container, base):
        assert request(f"{base}/v1/timeline")[1]["entries"] == report["events"]
        assert "applied migration" not in docker("logs", container).stderr


def test_it_runs_hardened(image: str, volume: str) -> None:
    with running(image, volume, *HARDENED) as (container, base):
        assert request(f"{base}/v1/articles", ARTICLE)[0] == 201
        assert docker("exec", container, "id", "-u").stdout.strip() == "10001"
        assert docker("exec", container, "touch", "/app/x", check=False).returncode != 0


@pytest.mark.slow
def test_the_slimmed_image_reads_pages_as_the_checkout_does(image: str, volume: str) -> None:
    """Check that what docker/slim deletes changes no result."""
    headers = {"Content-Type": "text/html"}
    here = create_app(Settings(database_url="sqlite:///:memory:")).test_client()
    pages = sorted(PAGES.glob("*.html"))
    with running(image, volume, *HARDENED) as (_, base):
        for page in pages:
            query = "/v1/resolve?published_at=2025-03-13&explain=full"
            sent = urllib.request.Request(base + query, page.read_bytes(), headers)
            with urllib.request.urlopen(sent, timeout=20) as response:
                assert json.load(response) == here.post(query, data=page.read_bytes(), headers=headers).get_json()
    assert len(pages) > 10


@pytest.mark.slow
def test_the_health_check_uses_port(image: str, volume: str) -> None:
    quick = ("--health-interval", "1s", "-e", "PORT=9123")
    with running(image, volume, *quick, port=9123) as (container, _):
        for _ in range(100):
            if inspected(container, ".State.Health.Status") == "healthy":
                return
            time.sleep(0.2)
        raise AssertionError(inspected(container, ".State.Health"))


def test_it_logs_json_without_secrets(image: str, volume: str, tmp_path: Path) -> None:
    token, key = keys.make("desk", Scope.WRITE)
    (tmp_path / "keys").write_text(key.entry)
    secret = ("-v", f"{tmp_path}/keys:/run/secrets/api_keys:ro", "-e", "TIMELINE_API_KEYS_FILE=/run/secrets/api_keys")
    with running(image, volume, *HARDENED, *secret) as (container, base):
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/plain", "X-Request-ID": "r-1"}
        sent = urllib.request.Request(f"{base}/v1/articles?published_at=2025-03-13", b"It met on Sunday.", headers)
        with urllib.request.urlopen(sent, timeout=10) as response:
            assert response.status == 201
        docker("stop", container)
        (line,) = [line for line in lines(container) if line["event"] == "request"]
    assert (line["method"], line["route"], line["status"]) == ("POST", "/v1/articles", 201)
    assert (line["request_id"], line["key_id"]) == ("r-1", "desk")
    assert not {"text", "path", "query"} & line.keys()
    assert token not in str(line)


def test_workers_match_the_cores_and_metrics_are_summed(image: str, volume: str) -> None:
    with running(image, volume, *HARDENED, "--cpus", "1.5", "-e", "TIMELINE_LOG_LEVEL=info") as (container, base):
        for number in range(40):
            assert request(f"{base}/v1/articles", {**ARTICLE, "external_id": str(number)})[0] == 201
        with urllib.request.urlopen(f"{base}/metrics", timeout=10) as response:
            text = response.read().decode()
        booted = [line for line in lines(container) if line["event"].startswith("Booting worker")]
        shared = docker("exec", container, "sh", "-c", "ls -d /dev/shm/timeline-metrics-*").stdout.split()
    assert 'timeline_articles_total{outcome="created"} 40.0' in text
    assert len(booted) <= 2
    assert len(shared) == 1


@pytest.mark.slow
def test_two_containers_write_to_one_volume(image: str, volume: str, tmp_path: Path) -> None:
    with running(image, volume) as (one, first), running(image, volume) as (other, second):
        with ThreadPoolExecutor(2) as both:
            responses = list(both.map(lambda base: post_many(base, lambda: None, posts=250), (first, second)))
        docker("stop", one, other)
        assert set(responses[0].others + responses[1].others) <= {200}
        assert min(len(client.confirmed) for client in responses) > 0, "only one container wrote"
        assert not responses[0].confirmed & responses[1].confirmed, "an article was new to both containers"
        assert responses[0].confirmed | responses[1].confirmed == stored_ids(one, tmp_path)


@pytest.mark.slow
def test_stopping_under_load_loses_no_confirmed_article(image: str, volume: str, tmp_path: Path) -> None:
    with running(image, volume, *HARDENED) as (container, base):
        responses = post_many(base, lambda: docker("stop", container))
        assert ended(container) == 0
        assert responses.others == []
        assert POSTS // 4 < len(responses.confirmed) < POSTS, "it did not stop while articles were posted"
        assert responses.confirmed <= stored_ids(container, tmp_path)
