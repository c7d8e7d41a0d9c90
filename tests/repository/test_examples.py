"""Every example of the README and the guides runs against the real service and gives the answer that is shown.

The `sh` blocks of a page are one script, which begins with an empty database. A `json` or `text` block right below one
is its answer: JSON may leave fields out, text is complete. What needs Docker, root or another machine stands in a
`console` block, which does not run.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import warm
from tests.needs import needs
from tests.repository.pages import GUIDES, README, name_of
from tests.served import environment, free_port

_SEPARATOR = "== the next example =="
_ADDRESS = "localhost:8000"
_BLOCK = re.compile(
    r"^```sh\n(?P<call>.*?)^```\n(?:```(?:json|text)\n(?P<answer>.*?)^```\n)?", re.DOTALL | re.MULTILINE
)


def examples(page: Path) -> list[tuple[str, str | None]]:
    """The examples of a page in order, each with the answer that is shown, if there is one."""
    return [(found["call"], found["answer"]) for found in _BLOCK.finditer(page.read_text(encoding="utf-8"))]


PAGES = [page for page in (README, *GUIDES) if examples(page)]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_example_gives_the_answer_shown(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    needs(shutil.which("curl"), "the examples call curl, which is not installed")
    shown = examples(page)
    prelude = f'timeline() {{ {shlex.join(warm.command_line())} "$@"; }}\ntimeline migrate >&2\n'
    script = prelude + "".join(f"{call}\necho; echo '{_SEPARATOR}'\n" for call, _ in shown)
    port = free_port()
    if _ADDRESS in script:
        base, _, _ = request.getfixturevalue("served")
        port = int(base.rpartition(":")[2])
    command = ["bash", "-euo", "pipefail", "-c", script.replace(_ADDRESS, f"127.0.0.1:{port}")]
    env = environment(tmp_path, port)
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=env, timeout=120, check=False)
    answers = done.stdout.split(_SEPARATOR)
    assert done.returncode == 0, (shown[len(answers) - 1], answers[-1], done.stderr)
    for (call, answer), real in zip(shown, answers, strict=False):
        if answer is not None:
            assert_shown(answer, real, call)


def assert_shown(shown: str, real: str, call: str) -> None:
    """Assert that JSON holds at least what is shown of it, and that any other text is equal."""
    if not shown.startswith(("{", "[")):
        assert _lines(real) == _lines(shown), call
        return
    wanted, given = _documents(shown), _documents(real)
    assert len(given) == len(wanted), (call, real)
    differences = [one for part, whole in zip(wanted, given, strict=True) for one in _differences(part, whole, "$")]
    assert not differences, (call, differences)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _documents(text: str) -> list[Any]:
    """The JSON documents of a text, one after the other."""
    found, rest, decoder = [], text.strip(), json.JSONDecoder()
    while rest:
        document, end = decoder.raw_decode(rest)
        found.append(document)
        rest = rest[end:].lstrip()
    return found


def _differences(shown: Any, real: Any, place: str) -> Iterator[str]:
    """Each place where the real answer lacks what is shown. A list must be shown with all its elements."""
    if isinstance(shown, dict) and isinstance(real, dict):
        for name, value in shown.items():
            yield from _differences(value, real.get(name, "(missing)"), f"{place}.{name}")
    elif isinstance(shown, list) and isinstance(real, list) and len(shown) == len(real):
        for number, pair in enumerate(zip(shown, real, strict=True)):
            yield from _differences(*pair, f"{place}[{number}]")
    elif shown != real:
        yield f"{place}: the page shows {shown!r}, the service answers {real!r}"


def test_there_are_examples_to_run() -> None:
    assert {"README.md", "docs/api.md", "docs/cookbook.md"} <= {name_of(page) for page in PAGES}


@pytest.mark.parametrize("wrong", ['{"a": 2}', '{"c": 1}', '{"a": 1}\n{"a": 1}', "text"])
def test_a_wrong_response_is_detected(wrong: str) -> None:
    assert_shown('{"a": 1}', '{"a": 1, "b": 2}', "")
    with pytest.raises(AssertionError):
        assert_shown(wrong, '{"a": 1, "b": 2}', "")
