"""The number of cores comes from the limits of the control group; workers and threads follow from it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from service.config import capacity
from service.config.settings import Settings


def group(folder: Path, files: dict[str, str], own: str = "0::/\n") -> tuple[Path, Path]:
    for name, text in {**files, "self": own}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder, folder / "self"


@pytest.fixture
def sixteen_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)


@pytest.mark.usefixtures("sixteen_cores")
@pytest.mark.parametrize(
    ("files", "own", "cores"),
    [
        ({"cpu.max": "150000 100000\n"}, "0::/\n", 2),
        ({"cpu.max": "20000 100000\n"}, "0::/\n", 1),
        ({"cpu.max": "max 100000\n"}, "0::/\n", 16),
        ({"cpu.max": "6400000 100000\n"}, "0::/\n", 16),
        ({"system.slice/timeline.service/cpu.max": "300000 100000\n"}, "0::/system.slice/timeline.service\n", 3),
        ({"cpu/cpu.cfs_quota_us": "400000\n", "cpu/cpu.cfs_period_us": "100000\n"}, "4:cpu:/\n", 4),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, "4:cpu:/\n", 16),
        ({}, "", 16),
        ({"cpu.max": "nonsense"}, "0::/\n", 16),
    ],
)
def test_cores_are_limited_by_the_control_group(tmp_path: Path, files: dict[str, str], own: str, cores: int) -> None:
    assert capacity.cores(*group(tmp_path, files, own)) == cores


def test_cores_are_limited_by_the_affinity() -> None:
    assert 1 <= capacity.cores() <= len(os.sched_getaffinity(0))


@pytest.mark.parametrize(
    ("settings", "size"),
    [
        (Settings(), (3, 4)),
        (Settings(workers=1), (1, 8)),
        (Settings(workers=2), (2, 4)),
        (Settings(workers=1, threads=3), (1, 3)),
        (Settings(workers=5, threads=2), (5, 2)),
    ],
)
def test_workers_and_threads(monkeypatch: pytest.MonkeyPatch, settings: Settings, size: tuple[int, int]) -> None:
    monkeypatch.setattr(capacity, "cores", lambda: 3)
    assert (capacity.workers(settings), capacity.threads(settings)) == size


@pytest.mark.parametrize(("counted", "cores"), [(6, 6), (1, 1), (None, 1)])
def test_without_an_affinity_all_cores_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: int | None, cores: int
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: counted)
    assert capacity.cores(*group(tmp_path, {})) == cores
