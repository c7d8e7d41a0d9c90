"""Fields of requests: text that any database can hold, days, counts, and periods as a query writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from marshmallow import ValidationError, fields, validate

from service.events.representation import date_json
from service.text import search
from service.timex import edtf, languages

_MOST_DIGITS = 9


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


class Edtf(Text):
    """A date in EDTF, as a date is served."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return date_json(edtf.date_of(text))
        except ValueError as error:
            raise ValidationError(str(error)) from error


class LanguageTag(Text):
    """A BCP 47 tag of a supported language; loads its primary language: "en" for "en-GB"."""

    def __init__(self, description: str) -> None:
        supported = f"A BCP 47 tag, of which the primary language counts (en-GB is en). Supported: {_supported()}."
        super().__init__(metadata={"description": f"{description} {supported}", "examples": ["en", "en-GB"]})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return languages.code_of(text)
        except languages.UnsupportedLanguage as error:
            raise ValidationError(error.detail) from error


def _supported() -> str:
    return ", ".join(sorted(languages.codes()))


class Flag(fields.Boolean):
    """true or false, and no other word for them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("must be true or false")
        return value


class FlagWord(fields.Boolean):
    """true or false, as a query writes them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if value not in ("true", "false"):
            raise ValidationError("must be true or false")
        return bool(value == "true")


class Names(fields.Field[tuple[str, ...]]):
    """Some names out of a few, parted by commas, in any order."""

    def __init__(self, known: Iterable[str], *, metadata: dict[str, Any], **options: Any) -> None:
        self.known = tuple(known)
        one = f"({'|'.join(self.known)})"
        super().__init__(metadata={**metadata, "type": "string", "pattern": f"^{one}(,{one})*$"}, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[str, ...]:
        names = str(value).split(",")
        for name in names:
            if name not in self.known:
                raise ValidationError(f"{name[:60]!r} is none of {', '.join(self.known)}")
        return tuple(name for name in self.known if name in names)


class SearchLine(Text):
    """What is searched for, as a reader types it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        line = super()._deserialize(value, attr, data, **kwargs)
        if len(line) > search.LONGEST:
            raise ValidationError(f"must not be longer than {search.LONGEST} characters")
        try:
            return search.parse(line)
        except search.SearchSyntaxError as error:
            raise ValidationError(str(error)) from error


class Member(fields.String):
    """One of the values of an enumeration; loads its member."""

    def __init__(self, among: type[Enum], description: str, **options: Any) -> None:
        self.among = among
        values = [str(member.value) for member in among]
        super().__init__(validate=validate.OneOf(values), metadata={"description": description}, **options)

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **kwargs: Any) -> Any:
        name = super().deserialize(value, attr, data, **kwargs)
        return self.among(name) if isinstance(name, str) else name


def one_of(among: type[Enum], description: str, **options: Any) -> fields.String:
    """One of the values of an enumeration."""
    values = [str(one.value) for one in among]
    return fields.String(validate=validate.OneOf(values), metadata={"description": description}, **options)


def short_text(limit: int, description: str, example: str, **options: Any) -> Text:
    """An optional text of at most ``limit`` characters that is not blank."""

    def check(value: str) -> None:
        not_blank(value)
        if len(value) > limit:
            raise ValidationError(f"must not be longer than {limit} characters")

    metadata = {"description": description, "examples": [example], "minLength": 1, "maxLength": limit}
    return Text(validate=check, metadata=metadata, **options)


def not_blank(value: str) -> None:
    if not value.strip():
        raise ValidationError("must not be empty")


def time_zone(value: str) -> None:
    if value not in _time_zones():
        raise ValidationError(f"{value[:60]!r} is no IANA time zone: send a name such as Europe/Berlin")


@cache
def _time_zones() -> set[str]:
    """Asking walks a folder of hundreds of files."""
    return available_timezones()


SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
MAX_SLUG = 64


def slug(value: str) -> None:
    if len(value) > MAX_SLUG or not SLUG.fullmatch(value):
        raise ValidationError(f"must be small letters, figures and single hyphens, at most {MAX_SLUG}")


class Slugs(fields.List[str]):
    """Names of collections: a list in JSON, parted by commas in a query."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Text(validate=slug), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        names = value.split(",") if isinstance(value, str) else value
        return super()._deserialize(names, attr, data, **kwargs)


class Count(fields.Integer):
    """A number in plain digits; ``int`` alone would take "1_0" and " 5" too."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
            raise ValidationError("must be a whole number in digits")
        return int(text)


class FirstDay(fields.Field[dt.date]):
    """A period, YYYY, YYYY-MM or YYYY-MM-DD; loads its first day."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dt.date:
        return _first_day(str(value))


class DayAfter(fields.Field[dt.date | None]):
    """A period, YYYY, YYYY-MM or YYYY-MM-DD; loads the day after its last, None at the end of the calendar."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dt.date | None:
        text = str(value)
        return _day_after(_first_day(text), len(text.split("-")))


def _first_day(text: str) -> dt.date:
    parts = text.split("-")
    shape = [len(part) for part in parts]
    if shape not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValidationError("must be YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = [*map(int, parts), 1, 1][:3]
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ValidationError(f"the calendar has no {text!r}") from error


def _day_after(first: dt.date, parts: int) -> dt.date | None:
    if parts == 3:
        return first + dt.timedelta(days=1) if first < dt.date.max else None
    year, month = (first.year + 1, 1) if parts == 1 or first.month == 12 else (first.year, first.month + 1)
    return dt.date(year, month, 1) if year <= dt.MAXYEAR else None
