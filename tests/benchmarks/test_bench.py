"""The benchmark runs, on a few articles and briefly; its figures are not checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from service.app import create_app
from service.cli import read
from service.config.settings import Settings
from tests.api.test_story import dam as dam  # a fixture
from tests.benchmarks import million, sizes, stories
from tests.benchmarks.__main__ import main
from tests.benchmarks.articles import first_line_date
from tests.conftest import close

SENTENCES = "The council met on March 3, 2020. It met again in May 2021. "


@pytest.mark.slow
def test_it_measures_the_service_and_the_baselines(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    articles = [{"title": f"Meeting {number}", "text": SENTENCES * 30} for number in range(4)]
    (folder / "wikinews.jsonl").write_text("\n".join(map(json.dumps, articles)))
    (folder / "clipped-page.txt").write_text(SENTENCES)
    done = CliRunner().invoke(main, [str(tmp_path), "--seconds", "0.1", "--turns", "1"])
    assert done.exit_code == 0, done.output
    assert "5 articles" in done.output


def test_missing_articles_are_a_one_line_error(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path)])
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert "BENCH_DATA" in done.output


@pytest.mark.parametrize(
    ("text", "day"),
    [("Friday, January 4, 2019 \n\nIt fell.", "2019-01-04"), ("It fell.\n", "2020-06-15"), ("", "2020-06-15")],
)
def test_the_first_line_dates_an_article(text: str, day: str) -> None:
    assert first_line_date(text) == day


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["", "archive"])
def test_sizes_are_of_what_is_loaded(empty_settings: Settings, tmp_path: Path, slug: str) -> None:
    articles = [{"text": SENTENCES, "published_at": "2025-03-13", "external_id": str(number)} for number in range(300)]
    (tmp_path / "articles.ndjson").write_text("\n".join(map(json.dumps, articles)))
    archive = str(tmp_path / "events.ndjson")
    options = ["--to", archive, "--report", str(tmp_path / "rejected.ndjson")]
    done = CliRunner().invoke(read.command, [str(tmp_path / "articles.ndjson"), *options])
    assert done.exit_code == 0, done.output
    found = sizes.sizes(empty_settings.database_url, archive, slug)
    assert all(found[part] > 100 for part in ("events", "events, indexes", "articles"))
    assert found["full text"] > 30, "on SQLite the index alone: events have the words"
    assert (found["a collection"] > 200) == bool(slug), "without one, its tables are empty"


@pytest.mark.slow
def test_filling_gives_the_requested_number_of_events(empty_settings: Settings) -> None:
    million.fill(empty_settings.database_url, 3, 200)
    app = create_app(empty_settings)
    client = app.test_client()
    slugs = [million.slug(number) for number in range(3)]
    entries = [
        client.get(f"/v1/collections/{slug}/timeline?limit=500&kind=all").get_json()["entries"] for slug in slugs
    ]
    store = app.config["DATABASE"]
    assert store.execute_sql("SELECT count(DISTINCT id), count(DISTINCT article_id) FROM event").fetchall() == [
        (600, 30)
    ]
    close(store)
    assert [len(page) for page in entries] == [200] * 3
    assert len({entry["date"]["edtf"] for page in entries for entry in page}) > 150


_EVALUATOR = """#!/bin/sh
echo "{'rouge_1': {'precision': 0.5, 'recall': 0.25}, 'rouge_2': {'precision': 0, 'recall': 0}}"
"""


@pytest.mark.only("sqlite")
def test_stories_are_written_beside_timelines(
    dam: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", dam.application.config["TIMELINE"].database_url)
    days = [
        {"date": "2025-03-03", "sentences": ["The dam broke ."]},
        {"date": "2025-03-05", "sentences": ["Norland sent help .", "It rained ."]},
    ]
    (tmp_path / "dam-1.jsonl").write_text("\n".join(map(json.dumps, days)))
    evaluator = tmp_path / "evaluate-timelines"
    evaluator.write_text(_EVALUATOR)
    evaluator.chmod(0o755)
    options = ["--to", str(tmp_path / "compared"), "--evaluator", str(evaluator)]
    done = CliRunner().invoke(stories.main, [str(tmp_path), *options])
    assert done.exit_code == 0, done.output
    assert [line.split() for line in done.output.splitlines()] == [
        [name, "rouge_1", "0.3333", "rouge_2", "0.0000"] for name in ("dam-1", "all")
    ]
    rule = "-" * 32
    gold = (tmp_path / "compared" / "dam-1.gold").read_text().splitlines()
    assert gold == ["2025-03-03", "The dam broke .", rule, "2025-03-05", "Norland sent help .", "It rained .", rule]
    told = (tmp_path / "compared" / "dam-1.story").read_text().splitlines()
    assert told[0] == "2025-03-03"
    assert "dam" in told[1]
    assert told.count(rule) == 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam's wall, 4,000 tonnes, fell.", "The dam 's wall , 4,000 tonnes , fell ."),
        ("It didn't hold: “Run!”", "It did n't hold : “ Run ! ”"),
        ("Ines Bolt of the U.S. co-wrote it.", "Ines Bolt of the U.S. co-wrote it ."),
    ],
)
def test_sentences_are_compared_as_annotated_text(sentence: str, expected: str) -> None:
    assert stories.tokens(sentence) == expected


@pytest.mark.parametrize(("counts", "expected"), [((1, 1, 2), 1), ((1, 2, 2), 2), ((7, 8), 5)])
def test_a_story_gets_the_mean_number_of_sentences(counts: tuple[int, ...], expected: int) -> None:
    days = {str(day): ["It rained ."] * count for day, count in enumerate(counts)}
    assert stories.sentences_per_day(days) == expected
