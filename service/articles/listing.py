"""Lists of articles: of a collection, or those that a filter finds."""

from __future__ import annotations

from typing import cast

from service.articles.collections import UnknownCollection
from service.eventing.served import ListedArticleJson
from service.store import article_list, revisions
from service.store.article_list import ArticleFilter as ArticleFilter
from service.store.database import Database
from service.store.revisions import Revision


def revision(database: Database, wanted: ArticleFilter) -> Revision:
    """Return the revision that a list depends on: its collection's, or that of everything.

    Raises UnknownCollection.
    """
    found = revisions.last(database, wanted.collection)
    if found is None:
        raise UnknownCollection(str(wanted.collection))
    return found


def articles_page(
    database: Database, wanted: ArticleFilter, *, after: str | None, limit: int
) -> tuple[list[ListedArticleJson], str | None]:
    """Return a page of articles by id, and the id after which the next page begins, if there is one."""
    rows = article_list.article_rows(database, wanted, after=after, limit=limit + 1)
    page = [cast(ListedArticleJson, {**row, "anchor_date": str(row["anchor_date"])}) for row in rows[:limit]]
    return page, page[-1]["id"] if len(rows) > limit else None


def sources(database: Database, collection: str | None, *, limit: int) -> list[str]:
    """Return the first publishers by name of articles, of a collection if one is given."""
    return article_list.sources(database, collection, limit=limit)
