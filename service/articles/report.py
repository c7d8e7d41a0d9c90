"""Between what is read, what is stored and what is served of an article: its draft, its row and its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from service.articles import identity
from service.articles.draft import ArticleDraft, draft_of
from service.documents import Document, Dropped, Estimate, MediaType, Page, written_on
from service.documents.dating import Clue
from service.eventing import Reading, events_of, read
from service.eventing.served import EventJson
from service.events import representation
from service.events.identity import event_id
from service.events.representation import Json
from service.events.rows import dumps, short
from service.telemetry import metrics
from service.timex import ENGINE_VERSION, bounded, tag
from service.timex.model import Anchor, AnchorKind, DateOrder

METADATA = ("title", "language", "url", "source", "external_id", "published_at", "timezone")
#: What a reading depends on: a change of it has the article read anew.
READ_FROM = ("text", "published_at", "timezone", "language", "date_order", "url")


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article that has just been read: its events as they are served, and what became none."""

    id: str
    draft: ArticleDraft
    reading: Reading
    kept: Json
    events: list[EventJson]

    @property
    def row(self) -> dict[str, Any]:
        """Its columns, all but its revision."""
        return {
            "id": self.id,
            "text": self.draft.text,
            **_metadata(self.draft),
            "anchor_date": self.draft.anchor.date,
            "anchor_kind": str(self.draft.anchor.kind),
            "engine_version": ENGINE_VERSION,
            "report": dumps(self.kept),
            "posted": identity.posted(self.draft),
            "edits": "{}",
        }

    @property
    def report(self) -> Json:
        article = {"id": self.id, **_metadata(self.draft), "collections": sorted(set(self.draft.collections))}
        return _report(article, self.events, self.kept, self.draft.text, ENGINE_VERSION)


def read_article(draft: ArticleDraft, article_id: str, *, explain: bool = False) -> ReadArticle:
    """Find all dates of an article. ``explain`` lists what was refused, too."""
    reading, estimate = _reading(draft, explain=explain)
    metrics.count_tagging(reading.tagging)
    article = short(article_id, _metadata(draft))
    found = [representation.event_json(event, event_id(article_id, event), article) for event in reading.events]
    return ReadArticle(article_id, draft, reading, _kept_report(draft, reading, estimate), found)


def stored_report(row: dict[str, Any], slugs: list[str], bodies: Sequence[str]) -> Json:
    """The report of a stored article, of its collections and of its events as they are served."""
    article = {**{name: row[name] for name in ("id", *METADATA)}, "collections": slugs}
    events: list[EventJson] = [orjson.loads(body) for body in bodies]
    return _report(article, events, kept(row), row["text"], row["engine_version"])


def redrafted(row: dict[str, Any], changes: Json) -> ArticleDraft:
    """The draft of a stored article with changes to its text or its metadata; null unsets one.

    Raises MissingPublicationDate, and InvalidInput for a ``published_at`` that is not a date.
    """
    known = kept(row)
    said = {**{name: row[name] for name in METADATA}, "date_order": known["date_order"], **changes}
    said = {name: value for name, value in said.items() if value is not None}
    page = _page(row, known) if said.pop("text", row["text"]) == row["text"] else Page(changes["text"])
    return draft_of(page, {"language": "en", **said, "date_order": DateOrder(said["date_order"])})


def _page(row: dict[str, Any], known: Json) -> Page:
    """The page of a stored article, as far as its text does not tell it by itself."""
    document, anchor = known["document"], known["anchor"]
    clue = Clue(day(row["anchor_date"]), AnchorKind(row["anchor_kind"]), anchor["evidence"] or "")
    clues = (clue,) if clue.kind is AnchorKind.METADATA else ()
    media_type = MediaType(document["media_type"])
    if media_type is not MediaType.HTML:
        return Page(row["text"], media_type, clues=clues)
    outside = tuple(Dropped(**one) for one in known["dropped"])
    return Page(row["text"], media_type, document["title"], document["byline"], clues=clues, outside=outside)


def _report(article: Json, events: list[EventJson], known: Json, text: str, engine_version: str) -> Json:
    """The whole report; with the text where that is not what was posted, since offsets point into it."""
    extracted = known["document"]["media_type"] in (MediaType.HTML, MediaType.FEED)
    return {
        "article": article,
        "engine_version": engine_version,
        "events": [event for event in events if not event["orphaned"]],
        "orphaned": [event for event in events if event["orphaned"]],
        **known,
        "document": {**known["document"], "text": text if extracted else None},
    }


def _metadata(draft: ArticleDraft) -> Json:
    return {name: getattr(draft, name) for name in METADATA}


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


def kept(row: dict[str, Any]) -> Json:
    """What ``_kept_report`` made when the article was read; versions before this one kept less."""
    anchor = Anchor(day(row["anchor_date"]), AnchorKind(row["anchor_kind"]))
    older = {
        "anchor": representation.anchor_json(anchor),
        "document": representation.document_json(Document(""), MediaType.JSON),
        "warnings": [],
        "date_order": str(DateOrder.MDY),
    }
    found: Json = {**older, **orjson.loads(row["report"])}
    return found


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


def day(value: date | str) -> date:
    """A day as a database's driver gives it; SQLite keeps one as its ISO text."""
    return value if isinstance(value, date) else date.fromisoformat(value)
