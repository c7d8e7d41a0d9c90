"""Articles enter their own collections and no others, also when one transaction writes several of them."""

from __future__ import annotations

import pytest

from service.store import articles, collections
from service.store.articles import NewArticle
from service.store.database import Database
from tests.store.rows import article_row, event_row


@pytest.fixture
def two(store: Database) -> Database:
    """A database with the empty collections a and b."""
    for slug in ("a", "b"):
        collections.put(store, {"slug": slug}, None)
    return store


def placings(store: Database) -> set[tuple[str, str]]:
    """Return the pairs of a collection and an event of its timeline."""
    return set(store.execute_sql('SELECT collection_id, event_id FROM "placing"').fetchall())


def batch() -> list[NewArticle]:
    return [
        NewArticle(article_row("a_1"), [event_row("e_1")], ["a"]),
        NewArticle(article_row("a_2"), [event_row("e_2")], ["b"]),
        NewArticle(article_row("a_3"), [event_row("e_3")], ["a", "b", "missing"]),
        NewArticle(article_row("a_4"), [event_row("e_4")]),
    ]


EXPECTED = {("a", "e_1"), ("b", "e_2"), ("a", "e_3"), ("b", "e_3")}


def test_each_article_of_a_batch_enters_its_own_collections(two: Database) -> None:
    assert articles.create_all(two, batch()) == {"a_1", "a_2", "a_3", "a_4"}
    assert placings(two) == EXPECTED
    assert [collections.slugs_of(two, f"a_{number}") for number in (1, 2, 3, 4)] == [["a"], ["b"], ["a", "b"], []]


def test_each_stored_article_of_a_batch_enters_its_own_collections(two: Database) -> None:
    articles.create_all(two, [NewArticle(new.row, new.events) for new in batch()])
    assert placings(two) == set()
    wanted = {new.row["id"]: new.collections for new in batch()}
    assert collections.add(two, wanted)
    assert placings(two) == EXPECTED
    assert not collections.add(two, wanted), "they are in all of them already"


def test_removing_an_article_from_a_collection_removes_only_its_events_from_there(two: Database) -> None:
    articles.create_all(two, batch())
    assert collections.remove(two, "a", "a_3")
    assert placings(two) == EXPECTED - {("a", "e_3")}
    assert not collections.remove(two, "a", "a_3")
