"""The file that names the feeds to follow (TOML): an interval, and a table for each feed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from service.api.schemas.article import ArticleQuery
from service.cli.common import CommandError

_DEFAULT_INTERVAL = 900  # seconds
_MIN_INTERVAL = 60
#: The metadata that a feed's table may give to all of its articles.
_METADATA = ("collection", "source", "language", "timezone", "date_order")


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """A feed to follow: its URL, the collection of its articles, and the metadata that they share."""

    url: str
    collection: str
    metadata: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FeedsFile:
    """The feeds to follow, and the seconds between two polls of a feed."""

    feeds: tuple[FollowedFeed, ...]
    interval: int = _DEFAULT_INTERVAL


def read(path: Path) -> FeedsFile:
    """Return the content of a file. Raises CommandError, which names what is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{str(path)!r} cannot be read: {error}") from error
    _refuse_unknown(content, ("interval", "feeds"), "the file")
    interval = content.get("interval", _DEFAULT_INTERVAL)
    if type(interval) is not int or interval < _MIN_INTERVAL:
        raise CommandError(f"interval: must be a number of seconds, at least {_MIN_INTERVAL}")
    tables = content.get("feeds")
    if not isinstance(tables, list) or not tables:
        raise CommandError("feeds: is missing: write a table [[feeds]] for each feed")
    feeds = tuple(_feed(number, table) for number, table in enumerate(tables, 1))
    if len({feed.url for feed in feeds}) < len(feeds):
        raise CommandError("feeds: two of them have the same url")
    return FeedsFile(feeds, interval)


def _feed(number: int, table: Any) -> FollowedFeed:
    where = f"feed {number}"
    if not isinstance(table, dict):
        raise CommandError(f"{where}: must be a table")
    _refuse_unknown(table, ("url", *_METADATA), where)
    texts = {name: value for name, value in table.items() if isinstance(value, str)}
    if len(texts) < len(table):
        raise CommandError(f"{where}: all values must be text")
    for name in ("url", "collection"):
        if name not in texts:
            raise CommandError(f"{where}: {name} is missing")
    url = urlsplit(texts["url"])
    if url.scheme not in ("http", "https") or not url.hostname:
        raise CommandError(f"{where}: url: must be an http or https URL")
    metadata = {name: value for name, value in texts.items() if name not in ("url", "collection")}
    for name, details in ArticleQuery().validate({**metadata, "collections": texts["collection"]}).items():
        raise CommandError(f"{where}: {name}: {'; '.join(map(str, details))}")
    return FollowedFeed(texts["url"], texts["collection"], metadata)


def _refuse_unknown(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in table.keys() - set(known):
        raise CommandError(f"{where}: {name!r} is unknown; known: {', '.join(known)}")
