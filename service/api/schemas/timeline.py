"""Timelines as responses describe them: pages of entries or events, and histograms."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema

from service.api.schemas import describe
from service.api.schemas.article import ArticleReference
from service.api.schemas.event import CalendarDate, Event, Passage
from service.timeline.histogram import By

_IN_ORDER = "Ordered by date; coarser dates before finer ones on the same day, then as articles tell it."
_NEXT = describe.nullable_text("The parameter cursor of the next page; null on the last page.", None)


class Span(Schema):
    """A range of characters in a text."""

    start = describe.integer("Offset of the first code point.", 4)
    end = describe.integer("Offset after the last code point.", 10)


class Highlight(Schema):
    """A text of an entry that matches q. It is plain text: it must not be read as HTML."""

    field = describe.text("The field of the entry: sentence, summary or article.title.", "summary")
    text = describe.text("The text of the field.", "The bridge opens in April.")
    matches = describe.nested_list(Span, "The matches, in order.")


class ReportingArticle(ArticleReference):
    """The article of a report."""

    external_id = describe.nullable_text("The id that the client gave the article.", "desk-4711")
    published_on = describe.date("The day of publication.", "2025-03-13", allow_none=True)


class Why(Schema):
    """Why a report belongs to its entry."""

    nearest = describe.text("The report that it is most like.", "e_snfa724g5s7yplce7vob")
    likeness = describe.number("How alike the two are: about 1 for equal sentences.", 0.62)
    words = describe.text_list("The words that the two share, the rarest first.", "Orle")
    both_late = describe.boolean("Whether both were written more than six days after the day.", False)
    decided = describe.boolean("Whether an editor has decided it.", False)


class ReportedBy(Schema):
    """By how many an entry is reported."""

    reports = describe.integer("The number of reports.", 4)
    articles = describe.integer("The number of articles.", 3)
    sources = describe.integer("The number of known sources; copies of one sentence count as one.", 2)


class ReportedDate(Schema):
    """A date that reports of an entry give."""

    edtf = describe.text("The day in EDTF.", "2025-03-03")
    reports = describe.integer("The number of reports that give it.", 2)


class Reported(Schema):
    """One of the reports of an entry: an event in short."""

    id = describe.text("The id of the event.", "e_snfa724g5s7yplce7vob")
    article = describe.nested(ReportingArticle, "The article.", allow_none=True)
    sentence = describe.nested(Passage, "The sentence of the event.", allow_none=True)
    expression = describe.nested(Passage, "The words that give the date.", allow_none=True)
    date = describe.nested(CalendarDate, "When the event happens.")
    why = describe.nested(
        Why, "Why the report belongs to the entry; null for the one that founded it.", allow_none=True, required=False
    )


class Entry(Event):
    """An entry of a timeline: an event, or several reports of it with the values of the one that represents them.

    The id of an entry is that of the event that founded it.
    """

    reported_by = describe.nested(
        ReportedBy, "Who reports the entry. Only if the entry has several reports.", required=False
    )
    dates = describe.nested_list(
        ReportedDate,
        "The dates that the reports give if they disagree, the most frequent first; otherwise empty. Only if the entry "
        "has several reports.",
        required=False,
    )

    highlight = describe.nested_list(Highlight, "The texts that match q. Only with q.", required=False)
    reports = describe.nested_list(
        Reported, "The reports of the same happening, this one among them. Only with include=reports.", required=False
    )


class PartOfEntry(Entry):
    """The fields of an entry that the parameter fields selects."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "partial": True})


class AppliedDefaults(Schema):
    """What a timeline shows although the request does not ask for it."""

    default_kinds = describe.nullable_text_list(
        "The kinds of the entries if the request names none; null if it names some.", "event"
    )


_APPLIED = describe.nested(AppliedDefaults, "The defaults that were applied.")


class Timeline(Schema):
    """One page of a timeline."""

    entries = describe.nested_list(Entry, _IN_ORDER)
    next_cursor = _NEXT
    timeline = _APPLIED


class PartOfTimeline(Schema):
    """One page of a timeline, with the selected fields of each entry."""

    entries = describe.nested_list(PartOfEntry, _IN_ORDER)
    next_cursor = _NEXT
    timeline = _APPLIED


class Events(Schema):
    """One page of events."""

    events = describe.nested_list(Entry, _IN_ORDER)
    next_cursor = _NEXT


class PartOfEvents(Schema):
    """One page of events, with the selected fields of each event."""

    events = describe.nested_list(PartOfEntry, _IN_ORDER)
    next_cursor = _NEXT


def _or_part(whole: type[Schema], part: type[Schema]) -> dict[str, Any]:
    """Describe a response of which the parameter ``fields`` selects a part.

    The mark tells the test of compatibility that clients which do not send ``fields`` never get the part.
    """
    return {"anyOf": [whole, part], "x-others-only-with": "fields"}


TIMELINE, EVENTS = _or_part(Timeline, PartOfTimeline), _or_part(Events, PartOfEvents)


class PeriodCount(Schema):
    """A year, month, week or day, and its number of entries."""

    period = describe.text("The name of the period: 2025, 2025-03, 2025-W11 or 2025-03-13.", "2025-03")
    start_on = describe.date("The first day of the period.", "2025-03-01")
    count = describe.integer("The number of entries all of whose days are in the period.", 3)


class Histogram(Schema):
    """The number of entries of each period."""

    by = describe.choice("The length of the periods.", "month", By)
    periods = describe.nested_list(PeriodCount, "The periods with at least one entry, in order.")
    coarser = describe.integer("The number of entries that are not within a single period.", 1)
