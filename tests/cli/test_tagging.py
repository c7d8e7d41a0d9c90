"""``timeline tag`` and ``timeline evaluate``: order, streams, jobs, bad lines, and scores like the reference's."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from service.cli import evaluation, main, tagging
from tests.conftest import shared


def _line(number: int) -> str:
    text = f"It met on Sunday. It will meet on March {number % 28 + 1}."
    return json.dumps({"id": str(number), "lang": "en", "dct": "2025-03-13", "text": text})


def test_order_is_kept_by_any_number_of_processes() -> None:
    lines = [_line(number) for number in range(60)]
    alone = list(tagging.tag_lines(lines))
    assert [json.loads(line)["id"] for line in alone] == [str(number) for number in range(60)]
    assert list(tagging.tag_lines(lines, jobs=2)) == alone


def test_it_streams() -> None:
    def endless() -> Any:
        number = 0
        while True:
            yield _line(number)
            number += 1

    tagged = tagging.tag_lines(endless())
    assert json.loads(next(tagged))["timexes"][0]["value"] == "2025-03-09"


def test_the_command_reads_stdin() -> None:
    done = CliRunner().invoke(main, ["tag"], input=_line(1) + "\n\n" + _line(2) + "\n")
    assert done.exit_code == 0
    assert [json.loads(line)["id"] for line in done.output.splitlines()] == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 1 is not JSON"),
        ("[]", "line 1 lacks id, text, dct"),
        ('{"id": "1", "text": "x", "dct": "soon"}', "must begin with YYYY-MM-DD"),
        ('{"id": "1", "text": "x", "dct": "2025-01-01", "lang": "tlh"}', "'tlh' is not read"),
    ],
)
def test_a_bad_line_is_one_line(line: str, words: str) -> None:
    done = CliRunner().invoke(main, ["tag"], input=line)
    assert done.exit_code == 1
    assert words in done.output
    assert "Traceback" not in done.output


def test_scores_of_a_small_gold(tmp_path: Path) -> None:
    text = "It met on Sunday and rested for three days."
    gold = [
        {"start": 10, "end": 16, "type": "DATE", "value": "2025-03-09"},
        {"start": 28, "end": 42, "type": "DURATION", "value": "P4D"},
        {"start": 0, "end": 2, "type": "DATE", "value": "2025"},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "dct": "2025-03-13", "text": text, "timexes": gold}) + "\n")
    done = CliRunner().invoke(main, ["evaluate", str(path), "--by-class", "--errors", "5"])
    assert done.exit_code == 0, done.output
    assert "gold 3  found 2  aligned 2" in done.output
    assert "relaxed   F1  80.0" in done.output
    assert "value     F1  40.0" in done.output
    assert "calendar  F1  66.7" in done.output
    assert "weekday.bare             right 1" in done.output
    assert "a: gold '' DURATION P4D, found 'three days' DURATION P3D" in done.output


def test_the_measures_are_those_of_the_reference_scorer() -> None:
    gold_file = shared("temporal/timebank.jsonl")
    path = str(gold_file.parents[2] / "tools" / "score_timex")
    loader = importlib.machinery.SourceFileLoader("score_timex", path)
    spec = importlib.util.spec_from_loader("score_timex", loader)
    assert spec
    reference = importlib.util.module_from_spec(spec)
    loader.exec_module(reference)
    gold = reference.load(str(gold_file))
    tagged = {one["id"]: tagging.tag_document(one) for one in gold}
    theirs = reference.score(gold, tagged)
    ours = evaluation.evaluate((one, tagged[one["id"]]) for one in gold)
    assert ours.f1("strict") == pytest.approx(theirs["strict"][2])
    assert ours.f1("aligned") == pytest.approx(theirs["relaxed"][2])
    assert ours.share("type") == pytest.approx(theirs["type_f1"])
    assert ours.share("value") == pytest.approx(theirs["value_f1"])
    assert ours.f1("calendar", "found dates", "gold dates") == pytest.approx(theirs["calendar"][2])


def test_a_line_may_say_the_order_of_its_figures() -> None:
    line = {"id": "1", "dct": "2025-06-01", "text": "It opened on 3/4/2025."}
    tagged = tagging.tag_lines(json.dumps({**line, "date_order": order}) for order in ("MDY", "DMY"))
    assert [json.loads(one)["timexes"][0]["value"] for one in tagged] == ["2025-03-04", "2025-04-03"]
    with pytest.raises(tagging.BadLine, match="must be MDY or DMY"):
        list(tagging.tag_lines([json.dumps({**line, "date_order": "YMD"})]))
