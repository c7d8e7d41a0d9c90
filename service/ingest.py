"""The write use case: one article in, its events found and stored in one transaction, its report out.

Dates are found before the transaction and written inside it. An article's identity is its external id, else its URL,
else its text and date; its id is made from that, and an event's id from the article, the sentence and the expression,
so that both are the same on any machine and in any database.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b32encode
from datetime import date
from enum import StrEnum
from typing import Any

from service import representation
from service.documents import Document, Estimate, MediaType, written_on
from service.drafts import ArticleDraft
from service.eventing import EventDraft, Reading, events_of, read
from service.representation import Json
from service.store import articles, collections, events
from service.store.database import Database
from service.telemetry import metrics
from service.timex import ENGINE_VERSION, bounded, tag
from service.timex.model import Anchor, AnchorKind, DateOrder


class Outcome(StrEnum):
    """What posting an article did."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


def article_id(draft: ArticleDraft) -> str:
    """The id of an article, from its identity alone."""
    if draft.external_id is not None:
        return _id("a", "external_id", draft.external_id)
    if draft.url is not None:
        return _id("a", "url", draft.url)
    return _id("a", "text", draft.anchor.date.isoformat(), draft.text)


def event_id(article: str, event: EventDraft) -> str:
    """The id of an event: the same as long as its sentence and its expression stand in the article."""
    return _id("e", article, event.sentence.text, event.expression.text, str(event.occurrence))


def _id(prefix: str, *parts: str) -> str:
    digest = hashlib.sha256("\0".join(parts).encode("utf-8")).digest()
    return f"{prefix}_{b32encode(digest).decode('ascii').lower()[:20]}"


def resolve(draft: ArticleDraft, *, explain: bool = False) -> Json:
    """The report of an article, and nothing stored. ``explain`` adds every expression and everything refused."""
    reading, estimate = _reading(draft, explain=explain)
    metrics.count_tagging(reading.tagging)
    short = _short(None, draft)
    found = [representation.event_json(event, None, short) for event in reading.events]
    kept = _kept_report(draft, reading, estimate)
    report = _report(_article_json(None, draft), found, kept, draft.text)
    return {**report, **representation.explained_json(reading)} if explain else report


def post(database: Database, draft: ArticleDraft) -> tuple[Outcome, Json]:
    """Store an article and its events, unless the same is stored; the report of what is stored then.

    Raises ``service.store.database.Unavailable`` when the database is away or busy.
    """
    outcome, report = _post(database, draft)
    metrics.count_article(outcome)
    return outcome, report


def _post(database: Database, draft: ArticleDraft) -> tuple[Outcome, Json]:
    identity = article_id(draft)
    stored = articles.find(database, identity)
    if stored and _same(stored, draft):
        if draft.collections:
            collections.add(database, draft.collections, identity)
        return Outcome.UNCHANGED, _stored_report(database, stored)
    row, rows, report = _read(identity, draft)
    if stored:
        articles.replace(database, row, rows, draft.collections)
        report["article"]["collections"] = collections.slugs_of(database, identity)
        return Outcome.CHANGED, {**report, "changed": True}
    if articles.create(database, row, rows, draft.collections):
        return Outcome.CREATED, report
    return _post(database, draft)  # another process has just created it: answer as for any known article


def find_article(database: Database, identity: str) -> Json | None:
    """The report of a stored article, or None."""
    stored = articles.find(database, identity)
    return _stored_report(database, stored) if stored else None


def delete_article(database: Database, identity: str) -> bool:
    """Delete an article with its events; False if there was none."""
    return articles.delete(database, identity)


def find_event(database: Database, identity: str) -> str | None:
    """A stored event as JSON text, or None."""
    return events.find(database, identity)


def _same(stored: dict[str, Any], draft: ArticleDraft) -> bool:
    anchor = (_day(stored["anchor_date"]), stored["anchor_kind"])
    read_alike = anchor == (draft.anchor.date, draft.anchor.kind) and _kept(stored)["date_order"] == draft.date_order
    return bool(stored["text"] == draft.text and read_alike)


def _kept(stored: dict[str, Any]) -> Json:
    """What ``_kept_report`` made when the article was read; versions before this one kept less."""
    anchor = Anchor(_day(stored["anchor_date"]), AnchorKind(stored["anchor_kind"]))
    older = {
        "anchor": representation.anchor_json(anchor),
        "document": representation.document_json(Document(""), MediaType.JSON),
        "warnings": [],
        "date_order": str(DateOrder.MDY),
    }
    kept: Json = {**older, **json.loads(stored["report"])}
    return kept


