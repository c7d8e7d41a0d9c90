"""The project's own English texts as examples of kinds: whole articles, and sentences of one date each.

A line of ``sentences.tsv`` has the kind of a date and a sentence, in which brackets stand around the date. Marked news
is mostly hard; these are what newspapers write every day.
"""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path

from service.documents import read_text
from service.eventing.kinds.place import Place
from service.eventing.kinds.training import Example, example
from service.eventing.model import EventKind
from service.eventing.reading import dates_of
from service.timex.model import Anchor

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
SENTENCES = Path(__file__).with_name("sentences.tsv")
THURSDAY = Anchor(dt.date(2025, 3, 13))
#: News of the day in front of each sentence: otherwise its article would date nothing recent.
NEWS = "The mayor resigned on Monday."


def own_examples() -> Iterator[Example]:
    """Yield the dates of all own texts as examples."""
    for path in sorted(ARTICLES.glob("*.toml")):
        for article in tomllib.loads(path.read_text(encoding="utf-8"))["article"]:
            places = _places(article["text"], Anchor(article["published_on"]))
            for place, event in zip(places, article["events"], strict=True):
                yield example(place, EventKind(event.get("kind", EventKind.EVENT)))
    yield from (example(place, kind) for kind, place in own_sentences())


def own_sentences() -> Iterator[tuple[EventKind, Place]]:
    """Yield the marked date of each own sentence with its kind."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        before, expression, after = row["sentence"].replace("]", "[").split("[")
        places = _places(f"{NEWS}\n\n{before}{expression}{after}", THURSDAY)[1:]
        marked = [place for place in places if place.sentence[: place.start].endswith(before)]
        yield EventKind(row["kind"]), next(place for place in marked if place.expression == expression)


def _places(text: str, anchor: Anchor) -> list[Place]:
    return [place for _, place in dates_of(read_text(text), anchor)]
