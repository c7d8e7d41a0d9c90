"""``python -m tests.warm.server FOLDER``: load the commands, then run one for each connection to a socket there.

A connection sends its streams and its folder as files, and arguments and environment as JSON; it gets the exit code.
"""

from __future__ import annotations

import gc
import json
import os
import select
import shutil
import signal
import socket
import sys
from pathlib import Path

import click

from service.cli import main


def serve(folder: Path) -> None:
    """Answer connections until standard input ends."""
    with click.Context(main) as context:
        for name in main.list_commands(context):
            main.get_command(context, name)
    gc.freeze()
    path = str(folder / "socket")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # processes of connections leave nothing behind
        click.echo(path)
        while sys.stdin not in (ready := select.select([listener, sys.stdin], [], [])[0]):
            connection, _ = ready[0].accept()
            with connection:
                if os.fork() == 0:
                    answer(connection)
    shutil.rmtree(folder)


def answer(connection: socket.socket) -> None:
    """Run the command of a connection in a process, send its exit code, and end this process."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    message, files, _, _ = socket.recv_fds(connection, 1 << 20, 4)
    while not message.endswith(b"\n"):
        message += connection.recv(1 << 20)
    if (process := os.fork()) == 0:
        run(files, **json.loads(message))
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    connection.send(bytes([code % 256]))
    os._exit(0)


def run(files: list[int], arguments: list[str], environment: dict[str, str]) -> None:
    """Run a command in this process as if it had been started like this; the process ends with SystemExit, as usual."""
    *streams, folder = files
    for number, file in enumerate(streams):
        os.dup2(file, number)
    os.fchdir(folder)
    for file in files:
        os.close(file)
    os.environ.clear()
    os.environ.update(environment)
    main(arguments, prog_name="timeline")


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
