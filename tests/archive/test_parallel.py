"""Reading ahead for other processes: in order, a few inputs at a time, and stopped with its parent or its caller."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.pool import ThreadPool

import pytest

from service.archive.parallel import in_order
from tests.waiting import until

#: Forks a child that would sleep; the parent ends once that has started.
PROGRAM = """
import os, sys, time
from service.archive.parallel import _start
started, start = os.pipe()
if os.fork():
    os.read(started, 1)
    print("started")
else:
    _start(os.write, (start, b"!"))
    time.sleep(30)
    print("awake")
"""


#: Ctrl-C reaches a child as well as its parent, which stops it.
INTERRUPTED = """
import os, signal
from service.archive.parallel import _start
_start(print, ("started",))
os.kill(os.getpid(), signal.SIGINT)
print("goes on")
"""


class Inputs:
    """Numbers from 0, and how many were read."""

    def __init__(self) -> None:
        self.read = 0

    def __iter__(self) -> Iterator[int]:
        for number in range(1_000):
            self.read += 1
            yield number


def _doubled(number: int) -> int:
    time.sleep(0.002 if number % 7 == 0 else 0)
    return 2 * number


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_are_in_order_and_few_inputs_are_read_ahead(jobs: int) -> None:
    inputs, ahead = Inputs(), []
    with ThreadPool(jobs) as pool:
        for expected, (number, result) in enumerate(in_order(pool, _doubled, inputs, jobs, lambda item: item)):
            assert (number, result) == (expected, 2 * expected)
            ahead.append(inputs.read - number)
    assert len(ahead) == 1_000
    assert max(ahead) <= 4 * jobs + 2
    assert ahead[-1] == 1


def test_what_is_sent_is_made_of_the_input() -> None:
    with ThreadPool(1) as pool:
        found = list(in_order(pool, len, ["a", "bb", "ccc"], 1, lambda item: item * 2))
    assert found == [("a", 2), ("bb", 4), ("ccc", 6)]


def test_nothing_more_is_read_once_the_caller_stops() -> None:
    inputs = Inputs()
    pool = ThreadPool(1)
    results = in_order(pool, _doubled, inputs, 1, lambda item: item)
    assert next(results) == (0, 0)
    until(lambda: inputs.read == 6)  # four of them, what was taken, and one that waits for room
    results.close()
    pool.close()
    joining = threading.Thread(target=pool.join, daemon=True)
    joining.start()
    joining.join(20)
    assert (joining.is_alive(), inputs.read) == (False, 6)


def test_a_child_ends_with_its_parent() -> None:
    program = [sys.executable, "-c", PROGRAM]
    printed = subprocess.run(program, capture_output=True, text=True, check=True)  # until the child has ended, too
    assert printed.stdout == "started\n"


def test_only_the_parent_handles_ctrl_c() -> None:
    program = [sys.executable, "-c", INTERRUPTED]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.returncode) == ("started\ngoes on\n", 0)
