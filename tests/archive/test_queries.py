"""The queries of docs/archive.md run on what `timeline read` writes, and give the same answer."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from service.archive import Options
from service.archive.local import read_files
from tests.archive.archives import article, needed, written

PAGE = Path(__file__).parents[2] / "docs" / "archive.md"


def example(language: str, heading: str) -> str:
    """Return the first block of a language below a heading of the page."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    block = re.search(rf"^```{language}\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    assert block
    return block[1]


@pytest.fixture
def _events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed("pyarrow")
    monkeypatch.chdir(tmp_path)
    file = written(
        tmp_path / "news.ndjson", [*map(article, range(3)), article(4, text="The mayor resigned on March 3.")]
    )
    read_files([file], "events.parquet", Options(), jobs=1)


@pytest.mark.usefixtures("_events")
def test_duckdb_and_polars_give_the_same_days(capsys: pytest.CaptureFixture[str]) -> None:
    duckdb, polars = needed("duckdb"), needed("polars")
    days = duckdb.sql(example("sql", "Query Parquet")).fetchall()
    assert [day[:2] for day in days] == [(dt.date(2025, 3, 4), 3), (dt.date(2025, 3, 3), 1)]
    assert days[1][2].startswith("The mayor resigned")
    names: dict[str, Any] = {}
    exec(compile(example("python", "Query Parquet"), str(PAGE), "exec"), names)
    ranked = names["days"].sort("articles", "start_on", descending=[True, False]).collect()
    assert [(row[0], row[1]) for row in ranked.iter_rows()] == [row[:2] for row in days]
    assert "2025-03-04" in capsys.readouterr().out
    assert isinstance(ranked, polars.DataFrame)


@pytest.mark.slow
@pytest.mark.usefixtures("_events")
@pytest.mark.skipif(not (shutil.which("java") and find_spec("pyspark")), reason="needs Java and pyspark")
def test_the_recipe_for_spark_finds_the_same_events(tmp_path: Path) -> None:
    script = tmp_path / "recipe.py"
    script.write_text(example("python", "From Spark"))
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    command = [sys.executable, str(script)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    parquet = needed("pyarrow.parquet")
    found = parquet.read_table("spark-events.parquet")["id"].to_pylist()
    assert sorted(found) == sorted(parquet.read_table("events.parquet")["id"].to_pylist())
