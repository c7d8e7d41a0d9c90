"""Archives on Dask: every event once, also when a worker is killed; what is read already is not read again."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from service.archive import Options, cluster, read
from service.archive.loading import stored_articles
from service.archive.outputs import UNFINISHED
from service.archive.work import Tally
from service.cli import main
from tests.archive.archives import article, needed, written


@contextmanager
def workers(number: int, *, processes: bool) -> Iterator[Any]:
    distributed = needed("distributed")
    options = {"threads_per_worker": 1, "dashboard_address": None, "processes": processes}
    with distributed.LocalCluster(n_workers=number, **options) as started:
        yield started


def files(folder: Path, number: int, articles: int) -> list[str]:
    """Write files of articles that all differ."""
    numbered = ((file, [article(file * articles + line) for line in range(articles)]) for file in range(number))
    return [written(folder / f"{file}.ndjson", lines) for file, lines in numbered]


def ids(folder: Path) -> list[str]:
    return sorted(json.loads(line)["id"] for part in folder.iterdir() for line in part.read_text().splitlines())


def expected(articles: int) -> list[str]:
    return sorted(event["id"] for number in range(articles) for event in read(article(number))["events"])


def test_each_file_becomes_a_part_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inputs = [*files(tmp_path, 2, 2), written(tmp_path / "bad.ndjson", ["{"])]
    with workers(1, processes=False) as started:
        command = ["read", *inputs, "--to", "e.ndjson", "--scheduler", started.scheduler_address]
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 3, done.output
        assert "4 articles, " in done.stderr
        assert json.loads(Path("read-report.ndjson").read_text())["file"] == inputs[2]
        assert ids(tmp_path / "e.ndjson") == expected(4)
        assert [new.row["external_id"] for new in stored_articles("e.ndjson")] == ["n0", "n1", "n2", "n3"]
        next(iter(sorted((tmp_path / "e.articles.ndjson").iterdir()))).unlink()
        (tmp_path / "e.ndjson" / f"0-killed{UNFINISHED}").write_text("{")
        again = CliRunner().invoke(main, command)
    assert "2 articles, " in again.stderr
    assert ids(tmp_path / "e.ndjson") == expected(4)


def test_a_table_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed("distributed")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "e.ndjson").write_text("")
    command = ["read", "-", "--to", str(tmp_path / "e.ndjson"), "--scheduler", "local"]
    assert "is a file: Dask writes a folder" in CliRunner().invoke(main, command).stderr


@pytest.mark.slow
def test_every_event_is_there_once_after_a_worker_is_killed(tmp_path: Path) -> None:
    to, killed = tmp_path / "e.ndjson", list[int]()
    with workers(2, processes=True) as started:

        def kill(file: str, tally: Tally) -> None:
            if not killed:
                killed.append(next(iter(started.workers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)

        inputs = files(tmp_path, 8, 25)
        cluster.read_files(inputs, str(to), Options(), started.scheduler_address, on_file=kill)
    assert killed
    assert ids(to) == expected(8 * 25)
    assert not list(to.glob("*.unfinished"))
