"""The story of a collection: its parameters, and its key days as responses describe them."""

from __future__ import annotations

from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, post_load, validate

from service.api.schemas import describe
from service.api.schemas.base import QuerySchema
from service.api.schemas.date_filters import ANCHOR_KIND, CERTAINTY, GRANULARITY, KIND, kinds_of
from service.api.schemas.fields import Choice, Count
from service.api.schemas.query_fields import DayAfter, FirstDay
from service.api.schemas.timeline import Entry
from service.timeline.story import StoryQuery

_MOST_DAYS, _MOST_SENTENCES = 1_000, 5


def _between(least: int, most: int) -> validate.Range:
    return validate.Range(least, most, error="must be between {min} and {max}")


class StoryIn(QuerySchema):
    """Which key days, in which order, and how many sentences each."""

    #: The result for a query string is immutable, so that it can be cached.
    is_cached: ClassVar[bool] = True

    days = Count(
        validate=_between(1, _MOST_DAYS),
        metadata={
            "description": "The maximum number of days. Without it, at most 40 days that enough articles report: 1 of "
            "a collection of 2 to 10 articles, 2 of up to 30, 3 of up to 300, and 5 of a larger one.",
            "minimum": 1,
            "maximum": _MOST_DAYS,
        },
    )
    starts_from = FirstDay("from", "The first day: YYYY, YYYY-MM or YYYY-MM-DD.")
    ends_before = DayAfter("to", "The last day, inclusive: YYYY, YYYY-MM or YYYY-MM-DD.")
    sentences = Count(
        load_default=1,
        validate=_between(1, _MOST_SENTENCES),
        metadata={
            "description": "The maximum number of entries of a day.",
            "minimum": 1,
            "maximum": _MOST_SENTENCES,
        },
    )
    min_sources = Count(
        load_default=0,
        metadata={"description": "Only days that at least this number of publishers report.", "minimum": 0},
    )
    granularity = GRANULARITY
    certainty = CERTAINTY
    kind = KIND
    anchor_kind = ANCHOR_KIND
    order = Choice(("date", "score"), "Sort days and periods by date, or the highest score first.", load_default="date")

    @post_load
    def _query(self, data: dict[str, Any], **_: Any) -> StoryQuery:
        first, day_after = data.get("starts_from"), data.get("ends_before")
        if first and day_after and first >= day_after:
            raise ValidationError({"from": ["must not be after to"]})
        by_score = data.pop("order") == "score"
        kind = kinds_of(data.pop("kind", ()))
        return StoryQuery(collection="", by_score=by_score, kind=kind, **data)


class StoryDay(Schema):
    """A key day of a story."""

    date = describe.date("The day.", "2025-03-14")
    score = describe.number("How much the day matters, for comparisons within one story.", 0.8214)
    articles = describe.integer("The number of articles that report the day; copies of one text count once.", 37)
    sources = describe.integer("The number of publishers of these articles.", 5)
    first_reported = describe.date("The earliest publication date of these articles.", "2025-03-10")
    last_reported = describe.date("The latest publication date of these articles.", "2025-06-02")
    entries = describe.nested_list(
        Entry,
        "The entries that tell the day best, the best first. The summary of each is its sentence. An entry without an "
        "id is a first sentence of an article that was published that day: its date is inferred, by the rule lead.",
    )


class Story(Schema):
    """The story of a collection."""

    days = describe.nested_list(StoryDay, "The key days.")
    spans = describe.nested_list(Entry, "Entries of longer periods, such as a month, that many articles report.")
