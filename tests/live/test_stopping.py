"""SIGTERM and replaced workers under load: every article confirmed with 201 is in the database."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import urllib.request
from pathlib import Path

import pytest

from service.cli import gunicorn
from tests.concurrent_posts import post_many
from tests.served import Served, environment, free_port, timeline, wait_until_up

_POSTS = 400


def stored_ids(folder: Path) -> set[str]:
    with sqlite3.connect(folder / "data" / "timeline.db") as stored:
        assert stored.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {row[0] for row in stored.execute("SELECT id FROM article")}


def test_stopping_under_load_loses_no_confirmed_article(served: Served) -> None:
    base, process, folder = served
    responses = post_many(base, lambda: process.send_signal(signal.SIGTERM), posts=_POSTS)
    assert process.wait(timeout=15) == 0
    assert responses.others == []
    assert _POSTS // 4 < len(responses.confirmed) < _POSTS, "the service did not stop while articles were posted"
    assert responses.confirmed <= stored_ids(folder)


@pytest.mark.slow
def test_replacing_workers_loses_neither_articles_nor_counts(tmp_path: Path) -> None:
    env = environment(tmp_path, port := free_port())
    assert timeline("migrate", env=env).returncode == 0
    line = gunicorn.command_line()
    frequent = [*line[:-1], "--max-requests", "110", "--max-requests-jitter", "50", line[-1]]
    base = f"http://127.0.0.1:{port}"
    log = tmp_path / "log"
    with log.open("w") as lines, subprocess.Popen(frequent, env=env, stdout=lines) as process:
        try:
            wait_until_up(base)
            responses = post_many(base, lambda: None, posts=900)
            counted = count(base, 'timeline_articles_total{outcome="created"}')
        finally:
            process.send_signal(signal.SIGTERM)
    assert log.read_text().count("Booting worker") > 5, "no worker was replaced"
    stored = stored_ids(tmp_path)
    assert responses.others == []
    assert responses.confirmed <= stored
    assert counted == len(stored)


def count(base: str, sample: str) -> float:
    """Return one sample of /metrics."""
    with urllib.request.urlopen(f"{base}/metrics", timeout=10) as response:
        lines = response.read().decode().splitlines()
    return next(float(line.rpartition(" ")[2]) for line in lines if line.startswith(sample))
