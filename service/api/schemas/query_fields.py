"""Fields of query strings: flags, lists of names, search queries and periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from marshmallow import ValidationError, fields

from service.api.schemas.fields import Choice, Messages, Text
from service.errors import quoted
from service.text import search


class EnumMember(Choice):
    """One of the values of an enumeration; loads the member."""

    def __init__(self, among: type[StrEnum], description: str, **options: Any) -> None:
        self.among = among
        super().__init__(among, description, **options)

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **kwargs: Any) -> Any:
        text = super().deserialize(value, attr, data, **kwargs)
        return self.among(text) if isinstance(text, str) else text


_FLAGS = {"true": True, "1": True, "false": False, "0": False}


class QueryFlag(Messages, fields.Boolean):
    """true or false as text, or the short forms 1 and 0."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if value not in _FLAGS:
            raise ValidationError("must be true or false")
        return _FLAGS[value]


class Names(Messages, fields.Field[tuple[str, ...]]):
    """Some of a few names, separated by commas; loads them in a fixed order."""

    def __init__(self, supported: Iterable[str], *, metadata: dict[str, Any], **options: Any) -> None:
        self.supported = tuple(supported)
        name = f"({'|'.join(self.supported)})"
        super().__init__(metadata={**metadata, "type": "string", "pattern": f"^{name}(,{name})*$"}, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[str, ...]:
        names = str(value).split(",")
        for name in names:
            if name not in self.supported:
                raise ValidationError(f"{quoted(name)} is not supported; supported: {', '.join(self.supported)}")
        return tuple(name for name in self.supported if name in names)


class SearchQuery(Text):
    """A search, as a reader types it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        line = super()._deserialize(value, attr, data, **kwargs)
        if len(line) > search.LONGEST:
            raise ValidationError(f"must have at most {search.LONGEST} characters")
        try:
            return search.parse(line)
        except search.SearchSyntaxError as error:
            raise ValidationError(error.detail) from error


class _Period(Messages):
    """A period: YYYY, YYYY-MM or YYYY-MM-DD."""

    def __init__(self, data_key: str, description: str) -> None:
        metadata = {"type": "string", "description": description, "examples": ["2025", "2025-03", "2025-03-13"]}
        super().__init__(data_key=data_key, metadata=metadata)  # type: ignore[call-arg]


class FirstDay(_Period, fields.Field[dt.date]):
    """A period; loads its first day."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dt.date:
        return _first_day(str(value))


class DayAfter(_Period, fields.Field[dt.date | None]):
    """A period; loads the day after its last day, None at the end of the calendar."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dt.date | None:
        text = str(value)
        return _day_after(_first_day(text), len(text.split("-")))


def _first_day(text: str) -> dt.date:
    parts = text.split("-")
    lengths = [len(part) for part in parts]
    if lengths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValidationError("must be YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = [*map(int, parts), 1, 1][:3]
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ValidationError(f"{text!r} is not in the calendar") from error


def _day_after(first: dt.date, parts: int) -> dt.date | None:
    if parts == 3:
        return first + dt.timedelta(days=1) if first < dt.date.max else None
    year, month = (first.year + 1, 1) if parts == 1 or first.month == 12 else (first.year, first.month + 1)
    return dt.date(year, month, 1) if year <= dt.MAXYEAR else None
