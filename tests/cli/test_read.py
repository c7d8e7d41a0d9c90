"""``timeline read``: forms of archives, of their events, rejected lines, several processes."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import re
from io import BytesIO, StringIO
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service.archive import Options, inputs, read
from service.archive.reading import HtmlPage, read_html_article
from service.archive.work import Rejected, Tally
from service.cli import main
from service.cli.read import _Progress
from tests.archive.archives import article, needed, written

URL = "https://post.example/2025/03/13/bridge"


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *arguments], input=stdin)


def lines(path: str) -> list[dict[str, Any]]:
    body = Path(path).read_bytes()
    return [json.loads(line) for line in (gzip.decompress(body) if path.endswith(".gz") else body).splitlines()]


def ids(articles: list[dict[str, Any]]) -> list[str]:
    return [event["id"] for one in articles for event in read(one)["events"]]


@pytest.mark.parametrize(("name", "to", "jobs"), [("a.ndjson", "e.ndjson", "1"), ("a.ndjson.gz", "e.ndjson.gz", "2")])
def test_events_are_those_of_every_article_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, to: str, jobs: str
) -> None:
    monkeypatch.setattr(inputs, "_BATCH_ITEMS", 3)
    monkeypatch.setattr("service.cli.read.time", SimpleNamespace(monotonic=count(1_000).__next__))
    articles = [article(number) for number in range(10)]
    done = run(written(tmp_path / name, articles), "--to", to, "--jobs", jobs)
    assert done.exit_code == 0, done.output
    assert [row["id"] for row in lines(to)] == ids(articles)
    assert [row["external_id"] for row in lines(to.replace("e.", "e.articles."))] == [
        f"n{n}" for n in range(len(articles))
    ]
    summary = re.search(r"timeline: 10 articles, (\d+) events; (\d+) articles/s\n$", done.stderr)
    assert summary
    assert int(summary[1]) == len(ids(articles))
    assert 1 <= int(summary[2]) <= 10, "articles by the seconds that passed"


def test_rejected_lines_are_reported_with_their_place(tmp_path: Path) -> None:
    file = written(tmp_path / "a.ndjson", [article(1), "{", "", {"text": "It met on Monday."}, article(2)])
    done = run(file, "--to", "e.ndjson", "--report", "bad.ndjson")
    assert done.exit_code == 3
    assert "2 articles" in done.stderr
    assert [(row["file"], row["line"]) for row in lines("bad.ndjson")] == [(file, 2), (file, 4)]
    assert "not valid JSON" in lines("bad.ndjson")[0]["detail"]
    assert lines("bad.ndjson")[1]["detail"].startswith("published_at: is missing")
    assert run("-", "--to", "f.ndjson", stdin=b"[]\n").exit_code == 4


def test_a_truncated_gzip_file_gives_what_is_in_it(tmp_path: Path) -> None:
    texts = (hashlib.sha512(bytes([number])).hexdigest() * 2 for number in range(200))
    articles = [{"text": text, "published_at": "2025-03-13", "language": "en"} for text in texts]
    whole = Path(written(tmp_path / "a.ndjson.gz", articles)).read_bytes()
    (tmp_path / "a.ndjson.gz").write_bytes(whole[:-9])
    done = run("a.ndjson.gz", "--to", "e.ndjson")
    assert done.exit_code == 3
    assert "truncated" in lines("read-report.ndjson")[0]["detail"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gone.ndjson", "--to", "e.ndjson"), "'gone.ndjson' is not a file"),
        (("-", "--to", "events.csv"), "'events.csv' must end with one of .parquet, .ndjson, .ndjson.gz"),
        (("-", "--to", "e.ndjson", "--timezone", "Mars"), "--timezone 'Mars'"),
    ],
)
def test_a_wrong_option_is_one_line(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, stdin=b"")
    assert done.exit_code == 1
    assert message in done.stderr


def test_an_interrupted_run_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("service.archive.work.Reader.read", interrupted)
    assert run(written(tmp_path / "a.ndjson", [article(1)]), "--to", "e.ndjson").exit_code == 130
    assert not list(tmp_path.glob("e.*"))


def test_parquet_is_read_and_written(tmp_path: Path) -> None:
    arrow, parquet = needed("pyarrow"), needed("pyarrow.parquet")
    articles = [article(number) for number in range(3)]
    table = arrow.Table.from_pylist([{**one, "published_at": dt.date(2025, 3, 13)} for one in articles])
    parquet.write_table(table, "a.parquet")
    done = run("a.parquet", "--to", "e.parquet")
    assert done.exit_code == 0, done.output
    events = parquet.read_table("e.parquet")
    assert events["id"].to_pylist() == ids(articles)
    assert {str(events.schema.field(name).type) for name in ("start_on", "published_on")} == {"date32[day]"}
    assert events.schema.metadata[b"schema_version"] == b"1"
    assert parquet.read_table("e.articles.parquet")["external_id"].to_pylist() == ["n0", "n1", "n2"]


def web_archive(path: Path, html: bytes) -> None:
    """Write a page, an error page and an image to a WARC file."""
    with path.open("wb") as file:
        writer = needed("warcio.warcwriter").WARCWriter(file, gzip=True)
        for status, kind in (
            ("200 OK", "text/html; charset=utf-8"),
            ("404 Gone", "text/html"),
            ("200 OK", "image/png"),
        ):
            content = [("Content-Type", kind)]
            headers = needed("warcio.statusandheaders").StatusAndHeaders(status, content, protocol="HTTP/1.1")
            record = writer.create_warc_record(URL, "response", payload=BytesIO(html), http_headers=headers)
            writer.write_record(record)


def test_the_html_pages_of_a_web_archive_are_articles(tmp_path: Path) -> None:
    body = "<p>The bridge over the harbour was closed on Sunday, and the council will vote on it in April.</p>"
    html = f"<html><head><title>Bridge</title></head><body><article>{body}</article></body></html>".encode()
    web_archive(tmp_path / "a.warc.gz", html)
    done = run("a.warc.gz", "--to", "e.ndjson")
    assert done.exit_code == 0, done.output
    expected = read_html_article(HtmlPage(html, "utf-8", URL), Options(today=dt.datetime.now(dt.UTC).date()))
    assert [row["id"] for row in lines("e.ndjson")] == [event["id"] for event in expected.events]
    assert len(expected.events) == 2
    assert expected.draft.anchor.date == dt.date(2025, 3, 13)
    assert [row["url"] for row in lines("e.articles.ndjson")] == [URL]


def test_a_url_is_opened_by_fsspec(tmp_path: Path) -> None:
    fsspec = needed("fsspec")
    for number in (1, 2):
        with fsspec.open(f"memory://in/{number}.ndjson", "wb") as file:
            file.write(json.dumps(article(number)).encode())
    done = run("memory://in/*.ndjson", "--to", "memory://out/e.ndjson")
    assert done.exit_code == 0, done.output
    with fsspec.open("memory://out/e.ndjson", "rb") as file:
        assert [json.loads(line)["id"] for line in file] == ids([article(1), article(2)])
    assert "matches no file" in run("memory://gone/*.ndjson", "--to", "e.ndjson").stderr


def test_progress_is_in_bytes_of_all_files_in_any_order(tmp_path: Path) -> None:
    files = [written(tmp_path / name, ["x" * (size - 1)]) for name, size in (("a", 10), ("b", 20), ("c", 40))]
    report = StringIO()
    progress = _Progress([*files, "-"], report)
    rejected = [Rejected(files[1], 3, "is not valid: 東京")]
    assert progress.after_batch(inputs.Batch(files[0], [], 7), Tally(2, 5, []))[0] == 7
    done, line = progress.after_batch(inputs.Batch(files[1], [], 20), Tally(1, 0, rejected))
    assert (done, line.partition(", ")[0]) == (30, "4 articles")
    assert progress.after_batch(inputs.Batch("-", [], 0), Tally())[0] == 70
    assert (progress.total.articles, progress.total.events, progress.total.rejected) == (3, 5, rejected)
    assert json.loads(report.getvalue()) == {"file": files[1], "line": 3, "detail": "is not valid: 東京"}
    assert [progress.after_file(file, Tally())[0] for file in (files[2], files[0], "-", files[1])] == [40, 50, 50, 70]
