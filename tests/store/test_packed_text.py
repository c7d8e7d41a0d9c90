"""The texts of articles as they are stored, and as they are read."""

from __future__ import annotations

import importlib
import zlib
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.store import articles, collections, migrate, term_vectors
from service.store.common_words import COMMON_WORDS
from service.store.database import Database
from service.store.packed_text import packed, unpacked
from tests.store.rows import article_row, event_row

_LONG = "The bridge opened on Monday, and “traffic” crossed it on Tuesday. " * 9
TEXTS = pytest.mark.parametrize("text", ["x", "\u00ff\u00fe", _LONG, "{\\x41}\n\0", "大桥周一开放。"])


def _without_dictionary(text: str) -> bytes:
    """Return a text as versions before migration 0031 store it."""
    return b"\xff" + zlib.compress(text.encode(), wbits=-15)


@TEXTS
def test_any_text_is_stored_without_loss(text: str) -> None:
    assert unpacked(packed(text)) == text


@TEXTS
def test_the_text_of_an_older_worker_is_read(text: str) -> None:
    assert [unpacked(stored) for stored in (text, text.encode(), _without_dictionary(text))] == [text] * 3


def test_common_words_take_little() -> None:
    text = "The president of the national council said the agreement with the European Union was expected this week."
    assert len(packed(text)) < len(_without_dictionary(text)) * 0.6


def test_the_migration_has_the_same_common_words() -> None:
    assert importlib.import_module("migrations.0031_common_words").COMMON_WORDS == COMMON_WORDS


def _stored(store: Database) -> list[Any]:
    return [text for (text,) in store.execute_sql("SELECT text FROM article ORDER BY id").fetchall()]


def test_articles_and_stories_read_the_text_that_was_stored(store: Database) -> None:
    assert articles.create(store, article_row(text=_LONG), [event_row()])
    row = articles.find(store, "a_one")
    assert row is not None
    assert [row["text"], term_vectors.texts(store, ["a_one"])["a_one"].text] == [_LONG] * 2
    assert len(_stored(store)[0]) < len(_LONG) / 2


def test_an_article_of_an_older_worker_is_served_and_edited(client: FlaskClient, store: Database) -> None:
    posted = {"text": "The bridge opened on Monday.", "published_at": "2025-03-13"}
    article = client.post("/v1/articles", json=posted).get_json()["article"]["id"]
    store.execute_sql("UPDATE article SET text = 'The bridge opened on Monday.'")
    assert client.get(f"/v1/articles/{article}").get_json()["events"][0]["summary"] == "The bridge opened on Monday."
    answer = client.patch(f"/v1/articles/{article}", json={"title": "A bridge"}, headers={"If-Match": "*"})
    assert answer.status_code == 200
    assert unpacked(_stored(store)[0]) == posted["text"]


def test_a_migration_packs_texts_and_its_way_back_stores_them_plainly(store: Database) -> None:
    collections.put(store, {"slug": "storm"}, None)
    texts = [_LONG, "大桥周一开放。"]
    for number, text in enumerate(texts):
        assert articles.create(store, article_row(f"a_{number}", text=text), [event_row(f"e_{number}")], ["storm"])
    before = _stored(store)
    migrate.down(store, "0031_common_words")
    assert _stored(store) == [_without_dictionary(text) for text in texts]
    assert [unpacked(stored) for stored in _stored(store)] == texts
    migrate.down(store, "0028_packed_texts")
    assert _stored(store) == texts
    migrate.up(store)
    assert _stored(store) == before
    assert store.execute_sql('SELECT count(*) FROM "placing"').fetchall() == [(2,)]


@TEXTS
def test_the_way_back_leaves_the_text_of_an_older_worker(text: str) -> None:
    back = importlib.import_module("migrations.0028_packed_texts")._unpacked
    assert [back(text), back(text.encode()), back(_without_dictionary(text))] == [text.encode()] * 3
