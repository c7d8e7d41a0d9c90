"""``timeline`` commands that start at once: a process that has loaded all of them forks for each.

A new process takes one to two seconds of processor time to load the service, and the service itself takes three. All
else is as in a new process: a command has the arguments, environment, folder and streams of its caller.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO

_CALL = Path(__file__).with_name("call.py")
_ROOT = Path(__file__).parents[2]


def command_line() -> list[str]:
    """Return the beginning of the line that runs a command: the program, which arguments follow."""
    return [sys.executable, "-I", "-S", str(_CALL), _server()]


class Process:
    """A command that runs beside this process, with the methods of ``subprocess.Popen`` that tests need."""

    def __init__(self, *arguments: str, env: dict[str, str], output: IO[bytes]) -> None:
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.connect(_server())
        call = json.dumps({"arguments": arguments, "environment": env}).encode()
        folder = os.open(".", os.O_RDONLY)
        with open(os.devnull) as nothing:  # noqa: PTH123 - a file descriptor is needed
            streams = [nothing.fileno(), output.fileno(), output.fileno(), folder]
            socket.send_fds(self._connection, [call[:1]], streams)
        os.close(folder)
        self._connection.sendall(call[1:] + b"\n")
        self._answer = self._connection.makefile("rb", buffering=0)
        self.pid = int(self._answer.readline())
        self._code: int | None = None

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal, unless the process has ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code, modulo 256, once the process has ended."""
        if self._code is None:
            ended, _, _ = select.select([self._connection], [], [], timeout)
            assert ended, f"process {self.pid} has not ended in {timeout} seconds"
            (self._code,) = self._answer.read(1)
            self._answer.close()
            self._connection.close()
        return self._code


def fork_server() -> None:
    """Let commands run in forks of this process from now on, with the code of the service that it has at this moment.

    The server ends with this process.
    """
    from tests.warm import server

    folder = Path(tempfile.mkdtemp(prefix="timeline-warm-"))
    (told, tell), (waits, ends) = os.pipe(), os.pipe()
    if os.fork() == 0:
        os.close(ends)
        os.setsid()
        server.serve_as_program(folder, waits, tell)
    os.close(tell)
    with open(told) as answer:  # noqa: PTH123 - a file descriptor
        path = answer.readline().strip()
    globals()["_server"] = lambda: path


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
    path = process.stdout.readline().decode().strip()
    assert path, "the server of commands did not start"
    return path
