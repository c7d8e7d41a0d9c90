"""The JSON of events and reports as it is stored, and as it is served."""

from __future__ import annotations

import importlib
import zlib
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

from service.store import articles, events
from service.store.database import Database
from service.store.packed_json import (
    DICTIONARY,
    TEXTS,
    has_words,
    packed,
    packed_event,
    unpacked,
    unpacked_bytes,
    unpacked_event,
    words_of,
)

_TEXT = "It may close on 3/4/25, after 9 a.m. The bridge opened on Monday. It was built recently."


def _report(client: FlaskClient) -> dict[str, Any]:
    article = {"text": _TEXT, "published_at": "2025-03-13", "source": "The Post", "title": "A \u0001 “bridge”"}
    report: dict[str, Any] = client.post("/v1/articles", json=article).get_json()
    assert len(report["events"]) > 1
    return report


def test_an_event_of_the_engine_repeats_little(client: FlaskClient, store: Database) -> None:
    for event in _report(client)["events"]:
        columns = "SELECT id, article_id, body FROM event"
        (row,) = store.execute_sql(f"{columns} WHERE id = '{event['id']}'").fetchall()
        stored, served = row[2], orjson.dumps(event).decode()
        assert unpacked_event(*row) == served
        assert event["id"] not in unpacked(stored)
        assert event["article"]["id"] not in unpacked(stored)
        assert len(stored) < len(served) / 2, "members were renamed or moved: renew the dictionary, with a migration"


def test_the_report_of_an_article_repeats_little(client: FlaskClient, store: Database) -> None:
    article_id = _report(client)["article"]["id"]
    ((stored,),) = store.execute_sql("SELECT report FROM article").fetchall()
    row = articles.find(store, article_id)
    assert row is not None
    assert unpacked(stored) == row["report"]
    assert len(stored) < len(row["report"]) / 2


def test_a_correction_is_stored_and_served_alike(client: FlaskClient, store: Database) -> None:
    event = _report(client)["events"][0]
    changed = client.patch(
        f"/v1/events/{event['id']}", json={"summary": "It \u0002 opened."}, headers={"If-Match": "*"}
    )
    found = events.find(store, event["id"])
    assert found is not None
    assert orjson.loads(found.body) == changed.get_json()


@pytest.mark.parametrize("json", ['{"id":"e_one"}', "{}", '{"a":"\\u0001 \\\\"}', '{"a":"},\\"published_on\\":\\"é"}'])
def test_any_json_is_stored_without_loss(json: str) -> None:
    assert unpacked(packed(json)) == json


def test_json_that_is_not_wanted_is_empty() -> None:
    assert unpacked_bytes("e_one", "a_one", None) == b""


_JSON = (
    '{"id":"e_one","article":null}',
    '{"id":"e_one","summary":"The bridge\\nopened.","article":{"id":"a_one","title":"大桥"}}',
    '{"id":"e_one","summary":"\\"article\\":{\\"id\\":\\"a_one","article":{"id":"a_one","title":"{\\"id\\":\\"a_"}}',
    '{"id":"e_one","correction":{"article":{"id":"a_one"}},"article":{"id":"a_one","title":null}}',
)


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("json", _JSON)
def test_ids_that_the_row_has_are_not_stored_in_the_json(json: str, plain: bool) -> None:
    event, article = "e_m6exzdbsc3o3ynb64swf", "a_kp452cuqyyzbeu6kfe2h" if '"article":{' in json else None
    served = json.replace("e_one", event).replace("a_one", article or "")
    stored = packed_event(served, "bridge", event, article, plain=plain)
    assert unpacked_event(event, article, stored) == served
    assert event not in unpacked(stored)
    assert unpacked(stored).count(str(article)) == served.count(str(article)) - bool(article)


@pytest.mark.parametrize(("event", "article"), [("e_other", "a_one"), ("e_one", "a_other"), ("e_one", "a_on")])
@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("json", _JSON[1:])
def test_json_with_other_ids_than_its_row_is_stored_in_full(json: str, plain: bool, event: str, article: str) -> None:
    stored = packed_event(json, "bridge", event, article, plain=plain)
    assert unpacked(stored) == unpacked_event(event, article, stored) == json


@pytest.mark.parametrize("json", _JSON)
@pytest.mark.parametrize("words", ["", "the bridge opened"])
def test_migration_0032_leaves_ids_out_and_puts_them_back(json: str, words: str) -> None:
    migration = importlib.import_module("migrations.0032_events_without_ids")
    ids = "e_one", "a_one" if '"article":{' in json else None
    older, newer = _of_migration_0031(json, words), packed_event(json, words, *ids)
    assert [migration._without_ids(*ids, older), migration._with_ids(*ids, newer)] == [newer, older]
    assert unpacked_event(*ids, older) == json
    for other in (json, json.encode(), packed(json), newer):
        assert migration._without_ids(*ids, other) == other
    for other in (json, json.encode(), packed(json), older):
        assert migration._with_ids(*ids, other) == other
    assert migration._without_ids("e_other", ids[1], older) == older
    assert migration._without_ids("e_one", "a_other", older) == older


def _of_migration_0031(json: str, words: str) -> bytes:
    """Return an event as version 0031 stored it, which is how JSON without the ids of the row is stored today."""
    return packed_event(json, words, "", None)


@pytest.mark.parametrize("json", ['{"id":"e_one","summary":"The bridge\\nopened."}', "{}", '{"a":"大桥"}'])
@pytest.mark.parametrize("words", ["", "the bridge opened ¶ 大 桥", "the old bridge " * 60])
def test_words_are_stored_beside_any_json(json: str, words: str) -> None:
    stored = packed_event(json, words, "e_other", None)
    assert (unpacked(stored), words_of(stored).decode()) == (json, words)
    plain = packed_event(json, words, "e_other", None, plain=True)
    assert (unpacked(plain), words_of(plain).decode()) == (json, words)
    assert plain[1:].startswith(f" {words} \n".encode())
    assert [words_of(packed(json)), words_of(json.encode())] == [b"", b""]


