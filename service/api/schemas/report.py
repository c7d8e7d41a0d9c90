"""A report: all that was read from an article, with what became no event and why."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from service.api.schemas import describe
from service.api.schemas.article import Article
from service.api.schemas.event import Alternative, CalendarDate, Event, Explanation, Passage
from service.documents import MediaType
from service.timex.model import AnchorKind, Certainty, DateOrder, Direction, TimexType


class ResolveQuery(Schema):
    """How much a report of /v1/resolve tells."""

    explain = fields.String(
        validate=validate.OneOf(["full"]),
        metadata={"description": "full: every expression of time, and everything that was refused, with the reason."},
    )


class Anchor(Schema):
    """The day that expressions of time are read against."""

    date = describe.day("That day.", "2025-03-13")
    kind = describe.choice("Where it comes from.", "published_at", AnchorKind)
    timezone = describe.maybe(
        "IANA zone of that day: the client's, else the dateline's; null where none is known.", None
    )
    evidence = describe.maybe("What says so.", "published_at, given by the client")
    upper_bound = describe.maybe(
        "The day the page was viewed, where the date is an estimate of the day of writing; else null.", None
    )
    reason = describe.maybe("Why that day was chosen, where it is an estimate; else null.", None)


class Document(Schema):
    """What was posted, as far as it is no prose: what the page says of itself."""

    media_type = describe.choice("What it was read as; application/rss+xml for every feed.", "text/plain", MediaType)
    title = describe.maybe("The headline that the page shows.", "Council to vote on budget")
    byline = describe.maybe("Who wrote it, as the page has it.", "Jane Smith")
    dateline = describe.maybe("Where and when it was written, as its first words say.", "KARACHI, March 12 —")
    text = describe.maybe(
        "The text that offsets point into, where it was read out of a page or a feed; null where it is as posted.", None
    )


class Unresolved(Schema):
    """An expression of time that became no event."""

    expression = describe.one(Passage, "Its words.")
    type = describe.choice("The type after TIMEX3.", "DURATION", TimexType)
    value = describe.text("The value after TIMEX3, X for what is unknown.", "PT3H")
    rule = describe.text("The rule that found it.", "duration")
    reason = describe.text("Why it is no event.", "a length of time, not a date")


class DroppedLine(Passage):
    """A line of the page that is not the article's."""

    reason = describe.text("Why.", "a heading of the page")


class Rejected(Passage):
    """Words that look like an expression of time and are none."""

    rule = describe.text("The rule that would have taken them.", "word")
    reason = describe.text("Why not.", "a modal verb, not the month")


class Timex(Passage):
    """An expression of time after TIMEX3 (ISO 24617-1)."""

    type = describe.choice("The type.", "DATE", TimexType)
    value = describe.text("The value.", "2025-04")
    mod = describe.maybe("The modifier: START, MID, END, APPROX and so on.", None)
    underspecified = describe.maybe("What the words say by themselves.", "XXXX-04")
    date = describe.one(CalendarDate, "The date, if it has one.", allow_none=True)
    certainty = describe.choice("How much was said and how much inferred.", "inferred", Certainty)
    direction = describe.choice("As seen from the anchor.", "future", Direction)
    alternatives = describe.many(Alternative, "Other readings that are live.")
    unresolved = describe.maybe("Why it has no date, where it should have one.", None)
    read_against = describe.whole("Index of the expression it leans on, or null.", None, allow_none=True)
    explanation = describe.one(Explanation, "How it was read.")


class Report(Schema):
    """All that was read from an article."""

    article = describe.one(Article, "The article.")
    anchor = describe.one(Anchor, "What its expressions of time were read against.")
    document = describe.one(Document, "What the page says of itself.")
    engine_version = describe.text("The same text, anchor and engine version give the same answer.", "1")
    warnings = describe.many_texts(
        "What speaks against the anchor, one sentence each.",
        "“Friday, March 13, 2025” says Friday, and 2025-03-13 was a Thursday",
    )
    date_order = describe.choice("How figures such as 3/4/2025 were read.", "MDY", DateOrder)
    events = describe.many(Event, "In the order of the text.")
    orphaned = describe.many(Event, "Events that were corrected and whose sentence is gone: kept, in no timeline.")
    unresolved = describe.many(Unresolved, "Expressions of time that are no events, each with its reason.")
    dropped = describe.many(DroppedLine, "Lines of the page that are not the article's.")
    changed = describe.flag("True when an older reading was replaced; absent otherwise.", True, required=False)
    timexes = describe.many(Timex, "Every expression of time; with explain=full.", required=False)
    rejected = describe.many(Rejected, "What looked like one; with explain=full.", required=False)
