"""``timeline`` commands that start at once: a process that has loaded all of them forks for each.

A new process takes one to two seconds of processor time to load the service. All else is as in a new process: a command
has the arguments, environment, folder and streams of its caller. The service itself starts in a new process.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

_CALL = Path(__file__).with_name("call.py")
_ROOT = Path(__file__).parents[2]


def command_line() -> list[str]:
    """Return the beginning of the line that runs a command: the program, which arguments follow."""
    return [sys.executable, "-I", "-S", str(_CALL), _server()]


@cache
def _server() -> str:
    """Start the server of this process, and return the path of its socket."""
    folder = tempfile.mkdtemp(prefix="timeline-warm-")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.warm.server", folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,  # whatever the folder of the test that comes first
        start_new_session=True,  # Ctrl-C is for pytest; the server ends when its input does
    )
    assert process.stdin is not None
    assert process.stdout is not None
    atexit.register(process.stdin.close)
    socket = process.stdout.readline().decode().strip()
    assert socket, "the server of commands did not start"
    return socket