def _of_migration_0030(json: str, words: str) -> bytes:
    deflate = zlib.compressobj(wbits=-13, memLevel=5, strategy=zlib.Z_FIXED, zdict=DICTIONARY)
    return b"\xff" + deflate.compress(f"{words}\n{json}".encode()) + deflate.flush()


def test_events_of_the_version_before_are_read() -> None:
    json, words = '{"id":"e_one","summary":"The old bridge opened."}', "the old bridge opened " * 30
    stored = _of_migration_0030(json, words)
    assert (unpacked(stored), words_of(stored).decode()) == (json, words)


@pytest.mark.parametrize("words", ["", "the old bridge opened", "the old bridge opened " * 30])
def test_migration_0031_deflates_again_and_back(words: str) -> None:
    migration = importlib.import_module("migrations.0031_common_words")
    json = '{"id":"e_one","summary":"The old bridge opened."}'
    older, newer = _of_migration_0030(json, words), _of_migration_0031(json, words)
    assert [migration._newer_event(older), migration._older_event(newer, with_words=True)] == [newer, older]
    without_words = packed(json), _of_migration_0031(json, "")
    assert migration._newer_event(without_words[0]) == without_words[1]
    assert migration._older_event(newer, with_words=False) == without_words[0]
    assert [migration._newer_event(text) for text in (json, json.encode(), newer)] == [json, json.encode(), newer]
    assert [migration._older_event(text, True) for text in (json, json.encode(), older)] == [json, json.encode(), older]


@pytest.mark.parametrize("json", _JSON)
@pytest.mark.parametrize("words", ["", "the bridge opened ¶ 大 桥"])
def test_migration_0036_makes_words_plain_and_deflates_them_again(json: str, words: str) -> None:
    migration = importlib.import_module("migrations.0036_words_of_events")
    for ids in (("e_one", "a_one" if '"article":{' in json else None), ("e_other", None)):
        older, newer = packed_event(json, "", *ids), packed_event(json, words, *ids, plain=True)
        assert migration._newer(older, words) == newer
        assert migration._older(newer) == (older, words)
    in_full = packed_event(json, words, "e_other", None, plain=True)
    code, text = TEXTS[0]
    assert [migration._newer(stored, words) for stored in (json.encode(), packed(json))] == [in_full, in_full]
    long = '{"date":{"timex3":"2025' + text + 'planned"}'
    assert unpacked(migration._newer(long.replace(text, chr(code)).encode(), words)) == long
    assert migration._older(b"") == (b"", "")


def test_words_that_json_repeats_take_little() -> None:
    json = '{"sentence":{"text":"The harbour bridge was closed to lorries for nine weeks."}}'
    words = "the harbour bridge was closed to lorries for nine weeks"
    assert len(packed_event(json, words, "e_one", None, plain=True)) < len(packed(json)) + len(words) / 2
    assert len(packed_event(json, words, "e_one", None)) < len(packed(json)) + len(words) / 2


@pytest.mark.parametrize(
    ("wanted", "excluded", "expected"),
    [
        (" bridge ", "", True),
        (" brid", "", True),
        (" brid ", "", False),
        (" the old ", " new ", True),
        (" bridge \n absent ", "", False),
        (" bridge \n 大 桥 ", "", True),
        (" bridge ", " absent \n old bri", False),
    ],
)
def test_terms_are_found_among_words(wanted: str, excluded: str, expected: bool) -> None:
    assert has_words(packed_event("{}", "the old bridge ¶ 大 桥", "e_one", None), wanted, excluded) is expected


def test_a_worker_of_an_older_version_fails_to_read_words() -> None:
    with pytest.raises(zlib.error):
        zlib.decompressobj(-15, DICTIONARY).decompress(packed_event('{"id":"e_one"}', "bridge", "e_one", None))


def test_the_migration_packs_with_the_same_dictionary_and_texts() -> None:
    migration = importlib.import_module("migrations.0023_packed_json")
    assert (migration.DICTIONARY, migration.TEXTS) == (DICTIONARY, TEXTS)


def _shortened(json: str) -> str:
    for code, text in TEXTS:
        json = json.replace(text, chr(code))
    return json


def _store_as_text(store: Database, table: str, column: str, json: str) -> None:
    quoted = json.replace("'", "''")
    store.execute_sql(f"UPDATE {table} SET {column} = '{quoted}'")


def test_what_a_worker_of_an_older_version_stores_is_served(client: FlaskClient, store: Database) -> None:
    article = {"text": "The “bridge” opened on Monday.", "published_at": "2025-03-13", "source": "The Post"}
    report = client.post("/v1/articles", json=article).get_json()
    (event,) = report["events"]
    short = _shortened(orjson.dumps(event).decode())
    assert len(short) < len(orjson.dumps(event)) - 100
    _store_as_text(store, "event", "body", short)
    _store_as_text(store, "article", "report", '{"warnings":[]}')
    assert client.get("/v1/timeline").get_json()["entries"] == [event]
    assert client.get(f"/v1/events/{event['id']}").get_json() == event
    row = articles.find(store, report["article"]["id"])
    assert row is not None
    assert row["report"] == '{"warnings":[]}'


@pytest.mark.parametrize("json", ['{"id":"e_one"}', '{"a":"“é”"}'])
def test_the_way_back_leaves_text_of_an_older_version(json: str) -> None:
    back = importlib.import_module("migrations.0023_packed_json")._unpacked
    assert [back(json), back(json.encode()), back(packed(json))] == [json] * 3
