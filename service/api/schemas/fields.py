"""The fields of requests. They accept only what any database can store, and share one style of messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from marshmallow import ValidationError, fields, validate
from webargs.fields import DelimitedList

from service.api.schemas.validators import at_most, not_blank, slug, time_zone
from service.events.representation import date_json
from service.timex import edtf, languages

#: The type that marshmallow gives its tables of messages.
MessageTable = dict[str, str | list[Any] | dict[Any, Any]]
_MAX_DIGITS = 9


class Messages:
    """A mixin that replaces marshmallow's own messages about any field."""

    default_error_messages: MessageTable = {"required": "is missing", "null": "must not be null"}  # noqa: RUF012


class Text(Messages, fields.String):
    """A string without NUL and without lone surrogates, which no database and no UTF-8 can contain."""

    default_error_messages: MessageTable = {"invalid": "must be a string"}  # noqa: RUF012

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if "\0" in text:
            raise ValidationError("must not contain the character NUL")
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ValidationError(f"contains half of a surrogate pair at character {error.start}") from error
        return text


class Choice(Text):
    """One of some strings."""

    def __init__(self, among: Iterable[str], description: str, *, example: str | None = None, **options: Any) -> None:
        metadata = {"description": description, **({"examples": [example]} if example else {})}
        one_of = validate.OneOf([str(value) for value in among], error="must be one of: {choices}")
        super().__init__(validate=one_of, metadata=metadata, **options)


class Columns(Text):
    """Columns of a table and the fields that they hold, "Story=text,Day=published_at"; loads the field of each column.

    ``fields_of`` returns what has the names of all fields.
    """

    def __init__(self, fields_of: Callable[[], Iterable[str]], description: str, example: str) -> None:
        super().__init__(metadata={"description": description, "examples": [example]})
        self._fields_of = fields_of

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        pairs = [pair.rpartition("=") for pair in text.split(",") if pair.strip()]
        columns = {column.strip(): field.strip() for column, _, field in pairs}
        known = sorted(self._fields_of())
        for column, field in columns.items():
            if field not in known or not column:
                raise ValidationError(f"must be COLUMN=FIELD pairs; the fields are {', '.join(known)}")
        return columns


class Edtf(Text):
    """A date in EDTF; loads it as dates are served."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return date_json(edtf.date_of(text))
        except ValueError as error:
            raise ValidationError(str(error)) from error


class LanguageTag(Text):
    """A BCP 47 tag of a supported language; loads its primary language: "en" for "en-GB"."""

    def __init__(self, description: str) -> None:
        supported = "A BCP 47 tag, of which the primary language counts (en-GB is en). GET /v1/languages lists them."
        super().__init__(metadata={"description": f"{description} {supported}", "examples": ["en", "en-GB"]})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return languages.code_of(text)
        except languages.UnsupportedLanguage as error:
            raise ValidationError(error.detail) from error


class TimeZone(Text):
    """The name of an IANA time zone."""

    def __init__(self, description: str) -> None:
        super().__init__(validate=time_zone, metadata={"description": description, "examples": ["Asia/Karachi"]})


class Flag(Messages, fields.Boolean):
    """true or false, and none of the other words that marshmallow accepts."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("must be true or false")
        return value


class Count(Messages, fields.Integer):
    """A number in plain digits; ``int`` alone would accept "1_0" and " 5" too."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS):
            raise ValidationError("must be a whole number")
        return int(text)


class PageSize(Count):
    """The maximum number of items on a page of a list."""

    def __init__(self, description: str) -> None:
        between = validate.Range(1, 1_000, error="must be between {min} and {max}")
        super().__init__(load_default=100, validate=between, metadata={"description": description})


#: Collections that a request names.
MAX_SLUGS = 100


class Slugs(Messages, DelimitedList):
    """Names of collections: a list in JSON, separated by commas in a query."""

    default_error_messages: MessageTable = {"invalid": "must be a list of strings"}  # noqa: RUF012

    def __init__(self, **options: Any) -> None:
        super().__init__(Text(validate=slug), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        names = value.split(self.delimiter) if isinstance(value, str) else value
        if isinstance(names, list) and len(names) > MAX_SLUGS:  # before each is checked
            raise ValidationError(f"must have at most {MAX_SLUGS} names")
        return fields.List._deserialize(self, names, attr, data, **kwargs)


class Nested(Messages, fields.Nested):
    """An object inside a request."""


def short_text(
    length: int, description: str, example: str, also: Callable[[str], None] = lambda _: None, **options: Any
) -> Text:
    """Return a field for a text that is not blank, of at most ``length`` characters. ``also`` is a further check."""

    def check(value: str) -> None:
        not_blank(value)
        at_most(length, value)
        also(value)

    metadata = {"description": description, "examples": [example], "minLength": 1, "maxLength": length}
    return Text(validate=check, metadata=metadata, **options)