def _read(identity: str, draft: ArticleDraft) -> tuple[dict[str, Any], list[articles.EventRow], Json]:
    """The article's row, its events' rows and its report, with all dates found."""
    reading, estimate = _reading(draft)
    metrics.count_tagging(reading.tagging)
    short = _short(identity, draft)
    kept = _kept_report(draft, reading, estimate)
    found = [representation.event_json(event, event_id(identity, event), short) for event in reading.events]
    rows = [_event_row(place, *one) for place, one in enumerate(zip(reading.events, found, strict=True))]
    row = {
        "id": identity,
        "text": draft.text,
        **_metadata(draft),
        "anchor_date": draft.anchor.date,
        "anchor_kind": str(draft.anchor.kind),
        "engine_version": ENGINE_VERSION,
        "report": _dumps(kept),
    }
    return row, rows, _report(_article_json(identity, draft), found, kept, draft.text)


def _event_row(place: int, event: EventDraft, served: Json) -> articles.EventRow:
    return articles.EventRow(
        id=served["id"],
        position=place,
        start_on=event.date.interval.start_on,
        end_before=event.date.interval.end_before,
        grain_rank=event.date.granularity.rank,
        granularity=str(event.date.granularity),
        status=str(event.status),
        body=_dumps(served),
    )


def _stored_report(database: Database, row: dict[str, Any]) -> Json:
    bodies = articles.event_bodies(database, row["id"])
    slugs = collections.slugs_of(database, row["id"])
    article = {**{name: row[name] for name in ("id", *_METADATA)}, "collections": slugs}
    found = [json.loads(body) for body in bodies]
    report = _report(article, found, _kept(row), row["text"])
    return {**report, "engine_version": row["engine_version"]}


def _report(article: Json, found: list[Json], kept: Json, text: str) -> Json:
    """The whole report; with the text where that is not what was posted, since offsets point into it."""
    extracted = kept["document"]["media_type"] in (MediaType.HTML, MediaType.FEED)
    document = {**kept["document"], "text": text if extracted else None}
    return {"article": article, "engine_version": ENGINE_VERSION, "events": found, **kept, "document": document}


_METADATA = ("title", "language", "url", "source", "external_id", "published_at", "timezone")


def _metadata(draft: ArticleDraft) -> Json:
    return {name: getattr(draft, name) for name in _METADATA}


def _article_json(identity: str | None, draft: ArticleDraft) -> Json:
    return {"id": identity, **_metadata(draft), "collections": sorted(set(draft.collections))}


def _short(identity: str | None, draft: ArticleDraft) -> Json:
    return {"id": identity, "title": draft.title, "url": draft.url, "source": draft.source}


def _kept_report(draft: ArticleDraft, reading: Reading, estimate: Estimate | None) -> Json:
    """How it was read, and what became no event: nothing found is dropped in silence."""
    return {
        "anchor": representation.anchor_json(draft.anchor, draft.evidence, estimate, draft.anchor_timezone),
        "document": representation.document_json(draft.document, draft.media_type),
        "warnings": list(draft.warnings),
        "date_order": str(draft.date_order),
        "unresolved": [representation.undated_json(one) for one in reading.unresolved],
        "dropped": [representation.dropped_json(one) for one in draft.document.dropped],
    }


def _reading(draft: ArticleDraft, *, explain: bool = False) -> tuple[Reading, Estimate | None]:
    """What a document says of time; with the likely day of writing where its page only bounds that."""
    document, anchor, language = draft.document, draft.anchor, draft.language
    only_bounded = anchor.kind is AnchorKind.PAGE_DATE
    estimate = written_on(document, anchor.date, language) if only_bounded else None
    if estimate is None:
        return read(document, anchor, language, date_order=draft.date_order, explain=explain), None
    likely = Anchor(estimate.day, anchor.kind)
    options: Any = {"language": language, "date_order": draft.date_order}
    tagging = bounded(
        tag(document.text, likely, **options, explain=explain),
        tag(document.text, anchor, **options),
        estimate.bound,
        estimate.reason,
    )
    return events_of(document, tagging, likely, language), estimate


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _dumps(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
