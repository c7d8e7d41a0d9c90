"""The migration that shortens order keys, and its way back."""

from __future__ import annotations

from flask.testing import FlaskClient

from service.store import articles, collections, migrate
from service.store.database import Database
from tests.store.rows import article_row, event_row

_MIGRATION = "0029_short_order_keys"
#: Keys of version 0.1, and what the migration makes of them.
_KEYS = {
    "9----20250313bbbbbccc0000017": "9-1rvybbbbb---G",
    "909301999123102bbbccc0000000": "909301pdU02bbb----",
    "2----00010101cccccddd9999998": "2---5Jccccca8Oy",
    "6----999999999999999": "6-zzzza8Oz",
    "92000999999990000005": "92000zzzz---4",
    "0205": "0205",
    "": "",
}
_TEXT = (
    "The dam opened in May 2023. It burst on Monday. Crews came at 6 p.m. on Monday. The town was dark on Monday night."
)


def _keys(store: Database, table: str, name: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = store.execute_sql(f'SELECT {name}, order_key FROM "{table}" ORDER BY 1').fetchall()
    return rows


def test_stored_events_get_the_keys_of_posted_ones(store: Database, client: FlaskClient) -> None:
    posted = {"text": _TEXT, "published_at": "2025-03-13", "collections": ["harbour"]}
    assert client.put("/v1/collections/harbour", json={}).status_code == 201
    assert client.post("/v1/articles", json=posted).status_code == 201
    event = {"date": {"edtf": "2025-03-10"}, "status": "happened", "summary": "A fair."}
    assert client.post("/v1/events", json=event).status_code == 201
    before = [_keys(store, "event", "id"), _keys(store, "placing", "event_id")]
    assert len(before[0]) == 5
    migrate.down(store, _MIGRATION)
    assert {len(key) for _, key in _keys(store, "event", "id")} == {20, 28}
    assert {len(key) for _, key in _keys(store, "placing", "event_id")} == {28}
    migrate.up(store)
    assert [_keys(store, "event", "id"), _keys(store, "placing", "event_id")] == before


def test_each_key_becomes_shorter_and_longer_again(store: Database) -> None:
    collections.put(store, {"slug": "storm"}, None)
    for number, old in enumerate(_KEYS):
        article = article_row(f"a_{old[13:21]}" if len(old) == 28 else f"a_none{number}")
        event = event_row(f"e_{number}", order_key=old)
        assert articles.create(store, article, [event], ["storm"])
    migrate.down(store, _MIGRATION)
    older = [(f"e_{number}", old) for number, old in enumerate(_KEYS)]
    newer = [(f"e_{number}", new) for number, new in enumerate(_KEYS.values())]
    for _ in range(2):
        assert [_keys(store, "event", "id"), _keys(store, "placing", "event_id")] == [older] * 2
        migrate.up(store)
        assert [_keys(store, "event", "id"), _keys(store, "placing", "event_id")] == [newer] * 2
        migrate.down(store, _MIGRATION)
    assert store.execute_sql("SELECT sum(events) FROM event_count").fetchall() == [(len(_KEYS),)]
    migrate.up(store)
