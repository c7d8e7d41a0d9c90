"""Fields that several schemas share: text that any database can hold, days, and periods as a query writes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from marshmallow import ValidationError, fields

from service.timex import LANGUAGES


class Text(fields.String):
    """A string without NUL and without lone surrogates, which no database and no UTF-8 can hold."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if "\0" in text:
            raise ValidationError("must not contain the character NUL")
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ValidationError(f"contains half of a surrogate pair at character {error.start}") from error
        return text


def one_line(limit: int, **arguments: Any) -> Text:
    """A short text that is not blank."""

    def check(value: str) -> None:
        if not value.strip():
            raise ValidationError("must not be blank")
        if len(value) > limit:
            raise ValidationError(f"must not be longer than {limit} characters")

    metadata = {"minLength": 1, "maxLength": limit, **arguments.pop("metadata", {})}
    return Text(validate=check, metadata=metadata, **arguments)


def time_zone(value: str) -> None:
    if value not in available_timezones():
        raise ValidationError(f"{value[:60]!r} is no IANA time zone: send a name such as Europe/Berlin")


def known_language(value: str) -> None:
    if value not in LANGUAGES:
        raise ValidationError(f"{value[:60]!r} is not read here: send one of {', '.join(sorted(LANGUAGES))}")


def local_day(published_at: str, zone: str | None) -> dt.date:
    """The local day of a date or date-time. Raises ValidationError for what is neither, or has no offset and no zone."""
    if "T" not in published_at and " " not in published_at:
        return day_of(published_at)
    try:
        moment = dt.datetime.fromisoformat(published_at)
    except ValueError as error:
        raise ValidationError(_DATE_OR_TIME) from error
    if moment.tzinfo is None:
        if zone is None:
            raise ValidationError("a date-time needs an offset (2025-03-13T08:00:00+01:00) or the field timezone")
        return moment.date()
    try:
        return moment.astimezone(ZoneInfo(zone)).date() if zone else moment.date()
    except OverflowError as error:
        raise ValidationError("lies outside the years 1 to 9999 in that time zone") from error


_DATE_OR_TIME = "must be a date (2025-03-13) or a date-time with offset (2025-03-13T08:00:00+01:00)"


def day_of(text: str) -> dt.date:
    """A day written YYYY-MM-DD. Raises ValidationError."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        raise ValidationError(_DATE_OR_TIME)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ValidationError(f"the calendar has no day {text!r}") from error


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a period: the first, and the day after the last (None at the end of the calendar)."""

    first: dt.date
    end_before: dt.date | None


class Period(fields.Field[Days]):
    """YYYY, YYYY-MM or YYYY-MM-DD."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Days:
        text = str(value)
        parts = text.split("-")
        shape = [len(part) for part in parts]
        if shape not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
            raise ValidationError("must be YYYY, YYYY-MM or YYYY-MM-DD")
        numbers = [int(part) for part in parts]
        try:
            first = dt.date(*(numbers + [1, 1])[:3])
        except ValueError as error:
            raise ValidationError(f"the calendar has no {text!r}") from error
        return Days(first, _after(first, len(parts)))


def _after(first: dt.date, parts: int) -> dt.date | None:
    if parts == 3:
        return first + dt.timedelta(days=1) if first < dt.date.max else None
    year, month = (first.year + 1, 1) if parts == 1 or first.month == 12 else (first.year, first.month + 1)
    return dt.date(year, month, 1) if year <= 9999 else None
