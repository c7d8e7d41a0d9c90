"""``timeline import``: file formats, rejected lines, several processes, and resuming after a stop or a kill."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from itertools import count as count_up
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from service.archive import parallel
from service.cli import main
from service.cli.importing.checkpoint import Checkpoint
from service.cli.importing.files import batches
from service.store.database import Database
from service.store.revisions import Revision, latest
from tests.served import environment, timeline

pytestmark = pytest.mark.only("sqlite")  # but for what is stored, nothing depends on the database
Json = dict[str, Any]
_ARTICLES = 1_300  # in the big file: more than fit in one transaction
_EVENTS = 2  # in each article
#: How many times an import is killed.
CRASHES = int(os.environ.get("TIMELINE_TEST_CRASHES", "1"))
_PER_KILL = 1_200  # articles: more than an import stores before it is killed


@pytest.fixture(autouse=True)
def _environment(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", app.config["TIMELINE"].database_url)
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
    """Import in another process: this one's tables are bound to the database of the test client."""
    done = timeline("import", *arguments, env=dict(os.environ))
    assert done.returncode == 0, done.stderr


def count(store: Database, table: str) -> int:
    return int(store.execute_sql(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0])


def rejected(path: Path) -> list[Json]:
    return [json.loads(line) for line in (path / "import-report.ndjson").read_text().splitlines()]


@pytest.mark.only("sqlite", "postgresql")
def test_a_file_is_imported_into_a_collection_once(store: Database, tmp_path: Path) -> None:
    assert_imported_once(store, written(tmp_path / "a.ndjson", [article(number) for number in range(100)]), jobs="1")


def test_processes_import_a_compressed_file_once(store: Database, tmp_path: Path) -> None:
    assert_imported_once(store, written(tmp_path / "a.ndjson.gz", [article(number) for number in range(100)]), jobs="2")


def test_the_rate_is_articles_by_the_seconds_that_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.cli.importing.command.time", SimpleNamespace(monotonic=count_up(1_000, 2).__next__))
    assert run(written(tmp_path / "a.ndjson", [article(n) for n in range(6)])).stderr.endswith(
        "6 created; 3 articles/s\n"
    )


@pytest.mark.parametrize(("smallest", "started"), [(1, []), (0, [1])])
def test_another_process_reads_a_large_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, smallest: int, started: list[int]
) -> None:
    file = written(tmp_path / "a.ndjson", [article(1)])
    monkeypatch.setattr("service.cli.importing.run._OWN_PROCESS", Path(file).stat().st_size + smallest)
    children, processes = list[int](), parallel.processes

    def noted(jobs: int, *arguments: Any) -> Any:
        children.append(jobs)
        return processes(jobs, *arguments)

    monkeypatch.setattr(parallel, "processes", noted)
    assert "1 created" in run(file).stderr
    assert children == started


def assert_imported_once(store: Database, file: str, jobs: str) -> None:
    done = run(file, "--collection", "archive", "--jobs", jobs)
    assert done.exit_code == 0, done.output
    assert "100 created" in done.stderr
    tables = ("article", "event", "membership", "placing")
    assert [count(store, table) for table in tables] == [100, 200, 100, 200]
    again = run(file, "--collection", "archive")
    assert "100 unchanged" in again.stderr
    assert [count(store, table) for table in tables] == [100, 200, 100, 200]
    assert store.execute_sql("SELECT count(word_id) FROM event").fetchone() == (200,)


@pytest.mark.only("sqlite", "postgresql")
def test_known_articles_are_added_to_another_collection(store: Database, tmp_path: Path) -> None:
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
    assert revisions_of(store) == after, "the second import changes nothing"


def revisions_of(store: Database) -> dict[str, int]:
    """The latest revision of each article, of each collection, and of the whole store."""
    each = "SELECT external_id, revision FROM article UNION SELECT slug, revision FROM collection"
    return dict(store.execute_sql(f"{each} UNION SELECT 'everything', value FROM revision").fetchall())


@pytest.mark.only("sqlite", "postgresql")
def test_an_imported_article_equals_a_posted_one(store: Database, tmp_path: Path, client: Any) -> None:
    run_apart(written(tmp_path / "a.ndjson", [article(1, title="Bridge", source="Post")]), "--collection", "archive")
    imported = client.get("/v1/timeline?collection=archive").get_json()["entries"]
    report = client.get(f"/v1/articles/{imported[0]['article']['id']}").get_json()
    client.delete(f"/v1/articles/{report['article']['id']}")
    posted = client.post("/v1/articles", json=article(1, title="Bridge", source="Post", collections=["archive"]))
    assert posted.get_json() == report
    assert client.get("/v1/timeline?collection=archive").get_json()["entries"] == imported


