"""Events, the dates that they have, and their histories."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

#: A JSON object that has no type below.
Json = dict[str, Any]

#: The fields of an event that an editor may change.
EditableField = Literal["date", "status", "kind", "summary", "hidden"]


class PassageJson(TypedDict):
    """Words of the article's text with their place in it."""

    text: str
    start: int
    end: int


class TimeOfDayJson(TypedDict):
    """A local time of day: ``clock`` is HH:MM, ``zone`` is as written in the text."""

    clock: str
    zone: str | None


class DateJson(TypedDict):
    """A calendar date or period, no finer than the text gives it: the half-open interval [start_on, end_before)."""

    edtf: str
    start_on: str
    end_before: str
    granularity: str
    timex3: str
    part_of_day: str | None
    time: TimeOfDayJson | None
    approximate: bool


class AlternativeJson(TypedDict):
    """Another possible reading of a date, with the reason for it."""

    date: DateJson
    reason: str


class ExplanationJson(TypedDict):
    """How a date was decided. ``anchor`` is the day it was read against; None for an event made by hand."""

    rule: str
    anchor: str | None
    steps: list[str]


class ArticleReferenceJson(TypedDict):
    """The short form of an article, as its events refer to it."""

    id: str
    title: str | None
    url: str | None
    source: str | None


class ArticleFieldsJson(TypedDict):
    """The fields of an event that come from its article; all of them are None if it names none.

    ``published_on`` is the day of publication, ``anchor_kind`` says where that day was found.
    """

    article: ArticleReferenceJson | None
    published_on: str | None
    source: str | None
    anchor_kind: str | None


class PositionJson(TypedDict):
    """Where an article reports an event: its ``part``, and ``at``, from 0 (the beginning) to 1."""

    part: Literal["lead", "body"]
    at: float


class MentionJson(PassageJson):
    """Another date in the clause of an event, which only qualifies a thing or a person: its words, and EDTF."""

    edtf: str


class EngineValuesJson(TypedDict):
    """The engine's values of an event that an editor has corrected. Corrections before version 0.2 lack ``kind``."""

    date: DateJson
    status: str
    kind: NotRequired[str]
    summary: str
    certainty: str
    alternatives: list[AlternativeJson]
    explanation: ExplanationJson


class CorrectionJson(TypedDict):
    """Who corrected which fields of an event, when, and the engine's values beneath."""

    fields: list[EditableField]
    by: str | None
    at: str
    engine: EngineValuesJson


class EventJson(ArticleFieldsJson):
    """An event. ``sentence``, ``expression`` and ``position`` are None for an event made by hand.

    ``context`` says whom or what the summary is about, if it refers to what only the text before it names.
    """

    id: str
    date: DateJson
    status: str
    kind: str
    summary: str
    sentence: PassageJson | None
    expression: PassageJson | None
    certainty: str
    alternatives: list[AlternativeJson]
    explanation: ExplanationJson
    origin: str
    hidden: bool
    orphaned: bool
    correction: CorrectionJson | None
    position: PositionJson | None
    mentions: list[MentionJson]
    context: str | None


class EventPatchJson(TypedDict, total=False):
    """A merge patch of an event (RFC 7396): null restores the engine's value."""

    date: DateJson | None
    status: str | None
    kind: str | None
    summary: str | None
    hidden: bool | None


class NewEventJson(TypedDict):
    """An event that a client makes by hand."""

    date: DateJson
    status: str
    summary: str


class FieldChangeJson(TypedDict):
    """One field of an event before and after a change; dates are in EDTF."""

    field: str
    before: str | None
    after: str | None


class HistoryEntryJson(TypedDict):
    """One change in the history of an event."""

    id: int
    at: str
    by: str | None
    action: str
    changes: list[FieldChangeJson]
