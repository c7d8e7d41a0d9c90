"""Reading an article: the engine finds its dates, and each dated clause becomes an event. Knows no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from service.articles.draft import ArticleDraft
from service.documents import Document, Estimate, estimate_of
from service.eventing import Reading, events_of, read, with_quoted, without_quoted
from service.eventing.served import (
    ArticleFieldsJson,
    ArticleReferenceJson,
    DetectedLanguageJson,
    EventJson,
    ReadingJson,
)
from service.events import representation
from service.timex import languages, tag, with_reading_at_bound
from service.timex.languages.detection import detect
from service.timex.model import Anchor, AnchorKind, Tagging


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with its dates found: its events as they are served, and how it was read."""

    id: str
    draft: ArticleDraft
    reading: Reading
    details: ReadingJson
    events: list[EventJson]


def read_article(draft: ArticleDraft, article_id: str, *, explain: bool = False) -> ReadArticle:
    """Find all dates of an article. With ``explain``, the reading also lists the phrases that the engine refused."""
    reading, estimate = _read(draft, explain=explain)
    fields = draft_fields(draft, article_id)
    events = representation.events_json(reading.events, article_id, fields)
    return ReadArticle(article_id, draft, reading, _details(draft, reading, estimate), events)


def draft_fields(draft: ArticleDraft, article_id: str) -> ArticleFieldsJson:
    """Return the fields of an event that come from its article, from the article's draft."""
    article: ArticleReferenceJson = {
        "id": article_id,
        "title": draft.title,
        "url": draft.url,
        "source": draft.source,
    }
    day, kind = draft.anchor.date.isoformat(), str(draft.anchor.kind)
    return representation.article_fields(article, published_on=day, anchor_kind=kind)


def _details(draft: ArticleDraft, reading: Reading, estimate: Estimate | None) -> ReadingJson:
    """Return how an article was read, with all that became no event: nothing found is dropped silently."""
    return {
        "anchor": representation.anchor_json(draft.anchor, draft.evidence, estimate, draft.anchor_timezone),
        "document": representation.document_json(draft.document, draft.media_type),
        "warnings": [*draft.warnings, *_omission(reading)],
        "detected_language": _detected(draft.text),
        "date_order": str(draft.date_order),
        "unresolved": [representation.undated_json(undated) for undated in reading.unresolved],
        "dropped": [representation.dropped_json(line) for line in draft.document.dropped],
    }


def _detected(text: str) -> DetectedLanguageJson | None:
    """Return which language the words of a text look like; None if they give no hint."""
    guess = detect(text)
    if guess.code is None:
        return None
    return {"language": guess.code, "runner_up": guess.runner_up, "clear": guess.sure}


def _omission(reading: Reading) -> Iterator[str]:
    """Yield the warning that a text has more expressions of time than one article may have."""
    if reading.tagging.omitted:
        offset, count = reading.tagging.omitted
        yield f"the text has too many expressions of time: {count:,} were left out, from offset {offset:,} on"


def _read(draft: ArticleDraft, *, explain: bool) -> tuple[Reading, Estimate | None]:
    """Read a document, and each message that it quotes against the day of that message.

    In an unsupported language, it looks for no dates.
    """
    if not languages.supports(draft.language):
        return Reading((), (), Tagging(())), None
    options: Any = {"date_order": draft.date_order, "explain": explain, "title": draft.title}

    def read_message(message: Document, anchor: Anchor, most: int | None) -> Reading:
        return read(message, anchor, draft.language, most=most, **options)

    reading, estimate = _read_own(draft, without_quoted(draft.document), explain=explain)
    return with_quoted(reading, draft.document, read_message, draft.expression_limit), estimate


def _read_own(draft: ArticleDraft, document: Document, *, explain: bool) -> tuple[Reading, Estimate | None]:
    """Read a document; if its page gives only an upper bound of its date, against the estimated day of writing."""
    anchor, language = draft.anchor, draft.language
    options: Any = {"date_order": draft.date_order, "most": draft.expression_limit}
    estimate = estimate_of(document, anchor.date, language) if anchor.kind is AnchorKind.PAGE_DATE else None
    if estimate is None:
        return read(document, anchor, language, title=draft.title, explain=explain, **options), None
    likely = Anchor(estimate.day, anchor.kind)
    options["language"] = language
    tagging = with_reading_at_bound(
        tag(document.text, likely, **options, explain=explain),
        tag(document.text, anchor, **options),
        estimate.bound,
        estimate.reason,
    )
    return events_of(document, tagging, likely, language, title=draft.title), estimate
