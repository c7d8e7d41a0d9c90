"""What holds for every command of a kind: databases without a schema, text of all scripts, Ctrl-C, rates."""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from service.archive import Options
from service.archive.local import read_files
from service.cli import main
from service.config.settings import Settings
from service.store.database import Database
from tests.archive.archives import article, written

pytestmark = pytest.mark.only("sqlite")  # the commands do not know the database

#: Lines that need a database of the current schema: {} is a file of articles, {feeds} one of feeds.
ON_A_DATABASE = (
    "deliver --once",
    "export ndjson",
    "follow --once {feeds}",
    "import {}",
    "load {}",
    "new-epoch",
    "regroup",
    "reread",
    "show",
    "story dam",
)
#: Commands that work on any database or create its schema, and those that use none.
ON_ANY_DATABASE = {"backup", "demo", "doctor", "migrate", "serve"}
WITHOUT_A_DATABASE = {"evaluate", "key", "languages", "openapi", "read", "resolve", "settings", "tag"}
ALL_SCRIPTS = "Zürich 東京 القاهرة 😄"


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def run(*line: str, database: str = "sqlite:///:memory:", stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, line, input=stdin, env={"TIMELINE_DATABASE_URL": database})


def test_it_is_known_of_each_command_whether_it_needs_a_database() -> None:
    known = {line.split()[0] for line in ON_A_DATABASE} | ON_ANY_DATABASE | WITHOUT_A_DATABASE
    assert known == set(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("line", ON_A_DATABASE)
def test_a_command_refuses_a_database_without_a_schema(line: str, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[[feeds]]\nurl = "http://127.0.0.1:1/feed"\ncollection = "dam"\n')
    file = written(tmp_path / "articles.ndjson", [article(1)])
    done = run(*line.format(file, feeds=feeds).split(), database=f"sqlite:///{tmp_path}/timeline.db")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "timeline: the database is empty; run `timeline migrate`\n"


def test_what_commands_write_has_the_characters_of_what_they_read(settings: Settings, tmp_path: Path) -> None:
    document = {"id": ALL_SCRIPTS, "dct": "2025-03-13", "text": "It met on Sunday."}
    assert ALL_SCRIPTS in run("tag", stdin=json.dumps(document)).stdout
    text = f"It met on Sunday in {ALL_SCRIPTS}."
    shown = run("resolve", "--json", "--type", "text/plain", "--published-at", "2025-03-13", stdin=text).stdout
    assert ALL_SCRIPTS in shown
    assert '\n  "article": {\n    "id"' in shown, "indented by two blanks"
    file = written(tmp_path / "a.ndjson", [article(1, language=ALL_SCRIPTS)])
    for line in (("read", file, "--to", "e.ndjson"), ("import", file)):
        done = run(*line, "--report", "report.ndjson", database=settings.database_url)
        assert done.exit_code == 4, done.output
        assert ALL_SCRIPTS in Path("report.ndjson").read_text(encoding="utf-8")


def test_items_of_a_json_file_have_all_characters(store: Database, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([article(1, title=ALL_SCRIPTS)]), encoding="utf-8")
    assert run("import", "a.json", database=settings.database_url).exit_code == 0
    assert store.execute_sql("SELECT title FROM article").fetchall() == [(ALL_SCRIPTS,)]


@pytest.mark.parametrize("line", ["import a.ndjson", "load e.ndjson"])
def test_a_bulk_command_caches_more_and_leaves_few_segments_of_full_text(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    read_files([written(tmp_path / "a.ndjson", map(article, range(20)))], "e.ndjson", Options(), jobs=1)
    done: list[str] = []
    for name in ("service.cli.importing.target.enlarge_cache", "service.store.full_text.merge_segments"):
        work = pkgutil.resolve_name(name)

        def noted(store: Database, name: str = name, work: Callable[[Database], None] = work) -> None:
            done.append(name.rpartition(".")[2])
            work(store)

        monkeypatch.setattr(name, noted)
    assert run(*line.split(), database=settings.database_url).exit_code == 0
    assert done == ["enlarge_cache", "merge_segments"]


@pytest.mark.parametrize(
    ("line", "interrupted", "message"),
    [
        ("import a.ndjson", "importing.command.run", "interrupted: run the same command to resume"),
        ("load e.ndjson", "load.load", "interrupted: run the same command to load the rest"),
        ("read a.ndjson --to f.ndjson", "read.local.read_files", "interrupted"),
    ],
)
def test_ctrl_c_is_one_line_and_the_exit_code_of_shells(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, interrupted: str, message: str
) -> None:
    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    read_files([written(tmp_path / "a.ndjson", [article(1)])], "e.ndjson", Options(), jobs=1)
    monkeypatch.setattr(f"service.cli.{interrupted}", stop)
    done = run(*line.split(), database=settings.database_url)
    assert (done.exit_code, done.stderr) == (130, f"timeline: {message}\n")


def test_the_rate_of_a_load_is_events_by_the_seconds_that_passed(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_files([written(tmp_path / "a.ndjson", map(article, range(40)))], "e.ndjson", Options(), jobs=1)
    monkeypatch.setattr("service.cli.load.time", SimpleNamespace(monotonic=count(1_000).__next__))
    done = run("load", "e.ndjson", database=settings.database_url)
    rate = re.fullmatch(r"timeline: 40 created; (\d+) events, (\d+)/s\n", done.stderr)
    assert rate, done.stderr
    assert int(rate[1]) / 4 <= int(rate[2]) <= int(rate[1]), "the clock goes on by a second whenever it is asked"
