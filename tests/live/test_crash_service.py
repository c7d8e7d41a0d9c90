"""A worker or the whole service is killed while articles are posted: every confirmed article is stored completely."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from service.config.settings import Settings
from tests.live.test_crash_postgresql import ROUNDS, Posting, assert_nothing_is_lost, until
from tests.served import serving


def workers(master: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def kill(*processes: int) -> None:
    for process in processes:
        os.kill(process, signal.SIGKILL)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="workers are found in /proc on Linux only")
@pytest.mark.twins_on("postgresql")  # where a killed server loses nothing either
def test_killing_a_worker_loses_nothing(settings: Settings, tmp_path: Path) -> None:
    chance = random.Random(2)
    with serving(tmp_path, settings.database_url) as (base, process, _):
        for turn in range(ROUNDS):
            posting = Posting(base, turn * 1_000_000)
            until(lambda posting=posting: posting.count(201) > 20)  # type: ignore[misc]
            time.sleep(chance.random() / 10)
            kill(chance.choice(workers(process.pid)))
            stored = posting.count(201)
            until(lambda posting=posting, stored=stored: posting.count(201) > stored + 20)  # type: ignore[misc]
            posting.stop()
            assert_nothing_is_lost(base, posting, may_break=True)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="workers are found in /proc on Linux only")
def test_killing_the_service_loses_nothing(settings: Settings, tmp_path: Path) -> None:
    chance = random.Random(3)
    for turn in range(ROUNDS):
        with serving(tmp_path, settings.database_url) as (base, process, _):
            posting = Posting(base, turn * 1_000_000)
            until(lambda posting=posting: posting.count(201) > 20)  # type: ignore[misc]
            time.sleep(chance.random() / 10)
            kill(process.pid, *workers(process.pid))
            posting.stop()
        with serving(tmp_path, settings.database_url) as (base, _, _):
            assert_nothing_is_lost(base, posting, may_break=True)
