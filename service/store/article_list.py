"""The query for lists of articles: which ones, by id, without their texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from peewee import Database, Expression

from service.store.collections import Row
from service.store.database import available
from service.store.tables import URL_START, Article, Membership

_COLUMNS = (
    *(Article.id, Article.external_id, Article.title, Article.url, Article.source, Article.language),
    *(Article.published_at, Article.anchor_date, Article.anchor_kind),
)


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles: those that meet all conditions."""

    collection: str | None = None
    source: str | None = None
    language: str | None = None
    url: str | None = None
    external_id: str | None = None
    anchor_kind: tuple[str, ...] | None = None
    published_from: dt.date | None = None
    published_before: dt.date | None = None


#: The condition of each filter that is set.
_CONDITIONS: dict[str, Callable[[Any], Expression]] = {
    "collection": lambda slug: Membership.collection == slug,
    "source": lambda name: Article.source == name,
    "language": lambda code: Article.language == code,
    # SQLite would replace a plain column by the value, so that no index has the other condition
    "url": lambda url: (url[:500] == URL_START) & (Article.url.concat("") == url),
    "external_id": lambda value: Article.external_id == value,
    "anchor_kind": lambda kinds: Article.anchor_kind.in_(kinds),
    "published_from": lambda day: Article.anchor_date >= day,
    "published_before": lambda day: Article.anchor_date < day,
}


def article_rows(database: Database, wanted: ArticleFilter, *, after: str | None, limit: int) -> list[Row]:
    """Return at most ``limit`` articles after an article's id, by id, without their texts."""
    query: Any = Article.select(*_COLUMNS).order_by(Article.id).limit(limit)
    if wanted.collection is not None:
        query = query.join(Membership)
    for item in fields(ArticleFilter):
        value = getattr(wanted, item.name)
        if value is not None:
            query = query.where(_CONDITIONS[item.name](value))
    if after is not None:
        query = query.where(Article.id > after)
    with available(database):
        return list(query.dicts().bind(database))


def sources(database: Database, collection: str | None, *, limit: int) -> list[str]:
    """Return the first ``limit`` different sources of articles, of a collection if one is given. One query."""
    query: Any = Article.select(Article.source).where(Article.source.is_null(False)).distinct()
    if collection is not None:
        query = query.join(Membership).where(Membership.collection == collection)
    with available(database):
        return [source for (source,) in query.order_by(Article.source).limit(limit).tuples().bind(database)]
