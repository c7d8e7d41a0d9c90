"""An event, its date, and why it has that date."""

from __future__ import annotations

from enum import StrEnum

from marshmallow import Schema, fields, validate

from service.api.schemas import describe
from service.api.schemas.article import ArticleReference
from service.eventing import EventKind, Status
from service.timex.model import Certainty, Granularity


class Origin(StrEnum):
    """Where an event comes from."""

    ENGINE = "engine"
    EDITOR = "editor"


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
    anchor = describe.day("The day they were read against; null if made by hand.", "2025-03-13", allow_none=True)
    steps = fields.List(
        fields.String(),
        required=True,
        metadata={
            "description": "How it was decided, in plain words.",
            "examples": [["no year given: the next after 2025-03-13: “will” decides"]],
        },
    )


class EnginesAnswer(Schema):
    """What the engine says of an event that an editor has corrected."""

    date = describe.one(CalendarDate, "When.")
    status = describe.choice("Whether it had happened on the publication day.", "planned", Status)
    summary = describe.text("The clause that the date belongs to.", "It will vote on the budget in April.")
    certainty = describe.choice("As for events.", "inferred", Certainty)
    alternatives = describe.many(Alternative, "Other readings that are live.")
    explanation = describe.one(Explanation, "Why that date.")


class Correction(Schema):
    """What an editor says instead of the engine: it holds, whatever is read anew, until it is taken back."""

    fields = describe.many_texts("The corrected fields: date, status, summary, hidden.", "date")  # type: ignore[assignment]
    by = describe.maybe("The name of the editor's API key; null where the service has none.", "desk")
    at = describe.text("When: UTC, as RFC 3339 writes it.", "2025-03-14T09:26:53.589Z")
    engine = describe.one(EnginesAnswer, "What the engine says.")


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
    sentence = describe.one(Passage, "The sentence that the date is in; null if made by hand.", allow_none=True)
    expression = describe.one(Passage, "The words that give the date; null if made by hand.", allow_none=True)
    certainty = describe.choice(
        "explicit: the words say it all; inferred: from the anchor; ambiguous: see alternatives.", "inferred", Certainty
    )
    alternatives = describe.many(Alternative, "Other readings that are live.")
    explanation = describe.one(Explanation, "Why this date.")
    article = describe.one(ArticleReference, "Where it was read, or put to by hand.", allow_none=True)
    origin = describe.choice("engine: read in an article; editor: made by hand.", "engine", Origin)
    hidden = describe.flag("Whether an editor has hidden it: timelines leave it out.", False)
    orphaned = describe.flag("Whether it was corrected, and its sentence is gone: timelines leave it out.", False)
    correction = describe.one(Correction, "What an editor has corrected; null otherwise.", allow_none=True)
