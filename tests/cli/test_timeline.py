"""``timeline export`` writes the bytes that the API serves; ``timeline show`` prints a timeline in a terminal."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from typing import cast

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient
from rich.console import Console

from service.cli import export, main
from service.cli.common import CommandError
from service.cli.show import show
from service.formats import FORMATS, Format
from tests.api.test_exports import fill
from tests.filled import Clients

pytestmark = pytest.mark.only("sqlite")  # tests/live compares what both databases answer


@pytest.fixture(autouse=True)
def _environment(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the commands on the test's database, with API keys that the service would require."""
    monkeypatch.setenv("TIMELINE_DATABASE_URL", app.config["TIMELINE"].database_url)
    monkeypatch.setenv("TIMELINE_API_KEYS", f"desk:write:{'0' * 64}")


@pytest.fixture
def filled(filled_once: Clients, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of the app whose database the commands read, which they do not change."""
    client = filled_once(fill)
    monkeypatch.setenv("TIMELINE_DATABASE_URL", client.application.config["TIMELINE"].database_url)
    return client


def run(*arguments: str, width: int = 100) -> Result:
    return CliRunner(env={"COLUMNS": str(width)}).invoke(main, arguments)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize(
    "query",
    [{}, {"collection": "story", "order": "desc"}, {"q": "bridge", "from": "2025-03", "include": "hidden"}],
    ids=str,
)
def test_export_writes_the_bytes_that_the_api_serves(filled: FlaskClient, form: Format, query: dict[str, str]) -> None:
    served = filled.get(f"/v1/timeline.{form.extension}", "http://localhost:8000", query_string=query)
    options = [part for name, value in query.items() for part in (f"--{name}", value)]
    done = run("export", form.extension, *options)
    assert done.exit_code == 0, done.output
    assert done.stdout_bytes == served.data


def test_export_writes_to_a_file(filled: FlaskClient, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert run("export", "csv", "-o", str(file)).exit_code == 0
    assert file.read_bytes() == filled.get("/v1/timeline.csv").data


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "csv", "--from", "2026", "--to", "2025"], "from: must not be after to"),
        (["export", "csv", "--collection", "none"], "collection 'none'"),
        (["show", "--q", '"open'], "q:"),
        (["show", "--limit", "0"], "limit:"),
    ],
)
def test_invalid_parameters_are_a_one_line_error(filled: FlaskClient, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert message in done.stderr


def test_show_groups_events_by_year_and_month(filled: FlaskClient) -> None:
    done = run("show", "--from", "2025-03", "--to", "2025-04")
    lines = [" ".join(line.split()) for line in done.output.splitlines()]
    assert "2025" in lines
    assert "March 2025" in lines
    at = lines.index("March 2025")
    assert lines.index("2025") < at
    assert any(line.startswith("9 March 2025, early morning") for line in lines[at:])
    assert any(line.startswith("2 April 2025, 18:00 =1+1 (planned)") for line in lines[at:])
    assert "\x1b" not in done.output, "no colours outside a terminal"


@pytest.mark.parametrize("width", [40, 80, 200])
def test_show_fits_the_width_of_the_terminal(filled: FlaskClient, width: int) -> None:
    done = run("show", width=width)
    assert done.exit_code == 0
    assert max(len(line.rstrip()) for line in done.output.splitlines()) <= width


def test_show_names_the_publisher_or_the_title_of_each_article(client: FlaskClient) -> None:
    day = {"published_at": "2025-03-13"}
    for article in (
        {"text": "The dam broke on 3 March 2025.", "title": "Dam breaks", "source": "The Quay"},
        {"text": "The mine closed on 4 March 2025.", "title": "Mine closes"},
        {"text": "The ferry sank on 5 March 2025."},
    ):
        client.post("/v1/articles", json={**day, **article})
    client.post(
        "/v1/events", json={"date": {"edtf": "2025-03-06"}, "status": "happened", "summary": "The fair opened."}
    )
    lines = [" ".join(line.split()) for line in run("show", width=140).output.splitlines()]
    assert [line for line in lines if line[:1].isdigit() and len(line) > 4] == [
        "3 March 2025 The dam broke on 3 March 2025. The Quay",
        "4 March 2025 The mine closed on 4 March 2025. Mine closes",
        "5 March 2025 The ferry sank on 5 March 2025.",
        "6 March 2025 The fair opened.",
    ]


def test_show_marks_what_is_hidden_corrected_ambiguous_or_planned(client: FlaskClient) -> None:
    text = "The dam broke on 3 March 2025. The fair opens on 4 April 2025. A crane came on Thursday."
    report = client.post("/v1/articles", json={"text": text, "published_at": "2025-03-13"}).get_json()
    for event in report["events"][:1]:
        client.patch(f"/v1/events/{event['id']}", json={"hidden": True}, headers={"If-Match": "*"})
    shown = " ".join(run("show", "--include", "hidden", "--kind", "all", width=200).output.split())
    assert "The dam broke on 3 March 2025. (hidden; corrected)" in shown
    assert "The fair opens on 4 April 2025. (planned)" in shown
    assert "A crane came on Thursday. (or 6 March 2025)" in shown


def test_show_prints_only_planned_entries_in_italics(client: FlaskClient) -> None:
    text = "The dam broke on 3 March 2025. The fair opens on 4 April 2025."
    client.post("/v1/articles", json={"text": text, "published_at": "2025-03-13"})
    terminal = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=140)
    show(terminal, [client.get("/v1/timeline.ndjson").data])
    lines = cast("io.StringIO", terminal.file).getvalue().splitlines()
    assert [bool(re.search(r"\x1b\[3[;m]", line)) for line in lines if "2025." in line] == [False, True]


def test_show_prints_each_heading_once(client: FlaskClient) -> None:
    text = "The dam broke on 3 March 2024. It rained in 2024. A crane came on 4 March 2024. It froze on 5 May 2024."
    client.post("/v1/articles", json={"text": text, "published_at": "2025-03-13"})
    client.post("/v1/articles", json={"text": "The mine closed on 6 May 2023.", "published_at": "2025-03-13"})
    lines = [line.strip() for line in run("show", "--kind", "all").output.splitlines()]
    headings = [line for line in lines if line in ("2023", "2024", "May 2023", "March 2024", "May 2024")]
    assert headings == ["2023", "May 2023", "2024", "March 2024", "May 2024"]


def test_show_says_that_there_are_no_entries(filled: FlaskClient) -> None:
    assert run("show", "--q", "nothingatall").output == "There are no entries.\n"


def test_a_timeline_is_exported_as_parquet(client: FlaskClient, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra archive is not installed")
    fill(client)
    client.post("/v1/events", json={"date": {"edtf": "2025-03"}, "status": "planned", "summary": "The fair opens."})
    file = tmp_path / "timeline.parquet"
    done = run("export", "parquet", "-o", str(file), "--kind", "all")
    assert done.exit_code == 0, done.output
    rows = parquet.read_table(file).to_pylist()
    entries = [json.loads(line) for line in client.get("/v1/timeline.ndjson?kind=all").text.splitlines()]
    assert [row["id"] for row in rows] == [entry["id"] for entry in entries]
    for row, entry in zip(rows, entries, strict=True):
        for name in ("summary", "status", "kind", "certainty", "anchor_kind", "origin", "hidden"):
            assert row[name] == entry[name], name
        assert (row["edtf"], row["granularity"]) == (entry["date"]["edtf"], entry["date"]["granularity"])
        assert row["start_on"].isoformat() == entry["date"]["start_on"]
        assert row["article"] == (entry["article"] and entry["article"]["id"])


def test_parquet_counts_the_reports_of_a_merged_entry(client: FlaskClient, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra archive is not installed")
    client.put("/v1/collections/dam", json={})
    for text in ("The Orle dam broke on 3 March 2025 after rain.", "Rain broke the Orle dam on 3 March 2025."):
        client.post("/v1/articles", json={"text": text, "published_at": "2025-03-05", "collections": ["dam"]})
    assert run("export", "parquet", "-o", str(tmp_path / "dam.parquet"), "--collection", "dam").exit_code == 0
    [row] = parquet.read_table(tmp_path / "dam.parquet").to_pylist()
    assert (row["reports"], row["articles"], row["sources"]) == (2, 2, 0)


def test_parquet_needs_a_file() -> None:
    reading, writing = os.pipe()
    with (
        os.fdopen(reading),
        os.fdopen(writing, "wb") as pipe,
        pytest.raises(CommandError, match="name one with --output"),
    ):
        export.command.callback("parquet", pipe)
