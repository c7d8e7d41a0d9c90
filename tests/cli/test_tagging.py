"""``timeline tag`` and ``timeline evaluate``: order, streaming, jobs, errors, and the reference scorer's scores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from service.cli import main
from service.cli.common import CommandError
from service.cli.scoring import align, score
from service.cli.tag import tag_document, tag_lines


def _line(number: int) -> str:
    text = f"It met on Sunday. It will meet on March {number % 28 + 1}."
    return json.dumps({"id": str(number), "lang": "en", "dct": "2025-03-13", "text": text})


def test_several_processes_preserve_the_order() -> None:
    lines = [_line(number) for number in range(60)]
    alone = list(tag_lines(lines, jobs=1))
    assert [json.loads(line)["id"] for line in alone] == [str(number) for number in range(60)]
    assert list(tag_lines(lines, jobs=2)) == alone


def test_results_stream_from_endless_input() -> None:
    def endless() -> Any:
        number = 0
        while True:
            yield _line(number)
            number += 1

    tagged = tag_lines(endless(), jobs=1)
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
        ('["id", "text", "dct"]', "line 1 lacks id, text, dct"),
        ("5", "line 1 lacks id, text, dct"),
        ('{"id": "1", "dct": "2025-01-01"}', "line 1 lacks text"),
        ('{"id": "1", "text": "x", "dct": "soon"}', "must begin with YYYY-MM-DD"),
        ('{"id": "1", "text": "x", "dct": "2025-01-01", "lang": "x y"}', "'x y' is not a language tag"),
    ],
)
def test_an_invalid_line_is_a_one_line_error(line: str, words: str) -> None:
    done = CliRunner().invoke(main, ["tag"], input=line)
    assert done.exit_code == 1
    assert words in done.output
    assert "Traceback" not in done.output


def test_each_line_has_its_language() -> None:
    lines = [
        {"id": "1", "text": "Il est venu le 3 mai 2024.", "dct": "2025-03-13", "language": "fr-CA"},
        {"id": "2", "text": "jaj DIS 2024", "dct": "2025-03-13", "lang": "tlh"},
    ]
    done = CliRunner().invoke(main, ["tag"], input="\n".join(map(json.dumps, lines)))
    assert done.exit_code == 0, done.output
    found = [[timex["value"] for timex in json.loads(line)["timexes"]] for line in done.output.splitlines()]
    assert found == [["2024-05-03"], []]


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


def test_scores_of_one_language(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    documents = [
        {"id": "a", "lang": "de-AT", "text": "Er kam 1998.", "timexes": [_timex(7, 11, "1998")]},
        {"id": "b", "text": "It met in 1998.", "timexes": [_timex(10, 14, "1997")]},
    ]
    path.write_text("".join(json.dumps({"dct": "2025-03-13", **document}) + "\n" for document in documents))
    done = CliRunner().invoke(main, ["evaluate", str(path), "--lang", "de"])
    assert "gold 1  found 1  aligned 1" in done.output
    assert "value     F1 100.0" in done.output
    failed = CliRunner().invoke(main, ["evaluate", str(path), "--lang", "fr"])
    assert failed.exit_code != 0
    assert "no document is in fr" in failed.output


def _timex(start: int, end: int, value: str, kind: str = "DATE", **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "type": kind, "value": value, **more}


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        ([(0, 4), (5, 9)], [(0, 4), (5, 9)], {(0, 0), (1, 1)}),
        ([(0, 4)], [(4, 9)], set()),  # neighbours do not overlap
        ([(0, 4)], [(3, 9)], {(0, 0)}),  # one common character is enough
        ([(0, 9)], [(0, 4), (5, 9), (0, 9)], {(0, 2)}),  # equal spans first
        ([(0, 9)], [(0, 3), (3, 9)], {(0, 1)}),  # then the longest overlap
        ([(0, 3), (3, 9)], [(0, 9)], {(1, 0)}),  # each side once
        ([(0, 6), (6, 12)], [(3, 9), (9, 12)], {(0, 0), (1, 1)}),
    ],
)
def test_expressions_are_aligned_one_to_one(
    gold: list[tuple[int, int]], found: list[tuple[int, int]], pairs: set[tuple[int, int]]
) -> None:
    left, right = ([_timex(*span, "2025") for span in spans] for spans in (gold, found))
    assert set(align(left, right)) == pairs


def test_each_measure_counts_what_its_name_says() -> None:
    """TempEval-3, worked out by hand: 4 gold and 5 found expressions, of which 3 are aligned."""
    gold = [
        _timex(0, 4, "2025-03-09"),  # found with a time of the same day: calendar, not value
        _timex(10, 20, "2025-03", values=["2025-04"]),  # found shorter, with its other value
        _timex(30, 35, "P3D", "DURATION"),  # found as a date
        _timex(40, 45, "2024"),  # missed
    ]
    found = [
        _timex(0, 4, "2025-03-09T18:00"),
        _timex(10, 15, "2025-04"),
        _timex(30, 35, "2025-03-13"),
        _timex(50, 55, "PRESENT_REF"),  # spurious, without a day
        _timex(60, 65, "20"),  # spurious: a century is too wide
    ]
    scores = score([({"id": "a", "timexes": gold}, {"timexes": found})])
    assert scores.f1("strict") == pytest.approx(2 * 100 * 2 / (4 + 5))
    assert scores.f1("aligned") == pytest.approx(2 * 100 * 3 / (4 + 5))
    assert scores.share("type") == pytest.approx(2 * 100 * 3 / (4 + 5) * 2 / 3)
    assert scores.share("value") == pytest.approx(2 * 100 * 3 / (4 + 5) * 1 / 3)
    assert scores.f1("calendar", "found dates", "gold dates") == pytest.approx(2 * 100 * 2 / (3 + 3))
    assert len(scores.mismatches) == 5


def test_a_line_may_set_the_order_of_day_and_month() -> None:
    line = {"id": "1", "dct": "2025-06-01", "text": "It opened on 3/4/2025."}
    ordered = (json.dumps({**line, "date_order": order}) for order in ("MDY", "DMY", "YMD"))
    tagged = tag_lines(ordered, jobs=1)
    assert [json.loads(result)["timexes"][0]["value"] for result in tagged] == [
        "2025-03-04",
        "2025-04-03",
        "2025-03-04",
    ]
    with pytest.raises(CommandError, match="must be MDY, DMY or YMD"):
        list(tag_lines([json.dumps({**line, "date_order": "YDM"})], jobs=1))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The team won the cup in 2016-17.", {"2016": "2016", "17": "2017"}),
        ("The fair is on 12-14 June 2021.", {"12": "2021-06-12", "14 June 2021": "2021-06-14"}),
        ("Rain fell on March 3–7, 2019.", {"March 3": "2019-03-03", "7, 2019": "2019-03-07"}),
    ],
)
def test_each_end_of_a_hyphenated_range_is_a_timex(text: str, ends: dict[str, str]) -> None:
    timexes = tag_document({"id": "1", "text": text, "dct": "2020-05-05"})["timexes"]
    assert {timex["text"]: timex["value"] for timex in timexes} == ends
    assert all(text[timex["start"] : timex["end"]] == timex["text"] for timex in timexes)
