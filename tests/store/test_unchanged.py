"""What changes nothing leaves the revision as it was, so that nobody reads anything again for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from service.store import articles, collections, events, revisions
from service.store.articles import NewArticle, Plan
from service.store.database import Database
from service.store.events import Edit
from service.store.history import ChangeRow
from tests.store.rows import article_row, event_row

CHANGE = ChangeRow("e_one", "2025-03-13T00:00:00Z", None, "corrected", "[]")
NEW = Edit(event_row("e_one", position=None, origin="editor"), CHANGE)
ONE = NewArticle(article_row(), [event_row()], ["a"])


@pytest.fixture
def filled(store: Database) -> Database:
    """A database with two collections, and an article with an event in the first one."""
    for slug in ("a", "b"):
        collections.put(store, {"slug": slug}, None)
    articles.create_all(store, [ONE])
    return store


Use = Callable[[Database], Any]
UNCHANGED: dict[str, Use] = {
    "a collection that is as it was": lambda store: collections.put(store, {"slug": "a"}, collections.find(store, "a")),
    "an unknown collection": lambda store: collections.delete(store, "c"),
    "an article that is in its collection": lambda store: collections.add(store, {"a_one": ["a"]}),
    "an article without collections": lambda store: collections.add(store, {"a_one": []}),
    "an article that is in no such collection": lambda store: collections.remove(store, "b", "a_one"),
    "articles that exist": lambda store: articles.create_all(store, [ONE, ONE]),
    "an article that exists": lambda store: articles.create(store, article_row(), []),
    "an unknown article": lambda store: articles.rewrite(store, article_row("a_two"), lambda _: Plan([])),
    "an unknown article to delete": lambda store: articles.delete(store, "a_two"),
    "an event that exists": lambda store: events.add(store, NEW, None, ()),
    "an unknown event": lambda store: events.edit(store, "e_two", lambda _: NEW),
    "an event that stays as it is": lambda store: events.edit(store, "e_one", lambda _: None),
    "an unknown event to delete": lambda store: events.remove(store, "e_two", lambda _: CHANGE),
}
CHANGED: dict[str, Use] = {
    "a new collection": lambda store: collections.put(store, {"slug": "c"}, None),
    "another title": lambda store: collections.put(store, {"slug": "a", "title": "A"}, collections.find(store, "a")),
    "an article for another collection": lambda store: collections.add(store, {"a_one": ["a", "b"]}),
    "an article out of its collection": lambda store: collections.remove(store, "a", "a_one"),
    "a new article": lambda store: articles.create_all(store, [ONE, NewArticle(article_row("a_two"), [])]),
    "an article to delete": lambda store: articles.delete(store, "a_one"),
    "an edited event": lambda store: events.edit(store, "e_one", lambda _: NEW),
}


@pytest.mark.parametrize("use", UNCHANGED.values(), ids=UNCHANGED)
def test_what_changes_nothing_leaves_the_revision(filled: Database, use: Use) -> None:
    before = revisions.last(filled), revisions.last(filled, "a"), revisions.last(filled, "b")
    use(filled)
    assert (revisions.last(filled), revisions.last(filled, "a"), revisions.last(filled, "b")) == before


@pytest.mark.parametrize("use", CHANGED.values(), ids=CHANGED)
def test_what_changes_something_advances_the_revision_by_one(filled: Database, use: Use) -> None:
    before = revisions.last(filled)
    use(filled)
    after = revisions.last(filled)
    assert before is not None
    assert after == before._replace(number=before.number + 1)


def test_events_that_stay_as_they_are_follow_the_language_of_their_article(filled: Database) -> None:
    for language in ("de", "en-GB"):
        articles.rewrite(filled, article_row(language=language), lambda _: Plan([event_row()]))
        assert filled.execute_sql("SELECT language FROM event").fetchall() == [(language,)]
