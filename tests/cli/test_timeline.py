"""``timeline export`` and ``timeline show``: the bytes of the service, and a timeline for a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from service.cli import main
from service.formats import FORMATS, Format
from tests.api.test_exports import filled as filled  # a fixture


@pytest.fixture(autouse=True)
def _here(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command works on the database of the test, whatever keys the service wants."""
    monkeypatch.setenv("TIMELINE_DATABASE_URL", app.config["TIMELINE"].database_url)
    monkeypatch.setenv("TIMELINE_API_KEYS", f"desk:write:{'0' * 64}")


def run(*arguments: str, width: int = 100) -> Result:
    return CliRunner(env={"COLUMNS": str(width)}).invoke(main, arguments)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize(
    "asked",
    [{}, {"collection": "story", "order": "desc"}, {"q": "bridge", "from": "2025-03", "include": "hidden"}],
    ids=str,
)
def test_it_exports_the_bytes_of_the_service(filled: FlaskClient, form: Format, asked: dict[str, str]) -> None:
    served = filled.get(f"/v1/timeline.{form.extension}", query_string=asked)
    options = [part for name, value in asked.items() for part in (f"--{name}", value)]
    done = run("export", form.extension, *options)
    assert done.exit_code == 0, done.output
    assert done.stdout_bytes == served.data


def test_it_writes_to_a_file(filled: FlaskClient, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert run("export", "csv", "-o", str(file)).exit_code == 0
    assert file.read_bytes() == filled.get("/v1/timeline.csv").data


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "csv", "--from", "2026", "--to", "2025"], "from: must not be after to"),
        (["export", "csv", "--collection", "none"], "there is no collection 'none'"),
        (["show", "--q", '"open'], "q:"),
        (["show", "--limit", "0"], "limit:"),
    ],
)
def test_what_cannot_be_answered_is_one_line(filled: FlaskClient, arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert told in done.stderr


def test_a_timeline_for_a_terminal(filled: FlaskClient) -> None:
    done = run("show", "--from", "2025-03", "--to", "2025-04")
    lines = [" ".join(line.split()) for line in done.output.splitlines()]
    assert "2025" in lines
    assert "March 2025" in lines
    at = lines.index("March 2025")
    assert lines.index("2025") < at
    assert any(line.startswith("9 March 2025, early morning") for line in lines[at:])
    assert any(line.startswith("2 April 2025, 18:00 =1+1 (planned)") for line in lines[at:])
    assert "\x1b" not in done.output, "colour is for terminals"


@pytest.mark.parametrize("width", [40, 80, 200])
def test_it_is_as_wide_as_the_terminal(filled: FlaskClient, width: int) -> None:
    done = run("show", width=width)
    assert done.exit_code == 0
    assert max(len(line.rstrip()) for line in done.output.splitlines()) <= width


def test_nothing_to_show_is_said(filled: FlaskClient) -> None:
    assert run("show", "--q", "nothingatall").output == "There are no entries.\n"
