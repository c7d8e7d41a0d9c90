"""The options of an import: checked before any article is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.api.schemas.article import ArticleQuery
from service.cli.common import CommandError


def validated(defaults: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the options that are given, as the service reads them. Raises CommandError."""
    given = {name: value for name, value in defaults.items() if value is not None}
    schema = ArticleQuery()
    for name, details in schema.validate(given).items():
        raise CommandError(f"--{name} {given[name]!r}: {details[0]}")
    loaded: dict[str, Any] = schema.load(given)
    return loaded
