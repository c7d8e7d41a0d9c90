"""The query of a timeline page: the parameters as typed, the query that they stand for, and their errors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import request
from marshmallow import EXCLUDE, ValidationError
from werkzeug.datastructures import MultiDict

from service.api import cursors
from service.api.schemas.filters import FilterIn, TimelineIn
from service.timeline.query import Match, TimelineQuery
from service.web.typed_dates import TypedDate, typed_date

_PAGE_SIZE = 30  # entries: with each entry's explanation, a page stays far below 100 kB
_SCHEMA = TimelineIn(unknown=EXCLUDE)
_FILTERS = tuple(field.data_key or name for name, field in FilterIn().fields.items())
#: Parameters of the API that pages ignore.
_FIXED = ("limit", "fields")


@dataclass(frozen=True, slots=True)
class PageQuery:
    """The parameters, the timeline query, the cursor of this page, and the errors by parameter.

    ``parameters`` are as typed, but for dates in words, which are replaced by what they were read as: ``read``.
    """

    parameters: dict[str, str]
    query: TimelineQuery
    cursor: str | None
    errors: dict[str, list[str]]
    read: tuple[TypedDate, ...] = ()

    @property
    def filters(self) -> dict[str, str]:
        return {name: value for name, value in self.parameters.items() if name in _FILTERS}

    @property
    def order(self) -> dict[str, str]:
        """The order, if one is chosen."""
        return {"order": self.parameters["order"]} if "order" in self.parameters else {}

    def without(self, path: str) -> list[tuple[str, str, str]]:
        """Return the name and the value of each filter, and the URL of the path without it."""
        return [(name, value, self.url(path, **{name: None})) for name, value in self.filters.items()]

    @property
    def hides_lasting(self) -> bool:
        """Whether the page omits entries that begin before its period and last into it."""
        return _begins_in_period(self.parameters)

    def url(self, path: str, **changes: str | None) -> str:
        """Return the URL of a path with these filters, this order and some changes; None removes a filter."""
        query = urlencode({name: value for name, value in {**self.filters, **self.order, **changes}.items() if value})
        return f"{path}?{query}" if query else path


def parse_page_query(collection: str | None) -> PageQuery:
    """Return the query of this request, within a collection if one is given. Blank parameters count as absent.

    If a parameter is invalid, its errors are in the result, and the page shows no entries.
    """
    parameters = {name: values[-1].strip() for name, values in request.args.lists() if values[-1].strip()}
    if collection is not None:
        parameters.pop("collection", None)
    read = _read_dates(parameters)
    try:
        query, cursor = _load(parameters, collection)
    except ValidationError as error:
        errors: dict[str, list[str]] = error.normalized_messages()  # type: ignore[no-untyped-call]
        return PageQuery(parameters, TimelineQuery(), None, errors)
    except cursors.InvalidCursor:
        detail = "this link does not match the filters: start again from the first page"
        return PageQuery(parameters, TimelineQuery(), None, {"cursor": [detail]})
    return PageQuery(parameters, query, cursor, {}, read)


def _read_dates(parameters: dict[str, str]) -> tuple[TypedDate, ...]:
    """Replace the dates in words by days, and return them."""
    today = dt.datetime.now(dt.UTC).date()
    read = {name: typed_date(parameters[name], today) for name in ("from", "to") if name in parameters}
    for name, date in read.items():
        if date is not None:
            parameters[name] = (date.first if name == "from" else date.last).isoformat()
    return tuple(date for date in read.values() if date is not None)


def _begins_in_period(parameters: Mapping[str, str]) -> bool:
    """Whether a page shows only what begins in its period: it has one, and ``match`` does not say otherwise."""
    return bool(parameters.keys() & {"from", "to"}) and "match" not in parameters


def _load(parameters: dict[str, str], collection: str | None) -> tuple[TimelineQuery, str | None]:
    """Return the query and the cursor. A period shows what begins in it, unless ``match`` says otherwise.

    Raises ValidationError and InvalidCursor.
    """
    given = {name: value for name, value in parameters.items() if name not in _FIXED}
    if _begins_in_period(given):
        given["match"] = Match.STARTS.value
    query, cursor = _SCHEMA.load(MultiDict(given))
    query = replace(query, collection=collection or query.collection, limit=_PAGE_SIZE)
    return (replace(query, after=cursors.decode(cursor, query)) if cursor else query), cursor
