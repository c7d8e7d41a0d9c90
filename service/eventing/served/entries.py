"""Entries of timelines and stories, with their reports and changes, and the webhooks that they go to."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from service.eventing.served.events import ArticleReferenceJson, DateJson, EventJson, PassageJson


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
