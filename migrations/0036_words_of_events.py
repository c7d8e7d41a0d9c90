"""Store the words of full text in the rows of events on PostgreSQL, too: a table of their own repeated the events' ids.

The table of events is written again, so that neither it nor its indexes keep the space of the older rows.
"""

from peewee import SqliteDatabase

BREAK = "¶"
GIN = (
    "CREATE INDEX wording_index ON {} USING GIN"
    f" (array_to_tsvector(array_remove(string_to_array(words, ' '), '{BREAK}'))) WITH (gin_pending_list_limit = 256)"
)
OLDER = (
    'CREATE TABLE "wording" ("id" BIGINT NOT NULL, "event_id" VARCHAR(32) COLLATE "C" NOT NULL,'
    ' "words" TEXT COLLATE "C" NOT NULL, PRIMARY KEY ("event_id"),'
    ' FOREIGN KEY ("event_id") REFERENCES "event" ("id") ON DELETE CASCADE)'
)
#: A column's new type can be written with a function, but not with a query.
FUNCTIONS = (
    "CREATE FUNCTION pg_temp.id_of_words(event VARCHAR) RETURNS BIGINT STABLE LANGUAGE sql"
    " AS 'SELECT id FROM wording WHERE event_id = event'",
    "CREATE FUNCTION pg_temp.words_of(event VARCHAR) RETURNS TEXT STABLE LANGUAGE sql"
    " AS 'SELECT words FROM wording WHERE event_id = event'",
)


def up(migrator, db):
    if isinstance(db, SqliteDatabase):
        return
    for function in FUNCTIONS:
        db.execute_sql(function)
    db.execute_sql('ALTER TABLE event ADD COLUMN "word_id" BIGINT, ADD COLUMN "words" TEXT COLLATE "C"')
    db.execute_sql(
        "ALTER TABLE event ALTER word_id TYPE BIGINT USING pg_temp.id_of_words(id),"
        ' ALTER words TYPE TEXT COLLATE "C" USING pg_temp.words_of(id)'
    )
    db.execute_sql("DROP FUNCTION pg_temp.id_of_words, pg_temp.words_of")
    db.execute_sql("DROP TABLE wording")
    db.execute_sql('CREATE INDEX "event_word_id" ON "event" ("word_id")')
    db.execute_sql(GIN.format("event"))


def down(migrator, db):
    if isinstance(db, SqliteDatabase):
        return
    db.execute_sql(OLDER)
    db.execute_sql("INSERT INTO wording SELECT word_id, id, words FROM event WHERE words IS NOT NULL")
    db.execute_sql("ALTER TABLE event DROP COLUMN word_id, DROP COLUMN words")
    db.execute_sql('CREATE INDEX "wording_id" ON "wording" ("id")')
    db.execute_sql(GIN.format("wording"))
