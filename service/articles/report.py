"""The report of an article as it is served: its metadata, its events, and how it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import orjson

from service.articles.reading import ReadArticle
from service.articles.stored import METADATA, MetadataField, stored_reading
from service.documents import MediaType
from service.eventing.served import ArticleJson, EventJson, Json, ReadingJson, ReportJson
from service.events.representation import explained_json
from service.store.rows import ArticleRow
from service.timex import ENGINE_VERSION


def report_of(article: ReadArticle) -> ReportJson:
    """Return the report of an article that has just been read."""
    draft = article.draft
    metadata = {name: getattr(draft, name) for name in METADATA}
    article_json = _article_json(article.id, metadata, sorted(set(draft.collections)))
    return _report(article_json, draft.text, ENGINE_VERSION, article.events, article.details)


def stored_report(row: ArticleRow, collections: list[str], bodies: Sequence[str]) -> ReportJson:
    """Return the report of a stored article, from its row, its collections and the JSON of its events."""
    article_json = _article_json(row["id"], {name: row[name] for name in METADATA}, collections)
    events = [orjson.loads(body) for body in bodies]
    return _report(article_json, row["text"], row["engine_version"], events, stored_reading(row))


def unstored_report(article: ReadArticle, *, explain: bool) -> Json:
    """Return the report of an article that is not stored: its ids are null. ``explain`` adds every expression."""
    report = report_of(article)
    events = [_without_ids(event) for event in report["events"]]
    unstored = {**report, "article": {**report["article"], "id": None}, "events": events}
    return {**unstored, **explained_json(article.reading)} if explain else unstored


def _without_ids(event: EventJson) -> Json:
    return {**event, "id": None, "article": {**(event["article"] or {}), "id": None}}


def _report(
    article: ArticleJson, text: str, engine_version: str, events: list[EventJson], reading: ReadingJson
) -> ReportJson:
    """Return a report, with the text if it was extracted from the body: offsets point into it."""
    is_extracted = reading["document"]["media_type"] not in (MediaType.JSON, MediaType.PLAIN)
    report = {
        "article": article,
        "engine_version": engine_version,
        "events": [event for event in events if not event["orphaned"]],
        "orphaned": [event for event in events if event["orphaned"]],
        **reading,
        "document": {**reading["document"], "text": text if is_extracted else None},
    }
    return cast(ReportJson, report)


def _article_json(article_id: str, metadata: Mapping[MetadataField, Any], collections: list[str]) -> ArticleJson:
    return cast(ArticleJson, {"id": article_id, **metadata, "collections": collections})
