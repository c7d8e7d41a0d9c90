"""``python -m tests.fuzz MINUTES [SEED]``: run the property tests on new random examples until the time is up.

Each round has a seed, which is printed: with it, a round runs again. The status is 1 after a failure.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).parent
_LAST_SEED = 2**32


def property_tests() -> list[str]:
    """Return the files with tests that hypothesis gives examples."""
    files = (path for path in TESTS.rglob("test_*.py") if "from hypothesis import" in path.read_text(encoding="utf-8"))
    return sorted(str(path) for path in files)


def round_fails(files: list[str], seed: int, seconds: float) -> bool:
    """Run the files with a seed, in its order. A round that is not complete when the time is up has not failed."""
    order = random.Random(seed).sample(files, len(files))
    options = ["-x", "-m", "hypothesis", "-p", "no:cacheprovider", f"--hypothesis-seed={seed}"]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "random"}
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *options, *order], env=environment, cwd=TESTS.parent
    ) as process:
        try:
            return process.wait(seconds) != 0
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)  # pytest then stops the database server that it started
            return False


def main(minutes: float, seed: int | None) -> int:
    """Return the exit status."""
    deadline = time.monotonic() + 60 * minutes
    files = property_tests()
    while (left := deadline - time.monotonic()) > 0:
        current = random.randrange(_LAST_SEED) if seed is None else seed
        print(f"seed {current}", flush=True)  # noqa: T201
        if round_fails(files, current, left):
            print(f"failed; to repeat: make fuzz SEED={current}", flush=True)  # noqa: T201
            return 1
        if seed is not None:
            break
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None))
