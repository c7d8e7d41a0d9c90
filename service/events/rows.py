"""Rows of events: the columns of an event, and the words that full text finds it by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson

from service.eventing.served import ArticleFieldsJson, ArticleReferenceJson, EventJson
from service.events.order import order_key
from service.events.representation import article_fields
from service.store.rows import ArticleRow, EventRow
from service.text.words import joined
from service.timex.model import Granularity


def event_rows(events: Sequence[EventJson]) -> list[EventRow]:
    """Return the rows of an article's events, in the order of the text."""
    return [event_row(event, position) for position, event in enumerate(events)]


def event_row(event: EventJson, position: int | None) -> EventRow:
    """Return the row of an event. ``position`` is its place in its article; None if it has none."""
    when = event["date"]
    return EventRow(
        id=event["id"],
        position=position,
        start_on=date.fromisoformat(when["start_on"]),
        end_before=date.fromisoformat(when["end_before"]),
        grain_rank=Granularity(when["granularity"]).rank,
        granularity=when["granularity"],
        status=event["status"],
        certainty=event["certainty"],
        origin=event["origin"],
        state="orphaned" if event["orphaned"] else "hidden" if event["hidden"] else "shown",
        corrected=event["correction"] is not None,
        kind=event["kind"],
        order_key=order_key(event),
        body=dumps(event),
        words=joined(*searched_texts(event).values()),
    )


def article_fields_of(row: ArticleRow) -> ArticleFieldsJson:
    """Return the fields of an event that come from its article, from the article's row."""
    article: ArticleReferenceJson = {
        "id": row["id"],
        "title": row["title"],
        "url": row["url"],
        "source": row["source"],
    }
    return article_fields(article, published_on=str(row["anchor_date"]), anchor_kind=row["anchor_kind"])


def searched_texts(event: EventJson) -> dict[str, str]:
    """Return the texts of an event that full text searches, by name.

    The sentence comes first: the index skips a text that an earlier one contains, as a summary mostly is.
    """
    texts = {
        "sentence": event["sentence"] and event["sentence"]["text"],
        "summary": event["summary"],
        "article.title": event["article"] and event["article"]["title"],
    }
    return {name: text for name, text in texts.items() if text}


def dumps(value: Any) -> str:
    """Return a value as JSON, as it is stored and served."""
    return orjson.dumps(value).decode()
