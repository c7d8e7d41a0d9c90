"""Learn the weights of a language's kinds from marked dates, and write them to standard output.

    python -m tests.eventing.kinds.train --own FOLDER marks.tsv … > kinds.tsv

FOLDER holds the articles as JSON Lines of ``{"text", "published_at"}``, also compressed (.gz). With ``--own``,
it also learns from the project's own English articles and sentences. The output is words and numbers only.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from service.eventing.kinds.training import Example, fit
from service.eventing.model import EventKind
from service.timex.languages.weights import written_weights
from tests.eventing.kinds.marks import examples, read_marks
from tests.eventing.kinds.own import own_examples

_TRAINS = "rules"


def main() -> None:
    """Read the arguments, learn, and report on standard error how well the weights do on the other marks."""
    parser = argparse.ArgumentParser(prog="python -m tests.eventing.kinds.train")
    parser.add_argument("folder", type=Path, help="folder of the articles")
    parser.add_argument("marks", nargs="+", type=Path, help="files of marked dates")
    parser.add_argument("--language", default="en", help="code of the language; the default is en")
    parser.add_argument("--own", action="store_true", help="also learn from the project's own English texts")
    arguments = parser.parse_args()
    rows = [row for path in arguments.marks for row in read_marks(path)]
    found = list(examples(arguments.folder, rows, arguments.language))
    own = own_examples() if arguments.own else ()
    weights = fit([*(example for row, example in found if row["part"] == _TRAINS), *own])
    sys.stdout.write(written_weights(weights))
    _report(weights, [example for row, example in found if row["part"] != _TRAINS and example.is_judged])


def _report(weights: dict[str, float], held_out: Sequence[Example]) -> None:
    found = [_score(weights, example) > 0 for example in held_out]
    events = [example.kind is EventKind.EVENT for example in held_out]
    right = sum(a and b for a, b in zip(found, events, strict=True))
    sys.stderr.write(f"{len(weights)} weights; of {sum(events)} events held out {right} are found, ")
    sys.stderr.write(f"and {sum(found) - right} of {len(events) - sum(events)} others are taken for one\n")


def _score(weights: dict[str, float], example: Example) -> float:
    return sum(weights.get(f"{EventKind.EVENT} {name}", 0.0) for name in example.features)


if __name__ == "__main__":
    main()
