"""Whole articles in the voices of many newsrooms: every event with its date, kind, summary, context and mentions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from service.documents import read_text
from service.eventing import EventDraft, EventKind, read
from service.timex.model import Anchor

FOLDER = Path(__file__).parents[1] / "corpus" / "articles"
#: Stands for the title of the article in the field ``context``.
TITLE = "title"

Fields = dict[str, Any]


def articles() -> Iterator[Fields]:
    for path in sorted(FOLDER.glob("*.toml")):
        for article in tomllib.loads(path.read_text(encoding="utf-8"))["article"]:
            yield article | {"genre": path.stem}


def events(article: Fields) -> list[Fields]:
    """Return the events of an article as the corpus writes them.

    Events of other kinds than ``event`` have no summary, context and mentions there.
    """
    found = read(read_text(article["text"]), Anchor(article["published_on"]), title=article["title"])
    return [_fields(event, article["title"]) for event in found.events]


def _fields(event: EventDraft, title: str) -> Fields:
    fields: Fields = {"expression": event.expression.text, "date": event.date.edtf}
    if event.kind is not EventKind.EVENT:
        return fields | {"kind": str(event.kind)}
    mentions = [mention.expression.text for mention in event.mentions]
    context = TITLE if event.context == title else event.context
    return fields | {"summary": event.summary, "context": context, "mentions": mentions}


def _lines(found: list[Fields]) -> list[str]:
    """Return a line for each field that is set, in the order of the events."""
    return [f"{name} = {value!r}" for event in found for name, value in sorted(event.items()) if value]


@pytest.mark.parametrize("article", list(articles()), ids=lambda article: f"{article['genre']}: {article['title']}")
def test_an_article_has_the_events_that_a_reader_expects(article: Fields) -> None:
    expected, found = _lines(article["events"]), _lines(events(article))
    assert found == expected, "\n".join(unified_diff(expected, found, "expected", "found", lineterm=""))


def test_the_corpus_has_many_genres_and_years() -> None:
    corpus = list(articles())
    assert len(corpus) >= 30
    assert len({article["genre"] for article in corpus}) >= 8
    assert len({article["published_on"].year for article in corpus}) >= 15
