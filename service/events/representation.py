"""The JSON objects of events, dates and reports, built from what the engine found. One function for each shape."""

from __future__ import annotations

from collections.abc import Iterable

from service.documents import Document, Dropped, Estimate, MediaType
from service.eventing import EventDraft, Passage, Reading, UndatedExpression
from service.eventing.served import (
    AlternativeJson,
    AnchorJson,
    ArticleFieldsJson,
    ArticleReferenceJson,
    DateJson,
    DocumentJson,
    DroppedJson,
    EventJson,
    ExplanationJson,
    ExpressionsJson,
    PassageJson,
    RejectionJson,
    TimexJson,
    UnresolvedJson,
)
from service.events.identity import event_id
from service.timex.model import Alternative, Anchor, CalendarDate, Rejection, Timex, Trace


def date_json(date: CalendarDate) -> DateJson:
    """Return a date: EDTF, half-open days, granularity, TIMEX3 value, and part of day or time if the text has one."""
    return {
        "edtf": date.edtf,
        "start_on": date.interval.start_on.isoformat(),
        "end_before": date.interval.end_before.isoformat(),
        "granularity": str(date.granularity),
        "timex3": date.value,
        "part_of_day": date.part_of_day,
        "time": {"clock": date.clock, "zone": date.zone} if date.clock else None,
        "approximate": date.approximate,
    }


def passage_json(passage: Passage | Dropped | Rejection | Timex) -> PassageJson:
    """Return words of the text with their half-open code point offsets."""
    return {"text": passage.text, "start": passage.start, "end": passage.end}


def trace_json(trace: Trace) -> ExplanationJson:
    return {"rule": trace.rule, "anchor": trace.anchor.isoformat(), "steps": list(trace.steps)}


def alternatives_json(alternatives: tuple[Alternative, ...]) -> list[AlternativeJson]:
    return [{"date": date_json(other.date), "reason": other.reason} for other in alternatives]


#: The fields of an event that belongs to no article.
NO_ARTICLE: ArticleFieldsJson = {"article": None, "published_on": None, "source": None, "anchor_kind": None}


def article_fields(article: ArticleReferenceJson, *, published_on: str, anchor_kind: str) -> ArticleFieldsJson:
    """Return the fields of an event that come from its article."""
    return {
        "article": article,
        "published_on": published_on,
        "source": article["source"],
        "anchor_kind": anchor_kind,
    }


def events_json(events: Iterable[EventDraft], article_id: str, fields: ArticleFieldsJson) -> list[EventJson]:
    """Return the events of an article, each with its id."""
    return [event_json(event, event_id(article_id, event), fields) for event in events]


def event_json(event: EventDraft, identity: str, fields: ArticleFieldsJson) -> EventJson:
    """Return an event of an article as it is served."""
    return {
        "id": identity,
        "date": date_json(event.date),
        "status": str(event.status),
        "kind": str(event.kind),
        "summary": event.summary,
        "sentence": passage_json(event.sentence),
        "expression": passage_json(event.expression),
        "certainty": str(event.certainty),
        "alternatives": alternatives_json(event.alternatives),
        "explanation": trace_json(event.trace),
        "origin": "engine",
        "hidden": False,
        "orphaned": False,
        "correction": None,
        "position": {"part": event.position.part, "at": event.position.at},
        "mentions": [{**passage_json(mention.expression), "edtf": mention.date.edtf} for mention in event.mentions],
        "context": event.context,
        **fields,
    }


def undated_json(undated: UndatedExpression) -> UnresolvedJson:
    return {
        "expression": passage_json(undated.expression),
        "type": undated.type,
        "value": undated.value,
        "rule": undated.rule,
        "reason": undated.reason,
    }


def dropped_json(dropped: Dropped) -> DroppedJson:
    return {**passage_json(dropped), "reason": dropped.reason}


def rejection_json(rejection: Rejection) -> RejectionJson:
    return {**passage_json(rejection), "rule": rejection.rule, "reason": rejection.reason}


def timex_json(timex: Timex) -> TimexJson:
    """Return an expression of time (TIMEX3), with its under-specified value beside the resolved one."""
    return {
        **passage_json(timex),
        "type": str(timex.type),
        "value": timex.value,
        "mod": timex.mod,
        "underspecified": timex.underspecified,
        "date": date_json(timex.date) if timex.date else None,
        "certainty": str(timex.certainty),
        "direction": timex.direction.value,
        "alternatives": alternatives_json(timex.alternatives),
        "unresolved": timex.unresolved,
        "read_against": timex.read_against,
        "explanation": trace_json(timex.trace),
    }


def anchor_json(
    anchor: Anchor, evidence: str | None = None, estimate: Estimate | None = None, timezone: str | None = None
) -> AnchorJson:
    """Return the day read against; ``upper_bound`` and ``reason`` if it is an estimate below the page's own date."""
    return {
        "date": (estimate.day if estimate else anchor.date).isoformat(),
        "kind": str(anchor.kind),
        "timezone": timezone,
        "evidence": evidence,
        "upper_bound": estimate.bound.isoformat() if estimate else None,
        "reason": estimate.reason if estimate else None,
    }


def document_json(document: Document, media_type: MediaType) -> DocumentJson:
    """Return what the page says about itself."""
    dateline = document.dateline
    return {
        "media_type": str(media_type),
        "title": document.title,
        "byline": document.byline,
        "dateline": dateline.text if dateline else None,
    }


def explained_json(reading: Reading) -> ExpressionsJson:
    """Return what ``explain=full`` adds to a report: every expression of time, and everything that was refused."""
    return {
        "timexes": [timex_json(timex) for timex in reading.tagging.timexes],
        "rejected": [rejection_json(rejection) for rejection in reading.tagging.rejections],
    }
