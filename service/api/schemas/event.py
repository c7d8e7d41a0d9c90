"""The event as responses describe it: its date, and the explanation of that date."""

from __future__ import annotations

from enum import StrEnum

from marshmallow import Schema, fields, validate

from service.api.schemas import describe
from service.api.schemas.article import ArticleReference
from service.eventing import Status
from service.timex.model import Certainty, Granularity

_TIME = "2025-03-14T09:26:53.589Z"
_STEPS = [
    "no year given: the next after 2025-03-13: “will” decides",
    "dateparser reads 'april' after 2025-03-13 as 2025-04",
]
_STATUS = "Whether the event had happened by the publication date."
_KIND = (
    "What the dated clause is: event (something happens), statement (the date only says when somebody said something), "
    "comparison (the basis of a comparison), figure (a statistic of a period), schedule (a deadline, an expiry, "
    "a payment or a record date), background (the date qualifies a thing or a person) or reference (part of the name "
    "of a document or law). Clients must allow other values."
)
_CERTAINTY = "explicit: fully given in the text; inferred: from the anchor; ambiguous: see alternatives."
_ALTERNATIVES = "Other plausible readings."


class Origin(StrEnum):
    """Where an event comes from."""

    ENGINE = "engine"
    EDITOR = "editor"


class Passage(Schema):
    """A passage of the article's text."""

    text = describe.text("The words, exactly as in the text.", "April")
    start = describe.integer("Offset of the first code point.", 57)
    end = describe.integer("Offset after the last code point.", 62)


class ClockTime(Schema):
    """A local time of day."""

    clock = describe.text("HH:MM; 24:00 is midnight at the end of the day.", "18:00")
    zone = describe.nullable_text("The time zone as written in the text.", "GMT")


class CalendarDate(Schema):
    """A date or period, no finer than the text gives it."""

    edtf = describe.text("The date in EDTF (ISO 8601-2); intervals include their last day.", "2025-04")
    start_on = describe.date("The first day.", "2025-04-01")
    end_before = describe.date("The day after the last day.", "2025-05-01")
    granularity = describe.choice("The precision of the date.", "month", Granularity)
    timex3 = describe.text("The date as a TIMEX3 value (ISO 24617-1).", "2025-04")
    part_of_day = describe.nullable_text("The part of the day, if given.", None)
    time = describe.nested(ClockTime, "The time of day, if given.", allow_none=True)
    approximate = describe.boolean("Whether the text is vague, as in “about 1990” or “early May”.", False)


class Alternative(Schema):
    """Another plausible reading of a date."""

    date = describe.nested(CalendarDate, "The date in this reading.")
    reason = describe.text(
        "What supports this reading.", "the publication day has this weekday: some writers mean the day a week before"
    )


class Explanation(Schema):
    """Why an event has its date."""

    rule = describe.text("The rule that matched the expression.", "month.bare")
    anchor = describe.date(
        "The day that the expression was resolved against; null if the event was created by hand.",
        "2025-03-13",
        allow_none=True,
    )
    steps = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "How the date was decided, step by step.", "examples": [_STEPS]},
    )


class ReportPosition(Schema):
    """Where an article reports an event."""

    part = describe.text("lead: the beginning, which tells the news itself; body: what follows.", "lead")
    at = fields.Float(
        required=True,
        metadata={"description": "The place in the text, from 0 (the beginning) to 1 (the end).", "examples": [0.43]},
    )


class Mention(Passage):
    """Another date in the clause of an event, which only qualifies a thing or a person."""

    edtf = describe.text("The date in EDTF (ISO 8601-2).", "2025-04")


class EnginesAnswer(Schema):
    """The engine's values of an event that an editor has corrected."""

    date = describe.nested(CalendarDate, "The date.")
    status = describe.choice(_STATUS, "planned", Status)
    kind = describe.text(_KIND, "event", required=False)
    summary = describe.text("The clause that contains the date.", "It will vote on the budget in April.")
    certainty = describe.choice(_CERTAINTY, "inferred", Certainty)
    alternatives = describe.nested_list(Alternative, _ALTERNATIVES)
    explanation = describe.nested(Explanation, "Why the engine chose its date.")


class Correction(Schema):
    """An editor's correction: it survives every new reading of the article until it is undone."""

    fields = describe.text_list("The corrected fields: date, status, kind, summary, hidden.", "date")  # type: ignore[assignment]
    by = describe.nullable_text("The name of the editor's API key; null if the service has no keys.", "desk")
    at = describe.text("When the correction was made, in UTC (RFC 3339).", _TIME)
    engine = describe.nested(EnginesAnswer, "The engine's values.")


class Event(Schema):
    """Something that happens, with its date."""

    id = describe.nullable_text(
        "The event's id: the same article, sentence and expression give the same id. Null if nothing is stored.",
        "e_snfa724g5s7yplce7vob",
    )
    date = describe.nested(CalendarDate, "When the event happens.")
    status = describe.choice(_STATUS, "planned", Status)
    kind = describe.text(_KIND, "event")
    summary = describe.text(
        "What happens, as a statement that stands on its own: the sentence or a clause of it, with dates in place of "
        "words such as “yesterday”.",
        "It will vote on the budget in April.",
        validate=validate.Length(max=240),
    )
    sentence = describe.nested(
        Passage, "The sentence that contains the date; null if the event was created by hand.", allow_none=True
    )
    expression = describe.nested(
        Passage, "The words that give the date; null if the event was created by hand.", allow_none=True
    )
    certainty = describe.choice(_CERTAINTY, "inferred", Certainty)
    alternatives = describe.nested_list(Alternative, _ALTERNATIVES)
    explanation = describe.nested(Explanation, "Why the event has this date.")
    article = describe.nested(
        ArticleReference, "The article that the event was found in, or that an editor added it to.", allow_none=True
    )
    origin = describe.choice("engine: found in an article; editor: created by hand.", "engine", Origin)
    hidden = describe.boolean("Whether an editor has hidden the event: timelines omit it.", False)
    orphaned = describe.boolean(
        "Whether the event was corrected and its sentence is gone from the article: timelines omit it.", False
    )
    correction = describe.nested(Correction, "What an editor has corrected; null if nothing.", allow_none=True)
    published_on = describe.date(
        "The article's day of publication; null if the event has no article.", "2025-03-13", allow_none=True
    )
    source = describe.nullable_text("The article's publisher; null if unknown.", "Harbour Post")
    anchor_kind = describe.nullable_text(
        "Where the day of publication was found; null if the event has no article.", "published_at"
    )
    position = describe.nested(
        ReportPosition,
        "Where the article reports the event; null if an editor created it, or an older version read it.",
        allow_none=True,
    )
    mentions = describe.nested_list(Mention, "Other dates in the clause, which only qualify a thing or a person.")
    context = describe.nullable_text(
        "Whom or what the summary is about, if it names nobody before its first pronoun or bare reference.",
        "Council to vote on budget",
    )
