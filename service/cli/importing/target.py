"""The database that a bulk command writes to, and the collection in it."""

from __future__ import annotations

from marshmallow import ValidationError

from service.api.schemas.validators import slug
from service.articles import collections
from service.cli.common import CommandError
from service.store import migrate
from service.store.database import Database, enlarge_cache


def check_slug(collection: str | None) -> None:
    """Raise CommandError for an invalid slug."""
    try:
        slug(collection or "none")
    except ValidationError as error:
        raise CommandError(f"--collection {collection!r}: {error.messages[0]}") from error


def prepare(database: Database, collection: str | None) -> None:
    """Prepare a database for many writes, and create the collection if it is missing.

    Raises SchemaError if the database needs a migration, and Unavailable.
    """
    migrate.check(database)
    enlarge_cache(database)
    if collection and collections.find(database, collection) is None:
        collections.put(database, collection, {}, None)
