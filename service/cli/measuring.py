"""The engine by itself: tagging documents, and measuring it on a gold standard."""

from __future__ import annotations

from typing import TextIO

import click

from service.cli import evaluation, tagging
from service.cli.common import one_line_errors


@click.group()
def commands() -> None:
    """For researchers."""


@commands.command("tag")
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Processes to tag with.")
@one_line_errors(tagging.BadLine)
def tag_command(file: TextIO, jobs: int) -> None:
    """Tag documents, JSONL in and out: id, dct, text -> id, timexes."""
    for line in tagging.tag_lines(file, jobs):
        click.echo(line)


@commands.command("evaluate")
@click.argument("gold", type=click.File("r", encoding="utf-8"))
@click.option("--errors", type=click.IntRange(0), default=0, help="List so many disagreements.")
@click.option("--by-class", is_flag=True, help="Count right, wrong and spurious by rule.")
@one_line_errors(tagging.BadLine)
def evaluate_command(gold: TextIO, errors: int, by_class: bool) -> None:
    """Measure the engine on a gold standard (JSONL with timexes)."""
    documents = [tagging.document_of(number, line) for number, line in enumerate(gold, 1) if line.strip()]
    scores = evaluation.evaluate((one, tagging.tag_document(one)) for one in documents)
    click.echo("\n".join(evaluation.summary(scores, by_class=by_class, errors=errors)))
