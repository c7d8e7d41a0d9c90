"""Articles, collections, and the reports of how articles were read."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from service.eventing.served.events import AlternativeJson, DateJson, EventJson, ExplanationJson, PassageJson


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
