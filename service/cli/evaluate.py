"""``timeline evaluate``: the engine's scores on a gold standard."""

from __future__ import annotations

from typing import TextIO

import click

from service.cli.common import CommandError
from service.cli.scoring import Mismatch, Scores, Timex, score
from service.cli.tag import language_of, parse_document, tag_document
from service.timex.languages import primary_language


@click.command()
@click.argument("gold", type=click.File("r", encoding="utf-8"))
@click.option("--lang", "tags", multiple=True, metavar="TAG", help="Score only documents in this language; repeatable.")
@click.option("--errors", type=click.IntRange(0), default=0, help="Number of mismatches to list.")
@click.option("--by-class", is_flag=True, help="Also count right, wrong and spurious timexes by rule.")
def command(gold: TextIO, tags: tuple[str, ...], errors: int, by_class: bool) -> None:
    """Score the engine on a gold standard.

    GOLD is a file of documents as for `timeline tag`, each with its timexes (start, end, type, value).

    Prints F1 scores in percent: spans (strict and relaxed), type, value (TempEval-3), and calendar dates.
    """
    documents = [parse_document(number, line) for number, line in enumerate(gold, 1) if line.strip()]
    if tags:
        wanted = {primary_language(tag) for tag in tags}
        documents = [document for document in documents if primary_language(language_of(document)) in wanted]
        if not documents:
            raise CommandError(f"no document is in {', '.join(tags)}")
    scores = score((document, tag_document(document)) for document in documents)
    click.echo("\n".join(_summary(scores, by_class=by_class, errors=errors)))


def _summary(scores: Scores, *, by_class: bool, errors: int) -> list[str]:
    """Return the scores as lines of text, with the counts by rule and the first mismatches if requested."""
    counts = scores.counts
    lines = [
        f"gold {counts['gold']}  found {counts['found']}  aligned {counts['aligned']}",
        f"strict    F1 {scores.f1('strict'):5.1f}",
        f"relaxed   F1 {scores.f1('aligned'):5.1f}",
        f"type      F1 {scores.share('type'):5.1f}",
        f"value     F1 {scores.share('value'):5.1f}",
        f"calendar  F1 {scores.f1('calendar', 'found dates', 'gold dates'):5.1f}",
    ]
    if by_class:
        lines += _rule_lines(scores)
    return lines + [_mismatch_line(mismatch) for mismatch in scores.mismatches[:errors]]


def _rule_lines(scores: Scores) -> list[str]:
    by_frequency = sorted(scores.by_rule.items(), key=lambda item: (-item[1].total(), item[0]))
    return [
        f"{rule:24} " + "  ".join(f"{verdict} {count}" for verdict, count in sorted(verdicts.items()))
        for rule, verdicts in by_frequency
    ]


def _mismatch_line(mismatch: Mismatch) -> str:
    return f"{mismatch.document}: gold {_in_words(mismatch.gold)}, found {_in_words(mismatch.found)}"


def _in_words(timex: Timex | None) -> str:
    return f"{timex.get('text', '')!r} {timex['type']} {timex['value']}" if timex else "nothing"
