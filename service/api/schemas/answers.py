"""What the service answers, described for ``openapi.yaml``. Answers are built by ``service.representation``."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from service.timex.model import AnchorKind, Certainty, Granularity


def _text(description: str, **arguments: object) -> fields.String:
    return fields.String(required=True, metadata={"description": description}, **arguments)  # type: ignore[arg-type]


def _optional(description: str) -> fields.String:
    return fields.String(required=True, allow_none=True, metadata={"description": description})


class Passage(Schema):
    """Words of the text as posted."""

    text = _text("Exactly these words.")
    start = fields.Integer(required=True, metadata={"description": "Offset of the first code point."})
    end = fields.Integer(required=True, metadata={"description": "Offset after the last code point."})


class ClockTime(Schema):
    """A local time of day."""

    clock = _text("HH:MM; 24:00 is midnight at the end of the day.")
    zone = _optional("The zone as written.")


class CalendarDate(Schema):
    """A stretch of calendar, no finer than what was said."""

    edtf = _text("ISO 8601-2 (EDTF); intervals are inclusive, ~ marks what is approximate.")
    start_on = fields.Date(required=True, metadata={"description": "First day."})
    end_before = fields.Date(required=True, metadata={"description": "The day after the last."})
    granularity = _text("How wide a stretch is meant.", validate=validate.OneOf([str(one) for one in Granularity]))
    timex3 = _text("The value as TIMEX3 (ISO 24617-1) writes it.")
    part_of_day = _optional("Part of the day, if one was said.")
    time = fields.Nested(ClockTime, required=True, allow_none=True)
    approximate = fields.Boolean(required=True, metadata={"description": "Whether the words are vague."})


class Alternative(Schema):
    """A second reading that is live."""

    date = fields.Nested(CalendarDate, required=True)
    reason = _text("What speaks for it.")


class Explanation(Schema):
    """Why this date."""

    rule = _text("The rule that read the words.")
    anchor = fields.Date(required=True, metadata={"description": "The day they were read against."})
    steps = fields.List(fields.String(), required=True, metadata={"description": "How it was decided, in plain words."})


class ArticleShort(Schema):
    """The article of an event."""

    id = _optional("Null where nothing is stored.")
    title = _optional("The headline.")
    url = _optional("Where it stands.")
    source = _optional("Who published it.")


class Event(Schema):
    """One happening with its date."""

    id = _optional("The same for the same article, sentence and expression on any machine.")
    date = fields.Nested(CalendarDate, required=True)
    status = _text("Whether it had happened on the publication day.", validate=validate.OneOf(["happened", "planned"]))
    kind = _text("statement where the date is that of the saying.", validate=validate.OneOf(["event", "statement"]))
    summary = _text("The clause that the date belongs to.", validate=validate.Length(max=200))
    sentence = fields.Nested(Passage, required=True)
    expression = fields.Nested(Passage, required=True)
    certainty = _text("How much was said and how much inferred.", validate=validate.OneOf([str(one) for one in Certainty]))
    alternatives = fields.List(fields.Nested(Alternative), required=True)
    explanation = fields.Nested(Explanation, required=True)
    article = fields.Nested(ArticleShort, required=True)


class Article(ArticleShort):
    """An article without its text."""

    language = _text("Language of the text.")
    external_id = _optional("The client's own id.")
    published_at = _text("As the client gave it.")
    timezone = _optional("IANA time zone, if one was given.")


class AnchorOut(Schema):
    """The day the expressions were read against."""

    date = fields.Date(required=True)
    kind = _text("Where that day comes from.", validate=validate.OneOf([str(one) for one in AnchorKind]))


class Unresolved(Schema):
    """An expression of time that became no event."""

    expression = fields.Nested(Passage, required=True)
    type = _text("TIMEX3 type.")
    value = _text("TIMEX3 value, X for what is unknown.")
    rule = _text("The rule that found it.")
    reason = _text("Why it is no event.")


class DroppedLine(Passage):
    """A line of the page that is not the article's."""

    reason = _text("Why.")


class Rejected(DroppedLine):
    """Words that look like an expression of time and are none."""

    rule = _text("The rule that would have taken them.")


class Timex(Passage):
    """An expression of time after TIMEX3."""

    type = _text("TIMEX3 type.")
    value = _text("TIMEX3 value.")
    mod = _optional("TIMEX3 mod.")
    underspecified = _optional("What the words say by themselves.")
    date = fields.Nested(CalendarDate, required=True, allow_none=True)
    certainty = _text("How much was said and how much inferred.")
    direction = _text("past, same or future, as seen from the anchor.")
    alternatives = fields.List(fields.Nested(Alternative), required=True)
    unresolved = _optional("Why it has no date, where it should have one.")
    read_against = fields.Integer(required=True, allow_none=True, metadata={"description": "Index of the expression it leans on."})
    explanation = fields.Nested(Explanation, required=True)


class Report(Schema):
    """All that was read from an article."""

    article = fields.Nested(Article, required=True)
    anchor = fields.Nested(AnchorOut, required=True)
    engine_version = _text("Answers are the same for the same text, anchor and engine version.")
    events = fields.List(fields.Nested(Event), required=True, metadata={"description": "In the order of the text."})
    unresolved = fields.List(fields.Nested(Unresolved), required=True)
    dropped = fields.List(fields.Nested(DroppedLine), required=True)
    changed = fields.Boolean(metadata={"description": "True when an older reading of the article was replaced."})
    timexes = fields.List(fields.Nested(Timex), metadata={"description": "With explain=full."})
    rejected = fields.List(fields.Nested(Rejected), metadata={"description": "With explain=full."})


class Timeline(Schema):
    """One page of a timeline."""

    entries = fields.List(fields.Nested(Event), required=True, metadata={"description": "By date, coarse before fine."})
    next_cursor = _optional("The parameter cursor of the next page; null on the last.")


class FieldError(Schema):
    """What is wrong with one field."""

    field = _text("Name of the field or query parameter.")
    detail = _text("What was expected.")


class ProblemOut(Schema):
    """An error after RFC 9457."""

    type = _text("Stable name of the kind of problem.")
    title = _text("The kind of problem in words.")
    status = fields.Integer(required=True)
    detail = _text("What is wrong with this request.")
    instance = _text("The path that was asked for.")
    errors = fields.List(fields.Nested(FieldError), required=True)
