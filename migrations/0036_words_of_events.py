"""Store the words of full text in the bodies of events on PostgreSQL, too, as ``service.store.packed_json`` says.

Their own table repeated the ids of events. The words stay plain, because the index reads them; the JSON after them is
deflated as if they were deflated before it. The table of events is then written again, so that neither it nor its
indexes keep the space of the older rows. Rows of a much older version become like the others.
"""

import importlib
import zlib

from peewee import SqliteDatabase

WITHOUT_IDS, WITH_IDS, END = b"\xfd", b"\xfe", b"\n"
PLAIN = {WITHOUT_IDS: b"\xfb", WITH_IDS: b"\xfc"}
MARKS = {plain: mark for mark, plain in PLAIN.items()}
BATCH = 1_000  # rows
OLDER = importlib.import_module("migrations.0023_packed_json").DICTIONARY
NEWER = importlib.import_module("migrations.0031_common_words").NEWER
TEXTS = importlib.import_module("migrations.0021_packed_events").TEXTS
GIN = (
    "CREATE INDEX wording_index ON {} USING GIN"
    " (array_to_tsvector(array_remove(string_to_array({}, ' '), '¶'))) WITH (gin_pending_list_limit = 256)"
)
#: PostgreSQL takes convert_from for a function whose result can change.
WORDS_OF = r"""
CREATE OR REPLACE FUNCTION words_of(body BYTEA) RETURNS TEXT IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
    SELECT convert_from(substring(body FROM 3 FOR greatest(position('\x0a'::bytea IN body) - 4, 0)), 'UTF8')
$$
"""
TABLE = (
    'CREATE TABLE "wording" ("id" BIGINT NOT NULL, "event_id" VARCHAR(32) COLLATE "C" NOT NULL,'
    ' "words" TEXT COLLATE "C" NOT NULL, PRIMARY KEY ("event_id"),'
    ' FOREIGN KEY ("event_id") REFERENCES "event" ("id") ON DELETE CASCADE)'
)


def up(migrator, db):
    if isinstance(db, SqliteDatabase):
        return
    db.execute_sql('ALTER TABLE event ADD COLUMN "word_id" BIGINT')
    read = "event.id, body, wording.id, words FROM event LEFT JOIN wording ON event_id = event.id"
    for rows in _batches(db, read):
        values = [(_newer(body, words or ""), word_id, event) for event, body, word_id, words in rows]
        db.cursor().executemany("UPDATE event SET body = %s, word_id = %s WHERE id = %s", values)
    db.execute_sql("DROP TABLE wording")
    _write_again(db)
    db.execute_sql(WORDS_OF)
    db.execute_sql('CREATE INDEX "event_word_id" ON "event" ("word_id")')
    db.execute_sql(GIN.format("event", "words_of(body)"))


def down(migrator, db):
    if isinstance(db, SqliteDatabase):
        return
    db.execute_sql("DROP INDEX wording_index")
    db.execute_sql("DROP FUNCTION words_of")
    db.execute_sql(TABLE)
    for rows in _batches(db, "id, body, word_id FROM event"):
        older = [(event, *_older(body), word_id) for event, body, word_id in rows]
        db.cursor().executemany("UPDATE event SET body = %s WHERE id = %s", [(row[1], row[0]) for row in older])
        words = [(word_id, event, words) for event, _, words, word_id in older if word_id is not None]
        db.cursor().executemany("INSERT INTO wording (id, event_id, words) VALUES (%s, %s, %s)", words)
    db.execute_sql("ALTER TABLE event DROP COLUMN word_id")
    _write_again(db)
    db.execute_sql('CREATE INDEX "wording_id" ON "wording" ("id")')
    db.execute_sql(GIN.format("wording", "words"))


def _newer(body, words):
    mark, json = _parts(body)
    start = b" %s \n" % words.encode()
    deflate = _compressor()
    deflate.compress(start)
    deflate.flush(zlib.Z_SYNC_FLUSH)
    return PLAIN[mark] + start + deflate.compress(json) + deflate.flush()


def _older(body):
    """Return a body as it was, and its words."""
    if body[:1] not in MARKS:
        return body, ""
    start = body.index(END) + 1
    json = _inflated(body[start:], NEWER + body[1:start])
    deflate = _compressor()
    return MARKS[body[:1]] + deflate.compress(END + json) + deflate.flush(), body[2 : start - 2].decode()


def _parts(body):
    """Return the mark and the JSON of a body."""
    if body[:1] in PLAIN:
        return body[:1], _inflated(body[1:], NEWER).partition(END)[2]
    json = body if body[:1] == b"{" else _inflated(body, OLDER)
    for code, text in TEXTS:
        json = json.replace(bytes([code]), text.encode())
    return WITH_IDS, json


def _inflated(data, dictionary):
    return zlib.decompressobj(-15, dictionary).decompress(data)


def _compressor():
    return zlib.compressobj(wbits=-13, memLevel=5, strategy=zlib.Z_FIXED, zdict=NEWER)


def _batches(db, columns):
    db.execute_sql("ALTER TABLE event DISABLE TRIGGER USER")  # events are counted as before
    last = ""
    while rows := db.execute_sql(
        f"SELECT {columns} WHERE event.id > %s ORDER BY event.id LIMIT {BATCH}",
        (last,),
    ).fetchall():
        yield rows
        last = rows[-1][0]
    db.execute_sql("ALTER TABLE event ENABLE TRIGGER USER")


def _write_again(db):
    db.execute_sql("ALTER TABLE event ALTER COLUMN body TYPE BYTEA USING body || ''::bytea")
