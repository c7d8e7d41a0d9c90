"""``python -m tests.benchmarks.stories TIMELINES``: the sentences of stories beside those of journalists.

TIMELINES is a folder of files SLUG-N.jsonl, one timeline of the collection SLUG each; a line has a day as ``date`` and
its ``sentences``. A story gets as many days as the timeline, within its first and last day, and as many sentences a
day as the timeline has on average, rounded, but at most five: the task of Ghalandari and Ifrim, "Examining the
State-of-the-Art in News Timeline Summarization" (ACL 2020). ``--to FOLDER`` gets both in the format of tilse (Martschat
and Markert, EACL 2017). With its ``evaluate-timelines`` as ``--evaluator``, ROUGE by alignment of days is printed: F1
of the means of precision and recall over all timelines.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import click

from service.cli import timeline
from service.config import settings

#: Days with their sentences, each as words that spaces separate.
Timeline = Mapping[str, Sequence[str]]
_METRIC = "align_date_content_costs_many_to_one"
_MEASURES = ("rouge_1", "rouge_2")
_MOST_SENTENCES = 5
_RULE = "-" * 32
#: Words, the ends of contractions, numbers, initials, and other characters, as annotated text separates them.
_TOKEN = re.compile(r"n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d[\d.,]*\d|(?:[A-Z]\.){2,}|\w+?(?=n['’]t\b)|\w+(?:-\w+)*|\S")


class Score(NamedTuple):
    """Precision and recall of a measure."""

    precision: float
    recall: float


@click.command()
@click.argument("timelines", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("slugs", nargs=-1)
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True)
@click.option("--evaluator", type=click.Path(exists=True))
def main(timelines: Path, slugs: tuple[str, ...], folder: Path, evaluator: str | None) -> None:
    """Write stories of stored collections and the TIMELINES of journalists as timelines of tilse; score them."""
    folder.mkdir(parents=True, exist_ok=True)
    scores: dict[str, list[Score]] = {measure: [] for measure in _MEASURES}
    for path in sorted(timelines.glob("*-*.jsonl")):
        slug = path.stem.rpartition("-")[0]
        if slugs and slug not in slugs:
            continue
        gold = read(path)
        told, right = folder / f"{path.stem}.story", folder / f"{path.stem}.gold"
        told.write_text(written(story(slug, gold)), encoding="utf-8")
        right.write_text(written(gold), encoding="utf-8")
        if evaluator:
            for measure, score in evaluated(evaluator, told, right).items():
                scores[measure].append(score)
            click.echo(_line(path.stem, {measure: found[-1:] for measure, found in scores.items()}))
    if evaluator:
        click.echo(_line("all", scores))


def read(path: Path) -> Timeline:
    """Return the timeline of a journalist."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {line["date"]: line["sentences"] for line in lines}


def story(slug: str, gold: Timeline) -> Timeline:
    """Return the story of a collection, as long as a timeline and of the same time."""
    parameters: timeline.Parameters = {
        "days": str(len(gold)),
        "sentences": str(sentences_per_day(gold)),
        "from": min(gold),
        "to": max(gold),
    }
    answer = json.loads(b"".join(timeline.get(settings.load(), f"/v1/collections/{slug}/story", parameters)))
    return {day["date"]: [tokens(entry["summary"]) for entry in day["entries"]] for day in answer["days"]}


def sentences_per_day(gold: Timeline) -> int:
    """Return the mean number of sentences of a day, rounded, as far as a story can have them."""
    return min(round(mean(map(len, gold.values()))), _MOST_SENTENCES)


def tokens(sentence: str) -> str:
    """Return a sentence as words that spaces separate: "The dam 's wall , 4,000 tonnes , did n't hold ."."""
    return " ".join(_TOKEN.findall(sentence))


def written(days: Timeline) -> str:
    """Return a timeline in the format of tilse: days, their sentences and a rule, a line each."""
    return "".join("\n".join([day, *sentences, _RULE, ""]) for day, sentences in sorted(days.items()))


def evaluated(evaluator: str, told: Path, right: Path) -> dict[str, Score]:
    """Return the scores that tilse prints for a timeline beside the right one."""
    command = [evaluator, "-p", str(told), "-r", str(right), "-m", _METRIC]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = ast.literal_eval(done.stdout.strip().splitlines()[-1])
    return {measure: Score(found[measure]["precision"], found[measure]["recall"]) for measure in _MEASURES}


def f1(scores: Iterable[Score]) -> float:
    """Return F1 of the mean precision and the mean recall."""
    found = list(scores)
    precision, recall = mean(score.precision for score in found), mean(score.recall for score in found)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _line(name: str, scores: Mapping[str, Sequence[Score]]) -> str:
    return "  ".join([f"{name:28}", *(f"{measure} {f1(found):.4f}" for measure, found in scores.items() if found)])


if __name__ == "__main__":
    main()
