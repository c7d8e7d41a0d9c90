"""Learn the weights of a language's direction from articles, and write them to standard output.

    python -m service.timex.direction.training --mentions mentions.jsonl articles.jsonl … > direction.tsv

Articles are JSON Lines of ``{"text", "published_at"}``, also compressed (.gz). The output is words and numbers only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.timex.direction.training.fit import fit
from service.timex.direction.training.labels import Example, examples
from service.timex.direction.training.mentions import HeldOut, Mention, example_of, is_held_out
from service.timex.languages import Language, language
from service.timex.languages.weights import written_weights


def main() -> None:
    """Read the arguments, learn, and report on standard error how well the weights do."""
    parser = argparse.ArgumentParser(prog="python -m service.timex.direction.training")
    parser.add_argument("articles", nargs="*", type=Path, help="JSON Lines of articles, a topic a file")
    parser.add_argument("--mentions", type=Path, help="JSON Lines of labelled dates; one in five is held out")
    parser.add_argument("--language", default="en", help="code of the language; the default is en")
    arguments = parser.parse_args()
    spoken = language(arguments.language)
    mentions: list[Mention] = list(_lines(arguments.mentions)) if arguments.mentions else []
    held_out = [mention for mention in mentions if is_held_out(mention)]
    training = [mention for mention in mentions if not is_held_out(mention)]
    found = {one.key: one for mention in training if (one := example_of(mention, spoken))}
    for one in _examples(arguments.articles, HeldOut(held_out), spoken):
        found.setdefault(one.key, one)
    weights = fit(list(found.values()))
    sys.stdout.write(written_weights(weights))
    _report(weights, len(found), [one for mention in held_out if (one := example_of(mention, spoken))])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield from map(json.loads, file)


def _examples(paths: list[Path], held_out: HeldOut, spoken: Language) -> Iterator[Example]:
    for path in paths:
        for article in _lines(path):
            text, published_at = article["text"], article["published_at"]
            if not held_out.is_in(text, published_at):
                yield from examples(text, dt.date.fromisoformat(published_at[:10]), path.name, spoken)


def _report(weights: dict[str, float], trained: int, held_out: list[Example]) -> None:
    right = sum((sum(weights.get(name, 0.0) for name in one.features) > 0) == one.future for one in held_out)
    sys.stderr.write(f"{trained} examples, {len(weights)} weights; {right} of {len(held_out)} held out are right\n")


if __name__ == "__main__":
    main()
