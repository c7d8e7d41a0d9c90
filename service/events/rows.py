"""An event as it is stored: its row, the words that a search looks through, and its article's short form."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson

from service.events.representation import Json
from service.store.rows import EventRow
from service.text.words import joined
from service.timex.model import Granularity


def short(article_id: str | None, article: dict[str, Any]) -> Json:
    """An article as its events name it."""
    return {"id": article_id, **{name: article[name] for name in ("title", "url", "source")}}


def event_row(served: Json, place: int | None) -> EventRow:
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


def texts_of(served: Json) -> dict[str, str]:
    """What a search looks through of an event, by its place in it; a summary repeats its sentence, so that is first."""
    sentence, article = served["sentence"] or {}, served["article"] or {}
    texts = {"sentence": sentence.get("text"), "summary": served["summary"], "article.title": article.get("title")}
    return {name: text for name, text in texts.items() if text}


def dumps(value: Any) -> str:
    """JSON as it is stored and served."""
    return orjson.dumps(value).decode()
