"""A command in a process that has loaded the service has its caller's streams, folder, environment and exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests import warm

ROOT = Path(__file__).parents[1]
LINE = '{"id": "a", "dct": "2025-03-13", "text": "It fell on Sunday."}\n'


def test_it_reads_and_writes_the_streams_of_its_caller() -> None:
    done = subprocess.run([*warm.command_line(), "tag"], input=LINE, capture_output=True, text=True, check=True)
    assert '"2025-03-09"' in done.stdout
    assert done.stderr == ""


def test_it_runs_in_the_folder_and_environment_of_its_caller(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text(LINE)
    for variables, code in (({}, 0), ({"TIMELINE_WORKERS": "many"}, 78)):
        line = [*warm.command_line(), "settings" if code else "tag", *([] if code else ["articles.jsonl"])]
        done = subprocess.run(line, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
        assert (done.returncode, "TIMELINE_WORKERS is 'many'" in done.stderr) == (code, bool(code)), done.stderr


def test_a_forked_server_runs_commands_with_the_code_of_its_process() -> None:
    program = """
import click, subprocess, sys
from service.cli.new_epoch import command
from tests import warm
command.callback = lambda: [click.echo("swapped"), sys.exit(3)]
warm.fork_server()
done = subprocess.run([*warm.command_line(), "new-epoch"], capture_output=True, text=True)
print(done.stdout.strip(), done.stderr, done.returncode)
"""
    line = [sys.executable, "-c", program]
    ended = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.stdout, ended.stderr) == ("swapped  3\n", "")
