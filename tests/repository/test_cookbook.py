"""The README's cookbook: each call is run against the real service, and each answer shown is what comes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.served import Served

README = Path(__file__).parents[2] / "README.md"
_SEPARATOR = "== the next call =="
_BLOCK = re.compile(r"```sh\n(?P<call>.*?)```\n(?:```(?:json|text)\n(?P<answer>.*?)```\n)?", re.DOTALL)


def recipes() -> dict[str, list[tuple[str, str | None]]]:
    """Of each recipe its calls, with the answers that are shown."""
    sections = dict(_under("## ", README.read_text(encoding="utf-8")))
    return {
        title: [(found["call"], found["answer"]) for found in _BLOCK.finditer(text)]
        for title, text in _under("### ", sections["Cookbook"])
    }


def _under(mark: str, text: str) -> list[tuple[str, str]]:
    """What stands under each heading of a level; within a block of code there is none."""
    found: list[tuple[str, str]] = []
    in_code = False
    for line in text.splitlines(keepends=True):
        in_code ^= line.startswith("```")
        if line.startswith(mark) and not in_code:
            found.append((line[len(mark) :].strip(), ""))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


@pytest.mark.skipif(shutil.which("curl") is None, reason="the cookbook's calls are curl's, and there is none")
def test_every_call_of_the_cookbook_gives_the_answer_shown(served: Served) -> None:
    base, _, folder = served
    found = recipes()
    assert len(found) >= 4
    for title, calls in found.items():
        script = "".join(f"{call}\necho; echo '{_SEPARATOR}'\n" for call, _ in calls)
        script = script.replace("localhost:8000", base.removeprefix("http://"))
        line = ["bash", "-euo", "pipefail", "-c", script]
        done = subprocess.run(line, capture_output=True, text=True, cwd=folder, env=dict(os.environ), timeout=60)
        assert done.returncode == 0, (title, done.stderr)
        answers = done.stdout.split(_SEPARATOR)
        for (call, shown), real in zip(calls, answers, strict=False):
            if shown is not None:
                assert_shown(shown, real, call)


def assert_shown(shown: str, real: str, call: str) -> None:
    """Lines of JSON hold at least what is shown of them; any other text is the same."""
    wanted, given = ([line for line in text.splitlines() if line.strip()] for text in (shown, real))
    if not wanted[0].startswith("{"):
        assert given == wanted, call
        return
    assert len(given) == len(wanted), (call, real)
    for one, other in zip(wanted, given, strict=True):
        assert _holds(json.loads(other), json.loads(one)), (call, one, other)


def _holds(real: Any, shown: Any) -> bool:
    if isinstance(shown, dict):
        return isinstance(real, dict) and all(name in real and _holds(real[name], shown[name]) for name in shown)
    if isinstance(shown, list):
        return isinstance(real, list) and len(real) == len(shown) and all(map(_holds, real, shown))
    return bool(real == shown)


def test_an_answer_that_is_not_what_comes_is_seen() -> None:
    assert_shown('{"a": 1}', '{"a": 1, "b": 2}', "")
    for wrong in ('{"a": 2}', '{"c": 1}', '{"a": 1}\n{"a": 1}', "text"):
        with pytest.raises(AssertionError):
            assert_shown(wrong, '{"a": 1, "b": 2}', "")
