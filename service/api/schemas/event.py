"""An event, its date, and why it has that date."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from service.api.schemas import describe
from service.api.schemas.article import ArticleReference
from service.eventing import EventKind, Status
from service.timex.model import Certainty, Granularity


class Passage(Schema):
    """Words of the text as posted."""

    text = describe.text("Exactly these words.", "April")
    start = describe.whole("Offset of the first code point.", 57)
    end = describe.whole("Offset after the last code point.", 62)


class ClockTime(Schema):
    """A local time of day."""

    clock = describe.text("HH:MM; 24:00 is midnight at the end of the day.", "18:00")
    zone = describe.maybe("The zone as written.", "GMT")


class CalendarDate(Schema):
    """A stretch of calendar, no finer than what was said."""

    edtf = describe.text("ISO 8601-2 (EDTF): an interval includes its last day, ~ marks what is vague.", "2025-04")
    start_on = describe.day("The first day.", "2025-04-01")
    end_before = describe.day("The day after the last.", "2025-05-01")
    granularity = describe.choice("How wide a stretch is meant.", "month", Granularity)
    timex3 = describe.text("The value as TIMEX3 (ISO 24617-1) writes it.", "2025-04")
    part_of_day = describe.maybe("The part of the day, if one was said.", None)
    time = describe.one(ClockTime, "The time of day, if one was said.", allow_none=True)
    approximate = describe.flag("Whether the words are vague.", False)


class Alternative(Schema):
    """A second reading that is live."""

    date = describe.one(CalendarDate, "What the words would mean.")
    reason = describe.text("What speaks for it.", "the weekday is the publication day's own")


class Explanation(Schema):
    """Why this date."""

    rule = describe.text("The rule that read the words.", "month.bare")
    anchor = describe.day("The day they were read against.", "2025-03-13")
    steps = fields.List(
        fields.String(),
        required=True,
        metadata={
            "description": "How it was decided, in plain words.",
            "examples": [["no year is said: the next after 2025-03-13: “will” decides"]],
        },
    )


class Event(Schema):
    """One happening with its date."""

    id = describe.maybe(
        "The same for the same article, sentence and expression on any machine; null where nothing is stored.",
        "e_snfa724g5s7yplce7vob",
    )
    date = describe.one(CalendarDate, "When.")
    status = describe.choice("Whether it had happened on the publication day.", "planned", Status)
    kind = describe.choice("statement where the date is that of the saying.", "event", EventKind)
    summary = describe.text(
        "The clause that the date belongs to.",
        "It will vote on the budget in April.",
        validate=validate.Length(max=200),
    )
    sentence = describe.one(Passage, "The sentence that the date is in.")
    expression = describe.one(Passage, "The words that give the date.")
    certainty = describe.choice(
        "explicit: the words say it all; inferred: from the anchor; ambiguous: see alternatives.", "inferred", Certainty
    )
    alternatives = describe.many(Alternative, "Other readings that are live.")
    explanation = describe.one(Explanation, "Why this date.")
    article = describe.one(ArticleReference, "Where it was read.")
