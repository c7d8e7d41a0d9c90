"""What an import shows of its progress: a status line every ten seconds where no terminal is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from service.cli.importing import progress
from service.cli.importing.checkpoint import Checkpoint
from service.cli.importing.progress import Tally, display


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    sizes = {"a.jsonl": 300, "b.jsonl": 700}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    return [str(tmp_path / name) for name in sizes]


def status(
    files: Sequence[str], at: Checkpoint | None, monkeypatch: pytest.MonkeyPatch, seconds: float = 10
) -> list[str]:
    """Return the lines that are printed after some seconds, with 50 articles stored up to a checkpoint."""
    now, printed = [1_000.0], list[str]()
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(progress, "print_status", printed.append)
    tally = Tally()
    with display(files) as show:
        tally.outcomes["created"], tally.checkpoint = 50, at
        now[0] += seconds
        show(tally)
    return printed


@pytest.mark.parametrize(
    ("file", "position", "left"),
    [(0, 100, "0:01:30"), (0, 300, "0:00:23"), (1, 200, "0:00:10"), (1, 700, "0:00:00")],
)
def test_the_time_left_follows_from_the_bytes_of_all_files(
    files: list[str], monkeypatch: pytest.MonkeyPatch, file: int, position: int, left: str
) -> None:
    at = Checkpoint(files[file], position=position)
    assert status(files, at, monkeypatch) == [f"50 articles, 5/s, {left} left"]


def test_the_time_left_is_unknown_before_the_first_checkpoint_and_on_standard_input(
    files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert status(files, None, monkeypatch) == ["50 articles, 5/s"]
    assert status([*files, "-"], Checkpoint(files[0], position=100), monkeypatch) == ["50 articles, 5/s"]
    assert status(files, Checkpoint("another.jsonl", position=100), monkeypatch) == ["50 articles, 5/s"]


def test_a_line_is_printed_every_ten_seconds_only(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert status(files, None, monkeypatch, seconds=9.9) == []