def test_the_defaults_of_a_collection_apply(tmp_path: Path, client: Any) -> None:
    client.put("/v1/collections/archive", json={"date_order": "DMY"})
    run_apart(
        written(tmp_path / "a.ndjson", [{**article(1), "text": "It fell on 3/4/2024."}]), "--collection", "archive"
    )
    assert client.get("/v1/timeline").get_json()["entries"][0]["date"]["edtf"] == "2024-04-03"


def test_articles_from_standard_input(store: Database) -> None:
    body = "".join(json.dumps(article(number)) + "\n" for number in range(3)).encode()
    assert "3 created" in run("-", stdin=body).stderr
    assert count(store, "article") == 3


def test_rejected_lines_are_reported_with_number_and_reason(store: Database, tmp_path: Path) -> None:
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
    assert "2 created, 4 rejected" in done.stderr
    report = rejected(tmp_path)
    assert [(line["line"], line["status"]) for line in report] == [(2, 400), (4, 422), (5, 422), (7, 422)]
    assert "the calendar has no day '2025-02-30'" in report[1]["detail"]
    assert {line["file"] for line in report} == {file}
    assert count(store, "article") == 2


def test_the_report_is_of_the_last_import_only(store: Database, tmp_path: Path) -> None:
    for lines, numbers in (["{", "{"], [1, 2]), ([article(1), "{"], [2]), ([article(1)], []):
        run(written(tmp_path / "a.ndjson", lines))
        assert [line["line"] for line in rejected(tmp_path)] == numbers


