"""Store the JSON of events without the ids that their row has, as ``service.store.packed_json`` reads it.

Ids are random, so that deflate leaves them as they are. Rows whose JSON has other ids, and rows of much older versions,
stay as they are.
"""

import importlib
import zlib

from peewee import SqliteDatabase

WITHOUT_IDS, WITH_IDS, END = b"\xfd", b"\xfe", b"\n"
ID, NO_ID = b'{"id":"%s"', b'{"id":"e_"'
ARTICLE, NO_ARTICLE = b'"article":{"id":"%s"', b'"article":{"id":"a_"'
BATCH = 1_000  # rows
DICTIONARY = importlib.import_module("migrations.0031_common_words").NEWER


def up(migrator, db):
    _convert(db, _without_ids)


def down(migrator, db):
    _convert(db, _with_ids)


def _without_ids(event, article, body):
    if isinstance(body, str) or body[:1] != WITH_IDS:
        return body
    words, end, json = _inflated(body[1:]).partition(END)
    start, article_id = ID % event.encode(), ARTICLE % (article or "").encode()
    if not json.startswith(start) or (article and article_id not in json):
        return body
    json = NO_ID + json[len(start) :]
    if article:
        json = NO_ARTICLE.join(json.rsplit(article_id, 1))
    return WITHOUT_IDS + _deflated(words + end + json)


def _with_ids(event, article, body):
    if isinstance(body, str) or body[:1] != WITHOUT_IDS:
        return body
    words, end, json = _inflated(body[1:]).partition(END)
    json = ID % event.encode() + json[len(NO_ID) :]
    if article:
        json = (ARTICLE % article.encode()).join(json.rsplit(NO_ARTICLE, 1))
    return WITH_IDS + _deflated(words + end + json)


def _inflated(data):
    return zlib.decompressobj(-15, DICTIONARY).decompress(data)


def _deflated(data):
    deflate = zlib.compressobj(wbits=-13, memLevel=5, strategy=zlib.Z_FIXED, zdict=DICTIONARY)
    return deflate.compress(data) + deflate.flush()


def _convert(db, converted):
    if isinstance(db, SqliteDatabase):
        db.connection().create_function("converted_of", 3, converted, deterministic=True)
        db.execute_sql("UPDATE event SET body = converted_of(id, article_id, body)")
        return
    db.execute_sql("ALTER TABLE event DISABLE TRIGGER USER")  # events are counted as before
    read = f"SELECT id, article_id, body FROM event WHERE id > %s ORDER BY id LIMIT {BATCH}"  # noqa: S608 - a constant
    last = ""
    while rows := db.execute_sql(read, (last,)).fetchall():
        values = [(converted(*row), row[0]) for row in rows]
        db.cursor().executemany("UPDATE event SET body = %s WHERE id = %s", values)
        last = rows[-1][0]
    db.execute_sql("ALTER TABLE event ENABLE TRIGGER USER")
