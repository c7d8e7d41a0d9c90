"""Number the rows of full text in the order of the timeline, so that a search reads its first hits first.

PostgreSQL stores the words as SQLite does: in their order, and without positions.
"""

from peewee import AutoField, BigIntegerField, CharField, ForeignKeyField, Model, SqliteDatabase, TextField

FTS5 = "CREATE VIRTUAL TABLE wording_index USING fts5(words, content='wording', content_rowid='id', tokenize='ascii'{})"
GIN = {
    True: (
        "CREATE INDEX wording_index ON wording"
        " USING GIN (array_to_tsvector(array_remove(string_to_array(words, ' '), '¶')))"
    ),
    False: "CREATE INDEX wording_index ON wording USING GIN ((words::tsvector))",
}
#: The ordinal of the first day, the days until the last one, and whether both are in one year and in one month.
DAYS = {
    "sqlite": {
        "day": "CAST(julianday(start_on) - 1721424.5 AS INTEGER)",
        "days": "CAST(julianday(end_before) - julianday(start_on) - 1 AS INTEGER)",
        "year": "substr(start_on, 1, 4) = substr(date(end_before, '-1 day'), 1, 4)",
        "month": "substr(start_on, 1, 7) = substr(date(end_before, '-1 day'), 1, 7)",
    },
    "postgresql": {
        "day": "(start_on - DATE '0001-01-01' + 1)",
        "days": "(end_before - start_on - 1)",
        "year": "date_trunc('year', start_on) = date_trunc('year', end_before - 1)",
        "month": "date_trunc('month', start_on) = date_trunc('month', end_before - 1)",
    },
}
#: From the highest bits down: other kinds and states, length class, first day, coarseness; within a week, month, year.
FIRST_ID = (
    "(CAST(CASE WHEN kind = 'event' AND state = 'shown' THEN 0 ELSE 1 END AS BIGINT) << 55)"
    " + (CAST(lasting AS BIGINT) << 52) + (CAST({day} AS BIGINT) << 30)"
    " + (CAST(CASE WHEN order_key = '' THEN '0' ELSE substr(order_key, 1, 1) END AS BIGINT) << 26)"
    " + (CASE WHEN ({day} - 1) / 7 = ({day} + {days} - 1) / 7 THEN 1 << 25 ELSE 0 END)"
    " + (CASE WHEN {month} THEN 1 << 24 ELSE 0 END) + (CASE WHEN {year} THEN 1 << 23 ELSE 0 END)"
)
ORDERED = """
    INSERT INTO wording (id, event_id, words)
    SELECT first + row_number() OVER (PARTITION BY first ORDER BY event_id) - 1, event_id, words
    FROM (SELECT {first} AS first, event_id, words FROM old_wording JOIN event ON event.id = event_id) AS numbered
    ORDER BY 1
"""
NUMBERED = "INSERT INTO wording (event_id, words) SELECT event_id, words FROM old_wording ORDER BY event_id"
#: Words with their positions, as a tsvector is written, and as a line: a position without a word is a break.
TO_LINES = """
    UPDATE old_wording SET words = coalesce((
        SELECT string_agg(coalesce(split_part(word, ':', 1), '¶'), ' ' ORDER BY place)
        FROM generate_series(1, (SELECT max(split_part(w, ':', 2)::int) FROM unnest(string_to_array(words, ' ')) AS w))
             AS place
        LEFT JOIN unnest(string_to_array(words, ' ')) AS word ON split_part(word, ':', 2)::int = place
    ), '')
"""
TO_POSITIONS = """
    UPDATE old_wording SET words = coalesce((
        SELECT string_agg(word || ':' || place, ' ' ORDER BY place)
        FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS listed(word, place) WHERE word NOT IN ('', '¶')
    ), '')
"""


def table(db, *, newer):
    class Event(Model):
        id = CharField(primary_key=True, max_length=32)

        class Meta:
            database = db
            table_name = "event"
            legacy_table_names = False

    class Wording(Model):
        id = BigIntegerField(primary_key=True) if newer else AutoField()
        event = ForeignKeyField(Event, on_delete="CASCADE", unique=True)
        words = TextField()

        class Meta:
            database = db
            table_name = "wording"
            legacy_table_names = False

    return Wording


def up(migrator, db):
    kind = "sqlite" if isinstance(db, SqliteDatabase) else "postgresql"
    _re_create(db, ORDERED.format(first=FIRST_ID.format(**DAYS[kind])), TO_LINES, newer=True)


def down(migrator, db):
    _re_create(db, NUMBERED, TO_POSITIONS, newer=False)


def _re_create(db, copy, convert, *, newer):
    is_sqlite = isinstance(db, SqliteDatabase)
    wording = table(db, newer=newer)
    db.execute_sql("CREATE TEMPORARY TABLE old_wording AS SELECT event_id, words FROM wording")
    if is_sqlite:
        db.execute_sql("DROP TABLE wording_index")
    else:
        db.execute_sql(convert)
    db.drop_tables([wording])
    db.create_tables([wording])
    db.execute_sql(copy)
    db.execute_sql("DROP TABLE old_wording")
    if is_sqlite:
        db.execute_sql(FTS5.format(", columnsize=0" if newer else ""))
        db.execute_sql("INSERT INTO wording_index (wording_index) VALUES ('rebuild')")
    else:
        db.execute_sql(GIN[newer])
