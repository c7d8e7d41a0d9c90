"""What a request without parameters asks for: the defaults of the API, and those of the queries beneath."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from service.api.schemas.article_list import ArticlesIn
from service.api.schemas.changes import ChangesIn
from service.api.schemas.filters import CsvStyle, EventsIn, ExportIn, HistogramIn, TimelineIn
from service.api.schemas.story import StoryIn
from service.store.filter import Filter, Match, Merge
from service.timeline.histogram import By
from service.timeline.query import TimelineQuery
from service.timeline.story import StoryQuery

pytestmark = pytest.mark.only("sqlite")  # it is not about what is stored

#: What each schema loads beside the query.
LOADED: dict[type[Any], tuple[Any, ...]] = {
    TimelineIn: (None,),
    EventsIn: (None,),
    ExportIn: (None, CsvStyle(",", has_mark=False)),
    HistogramIn: (By.MONTH,),
}


@pytest.mark.parametrize("schema", LOADED)
def test_without_parameters_a_timeline_has_the_default_query(app: Flask, schema: type[Any]) -> None:
    with app.app_context():
        query, *others = schema().load(MultiDict())
    merge = Merge.NONE if schema is EventsIn else Merge.REPORTS
    assert replace(query, kind=()) == TimelineQuery(merge=merge)
    assert tuple(others) == LOADED[schema]


def test_the_default_queries() -> None:
    query = TimelineQuery()
    assert (query.descending, query.limit, query.lists_reports, query.with_changes) == (False, 50, False, False)
    assert (query.match, query.merge, query.include, query.kind) == (Match.OVERLAPS, Merge.REPORTS, (), ())
    story = StoryQuery("")
    assert (story.days, story.sentences, story.min_sources, story.by_score) == (None, 1, 0, False)
    assert StoryIn().load(MultiDict()) == story
    assert ChangesIn().load(MultiDict())[1:] == (100, Filter())
    assert ArticlesIn().load(MultiDict())[1:] == (None, 100)


@pytest.mark.parametrize(
    ("parameters", "changes"),
    [
        ({"order": "desc"}, {"descending": True}),
        ({"limit": "1"}, {"limit": 1}),
        ({"limit": "500"}, {"limit": 500}),
        ({"include": "reports"}, {"lists_reports": True}),
        ({"include": "hidden,reports"}, {"lists_reports": True, "include": ("hidden",)}),
        ({"from": "2025", "to": "2025"}, {"starts_from": dt.date(2025, 1, 1), "ends_before": dt.date(2026, 1, 1)}),
        (
            {"from": "2025-12", "to": "2025-12"},
            {"starts_from": dt.date(2025, 12, 1), "ends_before": dt.date(2026, 1, 1)},
        ),
        ({"to": "2024-02"}, {"ends_before": dt.date(2024, 3, 1)}),
        ({"to": "2024-02-28"}, {"ends_before": dt.date(2024, 2, 29)}),
        ({"to": "9999-12-30"}, {"ends_before": dt.date.max}),
        ({"to": "9999-12-31"}, {"ends_before": None}),
        ({"to": "9999"}, {"ends_before": None}),
        ({"corrected": "1"}, {"corrected": True}),
        ({"corrected": "0"}, {"corrected": False}),
        ({"corrected": "true"}, {"corrected": True}),
        ({"corrected": "false"}, {"corrected": False}),
        ({"upcoming": "false"}, {}),
        ({"match": "within"}, {"match": Match.WITHIN}),
        ({"merge": "none"}, {"merge": Merge.NONE}),
        ({"fields": "summary,id"}, {"fields": ("id", "summary")}),
    ],
)
def test_each_parameter_changes_its_part_of_the_query(
    app: Flask, parameters: dict[str, str], changes: dict[str, Any]
) -> None:
    with app.app_context():
        query, _ = TimelineIn().load(MultiDict(parameters))
    assert replace(query, kind=()) == TimelineQuery(**changes)


@pytest.mark.parametrize(
    ("schema", "least", "most"),
    [
        (TimelineIn, 1, 500),
        (EventsIn, 1, 500),
        (ChangesIn, 1, 1_000),
        (ArticlesIn, 1, 1_000),
        (ExportIn, 1, 999_999_999),
    ],
)
def test_each_page_has_its_limits(app: Flask, schema: type[Any], least: int, most: int) -> None:
    with app.app_context():
        for limit in (least, most):
            schema().load(MultiDict({"limit": str(limit)}))
        for limit in (least - 1, most + 1):
            with pytest.raises(ValidationError) as error:
                schema().load(MultiDict({"limit": str(limit)}))
            assert list(error.value.messages_dict) == ["limit"]
