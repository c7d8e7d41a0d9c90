"""How many worker processes and threads to start: from the settings, or from the processor cores available."""

from __future__ import annotations

import math
import os
from pathlib import Path

from service.config.settings import Settings

_CGROUPS = Path("/sys/fs/cgroup")
_OWN_CGROUP = Path("/proc/self/cgroup")


def workers(settings: Settings) -> int:
    """Return the number of worker processes: by default one per core, because reading an article keeps a core busy."""
    return settings.workers or cores()


def threads(settings: Settings) -> int:
    """Return the number of threads per worker: enough that a few slow clients do not block the others."""
    return settings.threads or (8 if workers(settings) == 1 else 4)


def cores(cgroups: Path = _CGROUPS, own_cgroup: Path = _OWN_CGROUP) -> int:
    """Return the number of cores this process may use, rounded up: `docker run --cpus 1.5` gives two."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota = _quota(cgroups, own_cgroup)
    return allowed if quota is None else max(1, min(allowed, math.ceil(quota)))


def _quota(cgroups: Path, own_cgroup: Path) -> float | None:
    """Return the control group's limit in cores, or None if it has none (cpu.max of cgroup v2, or v1's cfs files)."""
    try:
        path = next(line[3:] for line in own_cgroup.read_text().splitlines() if line.startswith("0::"))
        quota, period = (cgroups / path.strip("/") / "cpu.max").read_text().split()
    except (OSError, ValueError, StopIteration):
        quota, period = _quota_v1(cgroups / "cpu")
    return int(quota) / int(period) if quota.isdigit() else None


def _quota_v1(cgroup: Path) -> tuple[str, str]:
    try:
        return (cgroup / "cpu.cfs_quota_us").read_text().strip(), (cgroup / "cpu.cfs_period_us").read_text().strip()
    except OSError:
        return "max", "1"