def test_a_table_without_a_column_text_is_rejected(store: Database, tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", ["title,published_at", "Bridge,2025-03-13"])
    assert (run(file).exit_code, count(store, "article")) == (4, 0)
    [line] = rejected(tmp_path)
    assert line["status"] == 422
    assert line["detail"] == "the table has no column text; its first row must name the columns"


def test_null_and_times_without_an_offset_are_accepted(store: Database, tmp_path: Path) -> None:
    lines = [article(1, url=None, source=None, published_at="2025-03-13T08:30:00")]
    done = run(written(tmp_path / "a.jsonl", lines))
    assert (done.exit_code, done.stderr.split(";")[0]) == (0, "timeline: 1 created")


def test_unknown_fields_are_reported_once_and_ignored(store: Database, tmp_path: Path) -> None:
    file = written(tmp_path / "a.jsonl", [article(number, wire="x", page=number) for number in range(3)])
    strict = run(file, "--strict")
    assert (strict.exit_code, count(store, "article")) == (4, 0)
    assert [line["status"] for line in rejected(tmp_path)] == [422] * 3
    done = run(file)
    assert (done.exit_code, count(store, "article")) == (0, 3)
    assert [done.stderr.count(f"ignored the unknown field '{name}'") for name in ("wire", "page")] == [1, 1]


@pytest.mark.parametrize(("lines", "status"), [([article(1)], 0), ([article(1), "{"], 3), (["{", "[]"], 4), ([], 0)])
def test_the_exit_status_says_whether_some_or_all_were_rejected(
    store: Database, tmp_path: Path, lines: list[Any], status: int
) -> None:
    assert run(written(tmp_path / "a.ndjson", lines)).exit_code == status


def test_defaults_for_missing_metadata(store: Database, tmp_path: Path) -> None:
    lines = [article(1, published_at="2025-03-13T22:30:00Z"), article(2, source="Ferry News")]
    done = run(
        written(tmp_path / "a.ndjson", lines), "--timezone", "Asia/Karachi", "--source", "Post", "--language", "en"
    )
    assert done.exit_code == 0
    rows = store.execute_sql("SELECT source, anchor_date, timezone FROM article ORDER BY external_id").fetchall()
    assert [(source, str(day), zone) for source, day, zone in rows] == [
        ("Post", "2025-03-14", "Asia/Karachi"),
        ("Ferry News", "2025-03-13", "Asia/Karachi"),
    ]


CSV = "\ufeffDate;Headline;Story\n13 Mar 2025;Bridge closed;It was closed on Sunday.\n;;\n14.03.2025;;It “rained”.\n"
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Post",
    "items": [
        {"id": "1", "url": "https://post.example/1", "title": "Bridge", "date_published": "2025-03-13T08:00:00+05:00"},
        {
            "id": "2",
            "content_html": "<p>It rained on <b>Monday</b>.</p>",
            "date_published": "2025-03-13T08:00:00+05:00",
        },
    ],
}
RSS = (
    "<rss version='2.0'><channel><title>Harbour Post</title><item><title>Bridge closed</title>"
    "<pubDate>Thu, 13 Mar 2025</pubDate><description>It was closed on Sunday.</description></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("name", "content", "articles"),
    [
        ("a.csv", CSV.encode(), 2),
        ("a.tsv", b"published_at\ttext\n2025-03-13\tIt rained on Monday.\n", 1),
        ("latin.csv", "date,text\n2025-03-13,Un café a ouvert lundi.\n".encode("cp1252"), 1),
        ("a.json", b"\xef\xbb\xbf" + json.dumps([article(1), article(2)]).encode(), 2),
        ("one.json", json.dumps(article(1)).encode(), 1),
        ("feed.json", json.dumps(JSON_FEED).encode(), 2),
        ("a.rss", RSS.encode(), 1),
        ("a.xml.gz", gzip.compress(RSS.encode()), 1),
        ("marked.ndjson", b"\xef\xbb\xbf" + json.dumps(article(1)).encode(), 1),
    ],
)
def test_other_files_by_their_extension(
    store: Database, tmp_path: Path, name: str, content: bytes, articles: int
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run(str(tmp_path / name), "--columns", "Story=text")
    assert (done.exit_code, count(store, "article")) == (0, articles), done.stderr
    anchors = store.execute_sql("SELECT DISTINCT anchor_date FROM article ORDER BY 1").fetchall()
    assert str(anchors[0][0]) == "2025-03-13"


@pytest.mark.parametrize(
    ("name", "content", "status", "reason"),
    [
        ("a.csv", b"date,story\n2025-03-13,It rained.\n", 422, "no column text"),
        ("a.json", b"{", 400, "not valid JSON"),
        ("a.rss", b"<html></html>", 422, "neither RSS nor Atom"),
        ("a.csv.gz", gzip.compress(b"date,text\n" * 5_000)[:-9], 400, "truncated"),
        ("cut.rss", RSS.encode()[:-30], 400, "the feed is not well-formed"),
        ("number.json", b"5", 422, "must be a JSON object"),
        ("items.json", b'{"items": 5}', 422, "text: is missing"),
    ],
)
def test_files_that_are_not_what_their_name_says(
    store: Database, tmp_path: Path, name: str, content: bytes, status: int, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run(str(tmp_path / name))
    assert done.exit_code in (3, 4)
    last = rejected(tmp_path)[-1]
    assert last["status"] == status
    assert reason in last["detail"]


@pytest.mark.parametrize("arguments", [["--timezone", "Mars"], ["--language", "xx"], ["--columns", "Story=colour"]])
def test_invalid_options_are_a_one_line_error(tmp_path: Path, arguments: list[str]) -> None:
    done = run(written(tmp_path / "a.ndjson", [article(1)]), *arguments)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert arguments[0] in done.stderr


def test_binary_and_oversized_lines_are_rejected_alone(store: Database, tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    good = json.dumps(article(1)).encode()
    file.write_bytes(b"\xff\xfe\n" + b'{"text": "' + b"x" * 3_000_000 + b'"}\n' + good)
    assert "1 created, 2 rejected" in run(str(file)).stderr
    assert [line["status"] for line in rejected(tmp_path)] == [400, 413]


def test_a_truncated_gzip_file_is_stored_up_to_the_break(store: Database, tmp_path: Path) -> None:
    file = Path(written(tmp_path / "a.gz", [article(number) for number in range(200)]))
    file.write_bytes(file.read_bytes()[:-20])
    done = run(str(file))
    assert "1 rejected" in done.stderr
    assert count(store, "article") >= 100
    assert "truncated" in rejected(tmp_path)[0]["detail"]


def test_batches_are_bounded_by_lines_and_by_bytes(tmp_path: Path) -> None:
    short, long = (
        [article(number) for number in range(600)],
        [article(number, text="x" * 60_000) for number in range(9)],
    )
    files = [written(tmp_path / "short.ndjson", short), written(tmp_path / "long.ndjson", long)]
    read = [batch for file in files for batch in batches(Checkpoint(file), 1_000_000)]
    sizes = [(batch.checkpoint.lines, len(batch.lines)) for batch in read]
    assert sizes == [(250, 250), (500, 250), (600, 100), (5, 5), (9, 4)]


@pytest.mark.only("sqlite", "postgresql")
def test_the_same_article_twice_and_then_with_another_text(store: Database, tmp_path: Path) -> None:
    lines = [article(1), article(1), article(1, text="It rained on Monday.")]
    assert "1 changed, 1 created, 1 unchanged" in run(written(tmp_path / "a.ndjson", lines)).stderr
    assert (count(store, "article"), count(store, "event")) == (1, 1)


@pytest.mark.parametrize("arguments", [["none.ndjson"], ["."], ["a.ndjson", "--collection", "No Slug"]])
def test_an_import_that_cannot_start_is_a_one_line_error(tmp_path: Path, arguments: list[str]) -> None:
    written(tmp_path / "a.ndjson", [article(1)])
    done = run(*arguments)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)


def halfway(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start an import in another process and pause it after it has stored some articles but not all."""
    env = environment(folder, 1)
    assert timeline("migrate", env=env).returncode == 0
    line = [sys.executable, "-m", "service.cli", "import", *arguments]
    # a shell starts background jobs, such as these tests, with SIGINT ignored
    interruptible = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(line, env=env, cwd=folder, stderr=subprocess.PIPE, text=True, preexec_fn=interruptible)
    while process.poll() is None:
        process.send_signal(signal.SIGSTOP)
        if whole_articles(folder) >= 200:
            return process
        process.send_signal(signal.SIGCONT)
        time.sleep(0.05)
    raise AssertionError(process.communicate())


@pytest.fixture
def big(tmp_path: Path) -> str:
    text = " ".join(f"Town {number} voted on Monday." for number in range(_EVENTS))
    return written(
        tmp_path / "big.ndjson", ["{", *(article(number, text=f"{number:05}. {text}") for number in range(_ARTICLES))]
    )


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(
    ("how", "jobs"), [pytest.param(signal.SIGINT, "2", marks=pytest.mark.slow), (signal.SIGKILL, "1")]
)
def test_a_stopped_or_killed_import_resumes(tmp_path: Path, big: str, how: int, jobs: str) -> None:
    process = halfway(tmp_path, big, "--jobs", jobs)
    process.send_signal(how)
    process.send_signal(signal.SIGCONT)
    _, stderr = process.communicate(timeout=30)
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert stderr.splitlines()[-1] == "timeline: interrupted: run the same command to resume"
    rest = timeline("import", big, env={**environment(tmp_path, 1), "PWD": str(tmp_path)})
    assert rest.returncode in (0, 3), rest.stderr  # 3 if it stopped before the first checkpoint
    created = re.search(r"(\d+) created", rest.stderr)
    assert created
    assert int(created[1]) <= _ARTICLES - 200, "it started from the beginning"
    assert not (tmp_path / "import-report.ndjson.state").exists()
    assert [line["line"] for line in rejected(tmp_path)] == [1]
    assert whole_articles(tmp_path) == _ARTICLES


def test_a_resumed_import_forms_entries_of_all_that_it_stored(
    store: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    since: list[Revision] = []

    def stop_once(_: Database, revision: Revision) -> None:
        since.append(revision)
        if len(since) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr("service.cli.importing.run.regroup_grown", stop_once)
    before, file = latest(store), written(tmp_path / "a.ndjson", [article(1)])
    assert [run(file).exit_code for _ in range(2)] == [130, 0]
    assert since == [before, before]


@pytest.mark.slow
@pytest.mark.only("sqlite")
def test_an_import_that_is_killed_again_and_again_loses_nothing(tmp_path: Path) -> None:
    chance, total = random.Random(4), _PER_KILL * (CRASHES + 1)
    text = " ".join(f"Town {number} voted on Monday." for number in range(_EVENTS))
    lines = [article(number, text=f"{number:05}. {text}") for number in range(total)]
    file, env = written(tmp_path / "big.ndjson", lines), {**environment(tmp_path, 1), "PWD": str(tmp_path)}
    assert timeline("migrate", env=env).returncode == 0
    stored = 0
    for turn in range(CRASHES):
        command = [sys.executable, "-m", "service.cli", "import", file, "--jobs", str(1 + turn % 2)]
        with subprocess.Popen(command, env=env, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
            while whole_articles(tmp_path) == stored:
                assert process.poll() is None, "the import ended without storing anything"
                time.sleep(0.05)
            time.sleep(chance.random() / 5)
            process.kill()
        assert whole_articles(tmp_path) > stored, "stored articles are lost"
        stored = whole_articles(tmp_path)
    rest = timeline("import", file, env=env, timeout=60 * (CRASHES + 1))  # as long as the file
    assert rest.returncode == 0, rest.stderr
    assert whole_articles(tmp_path) == total


def whole_articles(folder: Path) -> int:
    """The number of articles that are stored with all their events."""
    events = "SELECT COUNT(*) FROM event WHERE article_id = article.id"
    with closing(sqlite3.connect(folder / "data" / "timeline.db")) as connection:
        (count,) = connection.execute(f"SELECT COUNT(*) FROM article WHERE ({events}) = {_EVENTS}").fetchone()
    return int(count)
