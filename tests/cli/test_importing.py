"""``timeline import``: forms of files, what is refused, several processes, and going on after a stop or a kill."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from service.cli.importing import run as importing
from service.config.settings import Settings
from service.store.database import Database
from tests.served import environment, timeline

Json = dict[str, Any]
_ARTICLES = 1_300  # of a big file: more than one transaction takes
_EVENTS = 2  # of each


@pytest.fixture(autouse=True)
def _here(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("TIMELINE_API_KEYS", f"desk:write:{'0' * 64}")
    monkeypatch.chdir(tmp_path)


def article(number: int, **more: Any) -> Json:
    text = f"Bridge {number} was closed on Sunday. It will open in April."
    return {"text": text, "published_at": "2025-03-13", "external_id": f"n{number}", **more}


def written(path: Path, lines: list[Any]) -> str:
    body = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines).encode()
    path.write_bytes(gzip.compress(body) if path.suffix == ".gz" else body)
    return str(path)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["import", *arguments], input=stdin)


def run_apart(*arguments: str) -> None:
    """In a process of its own: a process has one database, and the client of the test has it."""
    done = timeline("import", *arguments, env=dict(os.environ))
    assert done.returncode == 0, done.stderr


def count(store: Database, table: str) -> int:
    return int(store.execute_sql(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0])


def refused(path: Path) -> list[Json]:
    return [json.loads(line) for line in (path / "import-report.ndjson").read_text().splitlines()]


@pytest.mark.parametrize(("name", "jobs"), [("a.ndjson", "1"), ("a.ndjson.gz", "2")])
def test_a_file_into_a_collection(store: Database, tmp_path: Path, name: str, jobs: str) -> None:
    file = written(tmp_path / name, [article(number) for number in range(250)])
    done = run(file, "--collection", "archive", "--jobs", jobs)
    assert done.exit_code == 0, done.output
    assert "250 created" in done.stderr
    tables = ("article", "event", "membership", "placing", "wording")
    assert [count(store, table) for table in tables] == [250, 500, 250, 500, 500]
    again = run(file, "--collection", "archive")
    assert "250 unchanged" in again.stderr
    assert [count(store, table) for table in tables] == [250, 500, 250, 500, 500]


def test_known_articles_come_into_another_collection(store: Database, tmp_path: Path) -> None:
    file = written(tmp_path / "a.ndjson", [article(number) for number in range(3)])
    run(written(tmp_path / "one.ndjson", [article(0)]), "--collection", "archive")
    run(file, "--collection", "desk")
    before = revisions_of(store)
    assert "3 unchanged" in run(file, "--collection", "archive").stderr
    assert [count(store, table) for table in ("article", "membership", "placing")] == [3, 6, 12]
    after = revisions_of(store)
    assert [after[name] > before[name] for name in ("n0", "n1", "n2")] == [False, True, True]
    assert after["archive"] > before["archive"]
    assert after["desk"] == before["desk"]
    run(file, "--collection", "archive")
    assert revisions_of(store) == after, "nothing has changed"


def revisions_of(store: Database) -> dict[str, int]:
    """The number of the last change of each article and each collection, and of everything."""
    each = "SELECT external_id, revision FROM article UNION SELECT slug, revision FROM collection"
    return dict(store.execute_sql(f"{each} UNION SELECT 'everything', value FROM revision").fetchall())


def test_it_is_stored_as_if_it_were_posted(store: Database, tmp_path: Path, client: Any) -> None:
    run_apart(written(tmp_path / "a.ndjson", [article(1, title="Bridge", source="Post")]), "--collection", "archive")
    imported = client.get("/v1/timeline?collection=archive").get_json()["entries"]
    report = client.get(f"/v1/articles/{imported[0]['article']['id']}").get_json()
    client.delete(f"/v1/articles/{report['article']['id']}")
    posted = client.post("/v1/articles", json=article(1, title="Bridge", source="Post", collections=["archive"]))
    assert posted.get_json() == report
    assert client.get("/v1/timeline?collection=archive").get_json()["entries"] == imported


def test_what_the_collection_says_holds_for_its_articles(tmp_path: Path, client: Any) -> None:
    client.put("/v1/collections/archive", json={"date_order": "DMY"})
    run_apart(
        written(tmp_path / "a.ndjson", [{**article(1), "text": "It fell on 3/4/2024."}]), "--collection", "archive"
    )
    assert client.get("/v1/timeline").get_json()["entries"][0]["date"]["edtf"] == "2024-04-03"


def test_from_a_pipe(store: Database) -> None:
    body = "".join(json.dumps(article(number)) + "\n" for number in range(3)).encode()
    assert "3 created" in run("-", stdin=body).stderr
    assert count(store, "article") == 3


def test_each_bad_line_is_told_with_its_number_and_reason(store: Database, tmp_path: Path) -> None:
    lines = [
        article(1),
        "{",
        "",
        article(2, published_at="2025-02-30"),
        "[]",
        article(3),
        article(4, collections=["x"]),
    ]
    file = written(tmp_path / "a.ndjson", lines)
    done = run(file)
    assert "2 created, 4 refused" in done.stderr
    told = refused(tmp_path)
    assert [(one["line"], one["status"]) for one in told] == [(2, 400), (4, 422), (5, 422), (7, 422)]
    assert "the calendar has no day '2025-02-30'" in told[1]["detail"]
    assert {one["file"] for one in told} == {file}
    assert count(store, "article") == 2


def test_lines_that_are_no_text_or_too_long_spoil_no_other(store: Database, tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    good = json.dumps(article(1)).encode()
    file.write_bytes(b"\xff\xfe\n" + b'{"text": "' + b"x" * 3_000_000 + b'"}\n' + good)
    assert "1 created, 2 refused" in run(str(file)).stderr
    assert [one["status"] for one in refused(tmp_path)] == [400, 413]


def test_a_packed_file_that_breaks_off_is_stored_as_far_as_it_goes(store: Database, tmp_path: Path) -> None:
    file = Path(written(tmp_path / "a.gz", [article(number) for number in range(200)]))
    file.write_bytes(file.read_bytes()[:-20])
    done = run(str(file))
    assert "1 refused" in done.stderr
    assert count(store, "article") >= 100
    assert "breaks off" in refused(tmp_path)[0]["detail"]


def test_what_is_held_at_once_is_bounded_by_lines_and_by_bytes(tmp_path: Path) -> None:
    short, long = (
        [article(number) for number in range(600)],
        [article(number, text="x" * 60_000) for number in range(9)],
    )
    files = [written(tmp_path / "short.ndjson", short), written(tmp_path / "long.ndjson", long)]
    sizes = [(place.lines, len(lines)) for place, lines in importing.batches(files, {}, 1_000_000)]
    assert sizes == [(250, 250), (500, 250), (600, 100), (5, 5), (9, 4)]


def test_one_article_twice_and_once_more_with_another_text(store: Database, tmp_path: Path) -> None:
    lines = [article(1), article(1), article(1, text="It rained on Monday.")]
    assert "1 changed, 1 created, 1 unchanged" in run(written(tmp_path / "a.ndjson", lines)).stderr
    assert (count(store, "article"), count(store, "event")) == (1, 1)


@pytest.mark.parametrize("arguments", [["none.ndjson"], ["."], ["a.ndjson", "--collection", "No Slug"]])
def test_what_cannot_begin_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    written(tmp_path / "a.ndjson", [article(1)])
    done = run(*arguments)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)


def halfway(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """An import in a process of its own that has stored something, and was paused before it could store the rest."""
    env = environment(folder, 1)
    assert timeline("migrate", env=env).returncode == 0
    line = [sys.executable, "-m", "service.cli", "import", *arguments]
    # Ctrl-C means something to it, even where these tests run in the background of a shell
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(line, env=env, cwd=folder, stderr=subprocess.PIPE, text=True, preexec_fn=heeding)
    while process.poll() is None:
        process.send_signal(signal.SIGSTOP)
        if whole_articles(folder) >= 200:
            return process
        process.send_signal(signal.SIGCONT)
        time.sleep(0.01)
    raise AssertionError(process.communicate())


@pytest.fixture
def big(tmp_path: Path) -> str:
    text = " ".join(f"Town {number} voted on Monday." for number in range(_EVENTS))
    return written(
        tmp_path / "big.ndjson", ["{", *(article(number, text=f"{number:05}. {text}") for number in range(_ARTICLES))]
    )


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(("how", "jobs"), [(signal.SIGINT, "2"), (signal.SIGKILL, "1")])
def test_stopped_or_killed_it_goes_on_from_where_it_was(tmp_path: Path, big: str, how: int, jobs: str) -> None:
    process = halfway(tmp_path, big, "--jobs", jobs)
    process.send_signal(how)
    process.send_signal(signal.SIGCONT)
    _, told = process.communicate(timeout=30)
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert told.splitlines()[-1] == "timeline: stopped: the same command goes on from here"
    rest = timeline("import", big, env={**environment(tmp_path, 1), "PWD": str(tmp_path)})
    assert rest.returncode == 0, rest.stderr
    created = re.search(r"(\d+) created", rest.stderr)
    assert created
    assert int(created[1]) <= _ARTICLES - 200, "it began anew"
    assert not (tmp_path / "import-report.ndjson.state").exists()
    assert [one["line"] for one in refused(tmp_path)] == [1]
    assert whole_articles(tmp_path) == _ARTICLES


def whole_articles(folder: Path) -> int:
    """How many articles are stored with all their events."""
    events = "SELECT COUNT(*) FROM event WHERE article_id = article.id"
    with closing(sqlite3.connect(folder / "data" / "timeline.db")) as connection:
        found = connection.execute(f"SELECT COUNT(*) FROM article WHERE ({events}) = {_EVENTS}").fetchone()
    return int(found[0])
