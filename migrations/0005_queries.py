"""Add what filters need: an event's source, language, length class and words, and when a removed event was added.

The words of stored events are folded as ``service.text.words`` folds those of new ones.
"""

import json
import re
import unicodedata

from peewee import AutoField, CharField, ForeignKeyField, IntegerField, Model, SqliteDatabase, TextField

COLUMNS = {"source": "TEXT", "language": "VARCHAR(8)"}
LASTING = '"lasting" INTEGER NOT NULL DEFAULT 0'
INDEXES = {
    "event_lasting_start_on_grain_rank_id": '"event" ("lasting", "start_on", "grain_rank", "id")',
    "event_source_lasting_start_on_grain_rank_id": '"event" ("source", "lasting", "start_on", "grain_rank", "id")',
    "event_language_lasting_start_on_grain_rank_id": '"event" ("language", "lasting", "start_on", "grain_rank", "id")',
    "event_corrected": '"event" ("start_on", "grain_rank", "id") WHERE corrected',
    "placing_collection_id_lasting_start_on_grain_rank_event_id": (
        '"placing" ("collection_id", "lasting", "start_on", "grain_rank", "event_id")'
    ),
}
FTS5 = "CREATE VIRTUAL TABLE wording_index USING fts5(words, content='wording', content_rowid='id', tokenize='ascii')"
GIN = "CREATE INDEX wording_index ON wording USING GIN ((words::tsvector))"
ORPHANS = (
    'INSERT INTO "placing" (collection_id, start_on, grain_rank, event_id)'
    " SELECT membership.collection_id, event.start_on, event.grain_rank, event.id"
    " FROM event JOIN membership ON membership.article_id = event.article_id WHERE event.state = 'orphaned'"
)
NO_ORPHANS = """DELETE FROM "placing" WHERE event_id IN (SELECT id FROM event WHERE state = 'orphaned')"""

MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
WORD = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*")


def tables(db, *, newer):
    class Event(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "event"
            legacy_table_names = False

    class Wording(Model):
        id = AutoField()
        event = ForeignKeyField(Event, on_delete="CASCADE", unique=True)
        words = TextField()

        class Meta:
            database = db
            table_name = "wording"
            legacy_table_names = False

    class Removal(Model):
        event = CharField(primary_key=True, max_length=32)
        changed_in = IntegerField()
        if newer:
            added_in = IntegerField()

        class Meta:
            database = db
            table_name = "removal"
            legacy_table_names = False
            indexes = ((("changed_in", "event"), False),)

    return Wording, Removal


def up(migrator, db):
    wording, removal = tables(db, newer=True)
    for name, kind in COLUMNS.items():
        db.execute_sql(f'ALTER TABLE event ADD COLUMN "{name}" {kind}')
        db.execute_sql(f"UPDATE event SET {name} = (SELECT {name} FROM article WHERE article.id = event.article_id)")  # noqa: S608
    db.execute_sql(ORPHANS)
    _add_lengths(db)
    for name, columns in INDEXES.items():
        db.execute_sql(f'CREATE INDEX "{name}" ON {columns}')
    _rebuild(db, removal, "event, changed_in", "event, changed_in, 0")
    db.create_tables([wording])
    _index_words(db)
    # events from before revisions existed have revision 0, which is before the first page of the feed of changes
    db.execute_sql("UPDATE revision SET value = 1 WHERE value = 0 AND EXISTS (SELECT 1 FROM event)")
    db.execute_sql("UPDATE event SET added_in = 1 WHERE added_in = 0")
    db.execute_sql("UPDATE event SET changed_in = 1 WHERE changed_in = 0")


def down(migrator, db):
    wording, removal = tables(db, newer=False)
    db.execute_sql(NO_ORPHANS)
    if isinstance(db, SqliteDatabase):
        db.execute_sql("DROP TABLE wording_index")
    db.drop_tables([wording])
    _rebuild(db, removal, "event, changed_in", "event, changed_in")
    for name in INDEXES:
        db.execute_sql(f'DROP INDEX "{name}"')
    db.execute_sql('ALTER TABLE "placing" DROP COLUMN "lasting"')
    for name in (*COLUMNS, "lasting"):
        db.execute_sql(f'ALTER TABLE event DROP COLUMN "{name}"')


def _add_lengths(db):
    is_sqlite = isinstance(db, SqliteDatabase)
    days = "julianday(end_before) - julianday(start_on)" if is_sqlite else "end_before - start_on"
    length = f"CASE WHEN {days} <= 31 THEN 0 WHEN {days} <= 366 THEN 1 WHEN {days} <= 3653 THEN 2 ELSE 3 END"
    for table in ("event", "placing"):
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN {LASTING}')
    db.execute_sql(f"UPDATE event SET lasting = {length}")  # noqa: S608 - constant names
    of_event = "SELECT lasting FROM event WHERE event.id = event_id"
    db.execute_sql(f'UPDATE "placing" SET lasting = ({of_event})')  # noqa: S608 - constant names


def _rebuild(db, removal, kept, values):
    """Re-create the table and copy its rows: SQLite cannot add a NOT NULL column without a default."""
    columns = ", ".join(removal._meta.columns)
    db.execute_sql(f"CREATE TEMPORARY TABLE old_removal AS SELECT {kept} FROM removal")  # noqa: S608 - constant names
    db.drop_tables([removal])
    db.create_tables([removal])
    db.execute_sql(f"INSERT INTO removal ({columns}) SELECT {values} FROM old_removal")  # noqa: S608
    db.execute_sql("DROP TABLE old_removal")


def _index_words(db):
    """Fill the table of words in batches, then index it."""
    is_sqlite = isinstance(db, SqliteDatabase)
    mark, after = db.param, ""
    read = f"SELECT id, body FROM event WHERE id > {mark} ORDER BY id LIMIT 500"  # noqa: S608 - constant names
    while rows := db.execute_sql(read, (after,)).fetchall():
        for identity, body in rows:
            words = _words(json.loads(body))
            row = (identity, " ".join(words) if is_sqlite else _placed(words))
            db.execute_sql(f"INSERT INTO wording (event_id, words) VALUES ({mark}, {mark})", row)  # noqa: S608
        after = rows[-1][0]
    db.execute_sql(FTS5 if is_sqlite else GIN)
    if is_sqlite:
        db.execute_sql("INSERT INTO wording_index (wording_index) VALUES ('rebuild')")


def _words(event):
    """Return the words of an event's sentence, its summary and its article's title, separated by ¶."""
    passages = (
        (event.get("sentence") or {}).get("text"),
        event.get("summary"),
        (event.get("article") or {}).get("title"),
    )
    found = []
    for text in passages:
        line = " ".join(filter(None, (_folded(one[0]) for one in WORD.finditer(text or ""))))
        if line and not any(f" {line} " in f" {other} " for other in found):
            found.append(line)
    return " ¶ ".join(found).split(" ")


def _placed(words):
    return " ".join(f"{word}:{place}" for place, word in enumerate(words, 1) if word not in ("", "¶"))


def _folded(word):
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word[:100]).casefold())
    return "".join(letter for letter in plain if letter.isalnum())[:100]
