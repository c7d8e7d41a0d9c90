"""An event as it is stored: its row, the words that a search looks through, and its article's short form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson

from service.eventing.served import ArticleReferenceJson, EventJson
from service.store.rows import EventRow
from service.text.words import joined
from service.timex.model import Granularity


def short(article_id: str, article: Mapping[str, Any]) -> ArticleReferenceJson:
    """Return the short form of an article, as its events refer to it."""
    return {"id": article_id, "title": article["title"], "url": article["url"], "source": article["source"]}


def event_row(served: EventJson, place: int | None) -> EventRow:
    """The row of an event as it is served."""
    when = served["date"]
    return EventRow(
        id=served["id"],
        position=place,
        start_on=date.fromisoformat(when["start_on"]),
        end_before=date.fromisoformat(when["end_before"]),
        grain_rank=Granularity(when["granularity"]).rank,
        granularity=when["granularity"],
        status=served["status"],
        certainty=served["certainty"],
        origin=served["origin"],
        state="orphaned" if served["orphaned"] else "hidden" if served["hidden"] else "shown",
        corrected=served["correction"] is not None,
        body=dumps(served),
        words=joined(*texts_of(served).values()),
    )


def texts_of(served: EventJson) -> dict[str, str]:
    """What a search looks through of an event, by its place in it; a summary repeats its sentence, so that is first."""
    texts = {
        "sentence": served["sentence"] and served["sentence"]["text"],
        "summary": served["summary"],
        "article.title": served["article"] and served["article"]["title"],
    }
    return {name: text for name, text in texts.items() if text}


def dumps(value: Any) -> str:
    """JSON as it is stored and served."""
    return orjson.dumps(value).decode()
