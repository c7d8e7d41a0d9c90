"""Store the words of events with their JSON, which repeats them, and their ids in full text as a column: on SQLite.

FTS5 has no table of words beside its index any more, so the index is built again. PostgreSQL keeps the table, which its
index reads.
"""

import importlib
import zlib

from peewee import SqliteDatabase

WITH_WORDS, END = b"\xff", b"\n"
FTS5 = "CREATE VIRTUAL TABLE wording_index USING fts5(words, {}, tokenize='ascii', columnsize=0)"
NEWER, OLDER = "content=''", "content='wording', content_rowid='id'"
WORDING = (
    'CREATE TABLE "wording" ("id" INTEGER NOT NULL PRIMARY KEY, "event_id" VARCHAR(32) NOT NULL, "words" TEXT NOT NULL,'
    ' FOREIGN KEY ("event_id") REFERENCES "event" ("id") ON DELETE CASCADE)'
)
DICTIONARY = importlib.import_module("migrations.0023_packed_json").DICTIONARY


def up(migrator, db):
    if not isinstance(db, SqliteDatabase):
        return
    db.connection().create_function("packed_with", 2, _packed_with, deterministic=True)
    db.execute_sql('ALTER TABLE event ADD COLUMN "word_id" INTEGER')
    db.execute_sql(
        "UPDATE event SET (word_id, body) ="
        " (SELECT wording.id, packed_with(event.body, words) FROM wording WHERE wording.event_id = event.id)"
        " WHERE id IN (SELECT event_id FROM wording)"
    )
    db.execute_sql('CREATE UNIQUE INDEX "event_word_id" ON "event" ("word_id")')
    db.execute_sql("DROP TABLE wording_index")
    db.execute_sql(FTS5.format(NEWER))
    db.execute_sql("INSERT INTO wording_index (rowid, words) SELECT id, words FROM wording ORDER BY id")
    db.execute_sql("DROP TABLE wording")


def down(migrator, db):
    if not isinstance(db, SqliteDatabase):
        return
    db.connection().create_function("words_of", 1, lambda body: _parts(body)[0].decode(), deterministic=True)
    db.connection().create_function("json_of", 1, lambda body: _deflated(_parts(body)[1]), deterministic=True)
    db.execute_sql(WORDING)
    db.execute_sql('CREATE UNIQUE INDEX "wording_event_id" ON "wording" ("event_id")')
    db.execute_sql("INSERT INTO wording SELECT word_id, id, words_of(body) FROM event ORDER BY word_id")
    db.execute_sql("DROP TABLE wording_index")
    db.execute_sql(FTS5.format(OLDER))
    db.execute_sql("INSERT INTO wording_index (wording_index) VALUES ('rebuild')")
    db.execute_sql("UPDATE event SET body = json_of(body) WHERE substr(body, 1, 1) = X'ff'")
    db.execute_sql('DROP INDEX "event_word_id"')
    db.execute_sql("ALTER TABLE event DROP COLUMN word_id")


def _packed_with(body, words):
    if isinstance(body, str):  # by a worker of a much older version that ran on: it stays as it is
        return body
    return WITH_WORDS + _deflated(words.encode() + END + _inflated(body))


def _parts(body):
    """Return the words and the JSON of a body."""
    if isinstance(body, str) or body[:1] != WITH_WORDS:
        return b"", b""
    words, _, json = _inflated(body[1:]).partition(END)
    return words, json


def _inflated(data):
    return zlib.decompressobj(-15, DICTIONARY).decompress(data)


def _deflated(data):
    deflate = zlib.compressobj(wbits=-13, memLevel=5, strategy=zlib.Z_FIXED, zdict=DICTIONARY)
    return deflate.compress(data) + deflate.flush()
