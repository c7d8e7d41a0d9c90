"""How much of the machine the service uses: its processor cores, worker processes and threads."""

from __future__ import annotations

import math
import os
from pathlib import Path

from service.config.settings import Settings

_GROUPS = Path("/sys/fs/cgroup")
_OWN = Path("/proc/self/cgroup")


def available(groups: Path = _GROUPS, own: Path = _OWN) -> int:
    """Whole cores, at least one: `docker run --cpus 1.5` gives two."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota = _quota(groups, own)
    return allowed if quota is None else max(1, min(allowed, math.ceil(quota)))


def _quota(groups: Path, own: Path) -> float | None:
    """Cores' worth of time in each period, None without a limit (cgroup v2's cpu.max, else v1's cfs files)."""
    try:
        group = next(line[3:] for line in own.read_text().splitlines() if line.startswith("0::"))
        quota, period = (groups / group.strip("/") / "cpu.max").read_text().split()
    except (OSError, ValueError, StopIteration):
        quota, period = _older(groups / "cpu")
    return int(quota) / int(period) if quota.isdigit() else None


def _older(group: Path) -> tuple[str, str]:
    try:
        return (group / "cpu.cfs_quota_us").read_text().strip(), (group / "cpu.cfs_period_us").read_text().strip()
    except OSError:
        return "max", "1"


def workers(settings: Settings) -> int:
    """Worker processes: reading an article is work for one core, so one for each."""
    return settings.workers or available()


def threads(settings: Settings) -> int:
    """Threads of each worker: they wait for clients and for the database. A few slow clients leave some for others."""
    return settings.threads or (8 if workers(settings) == 1 else 4)
