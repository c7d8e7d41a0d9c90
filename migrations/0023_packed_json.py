"""Deflate the JSON of events and the reports of articles, which are most of the database's size.

The dictionary is that of ``service.store.packed_json`` at this version. Older versions read the JSON that the way back
stores: in full.
"""

import zlib

from peewee import SqliteDatabase

COLUMNS = (("event", "body"), ("article", "report"))
BINARY = {True: "BLOB", False: "BYTEA"}
BATCH = 1_000  # rows
#: What each character stands for in JSON that older versions have packed.
TEXTS = (
    (1, '","part_of_day":null,"time":null,"approximate":false},"status":"'),
    (2, '","sentence":{"text":"'),
    (3, '},"expression":{"text":"'),
    (4, '","alternatives":[],"explanation":{"rule":"'),
    (5, '"]},"origin":"engine","hidden":false,"orphaned":false,"correction":null,"position":{"part":"'),
    (6, '},"mentions":[],"context":'),
    (7, '},"published_on":"'),
    (14, ',"anchor_kind":"published_at"}'),
)
DICTIONARY = (
    b'{"anchor":{"date":"20","kind":"metadata","timezone":null,"evidence":"published_at, given by the client",'
    b'"upper_bound":null,"reason":null},"document":{"media_type":"text/html","application/json","title":null,'
    b'"byline":null,"dateline":null},"warnings":["published_at has no offset and no time zone is known: read as '
    b'UTC"],"detected_language":{"language":"en","runner_up":"da","clear":true},"date_order":"MDY",'
    b'"unresolved":[],"dropped":["reason":"the dateline: where and when the article was written","reason":"points '
    b'to the past, the present or the future and names no part of it"},"type":"DATE","value":"PAST_REF",'
    b'"rule":"reference.past","type":"SET","value":"P1Y","rule":"set.adverb","reason":"repeats: no single day"}],'
    b'"type":"DURATION": its exact days are not given the publication date is after in the past in the future no '
    b"year given: the nearest to mentioned before read against because of a possessive because of a relative "
    b"clause because of the participle because of a date that because of the verb of saying because of 'since' "
    b"because of 'by' the week of the month of  dateparser reads 'last year' from dateparser reads 'today' from "
    b"dateparser reads 'february' up to the day of the year before the year of the month before the quarter of "
    b'the words give the complete date"rule":"ago","rule":"quarter","rule":"weekday.bare","rule":"month.bare",'
    b'"rule":"month.near","rule":"date.month_year","rule":"part_of_day","rule":"stretch.counted",'
    b'"rule":"unit.near","rule":"day.near","rule":"year.bare","rule":"date.month_day" on Monday Tuesday Wednesday '
    b"Thursday Friday Saturday Sunday January February March April May June July August September October "
    b"November December would and for that is was to have been said it will be of the in the "
    b'"granularity":"minute","granularity":"part of day","granularity":"week","granularity":"quarter",'
    b'"granularity":"year","granularity":"month","19"status":"planned","kind":"background","kind":"comparison",'
    b'"kind":"reference","kind":"schedule","kind":"statement","kind":"figure","certainty":"ambiguous",'
    b'"steps":["kind: comparison, because of \'","kind: schedule, because of \'","kind: statement, because of a '
    b'verb of saying","kind: background, because of \'","kind: figure, because of \'"],"mentions":[{"text":"",'
    b'"start":1,"end":2,"edtf":"20"}{"id":"e_","date":{"edtf":"20","start_on":"20","end_before":"20",'
    b'"granularity":"day","timex3":"20","part_of_day":null,"time":null,"approximate":false},"status":"happened",'
    b'"kind":"event","summary":"The ","sentence":{"text":"The ","start":1,"end":1},"expression":{"text":"",'
    b'"start":1,"end":2},"certainty":"explicit","certainty":"inferred","alternatives":[],'
    b'"explanation":{"rule":"date.","anchor":"20","steps":["the words give the complete date"]},"origin":"engine",'
    b'"hidden":false,"orphaned":false,"correction":null,"position":{"part":"lead","part":"body","at":0.},'
    b'"mentions":[],"context":null,"context":"","article":{"id":"a_","title":"","url":null,"url":"https://",'
    b'"source":""},"published_on":"20","source":"","source":null,"anchor_kind":"published_at"}'
)


def up(migrator, db):
    is_sqlite = isinstance(db, SqliteDatabase)
    for table, column in COLUMNS:
        _replace(db, table, column, f"{BINARY[is_sqlite]} NOT NULL DEFAULT ''", _packed)


def down(migrator, db):
    for table, column in COLUMNS:
        _replace(db, table, column, "TEXT NOT NULL DEFAULT ''", _unpacked)


def _packed(json):
    for code, text in TEXTS:
        json = json.replace(chr(code), text)
    deflate = zlib.compressobj(wbits=-15, memLevel=4, strategy=zlib.Z_FIXED, zdict=DICTIONARY)
    return deflate.compress(json.encode()) + deflate.flush()


def _unpacked(stored):
    if isinstance(stored, str):  # by a worker of an older version that ran on
        return stored
    if stored[:1] == b"{":  # the same on PostgreSQL
        return stored.decode()
    return zlib.decompressobj(-15, DICTIONARY).decompress(stored).decode()


def _replace(db, table, column, definition, converted):
    """Replace a column by one of another type: SQLite cannot change a type."""
    db.execute_sql(f'ALTER TABLE {table} ADD COLUMN "converted" {definition}')
    if isinstance(db, SqliteDatabase):
        db.connection().create_function("converted_of", 1, converted, deterministic=True)
        db.execute_sql(f"UPDATE {table} SET converted = converted_of({column})")  # noqa: S608 - constant names
    else:
        _convert_on_postgresql(db, table, column, converted)
    db.execute_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
    db.execute_sql(f'ALTER TABLE {table} RENAME COLUMN converted TO "{column}"')


def _convert_on_postgresql(db, table, column, converted):
    # events are counted as before
    db.execute_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    read = f"SELECT id, {column} FROM {table} WHERE id > %s ORDER BY id LIMIT {BATCH}"  # noqa: S608 - constant names
    last = ""
    while rows := db.execute_sql(read, (last,)).fetchall():
        values = [(converted(json), row_id) for row_id, json in rows]
        db.cursor().executemany(f"UPDATE {table} SET converted = %s WHERE id = %s", values)  # noqa: S608
        last = rows[-1][0]
    db.execute_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")
