"""The options of an import: checked before any article is read."""

from __future__ import annotations

from collections.abc import Mapping

from service.api.schemas.article import ArticleIn, ArticleMetadata
from service.cli.common import CommandError


def validated(defaults: Mapping[str, str | None]) -> dict[str, str]:
    """Return the defaults that are given, as the service reads them. Raises CommandError."""
    given = {name: value for name, value in defaults.items() if value is not None}
    errors = ArticleMetadata().validate(given)
    if errors:
        name, details = next(iter(errors.items()))
        raise CommandError(f"--{name} {given[name]!r}: {details[0]}")
    loaded: dict[str, str] = ArticleMetadata().load(given)
    return loaded


def mapping(columns: str) -> dict[str, str]:
    """Return the field of each column in "Body=text,Day=published_at". Raises CommandError."""
    pairs = [pair.partition("=") for pair in columns.split(",") if pair.strip()]
    fields = ArticleIn().fields.keys()
    for column, _, field in pairs:
        if field.strip() not in fields:
            raise CommandError(
                f"--columns {column!r}: {field.strip()!r} is not a field; must be one of: {', '.join(fields)}"
            )
    return {column.strip(): field.strip() for column, _, field in pairs}
