"""``python -m tests.warm.server FOLDER``: load the commands, then run one for each connection to a socket there.

A connection sends its streams and its folder as files, and arguments and environment as JSON; it gets the process id in
a line, then the exit code in a byte.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import select
import shutil
import signal
import socket
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from service.cli import main
from service.store import tables
from service.store.postgresql import Pool
from service.telemetry import metrics, sharing
from service.timex import languages, load_dateparser
from tests.mutants.recorder import noting_command


def serve(folder: Path) -> None:
    """Answer connections until standard input ends."""
    with click.Context(main) as context:
        for name in main.list_commands(context):
            main.get_command(context, name)
    languages.language("en")
    load_dateparser()
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
                    listener.close()
                    answer(connection)
    shutil.rmtree(folder)


def serve_as_program(folder: Path, standard_input: int, standard_output: int) -> NoReturn:
    """Serve as the program of this module does, in a process that was forked from another program."""
    os.dup2(standard_input, 0)
    os.dup2(standard_output, 1)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - of any caller
    code = 0
    try:
        serve(folder)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def answer(connection: socket.socket) -> None:
    """Run the command of a connection in a process, send its exit code, and end this process."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    message, files, _, _ = socket.recv_fds(connection, 1 << 20, 4)
    while not message.endswith(b"\n"):
        message += connection.recv(1 << 20)
    if (process := os.fork()) == 0:
        connection.close()
        run(files, **json.loads(message))
    connection.send(b"%d\n" % process)
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
    with noting_command():
        os.environ.clear()
        os.environ.update(environment)
        os.execv = become  # type: ignore[assignment]
        main(arguments, prog_name="timeline")


def become(program: str, line: list[str]) -> None:
    """Run ``python -m MODULE …`` in this process: ``timeline serve`` replaces itself with gunicorn, which is loaded."""
    begin = sharing.begin

    def begin_and_define(folder: str) -> None:
        begin(folder)
        importlib.reload(metrics)  # processes share only the metrics that are defined after the begin

    sharing.begin = begin_and_define
    if isinstance(tables.database.obj, Pool):
        tables.database.obj.close_all()  # a new program in this process would not have its connections
    module, sys.argv = line[2], line[2:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
