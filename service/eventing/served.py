"""The JSON objects that the service stores and serves, as types: event, date, report and their parts.

Types only, and no import of another layer: whoever builds, stores, renders or shows one of these objects may import it.
``openapi.yaml`` describes the same objects for clients. Days are ISO 8601 ("2025-04-01"), points in time RFC 3339 in
UTC; offsets count code points and are half-open.
"""

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

    ``context`` says whom or what the summary is about, if it names nobody before its first pronoun or bare reference.
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


class MatchJson(TypedDict):
    """The place of a search match in a text."""

    start: int
    end: int


class HighlightJson(TypedDict):
    """A text of an entry with the matches of a search in it; ``field`` names the text."""

    field: str
    text: str
    matches: list[MatchJson]


class ReportingArticleJson(ArticleReferenceJson):
    """The article of a report, with the id that its client gave it and the day of publication."""

    external_id: str | None
    published_on: str | None


class WhyJson(TypedDict):
    """Why a report belongs to its entry: the report that it is most like, how alike they are, and by which words.

    ``both_late``: both were written long after the day. ``decided``: by an editor.
    """

    nearest: str
    likeness: float
    words: list[str]
    both_late: bool
    decided: bool


class ReportedByJson(TypedDict):
    """By how many reports, articles and sources an entry is reported."""

    reports: int
    articles: int
    sources: int


class ReportedDateJson(TypedDict):
    """A date of an entry on whose dates reports disagree, and the number of reports that give it."""

    edtf: str
    reports: int


class ReportedJson(TypedDict):
    """One of the reports of an entry: an event in short."""

    id: str
    article: ReportingArticleJson | None
    sentence: PassageJson | None
    expression: PassageJson | None
    date: DateJson
    why: WhyJson | None


class EntryJson(EventJson):
    """An entry of a timeline: an event, with its highlights if it was searched for, and its reports if it is merged.

    Feeds and calendars also get the revision and the time (RFC 3339, None if unknown) of its last change.
    """

    revision: NotRequired[int]
    updated_at: NotRequired[str | None]
    highlight: NotRequired[list[HighlightJson]]
    reported_by: NotRequired[ReportedByJson]
    dates: NotRequired[list[ReportedDateJson]]
    reports: NotRequired[list[ReportedJson]]


class EntryPageJson(EntryJson):
    """An entry with one page of its reports, and the last report of the page if another one follows."""

    next: str | None


class WebhookJson(TypedDict):
    """A webhook: where it leads, what it gets, how far it has come, and why its last attempts failed."""

    id: str
    url: str
    filter: dict[str, str]
    since: str
    failures: int
    error: str | None
    secret: NotRequired[str]


class StoryDayJson(TypedDict):
    """A key day of a story: its score, who reports it and when, and the sentences that tell it."""

    date: str
    score: float
    articles: int
    sources: int
    first_reported: str
    last_reported: str
    entries: list[EntryJson]


class StoryJson(TypedDict):
    """A story: its key days, and the entries of longer periods that bridge them."""

    days: list[StoryDayJson]
    spans: list[EntryJson]


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


class MovedReportJson(TypedDict):
    """A report that an editor has moved from one entry to another."""

    report: str
    before: str
    after: str


class EntryChangeJson(TypedDict):
    """One change in the history of an entry: the entries that it concerns, and the number of reports that it moved.

    ``undone``: a later change has undone it. ``moved`` lists the first of the reports.
    """

    id: int
    at: str
    by: str | None
    action: str
    undone: bool
    entries: list[str]
    reports: int
    moved: list[MovedReportJson]


class FeedChangeJson(TypedDict):
    """The latest change of an event in the feed of changes; ``event`` is None if it was removed."""

    revision: int
    action: str
    id: str
    event: EventJson | None


class AnchorJson(TypedDict):
    """The day that expressions are read against; ``upper_bound`` and ``reason`` only if that day is an estimate."""

    date: str
    kind: str
    timezone: str | None
    evidence: str | None
    upper_bound: str | None
    reason: str | None


class DocumentJson(TypedDict):
    """What a page says about itself. ``text`` is in a served report only, null if it is as posted."""

    media_type: str
    title: str | None
    byline: str | None
    dateline: str | None
    text: NotRequired[str | None]


class UnresolvedJson(TypedDict):
    """An expression of time that became no event, with the reason."""

    expression: PassageJson
    type: str
    value: str
    rule: str
    reason: str


class DroppedJson(PassageJson):
    """A line of the page that does not belong to the article, with the reason."""

    reason: str


class RejectionJson(PassageJson):
    """Words that look like an expression of time and are not, with the rule and the reason."""

    rule: str
    reason: str


class TimexJson(PassageJson):
    """An expression of time after TIMEX3 (ISO 24617-1)."""

    type: str
    value: str
    mod: str | None
    underspecified: str | None
    date: DateJson | None
    certainty: str
    direction: str
    alternatives: list[AlternativeJson]
    unresolved: str | None
    read_against: int | None
    explanation: ExplanationJson


class ArticleJson(TypedDict):
    """An article's metadata, without its text."""

    id: str
    title: str | None
    language: str
    url: str | None
    source: str | None
    external_id: str | None
    published_at: str | None
    timezone: str | None
    collections: list[str]


class DetectedLanguageJson(TypedDict):
    """The language that the words of a text look like, the next one, and whether the first is clear."""

    language: str
    runner_up: str | None
    clear: bool


class ReadingJson(TypedDict):
    """How an article was read, beside its events: the part of a report that is stored with the article."""

    anchor: AnchorJson
    document: DocumentJson
    warnings: list[str]
    detected_language: DetectedLanguageJson | None
    date_order: str
    unresolved: list[UnresolvedJson]
    dropped: list[DroppedJson]


class ExpressionsJson(TypedDict):
    """What ``explain=full`` adds to a report: every expression of time, and everything that was refused."""

    timexes: list[TimexJson]
    rejected: list[RejectionJson]


class ReportJson(ReadingJson):
    """The report of an article. ``changed`` is there only if the article replaces an older reading."""

    article: ArticleJson
    engine_version: str
    events: list[EventJson]
    orphaned: list[EventJson]
    changed: NotRequired[bool]


class CollectionJson(TypedDict):
    """A collection: its title and description, and the defaults that it supplies to its articles."""

    slug: str
    title: str | None
    description: str | None
    language: str | None
    timezone: str | None
    date_order: str | None


class ListedArticleJson(TypedDict):
    """An article as lists show it."""

    id: str
    external_id: str | None
    title: str | None
    url: str | None
    source: str | None
    language: str
    published_at: str | None
    anchor_date: str
    anchor_kind: str
