"""The report of an article: everything that the engine found in it, and why some of it is not an event."""

from __future__ import annotations

from marshmallow import Schema

from service.api.schemas import describe
from service.api.schemas.article import Article
from service.api.schemas.base import QuerySchema
from service.api.schemas.event import Alternative, CalendarDate, Event, Explanation, Passage
from service.api.schemas.fields import Choice
from service.documents import MediaType
from service.timex.model import AnchorKind, Certainty, DateOrder, Direction, TimexType

_TYPE = "The type of the expression (TIMEX3)."


class ResolveQuery(QuerySchema):
    """The detail of a report."""

    explain = Choice(["full"], "full: also list every expression of time, and every rejected phrase with its reason.")


class Anchor(Schema):
    """The day that expressions of time are resolved against."""

    date = describe.date("The day.", "2025-03-13")
    kind = describe.open_choice("Where the day comes from.", "published_at", AnchorKind)
    timezone = describe.nullable_text(
        "The IANA time zone of the day: the client's, else that of the dateline; null if unknown.", None
    )
    evidence = describe.nullable_text("What gives the day.", "published_at, given by the client")
    upper_bound = describe.nullable_text(
        "The day on which the page was viewed, if the anchor is estimated from it; else null.", None
    )
    reason = describe.nullable_text("Why that day was chosen, if it is an estimate; else null.", None)


class Document(Schema):
    """What the page gives apart from its prose."""

    media_type = describe.open_choice(
        "The media type of the body; application/rss+xml for any feed.", "text/plain", MediaType
    )
    title = describe.nullable_text("The headline on the page.", "Council to vote on budget")
    byline = describe.nullable_text("The author on the page.", "Jane Smith")
    dateline = describe.nullable_text("The place and date at the start of the text.", "KARACHI, March 12 —")
    text = describe.nullable_text(
        "The text that offsets refer to, if it was extracted from a page or a feed; null if it is the text as sent.",
        None,
    )


class Unresolved(Schema):
    """An expression of time that is not an event."""

    expression = describe.nested(Passage, "The expression.")
    type = describe.choice(_TYPE, "DURATION", TimexType)
    value = describe.text("The value of the expression (TIMEX3); X stands for unknown digits.", "PT3H")
    rule = describe.text("The rule that matched the expression.", "duration")
    reason = describe.text("Why the expression is not an event.", "a length of time, not a date")


class DroppedLine(Passage):
    """A line of the page that is not part of the article."""

    reason = describe.text("Why the line is not part of the article.", "a heading of the page")


class Rejected(Passage):
    """A phrase that looks like an expression of time but is not one."""

    rule = describe.text("The rule that matched the phrase.", "word")
    reason = describe.text("Why the phrase was rejected.", "a modal verb, not the month")


class Timex(Passage):
    """An expression of time, with TIMEX3 attributes (ISO 24617-1)."""

    type = describe.choice(_TYPE, "DATE", TimexType)
    value = describe.text("The value of the expression (TIMEX3).", "2025-04")
    mod = describe.nullable_text("The modifier (TIMEX3): START, MID, END, APPROX and others.", None)
    underspecified = describe.nullable_text("The value that the words give without their context.", "XXXX-04")
    date = describe.nested(CalendarDate, "The date of the expression, if it has one.", allow_none=True)
    certainty = describe.choice("How much the text gives, and how much is inferred.", "inferred", Certainty)
    direction = describe.choice("The direction from the anchor.", "future", Direction)
    alternatives = describe.nested_list(Alternative, "Other plausible readings.")
    unresolved = describe.nullable_text("Why the expression has no date, if it should have one.", None)
    read_against = describe.integer(
        "The index of the expression that this one is relative to; null if none.", None, allow_none=True
    )
    explanation = describe.nested(Explanation, "How the expression was resolved.")


class DetectedLanguage(Schema):
    """The language that the words of a text look like."""

    language = describe.text("The language's ISO 639 code.", "de")
    runner_up = describe.nullable_text("The next language; null if nothing speaks for another.", "nl")
    clear = describe.boolean("Whether the language is clear. One that is not is not used.", True)


class Report(Schema):
    """Everything that was found in an article."""

    article = describe.nested(Article, "The article.")
    anchor = describe.nested(Anchor, "The day that the expressions of time were resolved against.")
    document = describe.nested(Document, "What the page gives apart from its prose.")
    engine_version = describe.text(
        "The version of the engine: the same text, anchor and version give the same result.", "1"
    )
    warnings = describe.text_list(
        "What contradicts the anchor, one sentence each.",
        "“Friday, March 13, 2025” says Friday, and 2025-03-13 was a Thursday",
    )
    detected_language = describe.nested(
        DetectedLanguage,
        "The language that the text looks like, also if another one was given; null if it has no common words.",
        allow_none=True,
    )
    date_order = describe.open_choice("How dates such as 3/4/25 were read.", "MDY", DateOrder)
    events = describe.nested_list(Event, "The events, in the order of the text.")
    orphaned = describe.nested_list(
        Event, "Corrected events whose sentence is gone from the article. They are in no timeline."
    )
    unresolved = describe.nested_list(Unresolved, "Expressions of time that are not events, each with the reason.")
    dropped = describe.nested_list(DroppedLine, "Lines of the page that are not part of the article.")
    changed = describe.boolean("True if this reading replaced an earlier one; absent otherwise.", True, required=False)
    timexes = describe.nested_list(Timex, "Every expression of time. Only with explain=full.", required=False)
    rejected = describe.nested_list(
        Rejected,
        "Every phrase that looked like an expression of time and was rejected. Only with explain=full.",
        required=False,
    )
