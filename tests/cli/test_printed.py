"""What commands print, line by line: stories, scores, checks and progress."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from service.cli import doctor, main
from service.cli.common import CommandError
from service.cli.importing.progress import shown
from service.cli.story import print_story
from tests.formats.examples import make_date

pytestmark = pytest.mark.only("sqlite")  # independent of the database


def entry(summary: str, source: str | None, title: str | None = None, context: str | None = None) -> dict[str, Any]:
    article = {"id": "a_1", "source": source, "title": title}
    return {"summary": summary, "article": article, "date": make_date("2025-04", "month"), "context": context}


STORY = {
    "days": [
        {
            "date": "2025-03-03",
            "articles": 2,
            "sources": 1,
            "entries": [entry("The dam\nbroke.", "The Quay"), entry("It rained.", None, "Rain [again]", "the flood")],
        },
        {"date": "2025-12-13", "articles": 1, "sources": 2, "entries": [entry("The gates closed.", None)]},
        {"date": "2025-12-14", "articles": 1, "sources": 0, "entries": [{**entry("It rose.", None), "article": None}]},
    ],
    "spans": [entry("The army repaired it.", "The Quay")],
}
PRINTED = """\
3 March 2025  2 articles, 1 source
  The dam broke. (The Quay)
  It rained. (Rain [again]; about the flood)

13 December 2025  1 article, 2 sources
  The gates closed. (a_1)

14 December 2025  1 article
  It rose.

Longer periods
  April 2025: The army repaired it. (The Quay)"""


def printed(story: Any) -> str:
    output = io.StringIO()
    print_story(Console(file=output, width=100, markup=False), story)
    return "\n".join(line.rstrip() for line in output.getvalue().splitlines())


def test_a_story_has_a_heading_for_each_day_and_longer_periods_at_its_end() -> None:
    assert printed(STORY) == PRINTED
    assert printed({**STORY, "spans": []}) == PRINTED.partition("\n\nLonger")[0] + "\n"
    assert printed({"days": [], "spans": []}) == "No day has enough reports. Try --days 10."


def timex(start: int, end: int, value: str) -> dict[str, Any]:
    return {"start": start, "end": end, "type": "DATE", "value": value}


def evaluated(path: Path, *options: str) -> list[str]:
    done = CliRunner().invoke(main, ["evaluate", str(path), *options])
    assert done.exit_code == 0, done.output
    return done.output.splitlines()


def test_scores_are_printed_with_counts_by_rule_and_the_first_mismatches(tmp_path: Path) -> None:
    text = "It met in 1998 and in 1999. It rested on Sunday. It met in June 2001."
    gold = [timex(10, 14, "1998"), timex(22, 26, "1997"), timex(41, 47, "2025-03-10"), timex(0, 2, "2024")]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "dct": "2025-03-13", "text": text, "timexes": gold}) + "\n")
    scores = [
        "gold 4  found 4  aligned 3",
        "strict    F1  75.0",
        "relaxed   F1  75.0",
        "type      F1  75.0",
        "value     F1  25.0",
        "calendar  F1  25.0",
    ]
    rules = [f"{'year.bare':24} right 1  wrong 1", f"{'date.month_year':24} spurious 1", f"{'weekday.bare':24} wrong 1"]
    mismatches = [
        "a: gold '' DATE 1997, found '1999' DATE 1999",
        "a: gold '' DATE 2025-03-10, found 'Sunday' DATE 2025-03-09",
        "a: gold nothing, found 'June 2001' DATE 2001-06",
        "a: gold '' DATE 2024, found nothing",
    ]
    assert evaluated(path) == scores
    assert evaluated(path, "--by-class") == [*scores, *rules]
    assert evaluated(path, "--errors", "2") == [*scores, *mismatches[:2]]
    assert evaluated(path, "--errors", "9") == [*scores, *mismatches]


@pytest.mark.parametrize("command", ["tag", "evaluate"])
def test_the_number_of_a_line_that_is_no_document_is_named(tmp_path: Path, command: str) -> None:
    line = json.dumps({"id": "a", "dct": "2025-03-13", "text": "It met.", "timexes": []})
    (tmp_path / "gold.jsonl").write_text(f"{line}\n{line}\n{{\n")
    done = CliRunner().invoke(main, [command, str(tmp_path / "gold.jsonl")])
    assert done.exit_code == 1
    assert done.stderr.startswith("timeline: line 3 is not JSON: ")


def test_a_disk_needs_a_gigabyte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = [1_000_000_000, 999_999_999]
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free.pop(0)))
    assert doctor.free_space(tmp_path) == "1,000 MB free"
    with pytest.raises(doctor.CheckFailed, match=r"^only 999 MB free: SQLite needs room for its log"):
        doctor.free_space(tmp_path)


def test_an_error_of_several_lines_is_printed_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise CommandError("two\n\n  lines")

    monkeypatch.setattr("service.cli.languages.catalogue", fail)
    done = CliRunner().invoke(main, ["languages"])
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", "timeline: two lines\n")


def test_a_terminal_shows_a_bar_on_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as in a terminal
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with shown(1_000) as show:
        show(400, "7 articles, 2/s")
    output = capsys.readouterr()
    assert output.out == ""
    assert "40%" in output.err
    assert "7 articles, 2/s" in output.err
