"""Articles and events as rows of an archive's tables, and back without loss."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

import orjson

from service.articles.reading import ReadArticle
from service.articles.stored import article_row
from service.articles.vectors import encoded_vectors
from service.eventing.served import DateJson, EventJson, PassageJson
from service.events.representation import article_fields
from service.events.rows import dumps, event_rows
from service.store.articles import NewArticle
from service.store.rows import ArticleRow
from service.timex import ENGINE_VERSION

#: A row by column; days are dates.
Row = dict[str, Any]
#: Columns of an event that are members of its JSON.
_MEMBERS = ("status", "kind", "summary", "context", "certainty", "anchor_kind", "source")
#: Columns of an event that are members of its date.
_DATE_MEMBERS = ("edtf", "granularity", "timex3", "part_of_day", "approximate")


def rows_of(article: ReadArticle) -> tuple[Row, list[Row]]:
    """Return the row of an article and those of its events, in the order of its text."""
    stored = cast(Row, article_row(article))
    fingerprint, collections = stored.pop("posted"), sorted(set(article.draft.collections))
    del stored["edits"]
    row = {**stored, "fingerprint": fingerprint, "collections": collections, "vectors": encoded_vectors(article)}
    return row, [event_row(event, article.draft.language) for event in article.events]


def stored_article(row: Row, events: Iterable[Row]) -> NewArticle:
    """Return the article of a row with the events of theirs, ready to be written."""
    columns = {name: row[name] for name in ArticleRow.__annotations__ if name not in ("posted", "edits")}
    stored = cast(ArticleRow, {**columns, "posted": row["fingerprint"], "edits": "{}"})
    found = event_rows([event_of(event) for event in events])
    return NewArticle(stored, found, tuple(row["collections"]), row["vectors"])


def event_row(event: EventJson, language: str) -> Row:
    """Return the row of an event that the engine found and no editor has changed."""
    article, explanation = event["article"], event["explanation"]
    return {
        "id": event["id"],
        **_date_columns(event["date"]),
        **{name: cast(Row, event)[name] for name in _MEMBERS},
        **_passage_columns("sentence", event["sentence"]),
        **_passage_columns("expression", event["expression"]),
        "alternatives": dumps(event["alternatives"]),
        "mentions": dumps(event["mentions"]),
        "rule": explanation["rule"],
        "anchor": _day(explanation["anchor"]),
        "steps": explanation["steps"],
        **(event["position"] or {}),
        "published_on": _day(event["published_on"]),
        "article": article and article["id"],
        "title": article and article["title"],
        "url": article and article["url"],
        "language": language,
        "engine_version": ENGINE_VERSION,
    }


def event_of(row: Row) -> EventJson:
    """Return the event of a row, as it is served: the inverse of ``event_row``."""
    return {
        "id": row["id"],
        "date": _date(row),
        "status": row["status"],
        "kind": row["kind"],
        "summary": row["summary"],
        "sentence": _passage("sentence", row),
        "expression": _passage("expression", row),
        "certainty": row["certainty"],
        "alternatives": orjson.loads(row["alternatives"]),
        "explanation": {"rule": row["rule"], "anchor": row["anchor"].isoformat(), "steps": row["steps"]},
        "origin": "engine",
        "hidden": False,
        "orphaned": False,
        "correction": None,
        "position": {"part": row["part"], "at": row["at"]},
        "mentions": orjson.loads(row["mentions"]),
        "context": row["context"],
        **article_fields(
            {"id": row["article"], "title": row["title"], "url": row["url"], "source": row["source"]},
            published_on=row["published_on"].isoformat(),
            anchor_kind=row["anchor_kind"],
        ),
    }


def _date_columns(when: DateJson) -> Row:
    time = when["time"] or {"clock": None, "zone": None}
    members = {name: cast(Row, when)[name] for name in _DATE_MEMBERS}
    return {**members, **time, "start_on": _day(when["start_on"]), "end_before": _day(when["end_before"])}


def _date(row: Row) -> DateJson:
    return {
        "edtf": row["edtf"],
        "start_on": row["start_on"].isoformat(),
        "end_before": row["end_before"].isoformat(),
        "granularity": row["granularity"],
        "timex3": row["timex3"],
        "part_of_day": row["part_of_day"],
        "time": {"clock": row["clock"], "zone": row["zone"]} if row["clock"] else None,
        "approximate": row["approximate"],
    }


def _passage_columns(name: str, passage: PassageJson | None) -> Row:
    text, start, end = (passage["text"], passage["start"], passage["end"]) if passage else (None, None, None)
    return {name: text, f"{name}_start": start, f"{name}_end": end}


def _passage(name: str, row: Row) -> PassageJson:
    return {"text": row[name], "start": row[f"{name}_start"], "end": row[f"{name}_end"]}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
